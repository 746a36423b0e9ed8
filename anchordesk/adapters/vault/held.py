"""Seals what could not be written before a lock, to be held in memory until the next unlock."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
PURPOSE = b"anchordesk|held while locked"


def seal_to_hold(data_key: bytes, plain: bytes) -> bytes:
    """Return bytes that only this vault's data key opens (AES-256-GCM, key by HKDF-SHA256)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(_key(data_key)).encrypt(nonce, plain, PURPOSE)


def unseal_held(data_key: bytes, sealed: bytes) -> bytes | None:
    """Return what was sealed; None if another key sealed it."""
    try:
        return AESGCM(_key(data_key)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], PURPOSE)
    except InvalidTag:
        return None


def _key(data_key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE).derive(data_key)
