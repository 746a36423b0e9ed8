"""Which passphrases a new vault accepts: long enough, and many guesses away from any pattern.

Length counts most, as the National Cyber Security Centre advises (three random words or more).
How many guesses one takes is estimated elsewhere; what is enough is decided here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum

LEAST_CHARACTERS_WITH_KEYRING = 12
LEAST_CHARACTERS_WITHOUT_KEYRING = 16
LEAST_DIFFERENT_CHARACTERS = 5
# Powers of ten. A stolen file without a keyring's part can be guessed at, by many computers.
LEAST_GUESSES_WITH_KEYRING = 10.0
LEAST_GUESSES_WITHOUT_KEYRING = 12.0
STRONG_GUESSES = 18.0

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


class Weakness(Enum):
    """The part of a passphrase that gives most of it away."""

    OWN_NAMES = "the names of the person, the organisation or this programme"
    COMMON = "a password that many people use"
    FEW_WORDS = "few or common words or names"
    KEYBOARD = "keys that are neighbours"
    REPEATS = "the same again and again"
    SEQUENCE = "letters or figures in their order"
    DATES = "a date or a year"


@dataclass(frozen=True, slots=True)
class Guessability:
    """How many guesses a passphrase is estimated to take.

    Attributes:
        guesses: As a power of ten: 6.0 is a million.
        weakness: None if no part stands out.
    """

    guesses: float
    weakness: Weakness | None


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


def is_guessable(guesses: float, *, joined_by_keyring: bool) -> bool:
    """Tell whether so many guesses (a power of ten) are too few for a new vault."""
    least = LEAST_GUESSES_WITH_KEYRING if joined_by_keyring else LEAST_GUESSES_WITHOUT_KEYRING
    return guesses < least


def is_strong(guesses: float) -> bool:
    """Tell whether so many guesses (a power of ten) are as many as four odd words give."""
    return guesses >= STRONG_GUESSES


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
