"""The bytes of a signed statement, and what exactly its signature covers.

    statement = version u8 | type length u16 | type | signer id 16 | signature 64 | payload

The signature covers a pre-authentication encoding in the manner of DSSE (secure-systems-lab/dsse,
protocol 1.0): every part goes in with its length, so no two lists of parts give the same bytes.
The recipient's key id is one of the parts but does not stand in the statement: whoever verifies
puts in their own, so a statement that is passed on to somebody else does not verify.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from anchordesk.wire.errors import MalformedError, UpgradeNeededError

STATEMENT_VERSION = 1
KEY_ID_LENGTH = 16
SIGNATURE_LENGTH = 64
LONGEST_TYPE = 64
CONTEXT = b"anchordesk/stmt/1"

ANYONE = bytes(KEY_ID_LENGTH)
"""The recipient of statements made for every reader, such as receipts."""


@dataclass(frozen=True)
class Statement:
    """A statement taken apart; nothing in it may be believed before it is verified."""

    type: str
    signer: bytes
    signature: bytes
    payload: bytes


def length_prefixed(*parts: bytes) -> bytes:
    """Join parts so that they can be taken apart in one way only (lengths are u64, big endian)."""
    framed = [struct.pack(">Q", len(parts))]
    for part in parts:
        framed += (struct.pack(">Q", len(part)), part)
    return b"".join(framed)


def signed_bytes(type_: str, signer: bytes, recipient: bytes, payload: bytes) -> bytes:
    """What the signature of a statement covers."""
    return length_prefixed(CONTEXT, type_.encode("ascii"), signer, recipient, payload)


def pack_statement(statement: Statement) -> bytes:
    """The bytes of a statement."""
    type_ = statement.type.encode("ascii")
    return b"".join(
        (
            struct.pack(">BH", STATEMENT_VERSION, len(type_)),
            type_,
            statement.signer,
            statement.signature,
            statement.payload,
        )
    )


def unpack_statement(content: bytes) -> Statement:
    """Take a statement apart without believing it.

    Raises:
        MalformedError: if it is cut short or its type is not a plain short name.
        UpgradeNeededError: if it follows another version of this framing.
    """
    if len(content) < 3:
        raise MalformedError("too short")
    version, type_length = struct.unpack_from(">BH", content)
    if version != STATEMENT_VERSION:
        raise UpgradeNeededError
    fixed = 3 + type_length + KEY_ID_LENGTH + SIGNATURE_LENGTH
    if not 0 < type_length <= LONGEST_TYPE or len(content) < fixed:
        raise MalformedError("wrong lengths")
    try:
        type_ = content[3 : 3 + type_length].decode("ascii")
    except UnicodeDecodeError as problem:
        raise MalformedError("the type is not a plain name") from problem
    signer_at = 3 + type_length
    signature_at = signer_at + KEY_ID_LENGTH
    return Statement(
        type=type_,
        signer=content[signer_at:signature_at],
        signature=content[signature_at:fixed],
        payload=content[fixed:],
    )
