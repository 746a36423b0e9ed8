"""What safeguarding concerns ask of the records: values of the port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from anchordesk.domain.concern import Concern, ConcernEntry
from anchordesk.domain.identifiers import ConcernId, ResidentId


@dataclass(frozen=True, slots=True)
class ConcernCount:
    """How many concerns there are, without a word of them."""

    open: int = 0
    closed: int = 0

    @property
    def total(self) -> int:
        """Open and closed ones together."""
        return self.open + self.closed


class ConcernReading(Protocol):
    """One consistent look."""

    def concern_count(self, resident_id: ResidentId) -> ConcernCount:
        """Return how many concerns there are about a resident."""

    def concerns(self, resident_id: ResidentId) -> tuple[Concern, ...]:
        """Return the concerns about a resident: open ones first, then the newest first."""

    def concern(self, concern_id: ConcernId) -> Concern:
        """Return one concern. Raises NotFoundError."""


class ConcernChanging(ConcernReading, Protocol):
    """One transaction."""

    def add_concern_entry(self, entry: ConcernEntry) -> None:
        """Append an entry; those before stay."""
