"""What leaves as a file is shown first: the plan for the resident, and the calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from anchordesk.domain.concern import ConcernWords
from anchordesk.services import concerns
from anchordesk.ui.kit.fields import Choice, DateField, Tick
from anchordesk.ui.kit.file_choice import SystemFileChoice, Then
from tests.ui.driver import Driver


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person would choose to save."""

    def save(
        _self: SystemFileChoice, _parent: QWidget, _title: str, name: str, _kinds: str, then: Then
    ) -> None:
        then(tmp_path / name)

    monkeypatch.setattr(SystemFileChoice, "file_to_save", save)
    return tmp_path


def test_the_plan_is_shown_and_then_printed_word_for_word(opened: Driver, chosen: Path) -> None:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("plan")
    opened.settle()
    opened.press("Print plan", opened.record.plan)
    dialog = opened.dialog()
    shown = opened.find(QPlainTextEdit, "Everything that the paper says", dialog).toPlainText()
    assert "Book travel support" in shown
    assert "Lone working" not in shown
    opened.keys("Ctrl+Return")
    printed = "".join(page.extract_text() for page in PdfReader(chosen / "plan.pdf").pages)
    assert printed.split() == shown.split()
    assert "Plan saved as a PDF." in opened.frame.notices.words


def test_the_calendar_is_shown_and_holds_names_only_when_ticked(
    opened: Driver, chosen: Path
) -> None:
    opened.frame.go("today")
    opened.settle()
    opened.press("Save calendar file")
    dialog = opened.dialog()
    preview = opened.find(QPlainTextEdit, "Everything that the file holds", dialog)
    assert preview.toPlainText().startswith("BEGIN:VCALENDAR")
    opened.find(Tick, "Names", dialog).setChecked(True)
    opened.settle()
    opened.keys("Ctrl+Return")
    assert (chosen / "appointments.ics").read_text("utf-8").split() == preview.toPlainText().split()


def test_the_timeline_is_chosen_shown_and_then_printed_word_for_word(
    opened: Driver, chosen: Path
) -> None:
    opened.open_record_of("Elif Jones")
    opened.press("Print timeline")
    dialog = opened.dialog()
    assert QApplication.focusWidget() is opened.find(DateField, "From", dialog)
    preview = opened.find(QPlainTextEdit, "Everything that the paper says", dialog)
    assert "Practised three questions." in preview.toPlainText()
    kinds = opened.find(QListWidget, "What is printed", dialog)
    kinds.setFocus()
    kinds.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)
    opened.keys("Space")
    assert "Practised three questions." not in preview.toPlainText()
    opened.keys("Space")
    entries = opened.find(QListWidget, "Leave out", dialog)
    assert not entries.selectedItems()
    practised = next(
        at for at in range(entries.count()) if "Practised three" in entries.item(at).text()
    )
    entries.setFocus()
    entries.setCurrentRow(practised, QItemSelectionModel.SelectionFlag.NoUpdate)
    opened.keys("Space")
    assert "Practised three questions." not in preview.toPlainText()
    assert "Left out of these: 1 left out by hand." in preview.toPlainText()
    since = opened.find(DateField, "From", dialog)
    since.setFocus()
    since.setText("1 13 2026")
    opened.keys("Tab")
    assert "Enter a day, or nothing." in opened.words(dialog)
    assert not opened.find(QPushButton, "Save as PDF", dialog).isEnabled()
    since.setText("1 11 2026")
    since.setFocus()
    opened.keys("Tab")
    shown = preview.toPlainText()
    assert "From 1 November 2026 to 23 November 2026" in shown
    assert "Kitchen porter" not in shown
    opened.keys("Ctrl+Return")
    printed = "".join(page.extract_text() for page in PdfReader(chosen / "timeline.pdf").pages)
    assert printed.replace("Timeline of AD-10001, page 1", "").split() == shown.split()
    assert "Timeline saved as a PDF." in opened.frame.notices.words


def test_concerns_are_on_the_paper_only_when_ticked(opened: Driver, chosen: Path) -> None:
    workspace = opened.frame.context.workspace
    with workspace.records.reading() as reading:
        who = reading.resident_called("AD-10001").id
    seen = "A forced door"
    concerns.record(workspace, who, ConcernWords(date(2026, 11, 20), seen))
    opened.open_record_of("Elif Jones")
    opened.press("Print timeline")
    dialog = opened.dialog()
    preview = opened.find(QPlainTextEdit, "Everything that the paper says", dialog)
    assert seen not in preview.toPlainText()
    tick = opened.find(Tick, "Safeguarding concerns", dialog)
    tick.click()
    opened.settle()
    assert seen in preview.toPlainText()
    tick.click()
    opened.settle()
    assert seen not in preview.toPlainText()


def test_a_letter_is_shown_and_then_printed_word_for_word(opened: Driver, chosen: Path) -> None:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("plan")
    opened.settle()
    opened.press("Print letter", opened.record.plan)
    dialog = opened.dialog()
    letter = opened.find(Choice, "Letter", dialog)
    assert QApplication.focusWidget() is letter
    preview = opened.find(QPlainTextEdit, "Everything that the letter says", dialog)
    assert "Dear Elif Jones" in preview.toPlainText(), "it begins with one that can be printed"
    first = letter.value()
    opened.type("App")
    opened.settle()
    assert "There is no such appointment on the record" in preview.toPlainText()
    assert not opened.find(QPushButton, "Save as PDF", dialog).isEnabled()
    letter.choose(first)
    opened.settle()
    shown = preview.toPlainText()
    assert "Dear Elif Jones" in shown
    opened.keys("Ctrl+Return")
    printed = "".join(page.extract_text() for page in PdfReader(chosen / "letter.pdf").pages)
    assert printed.split() == shown.split()
    assert "Letter saved as a PDF." in opened.frame.notices.words


def test_a_day_is_shown_and_then_printed(opened: Driver, chosen: Path) -> None:
    opened.frame.go("today")
    opened.settle()
    opened.press("Print my day")
    dialog = opened.dialog()
    day = opened.find(QLineEdit, "Day", dialog)
    assert QApplication.focusWidget() is day
    preview = opened.find(QPlainTextEdit, "Everything that the paper says", dialog)
    assert "Monday 23 November 2026" in preview.toPlainText()
    day.setText("soon")
    opened.settle()
    opened.keys("Ctrl+Return")
    assert "Enter the day." in opened.words(dialog)
    day.setText("today")
    opened.find(Tick, "Names", dialog).click()
    opened.settle()
    shown = preview.toPlainText()
    opened.keys("Ctrl+Return")
    printed = "".join(page.extract_text() for page in PdfReader(chosen / "day.pdf").pages)
    assert printed.replace("My day, page 1", "").split() == shown.split()
    assert "Your day is saved as a PDF." in opened.frame.notices.words
