"""Which passphrases a new vault accepts: long enough, varied enough, and not a common one.

Length counts most, as the National Cyber Security Centre advises (three random words or more).
"""

from __future__ import annotations

import unicodedata
from enum import Enum

LEAST_CHARACTERS_WITH_KEYRING = 12
LEAST_CHARACTERS_WITHOUT_KEYRING = 16
LEAST_DIFFERENT_CHARACTERS = 5

COMMON_WORDS = frozenset(
    {
        "abc",
        "abcdefghijkl",
        "abcdefghijklmnop",
        "admin",
        "adminadmin",
        "anchordesk",
        "asdfghjkl",
        "asdfghjklzxcvbnm",
        "changeme",
        "iloveyou",
        "letmein",
        "passphrase",
        "password",
        "qwerty",
        "qwertyuiop",
        "qwertyuiopasdfgh",
        "secret",
        "welcome",
    }
)
DIGIT_RUN = "01234567890123456789"


class PassphraseFault(Enum):
    """What is wrong with a new passphrase."""

    TOO_SHORT = "too short"
    TOO_PLAIN = "repeats the same few characters"
    COMMON = "one of the first that others would try"


def least_characters(*, joined_by_keyring: bool) -> int:
    """Return how long a passphrase must be; longer where no keyring strengthens it."""
    return LEAST_CHARACTERS_WITH_KEYRING if joined_by_keyring else LEAST_CHARACTERS_WITHOUT_KEYRING


def fault_of(passphrase: str, *, joined_by_keyring: bool) -> PassphraseFault | None:
    """Return what is wrong with a new passphrase, or None."""
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < least_characters(joined_by_keyring=joined_by_keyring):
        return PassphraseFault.TOO_SHORT
    folded = text.casefold()
    if len(set(folded)) < LEAST_DIFFERENT_CHARACTERS:
        return PassphraseFault.TOO_PLAIN
    return PassphraseFault.COMMON if _is_common(folded) else None


def _is_common(folded: str) -> bool:
    letters = "".join(c for c in folded if c.isalpha())
    if not letters:
        digits = "".join(c for c in folded if c.isdigit())
        return digits in DIGIT_RUN or digits in DIGIT_RUN[::-1]
    return any(
        letters == (word * (len(letters) // len(word) + 1))[: len(letters)]
        and len(letters) % len(word) == 0
        for word in COMMON_WORDS
    )
