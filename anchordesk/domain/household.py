"""Households: which residents live together, since when and until when.

A household is no more than its members: nothing of one is written on the record of another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import HouseholdId, HouseholdMemberId, ResidentId


class HouseholdRefusedError(RefusedError):
    """Residents cannot be put into one household as entered."""

    code = "household-refused"


class HouseholdRole(TitledCode):
    """What somebody is in their household; nobody has to say."""

    NOT_SAID = "not_said", "Not said"
    PARENT = "parent", "Parent"
    PARTNER = "partner", "Partner"
    CHILD = "child", "Son or daughter"
    SIBLING = "sibling", "Brother or sister"
    GRANDPARENT = "grandparent", "Grandparent"
    RELATIVE = "relative", "Other relative"
    FRIEND = "friend", "Friend or lodger"


@dataclass(frozen=True, slots=True)
class HouseholdMember:
    """That a resident lives, or lived, in a household.

    Attributes:
        since: The day from which it is known; None where nobody said.
        until: The day on which they moved out; None while they live there.
    """

    id: HouseholdMemberId
    household_id: HouseholdId
    resident_id: ResidentId
    role: HouseholdRole
    worker: str
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise HouseholdRefusedError("They cannot move out before they moved in.")

    @property
    def lives_there(self) -> bool:
        """Whether they live there now."""
        return self.until is None

    def moved_out(self, on: date) -> HouseholdMember:
        """Return the same with the day on which they moved out.

        Raises:
            HouseholdRefusedError: if they moved out before, or in after that day.
        """
        if self.until is not None:
            raise HouseholdRefusedError("They have moved out already.")
        return replace(self, until=on)
