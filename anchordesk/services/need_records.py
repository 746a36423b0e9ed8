"""What needs and measures ask of the records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.need_history import NeedChange
from anchordesk.domain.needs import Need, Rating


class NeedReading(Protocol):
    """One consistent look. What belongs to a deleted resident is not seen."""

    def needs(self, resident_id: ResidentId) -> tuple[Need, ...]:
        """Return a resident's needs, in the order in which they were told."""

    def need_changes(self, resident_id: ResidentId) -> tuple[NeedChange, ...]:
        """Return what a resident's needs were before, the newest change first."""

    def unresolved_needs(self) -> Mapping[ResidentId, tuple[Need, ...]]:
        """Return of each resident who has some the needs that are not resolved."""

    def ratings(self, resident_id: ResidentId) -> tuple[Rating, ...]:
        """Return a resident's answers to measures, oldest first."""
