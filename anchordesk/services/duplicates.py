"""Finding residents who may be the person at hand."""

from __future__ import annotations

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import Match, PeopleIndex, Person
from anchordesk.domain.resident import Resident
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace


class KnownPeople:
    """Everybody at one moment, and who was told apart from the resident at hand.

    Asked at every pause of typing: looks at no record again.
    """

    def __init__(self, index: PeopleIndex, left_out: frozenset[ResidentId]) -> None:
        self._index = index
        self._left_out = left_out

    def like(self, person: Person, *, most: int = 3) -> tuple[Match, ...]:
        """Return who may be the person, the likeliest first."""
        return self._index.like(person, most=most, but=self._left_out.__contains__)


def known_people(workspace: Workspace, resident_id: ResidentId | None = None) -> KnownPeople:
    """Return everybody to compare with.

    Args:
        resident_id: The resident at hand, who is no duplicate of themself; None for a new one.
    """
    with workspace.records.reading() as reading:
        people = reading.people()
        apart = frozenset() if resident_id is None else reading.told_apart(resident_id)
    alone = frozenset() if resident_id is None else frozenset({resident_id})
    return KnownPeople(PeopleIndex(people), apart | alone)


def person_of(details: ResidentDetails | Resident) -> Person:
    """Return what somebody is compared by."""
    return Person(
        details.given_name,
        details.family_name,
        details.preferred_name,
        details.date_of_birth,
        details.postcode,
        details.phone,
    )
