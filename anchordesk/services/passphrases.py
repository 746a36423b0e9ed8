"""Judges a new passphrase, and says in everyday words what is wrong with it and what is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from anchordesk.domain.passphrase import (
    Guessability,
    PassphraseFault,
    Weakness,
    fault_of,
    is_guessable,
    is_strong,
    least_characters,
)
from anchordesk.services.errors import WeakPassphraseError

ADVICE = (
    "Choose four or more words that do not belong together, for example a colour, an animal, "
    "a tool and a place. Do not use this example."
)

WEAKNESSES = {
    Weakness.OWN_NAMES: "It is built on your name, your organisation or AnchorDesk.",
    Weakness.COMMON: "It is much like a password that many people use.",
    Weakness.FEW_WORDS: "It is built on too few words, or on very common ones.",
    Weakness.KEYBOARD: "Keys that are neighbours on the keyboard are tried early.",
    Weakness.REPEATS: "Repeating a word or a letter hardly makes it harder to guess.",
    Weakness.SEQUENCE: "Letters or figures in their usual order are tried early.",
    Weakness.DATES: "Dates and years are tried early.",
}


class PassphraseStrength(Enum):
    """How good a new passphrase is."""

    TOO_SHORT = "too short"
    TOO_EASY = "too easy to guess"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class PassphraseJudgement:
    """What is thought of a new passphrase.

    Attributes:
        reason: One sentence in everyday English, which repeats nothing of the passphrase.
    """

    strength: PassphraseStrength
    reason: str

    @property
    def accepted(self) -> bool:
        """Whether a vault takes it."""
        return self.strength in (PassphraseStrength.FAIR, PassphraseStrength.STRONG)


class PassphraseEstimator(Protocol):
    """Estimates how many guesses a passphrase takes; tens of milliseconds at worst."""

    def estimate(self, passphrase: str, names: Sequence[str]) -> Guessability:
        """Return how guessable it is to somebody who knows these names, and this programme."""


def judge(
    passphrase: str,
    estimator: PassphraseEstimator,
    *,
    joined_by_keyring: bool,
    names: Sequence[str] = (),
) -> PassphraseJudgement:
    """Judge a new passphrase.

    Args:
        joined_by_keyring: Whether this computer's password store strengthens it.
        names: What others know of its owner: their name, their organisation.
    """
    fault = fault_of(passphrase, joined_by_keyring=joined_by_keyring)
    if fault is PassphraseFault.TOO_SHORT:
        least = least_characters(joined_by_keyring=joined_by_keyring)
        reason = f"The passphrase must have at least {least} characters."
        return PassphraseJudgement(PassphraseStrength.TOO_SHORT, reason)
    if fault is PassphraseFault.TOO_PLAIN:
        return _too_easy("The passphrase repeats the same few characters.")
    if fault is PassphraseFault.COMMON:
        return _too_easy("The passphrase is one of the first that others would try.")
    found = estimator.estimate(passphrase, names)
    if is_guessable(found.guesses, joined_by_keyring=joined_by_keyring):
        return _too_easy(weakness_in_words(found.weakness))
    if is_strong(found.guesses):
        return PassphraseJudgement(PassphraseStrength.STRONG, "It would be very hard to guess.")
    return PassphraseJudgement(PassphraseStrength.FAIR, "One or two more words make it strong.")


def refuse_weak(judgement: PassphraseJudgement) -> None:
    """Check that a vault may take the passphrase.

    Raises:
        WeakPassphraseError: saying what is wrong, with advice.
    """
    if not judgement.accepted:
        raise WeakPassphraseError(judgement.reason, what_to_do=ADVICE)


def weakness_in_words(weakness: Weakness | None) -> str:
    """Say what makes a passphrase easy to guess."""
    return "It is too short for what is in it." if weakness is None else WEAKNESSES[weakness]


def _too_easy(reason: str) -> PassphraseJudgement:
    return PassphraseJudgement(PassphraseStrength.TOO_EASY, reason)
