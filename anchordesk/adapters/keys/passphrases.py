"""Which passphrases a new vault accepts, and how one is turned into bytes."""

from __future__ import annotations

import unicodedata

from anchordesk.services.errors import WeakPassphraseError

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

ADVICE = (
    "Choose four or more words that do not belong together, for example a colour, an animal, "
    "a tool and a place. Do not use this example."
)


def passphrase_bytes(passphrase: str) -> bytes:
    """Return the passphrase in Unicode NFC as UTF-8, so that every keyboard gives the same."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def check_new_passphrase(passphrase: str, *, joined_by_keyring: bool) -> None:
    """Check that a new passphrase is long enough and not among the first that anyone tries.

    Raises:
        WeakPassphraseError: saying what is wrong, with advice.
    """
    text = unicodedata.normalize("NFC", passphrase)
    least = LEAST_CHARACTERS_WITH_KEYRING if joined_by_keyring else LEAST_CHARACTERS_WITHOUT_KEYRING
    if len(text) < least:
        raise WeakPassphraseError(
            f"The passphrase must have at least {least} characters.", what_to_do=ADVICE
        )
    folded = text.casefold()
    if len(set(folded)) < LEAST_DIFFERENT_CHARACTERS:
        raise WeakPassphraseError(
            "The passphrase repeats the same few characters.", what_to_do=ADVICE
        )
    if _is_common(folded):
        raise WeakPassphraseError(
            "The passphrase is one of the first that others would try.", what_to_do=ADVICE
        )


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
