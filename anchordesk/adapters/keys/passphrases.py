"""Refuses weak new passphrases, and turns a passphrase into bytes."""

from __future__ import annotations

import unicodedata
from typing import assert_never

from anchordesk.domain.passphrase import PassphraseFault, fault_of, least_characters
from anchordesk.services.errors import WeakPassphraseError

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
    match fault_of(passphrase, joined_by_keyring=joined_by_keyring):
        case None:
            return
        case PassphraseFault.TOO_SHORT:
            least = least_characters(joined_by_keyring=joined_by_keyring)
            words = f"The passphrase must have at least {least} characters."
        case PassphraseFault.TOO_PLAIN:
            words = "The passphrase repeats the same few characters."
        case PassphraseFault.COMMON:
            words = "The passphrase is one of the first that others would try."
        case fault:
            assert_never(fault)
    raise WeakPassphraseError(words, what_to_do=ADVICE)
