"""Finds the names of other residents in what is written of one, before any of it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anchordesk.domain.likeness import KnownPerson
from anchordesk.domain.resident import Resident

LEAST_LETTERS = 3
WORD = re.compile(r"\w+")


class OtherPeople:
    """The names of everybody of this desk but one. Friends and neighbours are not known to it."""

    def __init__(self, resident: Resident, people: Iterable[KnownPerson]) -> None:
        own = {resident.given_name.casefold(), resident.family_name.casefold()}
        names = {
            name
            for known in people
            if known.id != resident.id
            for name in (known.person.given_name, known.person.family_name)
            if len(name) >= LEAST_LETTERS and name.casefold() not in own
        }
        self._by_word: dict[str, set[str]] = {}
        for name in names:
            for word in WORD.findall(name.casefold())[:1]:
                self._by_word.setdefault(word, set()).add(name)

    def named_in(self, text: str) -> frozenset[str]:
        """Return which of them are named in a text, in any case; whole words only."""
        folded = text.casefold()
        return frozenset(
            name
            for word in set(WORD.findall(folded)) & self._by_word.keys()
            for name in self._by_word[word]
            if re.search(rf"\b{re.escape(name.casefold())}\b", folded)
        )
