"""Median pay from the desks' tallies to the lead's return, and all that keeps it from leaving."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from anchordesk.domain.categories import Qualification
from anchordesk.domain.coarser_return import NotCrossed
from anchordesk.domain.counted_dimensions import HOURLY_PAY, KNOWN, PAY_KNOWN
from anchordesk.domain.counting import count_groups
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import (
    PublishedMedian,
    place_of,
    read_published,
)
from anchordesk.domain.median_pay import folded, pay_tables
from anchordesk.domain.period import FinancialYear
from anchordesk.domain.return_template import TemplateTable
from anchordesk.services import casework, inbox, residents, returns, sync, tallies
from anchordesk.services.casework import JobDetails
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.return_people import people_behind
from anchordesk.services.statements import next_head
from anchordesk.services.tally_counts import counts_of
from anchordesk.services.verification import verify_file
from anchordesk.services.workspace import Workspace
from anchordesk.wire.messages import Tally, TallyCell
from tests.fakes.clock import StandingClock
from tests.services.returns.desk import with_tables
from tests.services.team_desks import joined_by_stick

YEAR = FinancialYear(2026)
EMPLOYERS = ("Hotel", "Trust", "Council", "Bakery", "School")
BY_PAY = TemplateTable("median_pay", "Pay an hour, by qualification", "qualification", PAY_KNOWN)
MEDIANS = "Pay an hour, by qualification: median"


@pytest.fixture
def paying(joined: Workspace) -> Workspace:
    return asks_for_pay(joined)


def asks_for_pay(workspace: Workspace) -> Workspace:
    """As if the yearly return asked for pay by qualification, and for nothing else."""
    templates = workspace.library.templates
    known = templates["quality-and-place"]
    changed = replace(known, tables=(BY_PAY,))
    library = replace(workspace.library, templates={**templates, known.code: changed})
    return replace(workspace, library=library)


def hire(
    workspace: Workspace,
    pay: list[int | None],
    *,
    qualification: str = "none",
    employers: tuple[str, ...] = EMPLOYERS,
) -> None:
    level = Qualification.of(qualification)
    for at, pence in enumerate(pay):
        made = residents.add(
            workspace, ResidentDetails(given_name=f"Made up {at}", qualification=level)
        )
        job = JobDetails(employers[at % len(employers)], "", date(2026, 6, 1), pence)
        casework.record_job(workspace, made.id, job)


def prepared(workspace: Workspace, year: FinancialYear = YEAR) -> PreparedReturn:
    return returns.prepare(workspace, "quality-and-place", year)


def shown(found: PreparedReturn) -> dict[str, int | None]:
    table = next(t for t in found.document.tables if t.title == MEDIANS)
    return {row.title: row.values[0] for row in table.rows}


def test_a_median_over_two_desks_is_that_of_all_their_people(
    worker: Workspace, lead: Workspace, tmp_path: Path
) -> None:
    worker = asks_for_pay(joined_by_stick(lead, worker, tmp_path / "team"))
    lead = asks_for_pay(lead)
    hire(lead, [1201, 1203, 1249, 1301, 1302, 1303])
    hire(worker, [1100, 1190, 1250, 1260, 1270, 1280, 1290, *[None] * 5])
    stick = tmp_path / "stick"
    stick.mkdir()
    tallies.queue_tally(worker, "quality-and-place", YEAR)
    sync.put_in_folder(worker, stick)
    assert inbox.read_folder(lead, stick).refused == ()
    found = prepared(lead)
    assert found.desks == 2
    assert shown(found)["All"] == 1260, "the seventh of thirteen"
    assert shown(found)["No qualification"] == 1260
    assert shown(found)["Level 3"] is None


def test_every_document_and_the_check_of_anybody_hold_the_median(
    paying: Workspace, tmp_path: Path
) -> None:
    hire(paying, [1000 + 20 * at for at in range(31)])
    found = prepared(paying)
    assert shown(found)["All"] == 1300
    # It has no table of jobs and none of stages: nothing of them is hidden.
    assert found.document.chart.finding == "31 people supported"
    assert any("in steps of ten pence" in note for note in found.document.notes)
    release = returns.approve(paying, found)
    written = returns.export(paying, release, tmp_path)
    assert verify_file(written.tables_json).exit_code == 0
    lines = list(csv.DictReader(io.StringIO(written.csv.read_text("utf-8-sig"))))
    pay = {line["Row group"]: line for line in lines if line["Table"] == MEDIANS}
    assert (pay["All"]["Pounds an hour"], pay["All"]["People"]) == ("13.00", "")
    assert pay["Level 3"]["Pounds an hour"] == "[c]"
    counts = [line for line in lines if line["Table"] != MEDIANS]
    assert {line["Pounds an hour"] for line in counts} == {""}
    assert all(line["People"] for line in counts)
    sheet = load_workbook(written.spreadsheet)["median_pay_median"]
    cells = {row[0].value: row[1] for row in sheet.iter_rows() if len(row) > 1}
    assert (cells["All"].value, cells["All"].number_format) == (13, "£0.00")
    assert cells["Level 3"].value == "[c]"
    assert returns.reopen(paying, release).document == found.document


OTHERS = ("Bakery", "Kestrel Security")


@pytest.mark.parametrize(
    ("employers", "printed"),
    [
        (("Grange Hotel", "The GRANGE hotel Ltd", "Grange Hotl", "grange HOTEL.") * 2, False),
        (("Grange Hotel",) * 6 + ("Not known",) * 2, False),
        (("Grange Hotel",) * 6 + ("Fernley School", "Ivory Dental"), True),
    ],
)
def test_an_employer_is_one_however_it_is_spelled(
    paying: Workspace, employers: tuple[str, ...], printed: bool
) -> None:
    # Of ten people so many work for one employer, or may; ruled is where more than three quarters.
    hire(paying, [1200 + 10 * at for at in range(30)], employers=(*employers, *OTHERS))
    assert (shown(prepared(paying))["All"] is not None) is printed


def test_nine_people_have_no_median_and_their_number_is_hidden(paying: Workspace) -> None:
    hire(paying, [1200 + 10 * at for at in range(9)], qualification="level_2")
    hire(paying, [1200 + 10 * at for at in range(20)], qualification="none")
    hire(paying, [1200 + 10 * at for at in range(20)], qualification="level_3")
    found = prepared(paying)
    assert shown(found)["School leaving or up to level 2"] is None
    words = {reason.words for reason in found.reasons.values()}
    assert "Hidden because fewer than 10 people are behind a median of pay." in words
    assert any("their number is hidden as well" in note for note in found.document.notes)


def test_the_number_behind_a_median_is_the_last_to_be_hidden_for_another(
    paying: Workspace,
) -> None:
    for level in ("none", "level_3"):
        hire(paying, [1200 + 10 * at for at in range(20)] + [None] * 2, qualification=level)
        for _ in range(30):
            residents.add(
                paying, ResidentDetails(given_name="A", qualification=Qualification.of(level))
            )
    found = shown(prepared(paying))
    assert (found["No qualification"], found["Level 3"], found["All"]) == (1300, 1300, 1300)


def test_one_employer_who_pays_nearly_everybody_hides_the_median(paying: Workspace) -> None:
    hire(paying, [1250] * 20, employers=("  big HOTEL", "Big Hotel", "Big  hotel", "Other"))
    hire(paying, [1250] * 3, employers=("Big Hotel",))
    assert shown(prepared(paying))["All"] is None


def test_jobs_without_an_employer_are_taken_as_one_employers(paying: Workspace) -> None:
    hire(paying, [1250] * 20, employers=("Not known",))
    assert shown(prepared(paying))["All"] is None


def test_people_behind_a_median_are_those_whose_pay_is_known(paying: Workspace) -> None:
    hire(paying, [1200] * 12 + [None] * 8)
    found = prepared(paying)
    place = found.message.published.medians[0].quantity
    behind = people_behind(paying, found, place)
    assert (behind.number, len(behind.people), behind.elsewhere) == (12, 12, 0)


def test_two_lists_in_place_of_the_table_keep_the_median_of_all(paying: Workspace) -> None:
    hire(paying, [1200 + 10 * at for at in range(21)])
    choice = NotCrossed("median_pay", "Qualification", "Pay an hour")
    apart = returns.prepare(paying, "quality-and-place", YEAR, (choice,))
    (table,) = [table for table in apart.document.tables if table.of_pay]
    assert [(row.title, row.values) for row in table.rows] == [("All", (1300,))]


def test_a_year_later_a_median_that_few_newcomers_moved_is_hidden(
    paying: Workspace, clock: StandingClock
) -> None:
    hire(paying, [1200 + 10 * at for at in range(30)])
    first = prepared(paying)
    assert shown(first)["All"] == 1350
    returns.approve(paying, first)
    clock.move(days=365)
    hire(paying, [1600] * 6)
    later = prepared(paying, FinancialYear(2027))
    assert shown(later)["All"] is None, "30 and 36 people would tell of six"
    returns.approve(paying, later)
    clock.move(days=365)
    hire(paying, [1600] * 12)
    third = prepared(paying, FinancialYear(2028))
    assert shown(third)["All"] == 1440
    returns.approve(paying, third)


@pytest.mark.parametrize(("people", "pence"), [(6, 1250), (12, 1255)])
def test_a_median_that_was_slipped_in_is_not_signed(
    paying: Workspace, people: int, pence: int
) -> None:
    hire(paying, [1200] * people, employers=("Hotel",))
    hire(paying, [None] * 10)
    found = prepared(paying)
    assert found.message.published.medians == ()
    read = read_published(found.tables_json)
    place = place_of({**found.message.tables[0].fixed, PAY_KNOWN: KNOWN})
    there = next((c for c in read.cells if c.dims == place), None)
    assert there is not None
    cells = tuple(replace(c, value=people) if c.dims == place else c for c in read.cells)
    median = PublishedMedian(read.cells[0].release, place, pence)
    with_it = with_tables(found, replace(read, cells=cells, medians=(median,)))
    with pytest.raises(ProtectionRefusedError):
        returns.approve(paying, with_it)
    assert returns.approved(paying) == ()


def test_a_message_with_a_median_of_nobody_is_no_return(paying: Workspace) -> None:
    hire(paying, [1200 + 10 * at for at in range(21)])
    found = prepared(paying)
    place = place_of({**found.message.tables[0].fixed, "qualification": "none"})
    read = read_published(found.tables_json)
    elsewhere = PublishedMedian(read.cells[0].release, (*place, ("ward", "W1")), 1250)
    with pytest.raises(ValueError, match="a median stands where no count"):
        with_tables(found, replace(read, medians=(elsewhere,)))


@pytest.mark.parametrize(
    "pay", ["1255/00000000", "1250", "1250/zz", "0/00000000", "999990/00000000"]
)
def test_a_tally_with_something_that_is_no_pay_is_refused(paying: Workspace, pay: str) -> None:
    template = paying.library.template("quality-and-place")
    with paying.records.reading() as reading:
        head = next_head(paying, reading)
    tally = Tally(
        head=head,
        template=template.code,
        template_version=template.version,
        period=YEAR.code,
        revision=1,
        cells=(TallyCell("median_pay", ("none", pay), 3),),
    )
    with pytest.raises(TeamRefusedError, match="do not fit this return"):
        counts_of(paying.library, template, tally)


def test_pay_that_was_not_kept_of_somebody_who_went_counts_and_gives_no_median(
    paying: Workspace,
) -> None:
    template = paying.library.template("quality-and-place")
    went = {"outcome": "job", "living_wage": "less", "qualification": "none"}
    counts = count_groups(template, [went] * 12)
    assert folded(counts)[0].people == {("none", KNOWN): 12}
    assert pay_tables(template, counts)[0].jobs == {}
    without = {"outcome": "none", "qualification": "none"}
    unknown = {"outcome": "job", "living_wage": "not_judged", "qualification": "none"}
    known = {**went, HOURLY_PAY: "1250/0a0a0a0a"}
    counts = count_groups(template, [without, unknown, known])
    assert folded(counts)[0].people == {
        ("none", "no_job"): 1,
        ("none", "not_known"): 1,
        ("none", KNOWN): 1,
    }
    assert [job.pence_an_hour for job in pay_tables(template, counts)[0].jobs[("none",)]] == [1250]
