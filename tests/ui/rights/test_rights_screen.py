"""Rights and requests through the real window: write down, copy, erase, and look things up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QPlainTextEdit, QPushButton

from anchordesk.domain.concern import ConcernWords
from anchordesk.domain.rights_request import Right
from anchordesk.services import audit_copies, concerns
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.rights.trail_dialog import TrailDialog
from anchordesk.ui.rights.view import RightsScreen
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def rights(opened: Driver, files: ChosenFiles) -> Driver:
    opened.frame.go("rights")
    opened.settle()
    screen_of(opened)._files = files
    return opened


def screen_of(driver: Driver) -> RightsScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, RightsScreen)
    return screen


def lines(driver: Driver) -> list[list[str]]:
    model = screen_of(driver).table.model()
    return [
        [model.index(row, column).data(CELL_ROLE).words for column in range(4)]
        for row in range(model.rowCount())
    ]


def write_down(driver: Driver, right: Right, reference: str = "AD-10001") -> None:
    driver.press("Record a request")
    dialog = driver.dialog()
    driver.find(QLineEdit, "Reference of the resident", dialog).setText(reference)
    driver.find(Choice, "What they ask for", dialog).choose(right)
    driver.find(QLineEdit, "Day on which it came", dialog).setText("20 11 2026")
    driver.press("Save request", dialog)


def test_a_request_shows_its_last_day_and_is_answered(rights: Driver) -> None:
    assert "Nobody has asked yet." in rights.words()
    write_down(rights, Right.RECTIFICATION)
    assert lines(rights) == [
        ["AD-10001", "Correction (Article 16)", "20 Nov 2026", "Answer by 21 Dec 2026"]
    ]
    rights.press("Take two more months")
    assert lines(rights)[0][3] == "Answer by 22 Feb 2027"
    rights.press("Answered")
    assert lines(rights)[0][3] == "Done"
    shown = [b.accessibleName() for b in rights.window.findChildren(QPushButton) if b.isVisible()]
    assert "Refused" not in shown


def test_proof_of_identity_and_waiting_move_the_last_day(rights: Driver) -> None:
    write_down(rights, Right.ACCESS)
    rights.press("Set the clock")
    dialog = rights.dialog()
    rights.find(QLineEdit, "Proof of identity came on", dialog).setText("19 11 2026")
    rights.press("Save the clock", dialog)
    assert "cannot have come before the request" in rights.words(dialog)
    rights.find(QLineEdit, "Proof of identity came on", dialog).setText("23 11 2026")
    waited = rights.find(QLineEdit, "Days that you waited to hear what they want", dialog)
    waited.setText("some")
    rights.press("Save the clock", dialog)
    assert "Enter the days as a whole number." in rights.words(dialog)
    waited.setText("1")
    rights.press("Save the clock", dialog)
    assert lines(rights)[0][3] == "Answer by 24 Dec 2026"
    rights.press("Set the clock")
    dialog = rights.dialog()
    rights.find(QLineEdit, "Proof of identity came on", dialog).clear()
    rights.press("Save the clock", dialog)
    assert lines(rights)[0][3] == "Answer by 21 Dec 2026"


def test_a_last_day_beyond_the_known_holidays_is_said_to_be_the_earliest(rights: Driver) -> None:
    write_down(rights, Right.RECTIFICATION)
    assert "does not know the bank holidays" not in rights.words()
    model = screen_of(rights).model
    known = model._workspace.library.read_holidays()
    short = replace(known, known_to=date(2026, 11, 30))
    library = replace(model._workspace.library, read_holidays=lambda: short)
    model._workspace = replace(model._workspace, library=library)
    model.load()
    rights.settle()
    assert "does not know the bank holidays" in rights.words()
    rights.press("Answered")
    assert "does not know the bank holidays" not in rights.words()


def test_a_reference_that_nobody_has_is_told_in_the_form(rights: Driver) -> None:
    write_down(rights, Right.ACCESS, "AD-99999")
    assert "not in this vault" in rights.words(rights.dialog())


def test_a_copy_shows_exactly_what_is_saved_once_others_are_taken_out(
    rights: Driver, files: ChosenFiles, tmp_path: Path
) -> None:
    write_down(rights, Right.ACCESS)
    rights.press("Make a copy")
    dialog = rights.dialog()
    preview = rights.find(QPlainTextEdit, "Exactly this will be saved", dialog)
    assert "Practised three questions." in preview.toPlainText()
    entries = rights.find(QListWidget, "Leave out what is about somebody else", dialog)
    row = next(
        entries.item(n) for n in range(entries.count()) if "Practised" in entries.item(n).text()
    )
    row.setSelected(True)
    rights.find(QPlainTextEdit, "Names to remove, one on a line", dialog).setPlainText("hardship")
    rights.settle()
    shown = preview.toPlainText()
    assert "Practised" not in shown
    assert "hardship" not in shown
    files.choose(tmp_path / "copy.pdf")
    rights.press("Save copy", dialog)
    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
    told = (tmp_path / "copy.json").read_text("utf-8")
    assert "Practised" not in told
    assert "hardship" not in told
    assert json.loads(told)["entries"]


def test_somebody_is_erased_after_their_reference_was_typed_and_the_proof_is_kept(
    rights: Driver, files: ChosenFiles, tmp_path: Path
) -> None:
    write_down(rights, Right.ERASURE)
    rights.press("Erase for good")
    dialog = rights.dialog()
    rights.press("Erase", dialog)
    assert "Nothing was erased." in rights.words(dialog)
    rights.find(QLineEdit, "Type AD-10001 to go on", dialog).setText("ad-10001")
    files.choose(tmp_path / "proof.json")
    rights.press("Erase", dialog)
    assert lines(rights)[0][0] == "Erased"
    assert lines(rights)[0][3] == "Done"
    assert json.loads((tmp_path / "proof.json").read_text())["rows"] > 0
    assert "delete the older ones" in rights.words()
    rights.frame.go("caseload")
    rights.settle()
    assert "Elif Jones" not in rights.names_listed()


def told(trail: TrailDialog) -> list[str]:
    model = trail.table.model()
    return [model.index(row, 1).data(CELL_ROLE).words for row in range(model.rowCount())]


def test_the_first_opening_of_a_record_on_a_day_is_in_the_trail(rights: Driver) -> None:
    for _ in range(2):
        rights.frame.go("caseload")
        rights.settle()
        rights.open_record_of("Elif Jones")
        rights.keys("Escape")
    rights.frame.go("rights")
    rights.settle()
    rights.press("See who did what on this desk")
    trail = rights.dialog()
    assert isinstance(trail, TrailDialog)
    trail.words.setText("elif")
    trail.look()
    rights.settle()
    assert told(trail) == ["Opened a record, for the first time on that day"]


def test_the_trail_is_saved_signed_from_the_window(
    rights: Driver, files: ChosenFiles, tmp_path: Path
) -> None:
    files.choose(tmp_path / "trail.jsonl")
    rights.press("See who did what on this desk")
    rights.press("Save signed copy")
    assert "signed by this desk" in rights.words(rights.dialog())
    copy = audit_copies.read_copy(tmp_path / "trail.jsonl")
    assert audit_copies.verify_copy(copy).faults == ()


def test_the_trail_and_what_is_kept_too_long_can_be_read(rights: Driver) -> None:
    rights.press("See who did what on this desk")
    trail = rights.dialog()
    assert isinstance(trail, TrailDialog)
    assert "Every event is as it was written." in rights.words(trail)
    assert "Unlocked the vault" in told(trail)
    trail.words.setText("unlocked vault")
    trail.look()
    rights.settle()
    assert set(told(trail)) == {"Unlocked the vault"}
    trail.since.setText("no day")
    trail.look()
    assert "Enter a day, or nothing." in rights.words(trail)
    rights.press("Close", trail)
    rights.press("See what is kept too long")
    rights.settle()
    assert "nothing is kept too long" in rights.words()


def test_a_copy_waits_until_somebody_decided_on_each_safeguarding_concern(
    rights: Driver, files: ChosenFiles, tmp_path: Path
) -> None:
    seen = "Zebedee came through the window"
    workspace = rights.frame.context.workspace
    with workspace.records.reading() as reading:
        who = reading.resident_called("AD-10001").id
    concerns.record(workspace, who, ConcernWords(date(2026, 11, 20), seen))
    write_down(rights, Right.ACCESS)
    copy = tmp_path / "copy.pdf"
    files.choose(copy)
    rights.press("Make a copy")
    dialog = rights.dialog()
    preview = rights.find(QPlainTextEdit, "Exactly this will be saved", dialog)
    assert seen not in preview.toPlainText(), "left out until somebody chooses otherwise"
    rights.press("Save copy", dialog)
    assert "Say that you have decided on each concern and restricted note." in rights.words(dialog)
    assert not copy.exists()
    rights.find(QCheckBox, "Concerns and restricted notes", dialog).click()
    rights.press("Save copy", dialog)
    rights.settle()
    assert copy.exists()
    assert seen not in copy.with_suffix(".json").read_text("utf-8")
