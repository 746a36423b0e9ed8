"""Says in words how hard a passphrase would be to guess, and why.

What is too weak is the vault's own rule; fair and strong are a hint while typing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from anchordesk.domain.passphrase import PassphraseFault, fault_of, least_characters
from anchordesk.ui.words import translate

STRONG_LETTERS, STRONG_WORDS = 20, 4


class Strength(StrEnum):
    """The word shown."""

    TOO_SHORT = "Too short"
    TOO_PLAIN = "Too easy to guess"
    FAIR = "Fair"
    STRONG = "Strong"


@dataclass(frozen=True, slots=True)
class StrengthNote:
    """The word and its reason."""

    strength: Strength
    reason: str

    @property
    def enough(self) -> bool:
        """Whether it is worth trying to make a vault with it."""
        return self.strength in (Strength.FAIR, Strength.STRONG)


def strength_of(passphrase: str, *, has_keyring: bool) -> StrengthNote:
    """Return how strong a passphrase looks.

    Args:
        passphrase: What was typed.
        has_keyring: Whether this computer's password store makes the vault stronger.
    """
    match fault_of(passphrase, joined_by_keyring=has_keyring):
        case PassphraseFault.TOO_SHORT:
            reason = translate(
                "first_run", "Use at least {count} letters; four or five words are easiest."
            )
            least = least_characters(joined_by_keyring=has_keyring)
            return StrengthNote(Strength.TOO_SHORT, reason.format(count=least))
        case PassphraseFault.TOO_PLAIN:
            return StrengthNote(
                Strength.TOO_PLAIN,
                translate("first_run", "It repeats a few letters. Use different words."),
            )
        case PassphraseFault.COMMON:
            return StrengthNote(
                Strength.TOO_PLAIN,
                translate("first_run", "It is one of the first that others would try."),
            )
        case None:
            return _good(passphrase)
        case fault:
            assert_never(fault)


def _good(passphrase: str) -> StrengthNote:
    words = {word for word in passphrase.casefold().split() if len(word) > 2}
    if len(words) >= STRONG_WORDS and len(passphrase) >= STRONG_LETTERS:
        return StrengthNote(Strength.STRONG, translate("first_run", "Several words, and long."))
    return StrengthNote(
        Strength.FAIR, translate("first_run", "One or two more words make it strong.")
    )
