"""The report builder: reads the caseload once, and lays it out in any way that is asked for.

Reports stay on the desk, or are saved as files for inside, which is written down. They are no way
round the protection of returns: they carry no approval, and no hub takes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.categories import AgeBand, age_band
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.report import (
    NOT_KNOWN,
    USUAL_LAYOUT,
    Report,
    ReportCell,
    ReportDimension,
    ReportLayout,
    ReportPerson,
    pivot,
)
from anchordesk.domain.roles import UseCase
from anchordesk.services.at_risk import people_at_risk
from anchordesk.services.audit import note_alone
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.doors import door
from anchordesk.services.filter_options import FilterOptions, options_of
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.today_records import ListedResident
from anchordesk.services.view_counts import entries_shown
from anchordesk.services.wanted import Order, Wanted
from anchordesk.services.workspace import Workspace

TELLS_EVERY = 500
EVERYBODY = Wanted()
IN_WORK, HAS_WORKED, NO_JOB = "In a job now", "Job has ended", "No job recorded"


@dataclass(frozen=True, slots=True)
class ReportSource:
    """The caseload as reports know it; read once, laid out many times.

    Attributes:
        options: What the filters of the caseload offer.
        order: The order of lines that have one of their own, by the code of the dimension.
    """

    entries: tuple[CaseloadEntry, ...]
    options: FilterOptions
    people: Mapping[ResidentId, ReportPerson]
    order: Mapping[str, tuple[str, ...]]
    today: date


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A report as it is asked for: how it is laid out, and of whom.

    Attributes:
        wanted: The filters of the caseload; their order means nothing here.
    """

    layout: ReportLayout = USUAL_LAYOUT
    wanted: Wanted = EVERYBODY


@door(UseCase.COUNT)
def gather(workspace: Workspace, progress: Progress = no_progress) -> ReportSource:
    """Read what reports may know of everybody on this desk.

    Args:
        progress: Told how many people were read; ends the work by raising.
    """
    entries, today = list_caseload(workspace), workspace.clock.today()
    rows = {entry.row.resident_id: entry for entry in entries}
    people: dict[ResidentId, ReportPerson] = {}
    with workspace.records.reading() as reading:
        needs = {one.resident_id: one.open_needs for one in reading.network.job_seekers()}
        # No pathway has an empty code: residents and their jobs come alone, which is quicker.
        for number, history in enumerate(reading.histories("")):
            if number % TELLS_EVERY == 0:
                progress(number, len(entries))
            entry = rows.get(history.resident.id)
            if entry is not None:
                barriers = needs.get(history.resident.id, ())
                people[history.resident.id] = _person(workspace, history, entry, barriers, today)
    options = options_of(workspace.library, entries)
    return ReportSource(entries, options, people, _orders(options), today)


@door(UseCase.COUNT)
def lay_out(workspace: Workspace, source: ReportSource, asked: ReportAsked) -> Report:
    """Return the pivot table of the people whom the caseload shows for these filters."""
    wanted = replace(asked.wanted, order=Order.NAME)
    risks = people_at_risk(workspace) if wanted.at_risk else {}
    shown = entries_shown(workspace, wanted, source.entries, risks)
    known = (source.people.get(entry.row.resident_id) for entry in shown)
    return pivot([one for one in known if one is not None], asked.layout, source.order)


@door(UseCase.COUNT)
def people_behind(
    workspace: Workspace, source: ReportSource, cell: ReportCell
) -> tuple[ListedResident, ...]:
    """Return who stands behind a figure, by name. That they were listed is written down."""
    note_alone(workspace, AuditAction.REPORT_PEOPLE_LISTED, None, people=len(cell.people))
    wanted = set(cell.people)
    return tuple(one.row.listed for one in source.entries if one.row.resident_id in wanted)


def _person(
    workspace: Workspace,
    history: CaseHistory,
    entry: CaseloadEntry,
    barriers: tuple[str, ...],
    today: date,
) -> ReportPerson:
    resident, code = history.resident, entry.row.pathway_code
    programme = "Not enrolled" if code is None else workspace.library.newest_pathway(code).title
    jobs = [one.job for one in history.jobs]
    outcome = NO_JOB
    if jobs:
        goes_on = any(job.ended_on is None or job.ended_on >= today for job in jobs)
        outcome = IN_WORK if goes_on else HAS_WORKED
    starts = [day for day in history.job_starts if day is not None]
    days = (min(starts) - resident.registered_on).days if starts else None
    groups = {
        ReportDimension.STAGE: entry.stage_title,
        ReportDimension.PROGRAMME: programme,
        ReportDimension.AREA: resident.ward,
        ReportDimension.LANDLORD: resident.landlord,
        ReportDimension.AGE: age_band(resident.age_on(today)).title_text,
        ReportDimension.MONTH: f"{resident.registered_on:%Y-%m}",
        ReportDimension.WORKER: entry.row.worker,
        ReportDimension.OUTCOME: outcome,
        ReportDimension.QUALIFICATION: resident.qualification.title_text,
    }
    told: dict[str, tuple[str, ...]] = {
        by.value: (title or NOT_KNOWN,) for by, title in groups.items()
    }
    told[ReportDimension.BARRIER.value] = barriers or ("Nothing known",)
    return ReportPerson(resident.id, told, bool(jobs), None if days is None else max(0, days))


def _orders(options: FilterOptions) -> Mapping[str, tuple[str, ...]]:
    """Return the order of stages and ages, in which nobody looks for them by name."""
    return {
        ReportDimension.STAGE.value: options.stages,
        ReportDimension.AGE.value: tuple(band.title_text for band in AgeBand),
        ReportDimension.OUTCOME.value: (IN_WORK, HAS_WORKED, NO_JOB),
    }
