"""Messages to bytes and back: one spelling out, strict reading in.

Encoding is deterministic, so equal messages have equal digests. Signatures do not depend on that:
they cover bytes.
"""

from __future__ import annotations

from typing import Literal, TypeVar

import msgspec

from anchordesk.wire.errors import MalformedError, TooLargeError, UpgradeNeededError
from anchordesk.wire.fields import ProgramVersion

READS = "0.1.0"
"""The AnchorDesk whose messages are all read here; one that needs a later one says which."""

LARGEST_RETURN = 1024 * 1024
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
        UpgradeNeededError: if they are of a later AnchorDesk: they say a later version of this
            kind, have a field that it does not know, or name a later program.
        MalformedError: if they are anything else than that Struct in every field.
    """
    if len(content) > largest:
        raise TooLargeError(f"more than {largest} bytes")
    try:
        message = msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        told = _told_leniently(content)
        if _names_another_version(told, kind) or is_unknown_field(problem) or _is_later(told.needs):
            raise UpgradeNeededError(needs=told.needs) from problem
        raise MalformedError(f"not a {kind.__name__}") from problem
    needs = getattr(message, "needs", "")
    if _is_later(needs):
        raise UpgradeNeededError(needs=needs)
    return message


def is_unknown_field(problem: Exception) -> bool:
    """Whether a message was refused for a field that this AnchorDesk does not know.

    Nothing is read that is not known to the last field; but what is signed and has more than that
    is of a later program, and no damage.
    """
    return isinstance(problem, msgspec.ValidationError) and "unknown field" in str(problem)


class _Told(msgspec.Struct):
    """What a message says of itself, whatever else stands in it."""

    kind: str = ""
    needs: ProgramVersion | Literal[""] = ""


def _told_leniently(content: bytes) -> _Told:
    try:
        return msgspec.json.decode(content, type=_Told)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _Told()


def _names_another_version(told: _Told, kind: type[msgspec.Struct]) -> bool:
    tag = kind.__struct_config__.tag
    if not isinstance(tag, str):
        return False
    return told.kind != tag and told.kind.rpartition("/")[0] == tag.rpartition("/")[0]


def _is_later(needs: str) -> bool:
    return bool(needs) and _numbers(needs) > _numbers(READS)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
