"""Turns the caseload into lines that the table only has to show: words, looks and sentences.

Runs in the records lane, so that the window's thread builds nothing row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import due_words, short_date, translated

COLUMNS = ("Resident", "Ref", "Stage", "Next action", "Due", "Last contact", "Worker", "Alerts")


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
    """One row as shown.

    Attributes:
        search: What search looks through, case folded.
        days_to_due: Days until the next action; negative when overdue, None without one.
        sentence: The whole row for a screen reader.
    """

    resident_id: ResidentId
    name: str
    stage: str
    search: str
    due_on: date | None
    last_contact: datetime | None
    days_to_due: int | None
    cells: tuple[Cell, ...]
    sentence: str


def lines_of(
    entries: Iterable[CaseloadEntry], today: date, worker: str
) -> tuple[CaseloadLine, ...]:
    """Return the lines of a caseload, in its order."""
    return tuple(_line(entry, today, worker) for entry in entries)


def _line(entry: CaseloadEntry, today: date, worker: str) -> CaseloadLine:
    row = entry.row
    due = "" if row.due_on is None else due_words(row.due_on, today)
    overdue = row.due_on is not None and row.due_on < today
    last = "" if row.last_contact is None else short_date(row.last_contact.astimezone().date())
    alerts = ", ".join(alert.title_text for alert in row.alerts)
    who = translated("You") if row.worker == worker else row.worker
    cells = (
        Cell(row.name, CellLook.BOLD),
        Cell(row.reference, CellLook.MUTED),
        Cell(entry.stage_title, CellLook.TAG, Tone.OK if entry.in_work else Tone.INFO)
        if row.stage is not None
        else Cell(entry.stage_title, CellLook.MUTED),
        Cell(row.next_action),
        Cell(due, CellLook.OVERDUE if overdue else CellLook.PLAIN),
        Cell(last, CellLook.MUTED),
        Cell(who, CellLook.MUTED),
        Cell(alerts, CellLook.ALERT, Tone.DANGER),
    )
    return CaseloadLine(
        resident_id=row.resident_id,
        name=row.name,
        stage=entry.stage_title,
        search=entry.search_text,
        due_on=row.due_on,
        last_contact=row.last_contact,
        days_to_due=None if row.due_on is None else (row.due_on - today).days,
        cells=cells,
        sentence=_sentence(cells),
    )


def _sentence(cells: tuple[Cell, ...]) -> str:
    said = [cells[0].words]
    said += [
        f"{translated(column)}: {cell.words}"
        for column, cell in zip(COLUMNS[1:], cells[1:], strict=True)
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
