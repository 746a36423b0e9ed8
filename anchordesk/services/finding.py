"""Finding people by what is known or was written of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import SHORT_NAME, Person, near
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import search_words
from anchordesk.services.doors import door
from anchordesk.services.finding_records import FoundIn, Match
from anchordesk.services.restricted_notes import may_read
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.today_records import ListedResident, with_instructions
from anchordesk.services.workspace import Workspace

LEAST_LETTERS = 2
MOST_PEOPLE = 30
MOST_MATCHES = 500


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """The first residents that match, and how many there are in all."""

    people: tuple[ListedResident, ...] = ()
    in_all: int = 0


@door(UseCase.READ_RECORDS)
def find_people(workspace: Workspace, typed: str, most: int = MOST_PEOPLE) -> FoundPeople:
    """Return residents by name, reference, postcode, phone or email; nobody below two letters."""
    words = search_words(typed)
    if sum(len(word) for word in words) < LEAST_LETTERS:
        return FoundPeople()
    with workspace.records.reading() as reading:
        people, in_all = reading.find_residents(words, most)
        left_alone = people_left_as_they_are(reading)
        shown = tuple(one for one in people if one.id not in left_alone or _is_named(one, words))
        shown = tuple(replace(one, left_as_it_is=one.id in left_alone) for one in shown)
        in_all -= len(people) - len(shown)
        return FoundPeople(with_instructions(reading, shown), in_all)


@door(UseCase.READ_RECORDS)
def person(workspace: Workspace, resident_id: ResidentId) -> ListedResident:
    """Return one resident as lists show them. Raises NotFoundError."""
    with workspace.records.reading() as reading:
        found = reading.resident(resident_id)
    return ListedResident(
        found.id, found.display_name, found.reference, found.alerts, found.safety_instruction
    )


@door(UseCase.READ_RECORDS)
def find_matches(workspace: Workspace, typed: str) -> tuple[Match, ...]:
    """Return who matches by more than name and reference, such as by a note, at most 500.

    Nobody below three letters: nearly every note holds two.
    """
    words = search_words(typed)
    if not words or max(len(word) for word in words) <= LEAST_LETTERS:
        return ()
    with workspace.records.reading() as reading:
        found = reading.matches(words, MOST_MATCHES, restricted=may_read(workspace))
        left_alone = people_left_as_they_are(reading)
    return tuple(one for one in found if one.resident_id not in left_alone)


@door(UseCase.READ_RECORDS)
def find_alike(workspace: Workspace, typed: str) -> tuple[Match, ...]:
    """Return who has names like the words, but for a slip or two, at most 30; for want of others.

    Every word is like one of a person's names, or begins it: a search for "Hanah Evens" finds
    Hannah Evans.
    """
    words = search_words(typed)
    if not words or max(len(word) for word in words) < SHORT_NAME:
        return ()
    with workspace.records.reading() as reading:
        left_alone = people_left_as_they_are(reading)
        people = [one for one in reading.people() if one.id not in left_alone]
    alike = _AlikeNames(words)
    found = (Match(one.id, FoundIn.LIKE_NAME, "") for one in people if alike.of(one.person))
    return tuple(islice(found, MOST_PEOPLE))


def _is_named(one: ListedResident, words: Sequence[str]) -> bool:
    """Whether somebody is looked for by name: who asked to be left is found by nothing else."""
    named = search_words(f"{one.name} {one.reference}")
    return all(any(part.startswith(word) for part in named) for word in words)


class _AlikeNames:
    """Looks at each name once, however many people bear it."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._known: dict[str, frozenset[str]] = {}

    def of(self, person: Person) -> bool:
        """Tell whether the names are like all words, and do not simply hold them."""
        names = search_words(f"{person.given_name} {person.family_name} {person.preferred_name}")
        like = frozenset[str]().union(*map(self._words_like, names))
        held = all(any(word in name for name in names) for word in self._words)
        return len(like) == len(self._words) and not held

    def _words_like(self, name: str) -> frozenset[str]:
        if name not in self._known:
            self._known[name] = frozenset(
                word for word in self._words if name.startswith(word) or near(word, name)
            )
        return self._known[name]
