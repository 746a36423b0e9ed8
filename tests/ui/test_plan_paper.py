"""What leaves as a file is shown first: the plan for the resident, and the calendar."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from anchordesk.ui.kit.fields import Tick
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
