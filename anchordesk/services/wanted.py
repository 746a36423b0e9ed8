"""What a person asks the caseload to show: words, filters and an order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from anchordesk.domain.text import searchable


class DueFilter(StrEnum):
    """Which next actions to show."""

    ANY = "any"
    OVERDUE = "overdue"
    SOON = "soon"


class Order(StrEnum):
    """How the list is ordered."""

    NAME = "name"
    DUE = "due"
    LAST_CONTACT = "last contact"
    STAGE = "stage"
    TIME_AT_STAGE = "time at stage"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to see.

    Attributes:
        text: What was typed into the search.
        quiet_days: Only people without contact for so many days; 0 for everybody.
        alerts: Only people with an alert or a safety instruction.
        at_risk: Only people at risk.
        pathway: Code of the pathway, empty for any.
        worker: Whose residents, empty for everybody's.
        stage_days: Only people who are at their stage for more than so many days; 0 for everybody.
    """

    text: str = ""
    stage: str = ""
    due: DueFilter = DueFilter.ANY
    order: Order = Order.NAME
    quiet_days: int = 0
    alerts: bool = False
    at_risk: bool = False
    pathway: str = ""
    worker: str = ""
    stage_days: int = 0

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip()) or replace(self, text="", order=Order.NAME) != Wanted()

    @property
    def words(self) -> list[str]:
        """The words to look for, searchable."""
        return searchable(self.text).split()

    def narrows(self, before: Wanted) -> bool:
        """Whether all that matches this is among what matched before, and in the same order.

        Never with a day: what is due, who is at risk, who was not spoken to or has not moved,
        changes at midnight.
        """
        return (
            replace(before, text=self.text) == self
            and self.due is DueFilter.ANY
            and not self.quiet_days
            and not self.stage_days
            and not self.at_risk
            # With the first letter those come in who are found by name alone.
            and bool(before.words) is bool(self.words)
            and all(any(old in new for new in self.words) for old in before.words)
        )
