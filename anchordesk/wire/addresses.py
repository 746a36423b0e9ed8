"""The names of bytes: SHA-256 digests as 64 lower-case hexadecimal figures.

An envelope's digest is its address on the hub, its file name on a stick, and what a receipt names.
"""

from __future__ import annotations

import hashlib
import re

NO_DIGEST = "0" * 64
"""Stands before the first statement of a chain."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


def digest_of(content: bytes) -> str:
    """The address of these bytes (SHA-256, FIPS 180-4, in lower-case hexadecimal)."""
    return hashlib.sha256(content).hexdigest()


def is_digest(text: str) -> bool:
    """Whether the text is the address of some bytes, in the one allowed spelling."""
    return _DIGEST.fullmatch(text) is not None
