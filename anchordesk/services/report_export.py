"""A report as a file for inside: the table, where it came from, and what its words mean.

Each file says on its face that it is not protected for publication. That it was saved is written
down before it is.
"""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.report import (
    DEFINITIONS_VERSION,
    OTHERS,
    SMALL,
    TOTAL,
    Report,
    ReportCell,
    ReportDimension,
    ReportMeasure,
)
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note_alone
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.people_sheet import (
    AboutColumn,
    AboutSheet,
    PeopleSheet,
    SheetCell,
    SheetKind,
)
from anchordesk.services.plan_document import PlanBlock, PlanDocument, PlanMark, PlanStyle
from anchordesk.services.policy import ExportKind
from anchordesk.services.reports import ReportAsked
from anchordesk.services.saved_reports import ReportRefusedError
from anchordesk.services.wanted import DueFilter, Wanted
from anchordesk.services.workspace import Workspace

FOR_INSIDE = (
    "For inside only: these figures are exact and not protected for publication. What leaves the "
    "organisation leaves in a return."
)
MARK = "*"
PDF = ".pdf"


def titles_of(report: Report) -> tuple[str, ...]:
    """Return what stands over the columns; the first is that of the rows."""
    if report.layout.columns is ReportDimension.NONE:
        return report.layout.rows.title_text, report.layout.measure.title_text
    return (report.layout.rows.title_text, *report.columns)


def figure_words(cell: ReportCell, *, marked: bool = True) -> str:
    """Return a figure as people read it, marked where few people stand behind it."""
    if cell.value is None:
        return ""
    told = f"{cell.value:.1f}" if isinstance(cell.value, float) else f"{cell.value:,}"
    return f"{told} {MARK}" if marked and cell.is_small else told


def mark_words() -> str:
    """Say what the mark means."""
    return f"{MARK} Fewer than {SMALL} people: it may tell who they are."


def filter_words(wanted: Wanted, pathway_title: str) -> str:
    """Return of whom a report is, in words."""
    parts = (
        f"with the words “{wanted.text.strip()}”" if wanted.text.strip() else "",
        f"at the stage {wanted.stage}" if wanted.stage else "",
        {DueFilter.OVERDUE: "overdue", DueFilter.SOON: "due within 7 days"}.get(wanted.due, ""),
        f"without contact for {wanted.quiet_days} days" if wanted.quiet_days else "",
        f"at their stage for more than {wanted.stage_days} days" if wanted.stage_days else "",
        "with an alert" if wanted.alerts else "",
        "at risk" if wanted.at_risk else "",
        f"on {pathway_title}" if wanted.pathway else "",
        f"of {wanted.worker}" if wanted.worker else "",
    )
    told = ", ".join(part for part in parts if part)
    return f"Residents {told}." if told else "Everybody on this desk's caseload."


@door(UseCase.EXPORT_RECORDS)
def facts_of(workspace: Workspace, asked: ReportAsked, report: Report) -> tuple[str, ...]:
    """Return where a report comes from: who made it, when, of whom, and by which definitions."""
    code = asked.wanted.pathway
    title = workspace.library.newest_pathway(code).title if code else ""
    day = long_date(workspace.clock.today())
    facts = [
        FOR_INSIDE,
        f"{report.layout.measure.title_text}. {filter_words(asked.wanted, title)} "
        f"{report.people} people.",
        f"Made by AnchorDesk on {day} by {workspace.worker}, "
        f"{workspace.profile.organisation_name}. Definitions of version {DEFINITIONS_VERSION}.",
    ]
    if any(cell.is_small for row in report.cells for cell in row):
        facts.append(mark_words())
    if report.merged:
        facts.append(f"{report.merged} columns stand together as “{OTHERS}”.")
    if report.layout.rows.has_several or report.layout.columns.has_several:
        facts.append("Somebody can stand in several lines, so lines add up to more than the total.")
    return tuple(facts)


@door(UseCase.EXPORT_RECORDS)
def write(workspace: Workspace, asked: ReportAsked, report: Report, path: Path) -> Path:
    """Write a report as .xlsx, .ods, .csv or .pdf, whole or not at all, for its owner's eyes only.

    Raises:
        AgainstPolicyError: if IT lets no such files be saved here.
        ReportRefusedError: if the file's name ends in no kind that can be written.
        StorageError, DocumentError: if it cannot be written.
    """
    kind, ending = SheetKind.of(path), path.suffix.lower()
    if kind is None and ending != PDF:
        endings = ", ".join([*(one.ending for one in SheetKind), PDF])
        raise ReportRefusedError(
            f"A file called “{path.name}” cannot be written.",
            what_to_do=f"Choose a name that ends in one of {endings}.",
        )
    workspace.read_policy().refuse_export(ExportKind.REPORT)
    facts = facts_of(workspace, asked, report)
    note_alone(
        workspace,
        AuditAction.REPORT_EXPORTED,
        format=ending.removeprefix("."),
        rows=report.layout.rows.value,
        columns=report.layout.columns.value,
        measure=report.layout.measure.value,
        people=report.people,
    )
    if kind is None:
        workspace.plan_writer.write(_paper(report, facts), path)
    else:
        sheet = _sheet(report, facts, with_source=kind is SheetKind.CSV)
        write_whole_file(path, workspace.sheets.laid_out(sheet, kind), private=True)
    return path


def _sheet(report: Report, facts: tuple[str, ...], *, with_source: bool) -> PeopleSheet:
    """Return the table with a column that names which figures of a line are small.

    Args:
        with_source: Whether the facts stand below the table: a CSV file has no second sheet.
    """
    titles = titles_of(report)
    rows: list[tuple[SheetCell, ...]] = []
    for title, cells in zip(report.rows, report.cells, strict=True):
        small = [name for name, cell in zip(titles[1:], cells, strict=True) if cell.is_small]
        rows.append((title, *(cell.value for cell in cells), "; ".join(small)))
    if with_source:
        rows += [(fact,) + (None,) * len(titles) for fact in ("", *facts)]
    layout = report.layout
    used: tuple[ReportDimension | ReportMeasure, ...] = (
        layout.rows,
        *((layout.columns,) if layout.columns is not ReportDimension.NONE else ()),
        layout.measure,
    )
    about = [
        AboutColumn(one.title_text, one.value, one.meaning, "text" if at == 0 else "a number")
        for at, one in enumerate(used)
    ]
    about.append(AboutColumn(TOTAL, "total", "Each person once", "a number"))
    few = f"Columns of this line with fewer than {SMALL} people"
    about.append(AboutColumn(FEW, "few_people", few, "titles of columns, with ; between"))
    return PeopleSheet("Report", (*titles, FEW), tuple(rows), about=AboutSheet(facts, tuple(about)))


FEW = "Few people"


def _paper(report: Report, facts: tuple[str, ...]) -> PlanDocument:
    lines = tuple(
        (title, *(figure_words(cell) for cell in cells))
        for title, cells in zip(report.rows, report.cells, strict=True)
    )
    used = (report.layout.rows, report.layout.columns, report.layout.measure)
    blocks = (
        PlanBlock(PlanMark.TITLE, (f"Report: {report.layout.measure.title_text}",)),
        PlanBlock(PlanMark.BODY, facts),
        PlanBlock(PlanMark.TABLE, (), (titles_of(report), *lines)),
        PlanBlock(PlanMark.HEADING, ("What the words mean",)),
        PlanBlock(
            PlanMark.BODY,
            tuple(
                f"{one.title_text}: {one.meaning}."
                for one in used
                if one is not ReportDimension.NONE
            ),
        ),
    )
    return PlanDocument(PlanStyle.PLAIN, blocks, None, title="Report, for inside", numbered=True)
