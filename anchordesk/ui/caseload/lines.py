"""The caseload as lines to search, order and show.

Lines are read in the records lane; their words and looks are made when they come into view.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from anchordesk.domain.at_risk import Risk
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.finding_records import FoundIn, Match
from anchordesk.ui.caseload.risk_words import risk_words
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.warnings import warning_cell, warning_sentence
from anchordesk.ui.words import cover_words, due_words, short_date, translate, translated

DAY_COLUMNS = (5, 6)


def column_titles() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("words", "Resident"),
        translate("words", "Ref"),
        translate("words", "Stage"),
        translate("words", "Days at stage"),
        translate("words", "Next action"),
        translate("words", "Due"),
        translate("words", "Last contact"),
        translate("words", "Worker"),
        translate("words", "Alerts"),
    )


@dataclass(frozen=True, slots=True)
class ShownLine:
    """What is painted, the whole row as a sentence for a screen reader, and what to heed."""

    cells: tuple[Cell, ...]
    sentence: str
    warning: str


STAGE_TIME_COLUMN, ACTION_COLUMN, ALERT_COLUMN = 3, 4, 8
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
        lambda line: line.row.cover_for,
        lambda line: warning_cell(line.row.alerts, line.row.safety_instruction).words,
    )
    found = [min(lines, key=_first_due), min(lines, key=_longest_at_stage)] if lines else []
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


def _longest_at_stage(line: CaseloadEntry) -> date:
    return line.row.stage_since or date.max


def short_title_of_days() -> str:
    """Return what stands above the days at a stage: the column before says of what."""
    return translate("words", "Days")


def _days_at_stage(line: CaseloadEntry, today: date) -> str:
    since = line.row.stage_since
    return "" if since is None else str((today - since).days)


def shown_line(
    line: CaseloadEntry,
    today: date,
    worker: str,
    match: Match | None = None,
    risks: Sequence[Risk] = (),
) -> ShownLine:
    """Return a line as the table shows it to a worker on a day.

    Where a search found it by more than it shows, or it is listed for its risks, that stands in
    place of the next action.
    """
    row = line.row
    due = "" if row.due_on is None else due_words(row.due_on, today)
    overdue = row.due_on is not None and row.due_on < today
    last = "" if row.last_contact is None else short_date(row.last_contact.astimezone().date())
    who = translate("words", "You") if row.worker == worker else row.worker
    stage = (
        Cell(translated(line.stage_title), CellLook.MUTED)
        if row.stage is None
        else Cell(line.stage_title, CellLook.TAG, Tone.OK if line.in_work else Tone.INFO)
    )
    why = [risk_words(risks, today)] if risks else []
    why += [] if match is None else [match_words(match)]
    why += [left_as_it_is_words()] if row.left_as_it_is else []
    cells = (
        Cell(row.name, CellLook.BOLD),
        Cell(row.reference, CellLook.MUTED),
        stage,
        Cell(_days_at_stage(line, today), CellLook.MUTED),
        Cell("; ".join(why) or row.next_action, CellLook.PLAIN),
        Cell(due, CellLook.OVERDUE if overdue else CellLook.PLAIN),
        Cell(last, CellLook.MUTED),
        Cell(cover_words(row.cover_for), CellLook.TAG, Tone.WARN)
        if row.cover_for
        else Cell(who, CellLook.MUTED),
        warning_cell(row.alerts, row.safety_instruction),
    )
    warning = warning_sentence(row.alerts, row.safety_instruction)
    reason = translate("words", "Found in") if match is not None else ""
    reason = at_risk_title() if risks else reason
    return ShownLine(cells, _sentence(cells, reason, row.safety_instruction), warning)


def match_words(match: Match) -> str:
    """Return where a search found somebody: “Note of 12 Nov 2026: …bus fare…”."""
    kind = {
        FoundIn.POSTCODE: translate("words", "Postcode"),
        FoundIn.PHONE: translate("words", "Phone"),
        FoundIn.EMAIL: translate("words", "Email"),
        FoundIn.NOTE: translate("words", "Note"),
        FoundIn.RESTRICTED: translate("words", "In a restricted note"),
        FoundIn.LIKE_NAME: translate("words", "Similar name"),
    }[match.found_in]
    if not match.excerpt:
        return kind
    if match.noted_at is not None:
        day = short_date(match.noted_at.astimezone().date())
        kind = translate("words", "Note of {day}").format(day=day)
    return f"{kind}: {match.excerpt}"


def left_as_it_is_words() -> str:
    """Return why somebody is found by name alone."""
    return translate("words", "Asked that nothing of theirs is changed or used")


def at_risk_title() -> str:
    """Return what the column is called that tells why somebody is at risk."""
    return translate("words", "Why at risk")


def _sentence(cells: tuple[Cell, ...], reason: str, instruction: str) -> str:
    titles = list(column_titles())
    if reason:
        titles[ACTION_COLUMN] = reason
    said = [cells[0].words]
    said += [
        f"{title}: {cell.words}"
        for title, cell in zip(titles[1:], cells[1:], strict=True)
        if cell.words
    ]
    if instruction:
        said.append(warning_sentence((), instruction))
    return ", ".join(said)
