"""The lines of the caseload that answer what a person asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, timedelta

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.caseload import LEFT_AS_IT_IS, CaseloadEntry
from anchordesk.services.caseload_index import CaseloadIndex
from anchordesk.services.wanted import DueFilter, Order, Wanted


def matching(
    lines: tuple[CaseloadEntry, ...],
    wanted: Wanted,
    today: date,
    matches: Collection[ResidentId] = frozenset(),
    at_risk: Collection[ResidentId] = frozenset(),
    *,
    index: CaseloadIndex | None = None,
) -> tuple[CaseloadEntry, ...]:
    """Return the lines that hold every word, or are among the matches, as asked, in order.

    Who asked that their record is left as it is is found by name, or where they are asked for.

    Args:
        matches: Who was found by words that a line does not hold, such as those of a note.
        at_risk: Who is at risk; looked at where that is asked for.
        index: An index of these very lines, where there are so many that it pays.
    """
    words = wanted.words
    found: Sequence[CaseloadEntry]
    if index is not None and words:
        found = index.holding(words, matches)
    else:
        found = _holding(lines, words, matches)
    if wanted.stage:
        found = [line for line in found if line.stage_title == wanted.stage]
    if wanted.due is not DueFilter.ANY:
        found = [line for line in found if _is_due(line.row.due_on, wanted.due, today)]
    if wanted.alerts:
        # Who has an instruction and no alert is tagged in the list as well.
        found = [line for line in found if line.row.alerts or line.row.safety_instruction]
    if wanted.at_risk:
        found = [line for line in found if line.row.resident_id in at_risk]
    if wanted.pathway:
        found = [line for line in found if line.row.pathway_code == wanted.pathway]
    if wanted.worker:
        found = [line for line in found if line.row.worker == wanted.worker]
    if wanted.quiet_days:
        since = today - timedelta(wanted.quiet_days)
        found = [line for line in found if _quiet_since(line.row.last_contact, since)]
    if wanted.stage_days:
        came_by = today - timedelta(wanted.stage_days)
        found = [line for line in found if _came_before(line.row.stage_since, came_by)]
    if wanted.stage != LEFT_AS_IT_IS:
        found = [line for line in found if not line.row.left_as_it_is or _is_named(line, words)]
    key = _ORDERS.get(wanted.order)
    return tuple(found if key is None else sorted(found, key=key))


def _is_named(line: CaseloadEntry, words: Sequence[str]) -> bool:
    """Whether somebody is looked for by name: who asked to be left is listed for nothing else."""
    return bool(words) and all(word in line.search_text for word in words)


def _holding(
    lines: Sequence[CaseloadEntry], words: Sequence[str], matches: Collection[ResidentId]
) -> Sequence[CaseloadEntry]:
    if matches:
        return [
            line
            for line in lines
            if all(word in line.search_text for word in words) or line.row.resident_id in matches
        ]
    # A loop with one condition each: thousands of lines are gone through at every key.
    for word in words:
        lines = [line for line in lines if word in line.search_text]
    return lines


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


def _came_before(stage_since: date | None, day: date) -> bool:
    return stage_since is not None and stage_since < day


_ORDERS: dict[Order, Callable[[CaseloadEntry], tuple[bool, str]]] = {
    # What is missing comes last for due days, and first for contacts: nobody has called them.
    Order.DUE: lambda line: (line.row.due_on is None, str(line.row.due_on)),
    Order.LAST_CONTACT: lambda line: (
        line.row.last_contact is not None,
        str(line.row.last_contact),
    ),
    Order.STAGE: lambda line: (False, line.stage_title),
    # The longest first; of whom it is not known, or who is at no stage, last.
    Order.TIME_AT_STAGE: lambda line: (line.row.stage_since is None, str(line.row.stage_since)),
}
