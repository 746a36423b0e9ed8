"""Takes in a request's body within bounds of size and time, whatever its headers claim."""

from __future__ import annotations

import asyncio

from starlette.requests import ClientDisconnect, Request

from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.wire.addresses import digest_of


async def read_body(request: Request, *, largest: int, seconds: float) -> bytes:
    """The whole body, counted while it arrives.

    Raises:
        ProblemError: if it is or claims to be larger than `largest` bytes, takes longer than
            `seconds`, or breaks off.
    """
    too_large = ProblemError(
        Refusal.TOO_LARGE, f"The hub takes at most {largest // 1024} KiB at this address."
    )
    claimed = request.headers.get("content-length", "")
    if claimed.isdecimal() and (len(claimed) > 12 or int(claimed) > largest):
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                body += part
                if len(body) > largest:
                    raise too_large
    except TimeoutError as problem:
        raise ProblemError(
            Refusal.TOO_SLOW, "The connection is slow at the moment. It is safe to try again."
        ) from problem
    except ClientDisconnect as problem:
        raise ProblemError(
            Refusal.DIGEST_MISMATCH, "The connection broke. It is safe to try again."
        ) from problem
    return bytes(body)


def require_digest(body: bytes, address: str) -> None:
    """Refuse bytes that are not those which the address names.

    Raises:
        ProblemError: if they are not.
    """
    if digest_of(body) != address:
        raise ProblemError(
            Refusal.DIGEST_MISMATCH,
            "Something between the desk and the hub changed or cut the message. "
            "It is safe to try again.",
        )
