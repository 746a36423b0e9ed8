"""Estimates by zxcvbn how many guesses a passphrase takes; nothing of the library's words is used.

Its work grows steeply with length and with signs that may stand for letters (4 for a). So only the
beginning of a long passphrase is looked at: the whole cannot take fewer guesses than that. Where
many such signs are mixed it is looked at in pieces, whose guesses are multiplied.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import prod
from typing import Any

from anchordesk.domain.passphrase import Guessability, Weakness

MOST_CHARACTERS = 40
MOST_WAYS = 8
# Those that the library reads as one letter each: a, c, g, i, l, s, t.
SIGNS_FOR_A_LETTER = tuple(map(frozenset, ("4@", "({[<", "69", "1!|", "1|7", "$5", "+7")))
OWN_WORDS = ("anchordesk", "anchor desk", "anchor")
USUAL_WORDS_OF_THE_WORK = ("housing", "tenancy", "resident", "support worker", "team lead")


class ZxcvbnEstimator:
    """Meets the port PassphraseEstimator."""

    def estimate(self, passphrase: str, names: Sequence[str]) -> Guessability:
        """Return how guessable it is to somebody who knows these names, and this programme."""
        # Half a second on a slow laptop, and only a new passphrase needs it.
        from zxcvbn import zxcvbn  # noqa: PLC0415

        known = list(_known(names))
        guesses, parts = 0.0, []
        for piece in _pieces(unicodedata.normalize("NFC", passphrase)[:MOST_CHARACTERS]):
            found = zxcvbn(piece, user_inputs=known, max_length=MOST_CHARACTERS)
            guesses += float(found["guesses_log10"])
            parts += found["sequence"]
        longest = max(parts, key=lambda part: len(part["token"]), default=None)
        return Guessability(guesses, None if longest is None else _weakness(longest))


def _pieces(passphrase: str) -> Iterator[str]:
    """Yield a passphrase in pieces that can each be read in few ways; mostly there is one."""
    begin, signs = 0, set[str]()
    for place, character in enumerate(passphrase):
        signs |= {character}
        if _ways_to_read(signs) > MOST_WAYS:
            yield passphrase[begin:place]
            begin, signs = place, {character}
    if passphrase[begin:]:
        yield passphrase[begin:]


def _ways_to_read(signs: AbstractSet[str]) -> int:
    return prod(max(1, len(signs & others)) for others in SIGNS_FOR_A_LETTER)


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
