"""Leaves out of a text for IT whatever could be about a person, and counts what was left out.

Two sieves: shapes (email and web addresses, telephone numbers, postcodes, folders of people), and
the words that the caller knows to be personal. It would rather leave out a word too many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

LEFT_OUT = "[left out]"
SHORTEST_PHRASE = 3
_SHAPES = (
    ("email address", re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*")),
    ("web address", re.compile(r"\b[a-z]+://\S+", re.IGNORECASE)),
    (
        "name in a path",
        re.compile(r"(?<=[\\/])(?:Users|home|Documents and Settings)[\\/][^\\/\r\n:\"']+"),
    ),
    ("telephone number", re.compile(r"(?<![\w.:-])(?:\+44|0)[\s-]?\d(?:[\s-]?\d){8,10}(?!\w)")),
    ("postcode", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")),
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
KNOWN = "word from the records"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without what could be about a person.

    Attributes:
        left_out: What was left out and how often, by what it was.
    """

    text: str
    left_out: tuple[tuple[str, int], ...]


def redact(text: str, words: Collection[str] = (), phrases: Collection[str] = ()) -> Redacted:
    """Leave out every shape of something personal, then every word and phrase that is known to be.

    Args:
        words: Single words, such as first and family names; case counts for nothing.
        phrases: Anything that is more than a word, such as a line of an address.
    """
    counts: Counter[str] = Counter()
    folded = text.casefold()
    there = [one for one in phrases if len(one) >= SHORTEST_PHRASE and one.casefold() in folded]
    # The longest first: none of a longer one is left where a shorter one was taken out.
    for phrase in sorted(there, key=len, reverse=True):
        found = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
        text, number = found.subn(LEFT_OUT, text)
        counts[KNOWN] += number
    for kind, shape in _SHAPES:
        text, number = shape.subn(LEFT_OUT, text)
        counts[kind] += number
    known = {word.casefold() for word in words}

    def without(found: re.Match[str]) -> str:
        said = found.group().casefold()
        if said not in known and not known & set(re.split(r"['’-]", said)):
            return found.group()
        counts[KNOWN] += 1
        return LEFT_OUT

    # What was put in place of something is no word of anybody.
    parts = [_WORD.sub(without, part) for part in text.split(LEFT_OUT)]
    kept = tuple((kind, number) for kind, number in counts.items() if number)
    return Redacted(LEFT_OUT.join(parts), kept)
