"""A worker's own dashboard: how the caseload stands today, and what was done this month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.library import Library
from anchordesk.services.month_records import MonthAsked, MonthCounts
from anchordesk.services.records import CaseloadRow, RecordsReading
from anchordesk.services.workspace import Workspace

QUIET_DAYS = 28


@dataclass(frozen=True, slots=True)
class WorkStanding:
    """How work with those stands with whom it goes on; who asked to be left is not counted.

    Attributes:
        overdue: Whose next action is past its day.
        due_today: Whose next action is due today.
        unplanned: For whom nothing is planned.
        quiet: Without contact for four weeks, or ever.
        not_enrolled: On no pathway.
    """

    residents: int
    overdue: int
    due_today: int
    unplanned: int
    quiet: int
    not_enrolled: int


@dataclass(frozen=True, slots=True)
class MyWork:
    """The dashboard.

    Attributes:
        no_evidence: Jobs that go on and of which nothing was seen that shows them.
        this_month: From the first of the month until now.
        last_month: All of the month before.
    """

    standing: WorkStanding
    no_evidence: int
    this_month: MonthCounts
    last_month: MonthCounts
    month: date
    month_before: date


@door(UseCase.READ_RECORDS)
def my_work(workspace: Workspace) -> MyWork:
    """Count this desk's caseload, and the month of the worker whose desk it is."""
    today = workspace.clock.today()
    month = today.replace(day=1)
    before = (month - timedelta(days=1)).replace(day=1)
    with workspace.records.reading() as reading:
        return MyWork(
            standing_of(workspace.library, reading.caseload(), today),
            reading.jobs_without_evidence(),
            _counted(workspace, reading, month, today + timedelta(days=1)),
            _counted(workspace, reading, before, month),
            month,
            before,
        )


def standing_of(library: Library, rows: Sequence[CaseloadRow], today: date) -> WorkStanding:
    """Count how the work of some lines of the caseload stands."""
    going_on = [row for row in rows if _goes_on(library, row) and not row.left_as_it_is]
    return WorkStanding(
        residents=len(going_on),
        overdue=sum(row.due_on is not None and row.due_on < today for row in going_on),
        due_today=sum(row.due_on == today for row in going_on),
        unplanned=sum(not row.next_action for row in going_on),
        quiet=sum(_is_quiet(row, today) for row in going_on),
        not_enrolled=sum(row.stage is None for row in going_on),
    )


def _counted(
    workspace: Workspace, reading: RecordsReading, first: date, day_after: date
) -> MonthCounts:
    begins, ends = day_bounds(first)[0], day_bounds(day_after)[0]
    return reading.month_of_work(MonthAsked(workspace.worker, begins, ends, first, day_after))


def _goes_on(library: Library, row: CaseloadRow) -> bool:
    if row.pathway_code is None or row.stage is None:
        return True
    return library.newest_pathway(row.pathway_code).has_stage(row.stage)


def _is_quiet(row: CaseloadRow, today: date) -> bool:
    return row.last_contact is None or (
        today - row.last_contact.astimezone().date() > timedelta(days=QUIET_DAYS)
    )
