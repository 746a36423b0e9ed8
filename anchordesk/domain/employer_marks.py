"""Marks that stand for employers in tallies, so that two spellings of one employer are seen as one.

A mark is made of a name and is none. A lead's desk, which has marks alone, compares two of them:
names that differ by a slip, by case, stops or spaces, by "Ltd" or "NHS Foundation Trust", by what
follows a single word, or as initials do from words, are taken for one employer's. Some that are two
are taken for one as well: then a median is hidden sooner than it must be, never later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha512
from itertools import combinations

from anchordesk.domain.text import searchable, tidy_line

NOT_NAMED = "not_named"
"""Stands for an employer of whom no name is known: it may be any."""

MARK = re.compile("[0-9a-f]{48}")

_SLOTS = 16
_SLOTS_ALIKE = 5
"""Of two names that share a quarter of their runs of three letters, half agree in so many."""
_DIGITS = 4
_NOTHING = "0" * _DIGITS
_JOINING = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the"})
_FORMS = frozenset(
    {
        *("ltd", "limited", "plc", "llp", "lp", "llc", "inc", "incorporated", "corp"),
        *("corporation", "co", "company", "cic", "cio", "cyf", "gb", "uk", "group", "holdings"),
        *("nhs", "nhsft", "trust", "foundation", "ft", "ta", "trading", "as"),
        *("unknown", "not", "known", "none", "na", "various", "employer"),
    }
)
"""Words that do not tell one employer from another."""


def employer_mark(name: str) -> str:
    """Return the mark of an employer's name; `NOT_NAMED` where it tells of none."""
    every = _words(name)
    words = [word for word in every if word not in _FORMS]
    if not words:
        return NOT_NAMED
    runs = {f" {word} "[at : at + 3] for word in words for at in range(len(word))}
    drawn = [sha512(run.encode()).digest() for run in sorted(runs)]
    size = 64 // _SLOTS
    slots = (min(one[at * size : (at + 1) * size] for one in drawn) for at in range(_SLOTS))
    alone = _short(words[0]) if len(words) == 1 else _NOTHING
    stands_for = [words[0], _initials(words), _initials(every)] if len(words) > 1 else []
    shorts = [alone, *(_short(word) for word in stands_for)]
    shorts += [_NOTHING] * (4 - len(shorts))
    return "".join((*(slot[-1:].hex() for slot in slots), *shorts))


def one_employer_each(marks: Iterable[str]) -> Mapping[str, str]:
    """Return for each mark one that stands for all that may be the same employer's."""
    leader = {mark: mark for mark in marks}

    def lead(mark: str) -> str:
        while leader[mark] != mark:
            mark = leader[mark]
        return mark

    for one, other in combinations(sorted(leader.keys() - {NOT_NAMED}), 2):
        if _alike(one, other):
            leader[lead(other)] = lead(one)
    return {mark: lead(mark) for mark in leader}


def _alike(one: str, other: str) -> bool:
    slots = zip(_slots(one), _slots(other), strict=True)
    if sum(own == its for own, its in slots) >= _SLOTS_ALIKE:
        return True
    return any(
        _shorts(single)[0] in set(_shorts(long)[1:]) - {_NOTHING}
        for single, long in ((one, other), (other, one))
    )


def _slots(mark: str) -> list[str]:
    return [mark[at : at + 2] for at in range(0, 2 * _SLOTS, 2)]


def _shorts(mark: str) -> list[str]:
    """A name of one word; then, of a longer one, its first word and its initials in two ways."""
    return [mark[at : at + _DIGITS] for at in range(2 * _SLOTS, len(mark), _DIGITS)]


def _words(name: str) -> list[str]:
    """The words of a name, without those that join others; single letters in a row are one word."""
    joined = re.sub("['’`.]", "", searchable(tidy_line(name)))
    words: list[str] = []
    letters = ""
    for word in re.findall(r"[^\W_]+", joined):
        if len(word) == 1:
            letters += word
            continue
        words += [letters] if letters else []
        letters = ""
        words.append(word)
    words += [letters] if letters else []
    return [word for word in words if word not in _JOINING]


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _short(word: str) -> str:
    return sha512(f"employer {word}".encode()).hexdigest()[:_DIGITS]
