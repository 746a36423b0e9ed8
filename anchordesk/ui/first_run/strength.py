"""Says in words how hard a passphrase would be to guess, and why.

A hint while typing, not the rule: the vault decides what it takes. Length counts most, as the
National Cyber Security Centre advises (three random words or more).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from anchordesk.ui.words import translated

SHORTEST_WITH_KEYRING, SHORTEST_ALONE = 12, 16
STRONG_LETTERS, STRONG_WORDS, FEWEST_DIFFERENT = 20, 4, 6


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
    shortest = SHORTEST_WITH_KEYRING if has_keyring else SHORTEST_ALONE
    if len(passphrase) < shortest:
        reason = translated("Use at least {count} letters; four or five words are easiest.")
        return StrengthNote(Strength.TOO_SHORT, reason.format(count=shortest))
    if len(set(passphrase.casefold())) < FEWEST_DIFFERENT:
        return StrengthNote(
            Strength.TOO_PLAIN, translated("It repeats a few letters. Use different words.")
        )
    words = {word for word in passphrase.casefold().split() if len(word) > 2}
    if len(words) >= STRONG_WORDS and len(passphrase) >= STRONG_LETTERS:
        return StrengthNote(Strength.STRONG, translated("Several words, and long."))
    return StrengthNote(Strength.FAIR, translated("One or two more words make it strong."))
