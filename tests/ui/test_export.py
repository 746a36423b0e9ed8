"""The caseload saved as a spreadsheet from the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.domain.audit import AuditAction
from anchordesk.domain.rights_request import Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import audit, rights
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.people_sheet import PeopleSheet, SheetKind
from anchordesk.services.progress import Progress
from anchordesk.ui.caseload import export_dialog
from anchordesk.ui.caseload.export_dialog import ExportDialog
from anchordesk.ui.imports import view as import_view
from anchordesk.ui.kit.file_choice import SystemFileChoice, Then
from tests.ui.driver import Driver


class ChosenFile(SystemFileChoice):
    """A person who always chooses one place."""

    def __init__(self, folder: Path) -> None:
        self.folder_chosen = folder

    def file_to_save(
        self, parent: QWidget, title: str, name: str, kinds: str, then: Callable[[Path], None]
    ) -> None:
        then(self.folder_chosen / name)

    def file_to_open(self, parent: QWidget, title: str, kinds: str, then: Then) -> None:
        then(self.folder_chosen / "caseload.xlsx")


NAME = "Elif Jones"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(export_dialog, "SystemFileChoice", lambda: ChosenFile(tmp_path))
    return tmp_path


def names_in(path: Path) -> list[str]:
    with SpreadsheetFiles().open(path) as sheet:
        return [cells[0] for _, cells in sheet.rows()]


def dialog_of(driver: Driver) -> ExportDialog:
    driver.press("Save as spreadsheet")
    dialog = driver.dialog()
    assert isinstance(dialog, ExportDialog)
    return dialog


def test_what_the_filter_shows_is_saved_and_the_warning_is_read_before(
    opened: Driver, folder: Path
) -> None:
    opened.caseload.alerts.choose(True)
    opened.settle()
    listed = opened.names_listed()
    dialog = dialog_of(opened)
    assert "not encrypted" in opened.words(dialog)
    assert "2 residents: those that the list shows" in opened.words(dialog)
    assert not dialog.ticks[ExportColumn.ALERTS].isChecked()
    opened.keys("Ctrl+Return")
    assert opened.dialogs() == 0
    assert names_in(folder / "caseload.xlsx") == listed
    assert "Saved: caseload.xlsx" in opened.words()


def test_columns_are_chosen_and_at_least_one(opened: Driver, folder: Path) -> None:
    dialog = dialog_of(opened)
    dialog.kind.choose(SheetKind.ODS)
    for tick in dialog.ticks.values():
        tick.setChecked(False)
    opened.keys("Ctrl+Return")
    assert "Choose at least one column" in opened.words(dialog)
    assert not list(folder.glob("caseload*"))
    dialog.ticks[ExportColumn.REFERENCE].setChecked(True)
    opened.keys("Ctrl+Return")
    assert all(one.startswith("AD-") for one in names_in(folder / "caseload.ods"))


def test_a_place_that_cannot_be_written_says_so_and_keeps_the_dialog(
    opened: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "SystemFileChoice", lambda: ChosenFile(folder / "not there"))
    dialog = dialog_of(opened)
    opened.keys("Ctrl+Return")
    assert "could not be written" in opened.words(dialog)
    assert "Choose another folder" in opened.words(dialog)


def test_the_board_saves_who_stands_on_it(opened: Driver, folder: Path) -> None:
    opened.caseload.table.setFocus()
    opened.keys("Ctrl+B")
    dialog = dialog_of(opened)
    assert "19 residents" in opened.words(dialog)
    opened.keys("Ctrl+Return")
    assert len(names_in(folder / "caseload.xlsx")) == 19


def test_who_asked_to_be_left_as_they_are_is_not_in_the_file_and_that_is_said(
    opened: Driver, folder: Path
) -> None:
    workspace = opened.frame.context.workspace
    today, england = workspace.clock.today(), Nation.ENGLAND_AND_WALES
    rights.record(workspace, "AD-10001", Right.RESTRICTION, today, england)
    dialog_of(opened)
    opened.keys("Ctrl+Return")
    assert "Elif Jones" not in names_in(folder / f"caseload{SheetKind.XLSX.ending}")
    assert "Not in it: 1 resident, who asked" in opened.frame.notices.words


def test_a_saved_caseload_is_changed_in_a_spreadsheet_brought_back_and_undone(
    opened: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the list to the file and back into the record, through the window alone."""
    path = folder / "caseload.xlsx"
    monkeypatch.setattr(import_view, "SystemFileChoice", lambda: ChosenFile(folder))
    dialog = dialog_of(opened)
    dialog.ticks[ExportColumn.LANDLORD].setChecked(True)
    opened.keys("Ctrl+Return")
    book = openpyxl.load_workbook(path)
    titles = [cell.value for cell in book.worksheets[0][1]]
    row = next(row for row in book.worksheets[0].iter_rows(min_row=2) if row[0].value == NAME)
    row[titles.index("Landlord")].value = "Canalside"
    book.save(path)

    opened.press("Import residents")
    opened.press("Choose file")
    assert "A saved caseload" in opened.words() or "caseload that was saved" in opened.words()
    opened.press("Change 1 resident")
    assert "1 field of 1 resident changed by caseload.xlsx." in opened.words()
    opened.press("Back to caseload")
    opened.open_record_of(NAME)
    assert "Canalside" in opened.words()

    opened.frame.go("import")
    opened.settle()
    opened.press("Undo import")
    assert "The import was taken back: 1 resident removed or put back." in opened.words()
    opened.frame.go("caseload")
    opened.settle()
    opened.open_record_of(NAME)
    assert "Canalside" not in opened.words()


def test_cancel_in_the_middle_writes_no_file_and_the_form_can_save_again(
    opened: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid_out, may_go_on = SpreadsheetFiles.laid_out, Event()

    def lay_out_slowly(
        self: SpreadsheetFiles, sheet: PeopleSheet, kind: SheetKind, progress: Progress
    ) -> bytes:
        assert may_go_on.wait(30)
        return laid_out(self, sheet, kind, progress)

    monkeypatch.setattr(SpreadsheetFiles, "laid_out", lay_out_slowly)
    dialog = dialog_of(opened)
    QTest.keySequence(dialog, "Ctrl+Return")
    cancel = dialog.busy.findChild(QPushButton)
    assert cancel is not None
    try:
        opened.qtbot.waitUntil(cancel.isVisible)
        cancel.click()
    finally:
        may_go_on.set()
    opened.settle()
    assert opened.dialog() is dialog
    assert "Stopped. No file was written." in opened.words(dialog)
    assert list(folder.glob("caseload*")) == []
    told = [event.action for event in audit.newest(opened.frame.context.workspace)]
    assert AuditAction.CASELOAD_EXPORTED.code not in told
    opened.keys("Ctrl+Return")
    assert names_in(folder / "caseload.xlsx") == opened.names_listed()
