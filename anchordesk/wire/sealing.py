"""Sealed envelopes: HPKE (RFC 9180, base mode) around a signed statement, padded to a bucket.

    envelope = "ADE1" | suite u8 | flags u8 | recipient id 16 | HPKE output
    inside   = length u32 | zlib of the statement | zeros

The 22 header bytes go into HPKE's `info`, so a changed header does not open. Base mode does not
name the sender; the signature inside does, and it names the recipient too. Whole envelopes are
16, 64 or 256 KiB, so that their size says next to nothing.
"""

from __future__ import annotations

import hashlib
import struct
import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from anchordesk.wire.errors import (
    CannotOpenError,
    MalformedError,
    TooLargeError,
    UpgradeNeededError,
    WrongRecipientError,
)
from anchordesk.wire.framing import KEY_ID_LENGTH

MAGIC = b"ADE1"
SUITE_X25519 = 1
HEADER_LENGTH = 22
HPKE_OVERHEAD = 48
LENGTH_FIELD = 4
BUCKETS = (16 * 1024, 64 * 1024, 256 * 1024)
LARGEST_STATEMENT = 4 * 1024 * 1024
"""The most bytes that an envelope may unpack to."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def sealing_key_id(public_key: bytes) -> bytes:
    """The 16-byte id of a raw X25519 public key: the start of SHA-256(algorithm, key)."""
    return hashlib.sha256(b"x25519" + public_key).digest()[:KEY_ID_LENGTH]


def seal(statement: bytes, *, recipient_public_key: bytes) -> bytes:
    """Seal a signed statement to one X25519 key (32 raw bytes).

    The statement must name `sealing_key_id(recipient_public_key)` as its recipient. The result is
    as long as the smallest bucket that holds it. Sealing twice gives different bytes: seal once,
    keep them, and send those.

    Raises:
        TooLargeError: if it does not fit the largest bucket, or could not be opened again.
    """
    if len(statement) > LARGEST_STATEMENT:
        raise TooLargeError
    packed = zlib.compress(statement, 9)
    needed = HEADER_LENGTH + HPKE_OVERHEAD + LENGTH_FIELD + len(packed)
    bucket = next((size for size in BUCKETS if size >= needed), None)
    if bucket is None:
        raise TooLargeError(f"{needed} bytes")
    padding = bytes(bucket - needed)
    inside = struct.pack(">I", len(packed)) + packed + padding
    header = struct.pack(">4sBB16s", MAGIC, SUITE_X25519, 0, sealing_key_id(recipient_public_key))
    key = X25519PublicKey.from_public_bytes(recipient_public_key)
    return header + _SUITE.encrypt(inside, key, info=_info(header))


def recipient_of(envelope: bytes) -> bytes:
    """The 16-byte id of the key that an envelope says it is sealed to.

    Raises:
        MalformedError: if it is no envelope, or not as long as a bucket.
        UpgradeNeededError: if it uses a suite or flag that this program does not know.
    """
    if len(envelope) not in BUCKETS or not envelope.startswith(MAGIC):
        raise MalformedError("not an envelope")
    _, suite, flags, recipient = struct.unpack_from(">4sBB16s", envelope)
    if suite != SUITE_X25519 or flags != 0:
        raise UpgradeNeededError
    return bytes(recipient)


def open_envelope(envelope: bytes, *, private_key: X25519PrivateKey) -> bytes:
    """The statement inside an envelope; its signature is still to be verified.

    Raises:
        MalformedError, UpgradeNeededError: if the bytes are no envelope of a known kind.
        WrongRecipientError: if it is sealed to another key.
        CannotOpenError: if any byte was changed.
        TooLargeError: if it unpacks to more than `LARGEST_STATEMENT` bytes.
    """
    own = sealing_key_id(private_key.public_key().public_bytes_raw())
    if recipient_of(envelope) != own:
        raise WrongRecipientError
    header = envelope[:HEADER_LENGTH]
    try:
        inside = _SUITE.decrypt(envelope[HEADER_LENGTH:], private_key, info=_info(header))
    except (InvalidTag, ValueError) as problem:
        raise CannotOpenError from problem
    return _unpack(inside)


def _info(header: bytes) -> bytes:
    return b"anchordesk/seal/1" + header


def _unpack(inside: bytes) -> bytes:
    (length,) = struct.unpack_from(">I", inside)
    packed, padding = inside[LENGTH_FIELD : LENGTH_FIELD + length], inside[LENGTH_FIELD + length :]
    if len(packed) != length or padding.strip(b"\0"):
        raise MalformedError("wrong padding")
    unpacker = zlib.decompressobj()
    try:
        statement = unpacker.decompress(packed, LARGEST_STATEMENT + 1)
    except zlib.error as problem:
        raise MalformedError("not compressed") from problem
    if len(statement) > LARGEST_STATEMENT:
        raise TooLargeError
    if not unpacker.eof or unpacker.unused_data or unpacker.unconsumed_tail:
        raise MalformedError("wrong compression")
    return statement
