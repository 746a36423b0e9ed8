"""Whatever a worker records can be taken back by Undo, and what the record shows is as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton

from anchordesk.domain.equality import Religion
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.ui.kit.fields import Choice
from tests.ui.driver import Driver


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Grace Lewis")
    return opened


def now(driver: Driver) -> ResidentRecord:
    """Everything that the record shows, but for histories, which only ever grow."""
    state = driver.record._view_model.state
    assert state is not None
    found = open_record(driver.frame.context.workspace, state.resident_id)
    case = replace(found.case, earlier=())
    return replace(found, case=case, edited=None)


def add_note(driver: Driver) -> None:
    driver.keys("Ctrl+Shift+N")
    driver.find(QRadioButton, "Meeting", driver.dialog()).setChecked(True)
    driver.find(QPlainTextEdit, "Note", driver.dialog()).setPlainText("Met her.")
    driver.find(QLineEdit, "Next action, if there is one").setText("fri call back")
    driver.keys("Ctrl+Return")


def add_action(driver: Driver) -> None:
    driver.press("Add next action")
    driver.type("fri call back")
    driver.keys("Ctrl+Return")


def record_job(driver: Driver) -> None:
    driver.press("Record job")
    driver.type("Royal Infirmary")
    driver.keys("Ctrl+Return")


def edit(driver: Driver) -> None:
    driver.press("Edit resident")
    driver.find(QLineEdit, "Preferred name", driver.dialog()).setText("Gracie")
    driver.find(QLineEdit, "Safety instruction before a visit").setText("Visit in pairs")
    driver.keys("Ctrl+Return")


def enrol(driver: Driver) -> None:
    driver.press("Enrol on a pathway")
    driver.find(Choice, "Pathway", driver.dialog()).choose("council-apprenticeships")
    driver.keys("Ctrl+Return")


def equality(driver: Driver) -> None:
    driver.record.sections.show_section("details")
    driver.press("Open equality monitoring")
    driver.find(Choice, "Religion", driver.dialog()).choose(Religion.PREFER_NOT_TO_SAY)
    driver.keys("Ctrl+Return")


def wishes(driver: Driver) -> None:
    driver.record.sections.show_section("opportunities")
    driver.settle()
    driver.press("Change wishes")
    driver.find(QLineEdit, "Miles they can travel", driver.dialog()).setText("7")
    driver.keys("Ctrl+Return")


@pytest.mark.parametrize(
    "do",
    [add_note, add_action, record_job, edit, enrol, equality, wishes],
    ids=lambda f: f.__name__,
)
def test_it_is_taken_back_by_ctrl_z(record: Driver, do: Callable[[Driver], None]) -> None:
    before = now(record)
    do(record)
    assert record.dialogs() == 0
    assert now(record) != before
    record.record.bar.back_button.setFocus()
    record.keys("Ctrl+Z")
    assert now(record) == before


def test_the_last_day_of_a_job_is_taken_back(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    before = now(opened)
    opened.press("Job has ended: Kitchen porter, Harbour Café")
    opened.keys("Ctrl+Return")
    assert now(opened) != before
    opened.record.bar.back_button.setFocus()
    opened.keys("Ctrl+Z")
    assert now(opened) == before


def test_a_quick_note_from_another_screen_is_taken_back(opened: Driver) -> None:
    opened.frame.go("settings")
    opened.settle()
    opened.keys("Ctrl+Shift+N")
    opened.type("grace le")
    opened.settle()
    opened.keys("Return")
    opened.find(QPlainTextEdit, "Note", opened.dialog()).setPlainText("Rang from settings.")
    opened.keys("Ctrl+Return")
    assert "Note about Grace Lewis saved on this laptop." in opened.words()
    opened.press("Undo")
    assert "Note taken out again." in opened.words()
    opened.frame.go("caseload")
    opened.settle()
    opened.open_record_of("Grace Lewis")
    assert "Rang from settings." not in opened.words(opened.record.timeline)


def test_what_was_changed_since_is_not_overwritten(record: Driver) -> None:
    edit(record)
    enrol(record)
    record.press("Edit resident")
    record.find(QLineEdit, "Preferred name", record.dialog()).setText("Gray")
    record.keys("Ctrl+Return")
    undo = record.frame._undo
    record.keys("Ctrl+Z")
    assert "Gracie" in record.words(record.record.bar)
    record.press("Edit resident")
    record.find(QLineEdit, "Preferred name", record.dialog()).setText("Somebody else")
    record.keys("Ctrl+Return")
    undo.take_back(undo._done[0])
    record.settle()
    assert "were changed since" in record.words()
    assert "Somebody else" in record.words(record.record.bar)


def add_resident(driver: Driver) -> None:
    driver.keys("Ctrl+N")
    driver.find(QLineEdit, "Given name", driver.dialog()).setText("Wilhelmina")
    driver.keys("Ctrl+Return")
    assert "Wilhelmina" in driver.words(driver.record.bar)


def test_a_resident_added_by_mistake_goes_again(opened: Driver) -> None:
    before = opened.names_listed()
    add_resident(opened)
    opened.press("Undo")
    assert "The resident is not on the caseload any more." in opened.words()
    assert opened.names_listed() == before
    add_resident(opened)
    add_note(opened)
    undo = opened.frame._undo
    undo.take_back(undo._done[0])
    opened.settle()
    assert "Something was recorded about this resident since" in opened.words()
    opened.frame.go("caseload")
    opened.settle()
    assert "Wilhelmina" in opened.names_listed()
