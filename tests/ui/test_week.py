"""The week of appointments in the real window: from week to week, what became of one, and Undo."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from anchordesk.services import appointments, residents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.today.day_sheet_dialog import DaySheetDialog
from anchordesk.ui.today.week_view import WeekScreen
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault


@pytest.fixture
def week(desk: Desk, make_driver: MakeDriver) -> Driver:
    """One appointment today, one a week later."""
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    for name, days in (("Ana", 0), ("Bo", 7)):
        details = ResidentDetails(given_name=name, safety_instruction="Dog in the yard")
        who = residents.add(workspace, details).id
        at = datetime.combine(TODAY + timedelta(days=days), time(10)).astimezone()
        appointments.arrange(workspace, who, AppointmentDetails("Talk", at, 30, "Library", 20))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    driver.settle()
    driver.press("My week")
    driver.settle()
    return driver


def screen_of(driver: Driver) -> WeekScreen:
    shown = driver.frame.shown_screen
    assert isinstance(shown, WeekScreen)
    return shown


def lines(screen: WeekScreen) -> list[tuple[str, ...]]:
    model = screen.table.model()
    return [
        tuple(str(model.index(row, column).data()) for column in (1, 2, 3, 6))
        for row in range(model.rowCount())
    ]


def test_each_week_shows_its_own_and_what_to_heed(week: Driver) -> None:
    screen = screen_of(week)
    assert lines(screen) == [("10:00–10:30", "09:40", "Ana", "Planned")]
    assert screen._heed.text() == "Safety: Dog in the yard."
    assert "1 appointment. Nothing on" in screen._said.text()
    screen.next_button.click()
    week.settle()
    assert [line[2] for line in lines(screen)] == ["Bo"]
    assert not screen.missed_button.isEnabled()  # it has not begun
    screen.next_button.click()
    week.settle()
    assert screen._said.text() == "Nothing is arranged in this week."
    assert not screen.kept_button.isEnabled()
    screen.now_button.click()
    week.settle()
    assert [line[2] for line in lines(screen)] == ["Ana"]


def test_who_did_not_come_is_noted_and_taken_back(week: Driver) -> None:
    screen = screen_of(week)
    screen.missed_button.click()
    week.settle()
    assert lines(screen)[0][3] == "Did not come"
    assert not screen.missed_button.isEnabled()
    week.press("Undo")
    week.settle()
    assert lines(screen)[0][3] == "Planned"


def test_the_paper_is_of_the_week_that_is_shown(week: Driver) -> None:
    screen = screen_of(week)
    screen.next_button.click()
    week.settle()
    screen.print_button.click()
    week.settle()
    (dialog,) = screen.findChildren(DaySheetDialog)
    assert dialog.week.isChecked()
    assert dialog.preview.toPlainText().count("10:00 to 10:30") == 1
    assert "Bo" not in dialog.preview.toPlainText()
    dialog.reject()
