"""Signed statements: Ed25519 (RFC 8032) over exact bytes; verified first, parsed after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from anchordesk.wire.errors import SignatureRefusedError
from anchordesk.wire.framing import (
    KEY_ID_LENGTH,
    Statement,
    pack_statement,
    signed_bytes,
    unpack_statement,
)


def signing_key_id(public_key: bytes) -> bytes:
    """The 16-byte id of a raw Ed25519 public key: the start of SHA-256(algorithm, key)."""
    return hashlib.sha256(b"ed25519" + public_key).digest()[:KEY_ID_LENGTH]


def public_key_of(private_key: Ed25519PrivateKey) -> bytes:
    """The 32 raw bytes of the public half."""
    return private_key.public_key().public_bytes_raw()


def sign_statement(
    type_: str,
    payload: bytes,
    *,
    private_key: Ed25519PrivateKey,
    recipient: bytes,
    signer: bytes | None = None,
) -> bytes:
    """Sign a payload for one recipient.

    Args:
        type_: The message's kind and version, for example "return/1".
        payload: The exact bytes to vouch for.
        private_key: The signer's key.
        recipient: The recipient's 16-byte key id, or `framing.ANYONE`.
        signer: The id of the signer's key, from whoever has it at hand.
    """
    if signer is None:
        signer = signing_key_id(public_key_of(private_key))
    signature = private_key.sign(signed_bytes(type_, signer, recipient, payload))
    return pack_statement(Statement(type_, signer, signature, payload))


def claimed_signer(content: bytes) -> bytes:
    """The id of the key that a statement says it is signed with, to look that key up.

    Raises:
        MalformedError, UpgradeNeededError: if the bytes are no statement.
    """
    return unpack_statement(content).signer


def verify_signature(public_key: bytes, signature: bytes, covered: bytes) -> None:
    """Check a signature. Raises InvalidSignature or ValueError if it does not hold."""
    Ed25519PublicKey.from_public_bytes(public_key).verify(signature, covered)


def verify_statement(
    content: bytes,
    *,
    type_: str,
    public_key: bytes,
    recipient: bytes,
    verify: Callable[[bytes, bytes, bytes], None] = verify_signature,
) -> bytes:
    """The payload of a statement, once its signature holds.

    Args:
        content: The statement's bytes.
        type_: The type that it must have.
        public_key: The 32 raw bytes of the key that must have signed it.
        recipient: The 16-byte key id that it must be addressed to.
        verify: Another check of the same signatures, as `verify_signature`.

    Raises:
        MalformedError, UpgradeNeededError: if the bytes are no statement.
        SignatureRefusedError: if type, signer, recipient, payload or signature is not as signed.
    """
    statement = unpack_statement(content)
    if statement.type != type_ or statement.signer != signing_key_id(public_key):
        raise SignatureRefusedError
    covered = signed_bytes(type_, statement.signer, recipient, statement.payload)
    try:
        verify(public_key, statement.signature, covered)
    except (InvalidSignature, ValueError) as problem:
        raise SignatureRefusedError from problem
    return statement.payload
