"""The fingerprint by which people compare a public key over the telephone."""

from __future__ import annotations

import hashlib

from anchordesk.domain.recovery_code import ALPHABET, LOOK_ALIKES

FINGERPRINT_GROUPS = 5
GROUP_CHARACTERS = 4


def fingerprint_of(public_key: bytes, purpose: bytes) -> str:
    """Return five groups of four characters, 100 bits of the key's SHA-256.

    Args:
        purpose: What the key is for, so that one key used twice has two fingerprints.
    """
    digest = hashlib.sha256(b"anchordesk|" + purpose + b"|" + public_key).digest()
    whole = int.from_bytes(digest, "big")
    count = FINGERPRINT_GROUPS * GROUP_CHARACTERS
    return _in_groups("".join(ALPHABET[whole >> 5 * place & 31] for place in range(count)))


def tidy_fingerprint(typed: str) -> str:
    """Return a typed fingerprint as it is shown; empty if it is none."""
    plain = _plain(typed)
    is_whole = len(plain) == FINGERPRINT_GROUPS * GROUP_CHARACTERS
    return _in_groups(plain) if is_whole and set(plain) <= set(ALPHABET) else ""


def same_fingerprint(shown: str, typed: str) -> bool:
    """Tell whether a typed fingerprint is the one shown; gaps, dashes and case do not matter."""
    return _plain(shown) == _plain(typed)


def _in_groups(plain: str) -> str:
    return "-".join(
        plain[at : at + GROUP_CHARACTERS] for at in range(0, len(plain), GROUP_CHARACTERS)
    )


def _plain(fingerprint: str) -> str:
    kept = "".join(c for c in fingerprint.upper() if not c.isspace() and c != "-")
    return kept.translate(LOOK_ALIKES)
