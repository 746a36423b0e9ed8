"""Details for IT in the window: shown whole, completed, then saved word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from anchordesk.adapters.surroundings import ThisComputer
from anchordesk.services.self_test import CheckResult
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice, Then
from anchordesk.ui.settings.diagnostics_dialog import DiagnosticsDialog
from tests.ui.driver import Driver


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a person would choose to save."""

    def save(
        _self: SystemFileChoice, _parent: QWidget, _title: str, name: str, _kinds: str, then: Then
    ) -> None:
        then(tmp_path / name)

    monkeypatch.setattr(SystemFileChoice, "file_to_save", save)
    return tmp_path


def open_details(opened: Driver, folder: Path, files: FileChoice) -> DiagnosticsDialog:
    results = (CheckResult("vault", passed=True, words="It works.", seconds=0.1),)
    around = ThisComputer(folder / "none", folder / "none", lambda: results)
    frame = opened.frame
    dialog = DiagnosticsDialog(frame, frame.context, lambda: around, files)
    dialog.open()
    opened.settle()
    return dialog


def test_details_are_shown_whole_and_saved_word_for_word(opened: Driver, saved: Path) -> None:
    dialog = open_details(opened, saved, SystemFileChoice())
    shown = opened.find(QPlainTextEdit, "Everything that is saved", dialog).toPlainText()
    assert "residents: 10 to 99" in shown
    assert "ok vault (0.1 s): It works." in shown
    assert shown.splitlines()[-2] == "Left out"
    for name in ("Elif", "Jones", "Okoro", "Kaur"):
        assert name not in shown
    assert opened.find(QPushButton, "Save these details", dialog).isEnabled()
    opened.press("Save these details", dialog)
    assert (saved / "anchordesk-details.txt").read_text("utf-8") == shown
    assert "Saved as anchordesk-details.txt." in opened.words(dialog)


def test_the_window_offers_them_only_where_it_can_look_around(opened: Driver) -> None:
    opened.frame.go("settings")
    opened.settle()
    buttons = opened.window.findChildren(QPushButton)
    assert [
        one for one in buttons if one.text() == "Details for IT support" and one.isVisible()
    ] == []
