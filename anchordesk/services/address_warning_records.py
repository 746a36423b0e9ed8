"""What warnings about addresses ask of the records: values of the port."""

from __future__ import annotations

from typing import Protocol

from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.identifiers import ResidentId


class AddressWarningReading(Protocol):
    """One consistent look. A place is what `address_key` in the domain says of an address."""

    def warnings_at(self, place: str) -> tuple[AddressWarning, ...]:
        """Return every row of the warnings that hold at a place, in the order of recording."""

    def living_at(self, place: str) -> tuple[ResidentId, ...]:
        """Return who lives at a place."""
