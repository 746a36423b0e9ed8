"""What a person asks the caseload to show, and the lines that answer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.text import searchable
from anchordesk.services.caseload import CaseloadEntry


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to see.

    Attributes:
        text: What was typed into the search.
        quiet_days: Only people without contact for so many days; 0 for everybody.
        alerts: Only people with an alert.
        pathway: Code of the pathway, empty for any.
        worker: Whose residents, empty for everybody's.
    """

    text: str = ""
    stage: str = ""
    due: DueFilter = DueFilter.ANY
    order: Order = Order.NAME
    quiet_days: int = 0
    alerts: bool = False
    pathway: str = ""
    worker: str = ""

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

        Never with a day: what is due, and who was not spoken to, changes at midnight.
        """
        return (
            replace(before, text=self.text) == self
            and self.due is DueFilter.ANY
            and not self.quiet_days
            and all(any(old in new for new in self.words) for old in before.words)
        )


def matching(
    lines: tuple[CaseloadEntry, ...],
    wanted: Wanted,
    today: date,
    matches: Collection[ResidentId] = frozenset(),
) -> tuple[CaseloadEntry, ...]:
    """Return the lines that hold every word, or are among the matches, as asked, in order."""
    found: Sequence[CaseloadEntry] = lines
    words = wanted.words
    if matches:
        found = [
            line
            for line in found
            if all(word in line.search_text for word in words) or line.row.resident_id in matches
        ]
        words = []
    # A loop with one condition each: a hundred thousand lines are gone through at every key.
    for word in words:
        found = [line for line in found if word in line.search_text]
    if wanted.stage:
        found = [line for line in found if line.stage_title == wanted.stage]
    if wanted.due is not DueFilter.ANY:
        found = [line for line in found if _is_due(line.row.due_on, wanted.due, today)]
    if wanted.alerts:
        found = [line for line in found if line.row.alerts]
    if wanted.pathway:
        found = [line for line in found if line.row.pathway_code == wanted.pathway]
    if wanted.worker:
        found = [line for line in found if line.row.worker == wanted.worker]
    if wanted.quiet_days:
        since = today - timedelta(wanted.quiet_days)
        found = [line for line in found if _quiet_since(line.row.last_contact, since)]
    key = _ORDERS.get(wanted.order)
    return tuple(found if key is None else sorted(found, key=key))


SOON_DAYS = 7


def _is_due(due_on: date | None, due: DueFilter, today: date) -> bool:
    match due:
        case DueFilter.ANY:
            return True
        case DueFilter.OVERDUE:
            return due_on is not None and due_on < today
        case DueFilter.SOON:
            return due_on is not None and due_on <= today + timedelta(SOON_DAYS)


def _quiet_since(last_contact: datetime | None, day: date) -> bool:
    return last_contact is None or last_contact.astimezone().date() <= day


_ORDERS: dict[Order, Callable[[CaseloadEntry], tuple[bool, str]]] = {
    # What is missing comes last for due days, and first for contacts: nobody has called them.
    Order.DUE: lambda line: (line.row.due_on is None, str(line.row.due_on)),
    Order.LAST_CONTACT: lambda line: (
        line.row.last_contact is not None,
        str(line.row.last_contact),
    ),
    Order.STAGE: lambda line: (False, line.stage_title),
}
