"""Seals what lies outside of the records: text that no disk took, and how far they came."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
TEXT = b"anchordesk|held while locked"
MARK = b"anchordesk|how far it came"


def seal(secret: bytes, plain: bytes, purpose: bytes = TEXT) -> bytes:
    """Return bytes that only a secret of this vault opens (AES-256-GCM, key by HKDF-SHA256)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_key(secret, purpose)).encrypt(nonce, plain, purpose)


def unseal(secret: bytes, sealed: bytes, purpose: bytes = TEXT) -> bytes | None:
    """Return what was sealed; None if by another secret, for another purpose, or if damaged."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(rest) < TAG_BYTES:
        return None
    try:
        return AESGCM(_key(secret, purpose)).decrypt(nonce, rest, purpose)
    except InvalidTag:
        return None


def _key(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret)
