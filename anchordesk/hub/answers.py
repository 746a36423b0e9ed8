"""What the hub's addresses for desks answer with, and what they read from a path."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from anchordesk.hub.bodies import read_body, require_digest
from anchordesk.hub.log import Stored
from anchordesk.hub.problems import ProblemError, Refusal
from anchordesk.hub.service import service_of
from anchordesk.wire.addresses import is_digest
from anchordesk.wire.problems import STATEMENT_MEDIA_TYPE


def digest_in_path(request: Request) -> str:
    """The digest that a path names. Raises ProblemError if it is none."""
    digest = str(request.path_params["digest"])
    if not is_digest(digest):
        raise ProblemError(Refusal.NOT_FOUND, "The address is not a SHA-256 digest.")
    return digest


def place_asked_for(request: Request, what: str) -> int:
    """The place that `?after=` names, 0 without one. Raises ProblemError if it is none.

    Args:
        what: What is counted there, for the sentence.
    """
    asked = request.query_params.get("after", "0")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 15):
        raise ProblemError(Refusal.BAD_ENVELOPE, f"`after` is the place of {what}.")
    return int(asked)


async def body_at_digest(request: Request, *, largest: int) -> tuple[bytes, str]:
    """A request's body and the digest that its path names, once they belong together.

    Raises:
        ProblemError: if they do not, or the body is too large or too slow.
    """
    digest = digest_in_path(request)
    seconds = service_of(request).options.limits.body_seconds
    body = await read_body(request, largest=largest, seconds=seconds)
    require_digest(body, digest)
    return body, digest


def receipt_response(stored: Stored) -> Response:
    """The receipt: 201 if the bytes are stored now, 200 if they were."""
    return statement_response(stored.receipt, status=201 if stored.is_new else 200)


def statement_response(content: bytes, status: int = 200) -> Response:
    """A signed statement."""
    return Response(content, status, media_type=STATEMENT_MEDIA_TYPE)
