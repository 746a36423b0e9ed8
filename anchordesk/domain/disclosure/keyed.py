"""Chance that only the holder of a key can foresee, and that comes out the same each time."""

from __future__ import annotations

import hashlib
import hmac

from anchordesk.domain.disclosure.published_cells import Dims


def keyed(key: bytes, place: Dims) -> float:
    """A number from 0 to 1 for a place."""
    text = "\x1e".join(f"{name}\x1f{code}" for name, code in place)
    digest = hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / 2**64
