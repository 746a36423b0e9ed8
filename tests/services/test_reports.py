"""Reports of the caseload: laid out, listed behind a figure, saved by name and as files."""

from __future__ import annotations

import zipfile
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from anchordesk.domain.needs import NeedKind
from anchordesk.domain.report import (
    TOTAL,
    Report,
    ReportCell,
    ReportDimension,
    ReportLayout,
    ReportMeasure,
)
from anchordesk.services import needs, report_export, reports, saved_reports
from anchordesk.services.audit import newest
from anchordesk.services.casework import JobDetails, record_job
from anchordesk.services.errors import NotFoundError, StorageError
from anchordesk.services.reports import ReportAsked
from anchordesk.services.residents import ResidentDetails, add
from anchordesk.services.saved_reports import ReportRefusedError
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.wanted import DueFilter, Wanted
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

BY_WARD = ReportAsked(ReportLayout(ReportDimension.AREA, ReportDimension.OUTCOME))
DAY = date(2026, 11, 23)


@pytest.fixture
def desk(worker: Workspace, clock: StandingClock) -> Workspace:
    for name, ward in (("Ana", "North"), ("Bo", "North"), ("Cy", "South"), ("Di", "")):
        add(worker, ResidentDetails(given_name=name, ward=ward))
    who = {one.row.name: one.row.resident_id for one in reports.gather(worker).entries}
    needs.add_need(worker, who["Ana"], NeedKind.HOUSING, "")
    clock.move(days=20)
    started = DAY + timedelta(days=10)
    record_job(worker, who["Bo"], JobDetails("Harbour School", "Cook", started_on=started))
    return worker


def table(desk: Workspace, asked: ReportAsked) -> Report:
    return reports.lay_out(desk, reports.gather(desk), asked)


def at(report: Report, row: str, column: str = TOTAL) -> ReportCell:
    return report.cells[report.rows.index(row)][report.columns.index(column)]


def test_people_are_counted_by_ward_and_outcome(desk: Workspace) -> None:
    report = table(desk, BY_WARD)
    assert report.columns == ("In a job now", "No job recorded", TOTAL)
    assert [cell.value for cell in report.cells[0]] == [1, 1, 2]
    assert report.rows == ("North", "South", "Not known", TOTAL)
    assert at(report, TOTAL).value == 4


def test_each_dimension_holds_everybody(desk: Workspace) -> None:
    source = reports.gather(desk)
    for dimension in ReportDimension:
        report = reports.lay_out(desk, source, ReportAsked(ReportLayout(dimension)))
        assert at(report, TOTAL).value == 4, dimension


def test_days_to_a_job_are_counted_from_registration(desk: Workspace) -> None:
    asked = ReportAsked(
        ReportLayout(ReportDimension.AREA, ReportDimension.NONE, ReportMeasure.DAYS)
    )
    assert at(table(desk, asked), "North").value == 10


def test_the_filters_of_the_caseload_narrow_it(desk: Workspace) -> None:
    asked = ReportAsked(BY_WARD.layout, Wanted(text="ana"))
    report = table(desk, asked)
    assert (report.rows, report.people) == (("North", TOTAL), 1)
    facts = report_export.facts_of(desk, asked, report)
    assert "Residents with the words “ana”. 1 people." in facts[1]


def test_who_stands_behind_a_figure_is_listed_and_that_is_written_down(desk: Workspace) -> None:
    source = reports.gather(desk)
    cell = at(reports.lay_out(desk, source, BY_WARD), "North", "In a job now")
    assert [one.name for one in reports.people_behind(desk, source, cell)] == ["Bo"]
    assert newest(desk)[0].action == "report-people-listed"


@pytest.mark.parametrize("ending", ["xlsx", "ods", "csv", "pdf"])
def test_each_file_says_that_it_is_for_inside_and_where_it_comes_from(
    desk: Workspace, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"report.{ending}"
    report_export.write(desk, BY_WARD, table(desk, BY_WARD), path)
    said = text_of(path)
    assert "not protected for publication" in said
    assert "Made by AnchorDesk on 13 December 2026 by Sam Kaur, Harbour Homes." in said
    assert "Definitions of version 1" in said
    assert "North" in said
    assert "Ana" not in said
    event = newest(desk)[0]
    assert (event.action, f"format:{ending}" in event.facts or ending in event.facts) == (
        "report-exported",
        True,
    )


def test_figures_are_numbers_in_a_workbook_and_small_ones_are_named(
    desk: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "report.xlsx"
    report_export.write(desk, BY_WARD, table(desk, BY_WARD), path)
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Report"].iter_rows()]
    assert rows[0] == ["Ward", "In a job now", "No job recorded", "Total", "Few people"]
    assert rows[1] == ["North", 1, 1, 2, "In a job now; No job recorded; Total"]
    about = [[cell.value for cell in row] for row in book["About the columns"].iter_rows()]
    assert ["Ward", "area", "The electoral ward in the record", "text"] in about


def test_nothing_is_written_where_it_cannot_be(desk: Workspace, tmp_path: Path) -> None:
    report = table(desk, BY_WARD)
    with pytest.raises(ReportRefusedError, match="cannot be written"):
        report_export.write(desk, BY_WARD, report, tmp_path / "report.docx")
    with pytest.raises((StorageError, NotFoundError)):
        report_export.write(desk, BY_WARD, report, tmp_path / "no" / "report.csv")


def test_a_report_is_saved_by_name_replaced_deleted_and_each_taken_back(desk: Workspace) -> None:
    wanted = ReportAsked(BY_WARD.layout, Wanted(text="ana", quiet_days=14))
    first = saved_reports.save(desk, " Jobs by ward ", BY_WARD)
    second = saved_reports.save(desk, "Jobs by ward", wanted)
    (kept,) = saved_reports.list_reports(desk)
    assert (kept.name, kept.asked) == ("Jobs by ward", wanted)
    with pytest.raises(ChangedSinceError):
        saved_reports.put_back(desk, first)
    saved_reports.put_back(desk, second)
    assert saved_reports.list_reports(desk)[0].asked == BY_WARD
    gone = saved_reports.delete(desk, saved_reports.list_reports(desk)[0])
    assert saved_reports.list_reports(desk) == ()
    saved_reports.put_back(desk, gone)
    saved_reports.put_back(desk, first)
    assert saved_reports.list_reports(desk) == ()
    with pytest.raises(ReportRefusedError, match="characters"):
        saved_reports.save(desk, "  ", BY_WARD)


def text_of(path: Path) -> str:
    match path.suffix:
        case ".pdf":
            pages = PdfReader(path).pages
            return " ".join(" ".join(page.extract_text() for page in pages).split())
        case ".xlsx":
            book = openpyxl.load_workbook(path)
            return " ".join(
                str(cell.value) for page in book for row in page.iter_rows() for cell in row
            )
        case ".ods":
            return zipfile.ZipFile(path).read("content.xml").decode()
        case _:
            return path.read_text("utf-8-sig")


def test_no_filter_is_left_out_of_what_a_file_says_it_is_of() -> None:
    asked = {
        str: "x",
        int: 7,
        bool: True,
        DueFilter: DueFilter.OVERDUE,
    }
    for one in fields(Wanted):
        if one.name != "order":
            value = asked[type(getattr(Wanted(), one.name))]
            wanted = replace(Wanted(), **{one.name: value})  # type: ignore[arg-type]
            told = report_export.filter_words(wanted, "Care")
            assert told != report_export.filter_words(Wanted(), ""), one.name
            assert "," not in told, f"{one.name} is said more than once"
