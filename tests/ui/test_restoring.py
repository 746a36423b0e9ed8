"""A first start with a backup: through the real window, a real vault and a real stick."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services import backup, recovery
from anchordesk.services.desk import Desk
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.vault_care import OpeningKey
from anchordesk.services.workspace import Workspace
from anchordesk.ui.first_run.restore_form import RestoreForm
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.shell.main_window import WindowState
from tests.adapters.vault.throwaway import PASSPHRASE, MemorySecrets, cheap_vaults
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import NAMES, FixedClock, add_resident, make_desk, make_vault
from tests.ui.sync.real_desk import ChosenFiles

NEW = "gravel teapot orbit mitten saddle"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    (place / "holiday photos").mkdir()
    (place / ".unfinished-anchordesk-backup-0123456789ab-20261201T000000Z").mkdir()
    return place


@pytest.fixture
def code(desk: Desk, stick: Path) -> RecoveryCode:
    """Of the vault that was lost; the stick has a backup of twenty residents, and an older one."""
    make_vault(desk, people=len(NAMES) - 1)
    workspace = desk.unlock(PASSPHRASE)
    kit = recovery.make_recovery_code(workspace)
    recovery.confirm(workspace, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})
    assert isinstance(desk.clock, FixedClock)
    desk.clock.moment -= timedelta(days=1)
    backup.back_up(workspace, stick)
    desk.clock.moment += timedelta(days=1)
    add_resident(workspace, len(NAMES) - 1)
    backup.back_up(workspace, stick)
    workspace.lock()
    shutil.rmtree(desk.vault_folder)
    return kit.code


@pytest.fixture
def driver(code: RecoveryCode, make_driver: MakeDriver, stick: Path) -> Driver:
    """The form for a backup, of a window without a vault; the folder dialog finds the stick."""
    made = make_driver()
    assert made.state() is WindowState.FIRST_RUN
    made.press("I have a backup")
    choose(made, stick)
    return made


def choose(driver: Driver, folder: Path) -> None:
    """Answer the next folder dialog."""
    view_of(driver).files = ChosenFiles([folder])


def view_of(driver: Driver) -> RestoreForm:
    view = driver.window.first_run_view
    assert view is not None
    return view.restore


def focused() -> str:
    widget = QApplication.focusWidget()
    return "" if widget is None else widget.accessibleName()


def shows_cancel(driver: Driver) -> bool:
    buttons = driver.window.findChildren(QPushButton)
    return any(one.isVisible() and one.accessibleName() == "Cancel" for one in buttons)


def nothing_was_made(driver: Driver, desk: Desk) -> bool:
    left = [path.name for path in desk.vault_folder.parent.iterdir() if "vault" in path.name]
    return driver.state() is WindowState.FIRST_RUN and desk.is_new() and not left


def test_the_newest_backup_opens_by_its_passphrase_and_shows_the_caseload(
    driver: Driver, stick: Path
) -> None:
    before = {path: path.read_bytes() for path in stick.rglob("*") if path.is_file()}
    assert focused() == "Choose the folder with the backup"
    driver.keys("Space")
    assert "2 backups in stick, the newest first" in driver.words()
    offered = driver.find(Choice, "Backup")
    assert "23 November 2026" in offered.itemText(0)
    assert offered.itemText(0).endswith(" MB")
    assert max(path.name for path in stick.glob("anchordesk-backup-*")) in driver.words()
    assert "22 November 2026" in offered.itemText(1)
    assert focused() == "Passphrase"
    driver.type(PASSPHRASE)
    driver.keys("Return")
    assert driver.state() is WindowState.OPEN
    assert sorted(driver.names_listed()) == sorted(NAMES)
    assert "Restored from the backup of 23 November 2026" in driver.frame.notices.words
    assert {path: path.read_bytes() for path in before} == before, "a backup is only read"
    driver.keys("Ctrl+L")
    driver.unlock()
    assert driver.state() is WindowState.OPEN


def test_an_older_backup_can_be_chosen(driver: Driver) -> None:
    driver.press("Choose the folder with the backup")
    driver.find(Choice, "Backup").setCurrentIndex(1)
    driver.type(PASSPHRASE)
    driver.press("Restore and open")
    assert sorted(driver.names_listed()) == sorted(NAMES[:-1])


def test_the_folder_of_one_backup_will_do(driver: Driver, stick: Path) -> None:
    one = max(stick.glob("anchordesk-backup-*")).rename(stick / "from my old laptop")
    choose(driver, one)
    driver.press("Choose the folder with the backup")
    assert "1 backup in from my old laptop" in driver.words()
    driver.type(PASSPHRASE)
    driver.keys("Return")
    assert driver.state() is WindowState.OPEN


def test_a_wrong_passphrase_is_told_and_leaves_nothing_behind(driver: Driver, desk: Desk) -> None:
    driver.press("Choose the folder with the backup")
    driver.press("Restore and open")
    assert "Enter your passphrase." in driver.words()
    driver.type("not the passphrase")
    driver.keys("Return")
    assert "That passphrase did not open this vault." in driver.words()
    assert nothing_was_made(driver, desk)
    driver.press("Go back")
    assert "Step 1 of 3" in driver.words()
    assert focused() == "Your name"


def test_cancel_while_records_are_copied_leaves_nothing_behind(
    driver: Driver, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    restore, may_go_on = Desk.restore, Event()

    def restore_slowly(
        self: Desk, backup: Path, key: OpeningKey, progress: Progress = no_progress
    ) -> Workspace:
        def report(done: int, whole: int | None) -> None:
            assert may_go_on.wait(30)
            progress(done, whole)

        return restore(self, backup, key, report)

    monkeypatch.setattr(Desk, "restore", restore_slowly)
    driver.press("Choose the folder with the backup")
    driver.type(PASSPHRASE)
    QTest.keyClick(view_of(driver).passphrase, Qt.Key.Key_Return)
    try:
        driver.qtbot.waitUntil(lambda: shows_cancel(driver))
        QTest.mouseClick(driver.find(QPushButton, "Cancel"), Qt.MouseButton.LeftButton)
    finally:
        may_go_on.set()
    driver.settle()
    assert nothing_was_made(driver, desk)
    driver.press("Restore and open")
    assert driver.state() is WindowState.OPEN


@pytest.mark.parametrize("place", ["records", "start of the records"])
def test_a_damaged_backup_is_told_and_leaves_nothing_behind(
    driver: Driver, desk: Desk, stick: Path, place: str
) -> None:
    records = max(stick.glob("anchordesk-backup-*")) / "records.backup"
    content = bytearray(records.read_bytes())
    at = 100 if place == "start of the records" else len(content) // 2
    content[at : at + 64] = bytes(64)
    records.write_bytes(content)
    driver.press("Choose the folder with the backup")
    driver.type(PASSPHRASE)
    driver.keys("Return")
    assert "The records in that backup are damaged." in driver.words()
    assert "Nothing was restored" in driver.words()
    assert nothing_was_made(driver, desk)
    driver.find(Choice, "Backup").setCurrentIndex(1)
    driver.press("Restore and open")
    assert driver.state() is WindowState.OPEN


def test_a_folder_without_a_backup_or_gone_is_told(
    driver: Driver, desk: Desk, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder, words in (
        (empty, "There is no backup in that folder."),
        (tmp_path / "pulled out", "That folder cannot be looked into."),
    ):
        choose(driver, folder)
        driver.press("Choose the folder with the backup")
        assert words in driver.words()
    assert nothing_was_made(driver, desk)


class TestAnotherComputer:
    """Its password store has no part of the key."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> Desk:
        return make_desk(tmp_path / "vault")

    @pytest.fixture
    def driver(
        self, code: RecoveryCode, desk: Desk, make_driver: MakeDriver, stick: Path
    ) -> Driver:
        made = make_driver()
        elsewhere = replace(desk, vaults=cheap_vaults(MemorySecrets()))
        view = made.window.first_run_view
        assert view is not None
        view.restore._view_model._desk = made.window._desk = elsewhere
        made.window._unlock_model._desk = elsewhere
        made.press("I have a backup")
        choose(made, stick)
        made.press("Choose the folder with the backup")
        return made

    def test_the_recovery_code_opens_it_with_a_new_passphrase(
        self, driver: Driver, desk: Desk, code: RecoveryCode
    ) -> None:
        driver.type(PASSPHRASE)
        driver.keys("Return")
        assert "the passphrase alone cannot open the vault: use the recovery code" in driver.words()
        assert nothing_was_made(driver, desk)
        driver.press("Another computer, or a forgotten passphrase?")
        assert focused() == "Recovery code"
        for words in (" ".join(code.groups), NEW):
            driver.type(words)
            driver.keys("Tab")
        driver.type(NEW)
        driver.keys("Return")
        assert driver.state() is WindowState.OPEN
        assert sorted(driver.names_listed()) == sorted(NAMES)
        driver.keys("Ctrl+L")
        driver.unlock(NEW)
        assert driver.state() is WindowState.OPEN

    def test_a_code_of_another_vault_is_told_and_leaves_nothing_behind(
        self, driver: Driver, desk: Desk
    ) -> None:
        driver.press("Another computer, or a forgotten passphrase?")
        for words in ("-".join(RecoveryCode(bytes(range(20))).groups), NEW):
            driver.type(words)
            driver.keys("Tab")
        driver.type(NEW)
        driver.press("Set passphrase and restore")
        assert "That recovery code does not open" in driver.words()
        assert nothing_was_made(driver, desk)
        driver.press("Go back")
        assert focused() == "Passphrase"
