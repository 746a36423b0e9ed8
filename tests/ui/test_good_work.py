"""The Good Work check in the window: from Today and from the record, by the keyboard alone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from anchordesk.services import casework, residents
from anchordesk.services.casework import JobDetails
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault
from tests.ui.test_today import lines, today_of


@pytest.fixture
def at_today(desk: Desk, make_driver: MakeDriver) -> Driver:
    """Ana Moss, 13 weeks in work today."""
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    who = residents.add(workspace, ResidentDetails(given_name="Ana", family_name="Moss")).id
    begun = TODAY - timedelta(weeks=13)
    casework.record_job(workspace, who, JobDetails("City Hospital", "Porter", begun))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    return driver


def press_key(driver: Driver, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    driver.settle()


def answer_all(driver: Driver) -> int:
    """Give the first answer to each question by Down and Tab; return how many there are."""
    questions = len(driver.dialog().findChildren(Choice))
    for _ in range(questions):
        press_key(driver, Qt.Key.Key_Down)
        press_key(driver, Qt.Key.Key_Tab)
    return questions


def table_words(driver: Driver) -> list[tuple[str, ...]]:
    table = next(
        one
        for one in driver.record.jobs.findChildren(Table)
        if one.accessibleName().startswith("What was said of the job")
    )
    model = table.model()
    return [
        tuple(model.index(row, column).data(CELL_ROLE).words for column in range(5))
        for row in range(model.rowCount())
    ]


def test_from_today_with_the_keyboard_alone_and_taken_back(at_today: Driver) -> None:
    driver = at_today
    assert lines(driver)[0] == (
        "Job",
        "Ana Moss",
        "Good Work check: after 13 weeks",
        "13 weeks since the job began on 24 Aug 2026: Porter, City Hospital",
    )
    today_of(driver).table.setFocus()
    press_key(driver, Qt.Key.Key_Space)
    assert "Your employer is not told" in driver.words(driver.dialog())
    assert answer_all(driver) == 7
    driver.keys("Ctrl+Return")
    assert driver.dialogs() == 0
    assert not [line for line in lines(driver) if line[0] == "Job"]
    driver.keys("Ctrl+Z")
    assert [line for line in lines(driver) if line[0] == "Job"]


def test_the_record_shows_each_point_beside_the_job_and_what_changed(at_today: Driver) -> None:
    driver = at_today
    driver.frame.go("caseload")
    driver.settle()
    driver.open_record_of("Ana Moss")
    driver.record.sections.show_section("jobs")
    driver.settle()
    assert "At the start: not asked" in driver.words(driver.record.jobs)
    job = "Porter, City Hospital"
    driver.press(f"Good Work check: at the start: {job}", driver.record.jobs)
    driver.find(Choice, "Does the job pay enough for what you need?").choose("too_little")
    driver.keys("Ctrl+Return")
    driver.press(f"Good Work check: after 13 weeks: {job}", driver.record.jobs)
    driver.find(Choice, "Does the job pay enough for what you need?").choose("enough")
    driver.press("Prefers not to say to the rest", driver.dialog())
    driver.keys("Ctrl+Return")
    rows = table_words(driver)
    assert rows[1] == ("Pay and benefits", "Poor", "Good", "Not asked", "better")
    assert rows[2][1:] == ("Not asked", "Prefers not to say", "Not asked", "")
    driver.record.sections.show_section("timeline")
    driver.settle()
    told = driver.words(driver.record.timeline)
    assert f"Good Work check, after 13 weeks: {job}" in told
    assert "Pay and benefits: Yes, with something left over" in told


def test_a_half_filled_check_comes_back_after_a_lock(at_today: Driver) -> None:
    driver = at_today
    today_of(driver).table.setFocus()
    press_key(driver, Qt.Key.Key_Space)
    press_key(driver, Qt.Key.Key_Down)
    driver.keys("F12")
    driver.unlock()
    dialog = driver.dialog()
    first = dialog.findChildren(Choice)[0]
    assert first.value() == "sure_of_both"
    assert "Draft kept" in driver.words(dialog)
