"""What households ask of the records, and what they are given: values of the port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from anchordesk.domain.household import HouseholdMember
from anchordesk.domain.identifiers import HouseholdId, ResidentId
from anchordesk.services.today_records import ListedResident


@dataclass(frozen=True, slots=True)
class Housemate:
    """Somebody who lives, or lived, in a household."""

    resident: ListedResident
    member: HouseholdMember


class HouseholdReading(Protocol):
    """One consistent look."""

    def memberships(self, resident_id: ResidentId) -> tuple[HouseholdMember, ...]:
        """Return where a resident lives or lived with others, in the order of recording."""

    def members_of(self, household_id: HouseholdId) -> tuple[Housemate, ...]:
        """Return who lives or lived in a household, in the order of recording."""
