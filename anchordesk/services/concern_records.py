"""What safeguarding concerns ask of the records: values of the port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from anchordesk.domain.concern import Concern, ConcernEntry, ConcernLevel
from anchordesk.domain.identifiers import ConcernId, ResidentId
from anchordesk.services.today_records import ListedResident


@dataclass(frozen=True, slots=True)
class ConcernCount:
    """How many concerns there are, without a word of them.

    Attributes:
        level: The most serious of those that are open; NOT_SAID where none is, or none says.
    """

    open: int = 0
    closed: int = 0
    level: ConcernLevel = ConcernLevel.NOT_SAID

    @property
    def total(self) -> int:
        """Open and closed ones together."""
        return self.open + self.closed


@dataclass(frozen=True, slots=True)
class ConcernToReview:
    """That a concern is to be looked at again, without a word of it."""

    resident: ListedResident
    level: ConcernLevel
    noticed_on: date
    review_on: date


class ConcernReading(Protocol):
    """One consistent look."""

    def concern_count(self, resident_id: ResidentId) -> ConcernCount:
        """Return how many concerns there are about a resident."""

    def concerns_to_review(self, until: date) -> tuple[ConcernToReview, ...]:
        """Return open concerns to be looked at again by a day, the longest due first."""

    def concerns(self, resident_id: ResidentId) -> tuple[Concern, ...]:
        """Return the concerns about a resident: open ones first, then the newest first."""

    def concern(self, concern_id: ConcernId) -> Concern:
        """Return one concern. Raises NotFoundError."""


class ConcernChanging(ConcernReading, Protocol):
    """One transaction."""

    def add_concern_entry(self, entry: ConcernEntry) -> None:
        """Append an entry; those before stay."""
