"""A change that is half typed is not lost either: of a note, a step, an answer, a withdrawal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.draft import DraftKey
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.resident.late_sections import CASE_SECTIONS
from anchordesk.ui.shell.drafts_dialog import form_words
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.driver import Driver

NOTE = "Email, 18 November 2026"
PARTNERS = "Share with partner organisations"


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    return opened


def turn_to(driver: Driver, section: str) -> QWidget:
    driver.record.sections.show_section(section)
    driver.settle()
    return driver.record.sections.current_widget


def lock_and_unlock(driver: Driver) -> QWidget:
    """Lock in a form, unlock, and return the form that came back."""
    driver.keys("F12")
    assert driver.dialogs() == 0
    driver.unlock()
    return driver.dialog()


def test_a_changed_note_comes_back_and_saving_it_ends_the_draft(record: Driver, desk: Desk) -> None:
    record.press(f"Change note: {NOTE}", record.record.timeline)
    record.find(QPlainTextEdit, "Note", record.dialog()).setPlainText("Half of a better note")
    record.find(QRadioButton, "Meeting", record.dialog()).setChecked(True)
    dialog = lock_and_unlock(record)
    assert record.find(QPlainTextEdit, "Note", dialog).toPlainText() == "Half of a better note"
    assert record.find(QRadioButton, "Meeting", dialog).isChecked()
    assert "Draft kept" in record.words(dialog)
    record.press("Save note", dialog)
    assert "Half of a better note" in record.words(record.record.timeline)
    record.keys("Ctrl+L")
    kept = with_drafts(desk.unlock(PASSPHRASE))
    kept.workspace.lock()
    assert kept.drafts == ()


def test_two_notes_half_changed_are_two_drafts(record: Driver) -> None:
    timeline = record.record.timeline
    record.press(f"Change note: {NOTE}", timeline)
    record.find(QPlainTextEdit, "Note", record.dialog()).setPlainText("Half of this one")
    record.keys("Esc")
    other = next(
        button.accessibleName()
        for button in timeline.findChildren(QWidget)
        if button.accessibleName().startswith("Change note: ")
        and button.accessibleName() != f"Change note: {NOTE}"
    )
    record.press(other, timeline)
    assert "Half of this one" not in record.find(QPlainTextEdit, "Note").toPlainText()


def test_a_draft_of_a_note_that_was_deleted_is_kept_and_says_so(record: Driver) -> None:
    record.press(f"Change note: {NOTE}", record.record.timeline)
    record.find(QPlainTextEdit, "Note", record.dialog()).setPlainText("Half of a better note")
    record.keys("Esc")
    record.press(f"Delete note: {NOTE}", record.record.timeline)
    record.frame._show_drafts()
    record.settle()
    assert "Changed note for Elif Jones" in record.words(record.dialog())
    record.press("Continue: Changed note for Elif Jones, Today, 10:42")
    assert "is not in the record any more" in record.words()
    assert len(record.frame.context.drafts.keys) == 1


def begin_step(driver: Driver) -> None:
    jobs = turn_to(driver, "jobs")
    driver.press("Add application", jobs)
    driver.find(QLineEdit, "Employer", driver.dialog()).setText("Royal Infirmary")
    driver.keys("Ctrl+Return")
    driver.press("Next step: Royal Infirmary", jobs)
    driver.find(Choice, "Next step", driver.dialog()).choose(ApplicationState.NOT_THIS_TIME)
    driver.find(QPlainTextEdit, "Reason", driver.dialog()).setPlainText("The shifts did not")


def step_is_back(driver: Driver, dialog: QWidget) -> None:
    assert driver.find(QPlainTextEdit, "Reason", dialog).toPlainText() == "The shifts did not"
    chosen = driver.find(Choice, "Next step", dialog).value()
    assert chosen is ApplicationState.NOT_THIS_TIME


def begin_scale(driver: Driver) -> None:
    driver.press("Record answers: Personal well-being (ONS4)", turn_to(driver, "needs"))
    first, second = _answers(driver)[:2]
    first.choose(0)
    second.choose(7)


def scale_is_back(driver: Driver, _dialog: QWidget) -> None:
    assert [choice.value() for choice in _answers(driver)[:3]] == [0, 7, None]


def _answers(driver: Driver) -> list[Choice]:
    return [c for c in driver.dialog().findChildren(Choice) if None in c.values]


def begin_consent(driver: Driver) -> None:
    driver.press(f"Record answer: {PARTNERS}", turn_to(driver, "consent"))
    driver.find(Choice, "Answer", driver.dialog()).choose(False)
    driver.find(QLineEdit, "In a few words", driver.dialog()).setText("Her sister was")


def consent_is_back(driver: Driver, dialog: QWidget) -> None:
    assert driver.find(Choice, "Answer", dialog).value() is False
    assert driver.find(QLineEdit, "In a few words", dialog).text() == "Her sister was"


def begin_withdrawal(driver: Driver) -> None:
    consent = turn_to(driver, "consent")
    driver.press(f"Record answer: {PARTNERS}", consent)
    driver.find(Choice, "Answer", driver.dialog()).choose(True)
    driver.keys("Ctrl+Return")
    driver.press(f"Withdraw: {PARTNERS}", turn_to(driver, "consent"))
    driver.find(QLineEdit, "Reason", driver.dialog()).setText("Rather n")


def withdrawal_is_back(driver: Driver, dialog: QWidget) -> None:
    assert driver.find(QLineEdit, "Reason", dialog).text() == "Rather n"
    driver.press("Record the withdrawal", dialog)
    assert "Withdrawn on" in driver.words(turn_to(driver, "consent"))
    assert driver.frame.context.drafts.keys == ()


@pytest.mark.parametrize(
    ("begin", "is_back"),
    [
        (begin_step, step_is_back),
        (begin_scale, scale_is_back),
        (begin_consent, consent_is_back),
        (begin_withdrawal, withdrawal_is_back),
    ],
)
def test_a_lock_in_the_middle_comes_back_with_what_was_typed(
    record: Driver, begin: Callable[[Driver], None], is_back: Callable[[Driver, QWidget], None]
) -> None:
    begin(record)
    is_back(record, lock_and_unlock(record))


def test_every_kind_of_draft_that_can_be_resumed_has_a_name(record: Driver) -> None:
    screen = record.record
    kinds = [kind for name in CASE_SECTIONS for kind in screen.late.case_section(name).FORMS]
    kinds += [*screen._forms._by_kind, "change_note", *screen.household.FORMS]
    subject = record.frame.context.workspace.profile.organisation_id
    assert [k for k in kinds if form_words(DraftKey(k, subject)) == "Draft"] == []
