"""Finding people by what is known or was written of them."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import search_words
from anchordesk.services.doors import door
from anchordesk.services.finding_records import Match
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
        return FoundPeople(with_instructions(reading, people), in_all)


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
        return reading.matches(words, MOST_MATCHES)
