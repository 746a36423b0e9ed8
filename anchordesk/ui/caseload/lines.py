"""The caseload as lines to search, order and show.

Lines are made in the records lane; the words and looks of a line when it comes into view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from heapq import nlargest

from anchordesk.domain.identifiers import ResidentId
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
class CaseloadLine:
    """One row: what it is found and ordered by. What is painted is made for shown rows only.

    Attributes:
        days_to_due: Days until the next action; negative when overdue, None without one.
    """

    entry: CaseloadEntry
    days_to_due: int | None

    @property
    def resident_id(self) -> ResidentId:
        """Who it is."""
        return self.entry.row.resident_id

    @property
    def name(self) -> str:
        """The name to show."""
        return self.entry.row.name

    @property
    def stage(self) -> str:
        """Title of the stage."""
        return self.entry.stage_title

    @property
    def search(self) -> str:
        """What search looks through, case folded."""
        return self.entry.search_text

    @property
    def due_on(self) -> date | None:
        """The day of the next action."""
        return self.entry.row.due_on

    @property
    def last_contact(self) -> datetime | None:
        """When they were last in touch."""
        return self.entry.row.last_contact


def lines_of(entries: Iterable[CaseloadEntry], today: date) -> tuple[CaseloadLine, ...]:
    """Return the lines of a caseload, in its order."""
    return tuple(
        CaseloadLine(entry, None if entry.row.due_on is None else (entry.row.due_on - today).days)
        for entry in entries
    )


@dataclass(frozen=True, slots=True)
class ShownLine:
    """What is painted, and the whole row as a sentence for a screen reader."""

    cells: tuple[Cell, ...]
    sentence: str


LONGEST_MEASURED = 12
WIDE_DAY = date(2028, 11, 28)


def widest_cells(
    lines: Sequence[CaseloadLine], today: date, worker: str
) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells that need most room in each column, of the whole caseload.

    The longest few in letters stand for the widest: measuring ten thousand would take too long.
    """
    texts: tuple[Callable[[CaseloadLine], str], ...] = (
        lambda line: line.name,
        lambda line: line.entry.row.reference,
        lambda line: line.stage,
        lambda line: line.entry.row.next_action,
        lambda line: "" if line.entry.row.worker == worker else line.entry.row.worker,
        lambda line: "".join(alert.title_text for alert in line.entry.row.alerts),
    )
    found = [min(lines, key=_days_to_due)] if lines else []
    for text in texts:
        by_text = {text(line): line for line in lines}
        found += [by_text[words] for words in nlargest(LONGEST_MEASURED, by_text, len)]
    rows = [shown_line(line, today, worker).cells for line in found]
    a_day = (Cell(short_date(WIDE_DAY)),)
    return tuple(
        (*(row[at] for row in rows), *(a_day if at in DAY_COLUMNS else ()))
        for at in range(len(column_titles()))
    )


def _days_to_due(line: CaseloadLine) -> int:
    return 0 if line.days_to_due is None else line.days_to_due


def shown_line(line: CaseloadLine, today: date, worker: str) -> ShownLine:
    """Return a line as the table shows it to a worker on a day."""
    entry, row = line.entry, line.entry.row
    due = "" if row.due_on is None else due_words(row.due_on, today)
    overdue = row.due_on is not None and row.due_on < today
    last = "" if row.last_contact is None else short_date(row.last_contact.astimezone().date())
    alerts = ", ".join(alert.title_text for alert in row.alerts)
    who = translate("words", "You") if row.worker == worker else row.worker
    stage = (
        Cell(entry.stage_title, CellLook.MUTED)
        if row.stage is None
        else Cell(entry.stage_title, CellLook.TAG, Tone.OK if entry.in_work else Tone.INFO)
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


def matching(lines: tuple[CaseloadLine, ...], wanted: Wanted) -> tuple[CaseloadLine, ...]:
    """Return the lines that hold every word, at the stage and due as asked, in order."""
    words = wanted.text.casefold().split()
    found = [
        line
        for line in lines
        if all(word in line.search for word in words)
        and (not wanted.stage or line.stage == wanted.stage)
        and _is_due(line, wanted.due)
    ]
    key = _ORDERS.get(wanted.order)
    if key is not None:
        found.sort(key=key)
    return tuple(found)


SOON_DAYS = 7


def _is_due(line: CaseloadLine, due: DueFilter) -> bool:
    match due:
        case DueFilter.ANY:
            return True
        case DueFilter.OVERDUE:
            return line.days_to_due is not None and line.days_to_due < 0
        case DueFilter.SOON:
            return line.days_to_due is not None and line.days_to_due <= SOON_DAYS


_ORDERS: dict[Order, Callable[[CaseloadLine], tuple[bool, str]]] = {
    # What is missing comes last for due days, and first for contacts: nobody has called them.
    Order.DUE: lambda line: (line.due_on is None, str(line.due_on)),
    Order.LAST_CONTACT: lambda line: (line.last_contact is not None, str(line.last_contact)),
    Order.STAGE: lambda line: (False, line.stage),
}
