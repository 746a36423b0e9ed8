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


def seal(data_key: bytes, plain: bytes, purpose: bytes = TEXT) -> bytes:
    """Return bytes that only this vault's data key opens (AES-256-GCM, key by HKDF-SHA256)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_key(data_key, purpose)).encrypt(nonce, plain, purpose)


def unseal(data_key: bytes, sealed: bytes, purpose: bytes = TEXT) -> bytes | None:
    """Return what was sealed; None if another key or for another purpose, or if it is damaged."""
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    if len(rest) < TAG_BYTES:
        return None
    try:
        return AESGCM(_key(data_key, purpose)).decrypt(nonce, rest, purpose)
    except InvalidTag:
        return None


def _key(data_key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(data_key)
