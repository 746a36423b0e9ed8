"""The caseload as lines to search, order and show.

Lines are read in the records lane; their words and looks are made when they come into view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from heapq import nlargest

from anchordesk.services.caseload import CaseloadEntry
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import due_words, short_date, translate

DAY_COLUMNS = (4, 5)


def column_titles() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("words", "Resident"),
        translate("words", "Ref"),
        translate("words", "Stage"),
        translate("words", "Next action"),
        translate("words", "Due"),
        translate("words", "Last contact"),
        translate("words", "Worker"),
        translate("words", "Alerts"),
    )


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
class ShownLine:
    """What is painted, and the whole row as a sentence for a screen reader."""

    cells: tuple[Cell, ...]
    sentence: str


LONGEST_MEASURED = 12
WIDE_DAY = date(2028, 11, 28)


def widest_cells(
    lines: Sequence[CaseloadEntry], today: date, worker: str
) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells that need most room in each column, of the whole caseload.

    The longest few in letters stand for the widest: measuring ten thousand would take too long.
    """
    texts: tuple[Callable[[CaseloadEntry], str], ...] = (
        lambda line: line.row.name,
        lambda line: line.row.reference,
        lambda line: line.stage_title,
        lambda line: line.row.next_action,
        lambda line: "" if line.row.worker == worker else line.row.worker,
        lambda line: "".join(alert.title_text for alert in line.row.alerts),
    )
    found = [min(lines, key=_first_due)] if lines else []
    for text in texts:
        by_text = {text(line): line for line in lines}
        found += [by_text[words] for words in nlargest(LONGEST_MEASURED, by_text, len)]
    rows = [shown_line(line, today, worker).cells for line in found]
    a_day = (Cell(short_date(WIDE_DAY)),)
    return tuple(
        (*(row[at] for row in rows), *(a_day if at in DAY_COLUMNS else ()))
        for at in range(len(column_titles()))
    )


def _first_due(line: CaseloadEntry) -> date:
    return line.row.due_on or date.max


def shown_line(line: CaseloadEntry, today: date, worker: str) -> ShownLine:
    """Return a line as the table shows it to a worker on a day."""
    row = line.row
    due = "" if row.due_on is None else due_words(row.due_on, today)
    overdue = row.due_on is not None and row.due_on < today
    last = "" if row.last_contact is None else short_date(row.last_contact.astimezone().date())
    alerts = ", ".join(alert.title_text for alert in row.alerts)
    who = translate("words", "You") if row.worker == worker else row.worker
    stage = (
        Cell(line.stage_title, CellLook.MUTED)
        if row.stage is None
        else Cell(line.stage_title, CellLook.TAG, Tone.OK if line.in_work else Tone.INFO)
    )
    cells = (
        Cell(row.name, CellLook.BOLD),
        Cell(row.reference, CellLook.MUTED),
        stage,
        Cell(row.next_action),
        Cell(due, CellLook.OVERDUE if overdue else CellLook.PLAIN),
        Cell(last, CellLook.MUTED),
        Cell(who, CellLook.MUTED),
        Cell(alerts, CellLook.ALERT, Tone.DANGER),
    )
    return ShownLine(cells, _sentence(cells))


def _sentence(cells: tuple[Cell, ...]) -> str:
    said = [cells[0].words]
    said += [
        f"{title}: {cell.words}"
        for title, cell in zip(column_titles()[1:], cells[1:], strict=True)
        if cell.words
    ]
    return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks to see; `text` is what was typed into the search."""

    text: str = ""
    stage: str = ""
    due: DueFilter = DueFilter.ANY
    order: Order = Order.NAME

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text.strip() or self.stage) or self.due is not DueFilter.ANY

    @property
    def words(self) -> list[str]:
        """The words to look for, case folded."""
        return self.text.casefold().split()

    def narrows(self, before: Wanted) -> bool:
        """Whether all that matches this is among what matched before, and in the same order.

        Never with a due day: what is due changes at midnight.
        """
        return (
            replace(before, text=self.text) == self
            and self.due is DueFilter.ANY
            and all(any(old in new for new in self.words) for old in before.words)
        )


def matching(
    lines: tuple[CaseloadEntry, ...], wanted: Wanted, today: date
) -> tuple[CaseloadEntry, ...]:
    """Return the lines that hold every word, at the stage and due as asked, in order."""
    found: Sequence[CaseloadEntry] = lines
    # A loop with one condition each: a hundred thousand lines are gone through at every key.
    for word in wanted.words:
        found = [line for line in found if word in line.search_text]
    if wanted.stage:
        found = [line for line in found if line.stage_title == wanted.stage]
    if wanted.due is not DueFilter.ANY:
        found = [line for line in found if _is_due(line.row.due_on, wanted.due, today)]
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


_ORDERS: dict[Order, Callable[[CaseloadEntry], tuple[bool, str]]] = {
    # What is missing comes last for due days, and first for contacts: nobody has called them.
    Order.DUE: lambda line: (line.row.due_on is None, str(line.row.due_on)),
    Order.LAST_CONTACT: lambda line: (
        line.row.last_contact is not None,
        str(line.row.last_contact),
    ),
    Order.STAGE: lambda line: (False, line.stage_title),
}
