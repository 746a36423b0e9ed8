"""Estimates by zxcvbn how many guesses a passphrase takes; nothing of the library's words is used.

Its work grows steeply with length and with signs that may stand for letters (4 for a), so only the
beginning of a long passphrase is looked at: the whole cannot take fewer guesses than that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from anchordesk.domain.passphrase import Guessability, Weakness

MOST_CHARACTERS = 40
MOST_SIGNS = 6
SIGNS = frozenset("0123456789@$!|+%({[<")
OWN_WORDS = ("anchordesk", "anchor desk", "anchor")
USUAL_WORDS_OF_THE_WORK = ("housing", "tenancy", "resident", "support worker", "team lead")


class ZxcvbnEstimator:
    """Meets the port PassphraseEstimator."""

    def estimate(self, passphrase: str, names: Sequence[str]) -> Guessability:
        """Return how guessable it is to somebody who knows these names, and this programme."""
        # Half a second on a slow laptop, and only a new passphrase needs it.
        from zxcvbn import zxcvbn  # noqa: PLC0415

        looked_at = _beginning(unicodedata.normalize("NFC", passphrase))
        if not looked_at:
            return Guessability(0.0, None)
        known = list(_known(names))
        found = zxcvbn(looked_at, user_inputs=known, max_length=MOST_CHARACTERS)
        longest = max(found["sequence"], key=lambda part: len(part["token"]))
        return Guessability(float(found["guesses_log10"]), _weakness(longest))


def _beginning(passphrase: str) -> str:
    signs: set[str] = set()
    for place, character in enumerate(passphrase[:MOST_CHARACTERS]):
        signs |= {character} & SIGNS
        if len(signs) > MOST_SIGNS:
            return passphrase[:place]
    return passphrase[:MOST_CHARACTERS]


def _known(names: Sequence[str]) -> Iterator[str]:
    """Yield what others know: each name whole, without its gaps, and word by word."""
    for name in (*names, *OWN_WORDS, *USUAL_WORDS_OF_THE_WORK):
        words = unicodedata.normalize("NFC", name).casefold().split()
        yield from ("".join(words), " ".join(words), *(word for word in words if len(word) > 2))


def _weakness(part: Mapping[str, Any]) -> Weakness | None:
    """Return what a part of the passphrase is; the library's names for it stay here."""
    match part["pattern"]:
        case "dictionary":
            return {
                "user_inputs": Weakness.OWN_NAMES,
                "passwords": Weakness.COMMON,
            }.get(part["dictionary_name"], Weakness.FEW_WORDS)
        case "spatial":
            return Weakness.KEYBOARD
        case "repeat":
            return Weakness.REPEATS
        case "sequence":
            return Weakness.SEQUENCE
        case "date" | "regex":
            return Weakness.DATES
        case _:
            return None
