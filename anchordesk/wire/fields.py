"""The bounded kinds of field that messages are built from.

There is no kind for free text: a `Title` is a short heading from a template or the name of an
organisation, and a `Code` has no spaces, so neither has room for a case note.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta, ValidationError, convert

Title = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=160,
        pattern=r"\A[^\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+\Z",
    ),
]
"""A heading or an organisation's name: 1-160 characters on one line, in one reading direction.

Control characters and those that turn the direction of the text round them are refused, so a name
cannot rearrange the figures next to it.
"""

Code = Annotated[
    str, Meta(min_length=1, max_length=64, pattern=r"\A[A-Za-z0-9][A-Za-z0-9_.,:/+<>=&'()-]*\Z")
]
"""The name of a table, dimension, category, period or version: 1-64 characters, no spaces."""

ProgramVersion = Annotated[str, Meta(pattern=r"\A[0-9]{1,4}(\.[0-9]{1,4}){0,3}\Z")]
"""A version of AnchorDesk, such as "0.1.0"."""

WebAddress = Annotated[str, Meta(max_length=200, pattern=r"\Ahttps?://[A-Za-z0-9.:\[\]-]+/?\Z")]
"""Where a hub is: scheme, host and port only."""

Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
"""SHA-256 in lower-case hexadecimal."""

KeyId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""The 16 bytes of a key id in lower-case hexadecimal."""

MailboxId = Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""The name of a mailbox: half of the hash of its reading key."""

People = Annotated[int, Meta(ge=0, le=9_999_999)]
"""A count of people."""

Figure = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""A published figure: people, or pence, that every JSON reader can hold exactly."""

Number = Annotated[int, Meta(ge=1, le=2**53 - 1)]
"""A version, revision or sequence number, from 1."""

Moment = Annotated[datetime, Meta(tz=True)]
"""A point in time with its zone. Advisory unless the hub wrote it."""

PublicKeyBytes = Annotated[bytes, Meta(min_length=32, max_length=32)]
SecretBytes = Annotated[bytes, Meta(min_length=16, max_length=16)]
MacBytes = Annotated[bytes, Meta(min_length=32, max_length=32)]
TokenBytes = Annotated[bytes, Meta(min_length=32, max_length=32)]
SignatureBytes = Annotated[bytes, Meta(min_length=64, max_length=64)]


def is_title(text: str) -> bool:
    """Whether a name can travel as a `Title`, so that whoever types it is told at once."""
    try:
        convert(text, type=Title)
        text.encode("utf-8")
    except (ValidationError, UnicodeEncodeError):
        return False
    return True


def require_version_7(identifier: UUID) -> None:
    """Refuse an identifier that is not a UUIDv7 (RFC 9562, section 5.7).

    Raises:
        ValueError: which the codec turns into a `MalformedError`.
    """
    if identifier.version != 7:
        raise ValueError("an id must be a UUID version 7")
