"""Says in cells what is kept too long, and what is on hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.legal_hold import SOON_DAYS
from anchordesk.services.legal_holds import HeldRecord
from anchordesk.services.rights import RetentionDue
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.words import short_date, translate, translated


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """A record that is on hold, or of which something is kept too long; one of the two is set."""

    held: HeldRecord | None = None
    due: RetentionDue | None = None

    @property
    def reference(self) -> str:
        """The reference of the resident."""
        if self.held is not None:
            return self.held.reference
        return "" if self.due is None else self.due.case.reference

    @property
    def resident_id(self) -> ResidentId | None:
        """Whose record it is."""
        if self.held is not None:
            return self.held.hold.resident_id
        return None if self.due is None else self.due.case.resident_id


def headings() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("retention", "Who"),
        translate("retention", "Reference"),
        translate("retention", "State"),
        translate("retention", "What, and why"),
        translate("retention", "Since"),
    )


def lines_of(held: tuple[HeldRecord, ...], due: tuple[RetentionDue, ...]) -> list[RetentionLine]:
    """Return the holds, the first to be looked at again first, then what is due for deletion."""
    holds = [RetentionLine(held=one) for one in held]
    return [*holds, *(RetentionLine(due=one) for one in due if one.hold is None)]


def cells_of(line: RetentionLine, today: date) -> tuple[Cell, ...]:
    """Return the cells of a line."""
    if line.held is not None:
        return _of_hold(line.held, today)
    return () if line.due is None else _of_due(line.due)


def _of_hold(held: HeldRecord, today: date) -> tuple[Cell, ...]:
    hold = held.hold
    day = short_date(hold.review_on)
    words, tone = translate("retention", "On hold until looked at on {day}"), Tone.INFO
    if hold.review_on <= today:
        words, tone = translate("retention", "Look at the hold again, due {day}"), Tone.DANGER
    elif (hold.review_on - today).days <= SOON_DAYS:
        tone = Tone.WARN
    told = translate("retention", "{reason} Placed by {worker}.")
    return (
        Cell(held.name, CellLook.BOLD),
        Cell(held.reference, CellLook.MUTED),
        Cell(words.format(day=day), CellLook.TAG, tone),
        Cell(told.format(reason=_sentence(hold.reason), worker=hold.worker)),
        Cell(short_date(hold.placed_on), CellLook.MUTED),
    )


def _of_due(due: RetentionDue) -> tuple[Cell, ...]:
    return (
        Cell(due.case.name, CellLook.BOLD),
        Cell(due.case.reference, CellLook.MUTED),
        Cell(translate("retention", "Kept too long"), CellLook.TAG, Tone.WARN),
        Cell(" ".join(_what(due))),
        Cell(short_date(due.case.last_entry.astimezone().date()), CellLook.MUTED),
    )


def _what(due: RetentionDue) -> Iterator[str]:
    if due.everything:
        yield translate("retention", "Everything.")
    else:
        yield ", ".join(translated(group.title) for group in due.groups) + "."
    for longer in due.kept_for:
        told = translate("retention", "Other details are kept longer for {title}: {why}")
        yield told.format(title=longer.title, why=longer.why)


def _sentence(reason: str) -> str:
    line = " ".join(reason.split())
    return line if line.endswith((".", "?", "!")) else f"{line}."
