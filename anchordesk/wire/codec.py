"""Messages to bytes and back: one spelling out, strict reading in.

Encoding is deterministic, so equal messages have equal digests. Signatures do not depend on that:
they cover bytes.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from anchordesk.wire.errors import MalformedError, TooLargeError, UpgradeNeededError

LARGEST_RETURN = 256 * 1024
LARGEST_ANSWER = 512 * 1024

_encoder = msgspec.json.Encoder(order="deterministic")

Message = TypeVar("Message", bound=msgspec.Struct)


def encode(message: msgspec.Struct) -> bytes:
    """The one JSON spelling of a message (UTF-8, keys of dicts sorted, no spaces)."""
    return _encoder.encode(message)


def decode(content: bytes, kind: type[Message], *, largest: int = LARGEST_RETURN) -> Message:
    """Read a message of one kind.

    Args:
        content: The bytes, already verified where they were signed.
        kind: The Struct that they must be.
        largest: The most bytes that are looked at.

    Raises:
        TooLargeError: if there are more bytes than that.
        UpgradeNeededError: if they say they are a later version of this kind.
        MalformedError: if they are anything else than that Struct in every field.
    """
    if len(content) > largest:
        raise TooLargeError(f"more than {largest} bytes")
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        if _names_another_version(content, kind):
            raise UpgradeNeededError from problem
        raise MalformedError(f"not a {kind.__name__}") from problem


class _Tag(msgspec.Struct):
    kind: str = ""


def _names_another_version(content: bytes, kind: type[msgspec.Struct]) -> bool:
    tag = kind.__struct_config__.tag
    if not isinstance(tag, str):
        return False
    try:
        told = msgspec.json.decode(content, type=_Tag).kind
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return told != tag and told.rpartition("/")[0] == tag.rpartition("/")[0]
