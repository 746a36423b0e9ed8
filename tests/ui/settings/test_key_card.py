"""The recovery sheet and the passphrase, in the settings."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from anchordesk.services.desk import Desk
from anchordesk.ui.settings.parts_dialogs import PartsConfirmDialog
from anchordesk.ui.settings.recovery_dialog import RecoveryDialog
from anchordesk.ui.shell.main_window import WindowState
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles

NEW = "gravel teapot orbit mitten saddle"
NO_SHEET = "There is no recovery sheet."


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "sheet.pdf"


@pytest.fixture
def settings(opened: Driver, sheet: Path) -> Driver:
    opened.keys("Ctrl+,")
    files = ChosenFiles([sheet])
    opened.frame.shown_screen.key_card._files = files  # type: ignore[attr-defined]
    return opened


def type_groups(driver: Driver, typed: list[str]) -> None:
    dialog = driver.dialog()
    assert isinstance(dialog, RecoveryDialog)
    for line, words in zip(dialog.groups.values(), typed, strict=True):
        line.setText(words)


def asked_for(driver: Driver) -> tuple[int, ...]:
    dialog = driver.dialog()
    assert isinstance(dialog, RecoveryDialog)
    return tuple(dialog.groups)


def right_groups(driver: Driver) -> list[str]:
    dialog = driver.dialog()
    assert isinstance(dialog, RecoveryDialog)
    return [dialog.kit.code.groups[number - 1] for number in dialog.groups]


def test_a_sheet_counts_once_two_groups_are_typed_back(settings: Driver, sheet: Path) -> None:
    assert NO_SHEET in settings.words()
    settings.press("Make a recovery sheet")
    assert sheet.read_bytes().startswith(b"%PDF")
    typed = right_groups(settings)
    assert "".join(typed)[:5] in pypdf.PdfReader(sheet).pages[0].extract_text()
    type_groups(settings, [typed[0].lower(), "AAAAA"])
    settings.press("Use this sheet")
    assert f"Group {asked_for(settings)[1]} is not as on the new sheet." in settings.words()
    type_groups(settings, typed)
    settings.press("Use this sheet")
    assert settings.dialogs() == 0
    assert sheet.exists()
    assert "The present recovery sheet was made on 23 November 2026." in settings.words()
    assert "Put the print away from this computer" in settings.words()


@pytest.mark.parametrize("way", ["Cancel", "lock"])
def test_a_sheet_that_is_not_confirmed_is_taken_away(
    settings: Driver, sheet: Path, way: str
) -> None:
    settings.press("Make a recovery sheet")
    assert sheet.exists()
    if way == "lock":
        settings.window.lock()
        settings.settle()
        settings.unlock()
    else:
        settings.press("Cancel")
    assert not sheet.exists()
    settings.frame.go("settings")
    settings.settle()
    assert NO_SHEET in settings.words()


@pytest.mark.parametrize("way", ["Cancel", "lock"])
def test_a_sheet_that_cannot_be_taken_away_is_told(
    settings: Driver, sheet: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.press("Make a recovery sheet")

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        if way == "lock":
            settings.window.lock()
            settings.settle()
        else:
            settings.press("Cancel")
    if way == "lock":
        settings.unlock()
    assert "The new recovery sheet sheet.pdf could not be taken away." in settings.words()
    assert "Delete the file: its code opens nothing." in settings.words()


def test_a_file_that_is_there_is_never_written_over(settings: Driver, sheet: Path) -> None:
    sheet.write_text("somebody's work")
    settings.press("Make a recovery sheet")
    assert settings.dialogs() == 0
    assert sheet.read_text() == "somebody's work"
    assert "The recovery sheet could not be written." in settings.frame.notices.words


def fill(driver: Driver, *words: str) -> None:
    names = ("Present passphrase", "New passphrase", "New passphrase again")
    for name, text in zip(names, words, strict=True):
        driver.find(QLineEdit, name).setText(text)


def test_the_passphrase_is_changed_and_the_earlier_one_refused(
    settings: Driver, desk: Desk
) -> None:
    settings.press("Change passphrase")
    fill(settings, PASSPHRASE, NEW, NEW)
    settings.keys("Ctrl+Return")
    assert settings.dialogs() == 0
    assert "The new passphrase opens this vault now" in settings.frame.notices.words
    settings.keys("Ctrl+L")
    settings.unlock()
    assert settings.state() is WindowState.LOCKED
    settings.unlock(NEW)
    assert settings.state() is WindowState.OPEN


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("wrong passphrase", NEW, NEW), "That passphrase did not open this vault."),
        ((PASSPHRASE, NEW, NEW + "x"), "The two passphrases differ."),
        ((PASSPHRASE, "short", "short"), "Too short."),
        (("", NEW, NEW), "Enter your present passphrase."),
    ],
)
def test_a_passphrase_that_is_not_changed_is_told_beside_its_field(
    settings: Driver, typed: tuple[str, str, str], told: str
) -> None:
    settings.press("Change passphrase")
    fill(settings, *typed)
    settings.keys("Ctrl+Return")
    assert told in settings.words(settings.dialog())
    settings.keys("Esc")
    settings.keys("Ctrl+L")
    settings.unlock()
    assert settings.state() is WindowState.OPEN


def test_showing_the_settings_opens_no_window_of_its_own(opened: Driver) -> None:
    before = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    opened.keys("Ctrl+,")
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == before
    assert opened.window.isActiveWindow()


def test_three_sheets_count_once_each_is_typed_back_and_two_pass_a_drill(
    opened: Driver, tmp_path: Path
) -> None:
    opened.keys("Ctrl+,")
    folder = tmp_path / "sheets"
    folder.mkdir()
    opened.frame.shown_screen.key_card._files = ChosenFiles([folder])  # type: ignore[attr-defined]
    opened.press("Make three sheets, two open it")
    opened.find(QLineEdit, "Who keeps sheet 1", opened.dialog()).setText("Priya Nair")
    opened.press("Choose folder")
    dialog = opened.dialog()
    assert isinstance(dialog, PartsConfirmDialog)
    kit = dialog.kit
    assert len(list(folder.iterdir())) == 3
    lines = list(dialog.groups.values())
    for line, part in zip(lines, kit.parts, strict=True):
        line.setText(part.groups[kit.ask_for[part.number] - 1])
    lines[2].setText("AAAAA")
    opened.press("Use these sheets")
    assert "not as on sheet 3" in opened.words()
    lines[2].setText(kit.parts[2].groups[kit.ask_for[3] - 1].lower())
    opened.press("Use these sheets")
    assert opened.dialogs() == 0
    assert "Nobody has proved yet" in opened.words()
    opened.press("Drill with two sheets")
    code = opened.find(QPlainTextEdit, "Both sheets, or a whole one", opened.dialog())
    code.setPlainText(" ".join(kit.parts[0].groups))
    opened.press("Open a scratch copy")
    assert "11 of 22 groups are typed and right." in opened.words(opened.dialog())
    code.setPlainText(" ".join((*kit.parts[0].groups, *kit.parts[2].groups)))
    opened.press("Open a scratch copy")
    assert "The sheets opened a scratch copy with" in opened.words()
    assert "A drill proved on 23 November 2026" in opened.words()


def test_three_sheets_that_are_not_confirmed_are_taken_away(opened: Driver, tmp_path: Path) -> None:
    opened.keys("Ctrl+,")
    opened.frame.shown_screen.key_card._files = ChosenFiles([tmp_path])  # type: ignore[attr-defined]
    opened.press("Make three sheets, two open it")
    opened.press("Choose folder")
    assert len(list(tmp_path.glob("*-of-3.pdf"))) == 3
    opened.window.lock()
    opened.settle()
    assert list(tmp_path.glob("*-of-3.pdf")) == []
