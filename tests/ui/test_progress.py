"""The progress screen: a cohort's way in figures, chosen by the keyboard, without a name on it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton

from anchordesk.domain.good_work import Dimension
from anchordesk.services import casework, good_work, pathways, residents
from anchordesk.services.casework import JobDetails
from anchordesk.services.desk import Desk
from anchordesk.services.good_work import Asked
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.progress.view import ProgressScreen
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault

PATHWAY = "hospitality-to-health"


@pytest.fixture
def progress(desk: Desk, make_driver: MakeDriver) -> Driver:
    """Six people who joined 100 days ago; five came one stage further, one of them left."""
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    pathway = workspace.library.newest_pathway(PATHWAY)
    begun = TODAY - timedelta(days=100)
    for number in range(6):
        details = ResidentDetails(given_name="Ana", family_name=f"Moss {number}")
        who = residents.add(workspace, details).id
        one = pathways.enrol(workspace, who, PATHWAY, begun)
        if number:
            later = begun + timedelta(days=10 + number)
            pathways.move_stage(
                workspace, one.id, pathway.stages[1].code, later, "Known from the hostel"
            )
    pathways.move_stage(workspace, one.id, pathway.exits[0].code, TODAY, "")
    job = casework.record_job(workspace, who, JobDetails("City Hospital", "Porter", begun))
    told = {Dimension.PAY: "enough"}
    good_work.record_check(workspace, job, Asked("start", TODAY, told))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    driver.frame.go("progress")
    driver.settle()
    return driver


def screen_of(driver: Driver) -> ProgressScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, ProgressScreen)
    return screen


def words_in(table: Table, row: int) -> list[str]:
    model = table.model()
    columns = range(model.columnCount())
    return [model.index(row, column).data(CELL_ROLE).words for column in columns]


def test_the_funnel_says_who_went_on_who_stayed_who_left_and_how_long_it_took(
    progress: Driver,
) -> None:
    table = screen_of(progress).funnel.table
    assert words_in(table, 0)[1:] == ["6", "100%", "5", "1", "0", "0", ""]
    assert words_in(table, 1)[1:] == ["5", "83%", "0", "4", "1", "13", "13"]
    assert "6 enrolments of 6 residents." in progress.words()
    assert "Ana" not in progress.words(screen_of(progress))


def test_another_period_and_another_pathway_are_counted(progress: Driver) -> None:
    screen = screen_of(progress)
    titles = [screen.period.itemText(at) for at in range(screen.period.count())]
    assert titles == ["Any time", "April 2026 to March 2027", "July to September 2026"]
    screen.period.setFocus()
    progress.keys("Down")
    assert screen.funnel.chart.isVisible()
    assert words_in(screen.funnel.table, 0)[1] == "6"
    screen.pathway.setFocus()
    progress.keys("Down")
    assert "Nobody joined this pathway in that time." in progress.words()
    assert not screen.funnel.table.isVisible()


def test_answers_about_jobs_say_how_many_were_asked(progress: Driver) -> None:
    screen = screen_of(progress)
    rows = [words_in(screen.answers.table, row) for row in range(7)]
    assert rows[1] == ["Pay and benefits", "1 of 1", "1", "0", "0", "0", "0"]
    assert rows[2] == ["Health, safety and wellbeing", "0 of 1", "0", "0", "0", "0", "1"]
    screen.answers.point.setFocus()
    progress.keys("Down")
    assert words_in(screen.answers.table, 1)[1] == "0 of 1"


def test_nothing_on_it_can_be_saved_or_printed(progress: Driver) -> None:
    found = screen_of(progress).findChildren(QPushButton)
    shown = {button.text() for button in found if button.isVisible()}
    leading_on = {text for text in shown if text.endswith(": show them")} | {"Build a report"}
    assert shown - leading_on == {"Show as table"}


def test_counts_of_the_caseload_lead_to_whom_they_are_of(progress: Driver) -> None:
    screen = screen_of(progress)
    assert screen.work.said.text().startswith("5 residents: 0 due today, 5 with nothing planned")
    assert screen.work.overdue.isHidden()
    assert screen.work.quiet.text() == "5 not spoken to for 28 days: show them"
    table = screen.work.table.model()
    told = {
        str(table.index(row, 0).data()): table.index(row, 1).data()
        for row in range(table.rowCount())
    }
    assert told["Stages people moved to"] == "1"
    screen.work.quiet.click()
    progress.settle()
    assert progress.frame.shown_screen is progress.caseload
    assert progress.caseload._toolbar.wanted().quiet_days == 28


def test_a_lead_sees_the_team_on_the_chosen_pathway(progress: Driver) -> None:
    screen = screen_of(progress)
    assert screen.team.isVisibleTo(screen)
    model = screen.team.table.model()
    assert [model.index(0, column).data() for column in (0, 1)] == ["Referral", "6"]
    assert "Of 1 desk," in screen.team.notes.text()
