"""Says in words how hard a passphrase would be to guess, and why.

What is plainly wrong is said at each key press; the rest is judged in a lane, as it takes longer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from anchordesk.domain.passphrase import PassphraseFault, fault_of, least_characters
from anchordesk.services.passphrases import PassphraseJudgement, PassphraseStrength
from anchordesk.ui.words import translate


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


def strength_words(strength: Strength) -> str:
    """Return the word for how strong a passphrase is."""
    return {
        Strength.TOO_SHORT: translate("first_run", "Too short"),
        Strength.TOO_PLAIN: translate("first_run", "Too easy to guess"),
        Strength.FAIR: translate("first_run", "Fair"),
        Strength.STRONG: translate("first_run", "Strong"),
    }[strength]


def fault_note(passphrase: str, *, has_keyring: bool) -> StrengthNote | None:
    """Return what is plainly wrong with a passphrase, None if it must be judged; at once.

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
            return None
        case fault:
            assert_never(fault)


def judged_note(judgement: PassphraseJudgement) -> StrengthNote:
    """Return what the vault thinks of a passphrase, in the window's words."""
    strength = {
        PassphraseStrength.TOO_SHORT: Strength.TOO_SHORT,
        PassphraseStrength.TOO_EASY: Strength.TOO_PLAIN,
        PassphraseStrength.FAIR: Strength.FAIR,
        PassphraseStrength.STRONG: Strength.STRONG,
    }[judgement.strength]
    # Worded where it is judged, as errors are; looked up here.
    return StrengthNote(strength, translate("errors", judgement.reason))
