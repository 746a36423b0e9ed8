"""The part of the port to the records that tells people apart and merges their records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import KnownPerson
from anchordesk.domain.resident import Resident


@dataclass(frozen=True, slots=True)
class Belonging:
    """How many records of one kind belong to a resident; `kind` is such as “contacts”.

    Attributes:
        only_one: Whether a resident can have no more than one.
    """

    kind: str
    count: int
    only_one: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """Two records that were merged: what belonged to `gone` belongs to `kept` since."""

    id: UUID
    kept_id: ResidentId
    gone_id: ResidentId
    gone_reference: str
    merged_at: datetime
    worker: str


class PeopleReading(Protocol):
    """What is asked about people who may be one."""

    def people(self) -> tuple[KnownPerson, ...]:
        """Return every resident as they are compared."""

    def told_apart(self, resident_id: ResidentId) -> frozenset[ResidentId]:
        """Return who was said not to be the same person as a resident."""

    def belongings(self, resident_id: ResidentId) -> tuple[Belonging, ...]:
        """Return what belongs to a resident, of every kind that a merge moves."""

    def resident_called(self, reference: str) -> Resident:
        """Return the resident with a reference, in any case. Raises NotFoundError."""

    def merges_into(self, resident_id: ResidentId) -> tuple[Merge, ...]:
        """Return the merges into a resident that were not undone, newest first."""


class PeopleChanging(Protocol):
    """What is changed when people are told apart or merged."""

    def remove_resident(self, resident_id: ResidentId) -> None:
        """Take a resident away, to whom nothing belongs. Raises NotFoundError."""

    def tell_apart(self, one: ResidentId, other: ResidentId) -> None:
        """Remember that two residents are not the same person."""

    def merge(self, merge: Merge, filled: Resident) -> None:
        """Move what belongs to `gone` to `kept`, which becomes `filled`; `gone` is seen no more.

        Raises NotFoundError.
        """

    def undo_merge(self, merge_id: UUID) -> Merge:
        """Give back what a merge moved and filled, and return what it was.

        What was changed since in a field that it filled stays. Raises NotFoundError if it is not
        there, was undone or its kept record is not there; DuplicateReferenceError if the reference
        of the other is in use by now.
        """
