"""Backups on the settings, on a real vault: what stands there before, after and when it fails."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from anchordesk.adapters.documents.recovery_sheet import RecoverySheets
from anchordesk.domain.casework import ContactKind
from anchordesk.domain.dates import long_date
from anchordesk.services import backup, casework, recovery, residents
from anchordesk.services.backup import BackupReport
from anchordesk.services.progress import Progress
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.vault_care import ByRecoveryCode, LastBackup
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from anchordesk.ui.kit.labels import IconLabel, Words
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from anchordesk.ui.locking.auto_lock import AutoLock
from anchordesk.ui.locking.privacy_cover import PrivacyCover
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.settings.daily_backup import DailyBackup, DailyBackupFile
from anchordesk.ui.settings.lock_card import LockChoice
from anchordesk.ui.settings.lock_file import LockFile
from anchordesk.ui.settings.view import SettingsScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.tasks import Tasks
from tests.adapters.vault.throwaway import PASSPHRASE, cheap_vaults
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import ChosenFiles
from tests.ui.sync.screen_frame import button, press, show_frame, unnamed, words_on

BACK_UP = "Back up to a folder"
NONE_YET = "No backup has been made yet."


class Settings:
    """The settings in the real frame."""

    def __init__(
        self,
        qtbot: QtBot,
        frame: Frame,
        tasks: Tasks,
        files: ChosenFiles,
        daily: DailyBackup,
    ) -> None:
        self.frame = frame
        self.daily = daily
        self.files = files
        self._tasks = tasks
        self._qtbot = qtbot
        self.show()

    @property
    def screen(self) -> SettingsScreen:
        screen = self.frame.shown_screen
        assert isinstance(screen, SettingsScreen)
        return screen

    @property
    def warns(self) -> bool:
        """Whether the sentence on backups has the icon of a warning beside it."""
        icons = self.screen.backup_card.findChildren(IconLabel)
        return any(icon.isVisible() for icon in icons)

    @property
    def says(self) -> str:
        return words_on(self.screen.backup_card)

    @property
    def told(self) -> str:
        return self.frame.notices.words

    def show(self) -> None:
        self.frame.go("settings")
        self.settle()

    def press(self, name: str) -> None:
        press(self.screen, name)
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: is_still(self._tasks), timeout=30_000)
        QApplication.processEvents()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def settings(
    qtbot: QtBot,
    qapp: QApplication,
    workspace: Workspace,
    tasks: Tasks,
    tmp_path: Path,
) -> Settings:
    files = ChosenFiles()
    theme = qapp.findChildren(ThemeSwitch)[-1]
    kept = AppearanceFile(tmp_path / "appearance.json")
    lock_file = LockFile(tmp_path / "locking.json")
    locking = LockChoice(AutoLock(tasks, lock_file.load()), lock_file, PrivacyCover(qapp))
    sheets = RecoverySheets(resource_path("fonts"))
    daily = DailyBackup(qapp, DailyBackupFile(tmp_path / "backup.json"), on=True)
    build = partial(
        SettingsScreen,
        theme=theme,
        kept=kept,
        locking=locking,
        daily=daily,
        sheets=sheets,
        files=files,
    )
    frame = show_frame(workspace, tasks, [Place("settings", "Settings", "settings", build)])
    qtbot.addWidget(frame)
    return Settings(qtbot, frame, tasks, files, daily)


def add_people(workspace: Workspace) -> None:
    for name in ("Amina", "Owen"):
        added = residents.add(workspace, ResidentDetails(given_name=name, family_name="Okoro"))
    casework.record_contact(workspace, added.id, ContactKind.PHONE, "Rang; will call back")


def pretend_last_backup(workspace: Workspace, age: timedelta) -> LastBackup:
    """Keep that a backup was made some time ago on a stick."""
    last = LastBackup(workspace.now() - age, Path("/media/stick/anchordesk-backup-x"))
    workspace.records.care.remember(last)
    return last


def test_before_the_first_backup_it_says_so(settings: Settings) -> None:
    assert NONE_YET in settings.says
    assert settings.told == ""
    assert unnamed(settings.screen) == []


def test_a_backup_is_in_the_folder_and_opens_with_what_was_counted(
    settings: Settings, workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    add_people(workspace)
    kit = recovery.make_recovery_code(workspace)
    recovery.confirm(workspace, kit, {n: kit.code.groups[n - 1] for n in kit.ask_for})
    settings.files.choose(stick)
    settings.press(BACK_UP)
    assert settings.told == ("Backup made and checked in stick. It holds 2 residents and 1 note.")
    last = backup.last_backup(workspace)
    assert last is not None
    local = last.made_at.astimezone()
    assert f"Last backup: {long_date(local.date())}, {local:%H:%M}, in stick." in settings.says
    assert not settings.warns
    assert list(stick.iterdir()) == [last.path]
    key = ByRecoveryCode(kit.code, PASSPHRASE)
    restored = cheap_vaults().restore(last.path, tmp_path / "restored", key)
    with restored.reading() as reading:
        assert {row.name for row in reading.caseload()} == {"Amina Okoro", "Owen Okoro"}
    restored.close()


def test_a_folder_dialog_that_is_cancelled_changes_nothing(settings: Settings) -> None:
    settings.press(BACK_UP)
    assert len(settings.files.asked) == 1
    assert NONE_YET in settings.says
    assert settings.told == ""


def test_a_folder_that_cannot_be_written_is_told_and_does_not_count(
    settings: Settings,
    workspace: Workspace,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make = Path.mkdir

    def refuse_on_stick(path: Path, mode: int = 0o777) -> None:
        # Not by the folder's rights: they do not stop an administrator, who may run this test.
        if path.parent == stick:
            raise PermissionError(13, "Permission denied")
        make(path, mode)

    monkeypatch.setattr(Path, "mkdir", refuse_on_stick)
    settings.files.choose(stick)
    settings.press(BACK_UP)
    assert "cannot be read or written" in settings.told
    assert "This backup was not made." in settings.told
    assert NONE_YET in settings.says
    assert list(stick.iterdir()) == []
    assert backup.last_backup(workspace) is None
    monkeypatch.undo()
    settings.files.choose(stick)
    settings.press(BACK_UP)
    assert settings.told.startswith("Backup made and checked in stick.")


def test_the_vaults_own_folder_is_refused_in_words(settings: Settings, tmp_path: Path) -> None:
    settings.files.choose(tmp_path / "vault")
    settings.press(BACK_UP)
    assert "That folder is the vault itself" in settings.told
    assert NONE_YET in settings.says


@pytest.mark.parametrize(
    ("age", "warning"),
    [
        (timedelta(days=6, hours=23), ""),
        (timedelta(days=7, hours=1), "That is 7 days ago: make a new one now."),
        (timedelta(days=40), "That is 40 days ago: make a new one now."),
        (timedelta(days=-2), "That is to come: check this computer's clock."),
    ],
)
def test_a_backup_of_more_than_a_week_ago_is_a_warning_until_the_next(
    settings: Settings,
    workspace: Workspace,
    stick: Path,
    age: timedelta,
    warning: str,
) -> None:
    pretend_last_backup(workspace, age)
    settings.show()
    assert "in stick." in settings.says
    assert settings.warns is bool(warning)
    assert warning in settings.says
    assert ("That is" in settings.says) is bool(warning)
    settings.files.choose(stick)
    settings.press(BACK_UP)
    assert not settings.warns
    assert "That is" not in settings.says


def test_a_full_disk_that_cannot_keep_that_a_backup_was_made_is_told(
    settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = backup.back_up

    def without_room(workspace: Workspace, place: Path, progress: Progress) -> BackupReport:
        return replace(make(workspace, place, progress), written_down=False)

    monkeypatch.setattr(backup, "back_up", without_room)
    settings.files.choose(stick)
    settings.press(BACK_UP)
    assert settings.told.startswith("Backup made and checked in stick.")
    assert "Free some space on it." in settings.told


def test_making_one_by_itself_is_a_choice_that_is_kept(
    settings: Settings, workspace: Workspace, stick: Path, tmp_path: Path
) -> None:
    tick = settings.screen.backup_card.by_itself
    assert tick.isChecked()
    tick.click()
    settings.settle()
    assert not settings.daily.on
    assert not DailyBackupFile(tmp_path / "backup.json").load()
    tick.click()
    settings.settle()
    assert DailyBackupFile(tmp_path / "backup.json").load()
    last = LastBackup(workspace.now() - timedelta(days=2), stick / "anchordesk-backup-x")
    workspace.records.care.remember(last)
    settings.daily.begin(settings.frame.context)
    settings.daily.look()
    settings.settle()
    settings.daily.end()
    made = backup.last_backup(workspace)
    assert made is not None
    local = made.made_at.astimezone()
    # The card follows without being asked.
    assert f"{long_date(local.date())}, {local:%H:%M}, in stick." in settings.says


def test_only_one_backup_is_made_at_a_time(settings: Settings, stick: Path) -> None:
    settings.files.choose(stick, stick)
    press(settings.screen, BACK_UP)
    press(settings.screen, BACK_UP)
    settings.settle()
    assert len(settings.files.asked) == 1
    assert len(list(stick.iterdir())) == 1


def test_cancel_in_the_middle_leaves_no_backup_and_the_earlier_ones(
    qtbot: QtBot, settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.files.choose(stick, stick)
    press(settings.screen, BACK_UP)
    settings.settle()
    before = list(stick.iterdir())
    assert len(before) == 1
    make, may_go_on = backup.back_up, Event()

    def make_slowly(workspace: Workspace, place: Path, progress: Progress) -> BackupReport:
        def report(done: int, whole: int | None) -> None:
            assert may_go_on.wait(30)
            progress(done, whole)

        return make(workspace, place, report)

    monkeypatch.setattr(backup, "back_up", make_slowly)
    press(settings.screen, BACK_UP)
    card = settings.screen.backup_card
    try:
        qtbot.waitUntil(lambda: button(card, "Cancel").isVisible())
        press(card, "Cancel")
        assert "Stopping" in settings.says
    finally:
        may_go_on.set()
    settings.settle()
    assert settings.told == "Stopped. No backup was made, and earlier ones are as they were."
    assert list(stick.iterdir()) == before
    assert card.back_up.isEnabled()


def test_it_says_what_goes_on_while_a_backup_is_made(
    qtbot: QtBot, settings: Settings, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, may_go_on = backup.back_up, Event()

    def wait_and_make(workspace: Workspace, place: Path, progress: Progress) -> BackupReport:
        assert may_go_on.wait(30)
        return make(workspace, place, progress)

    monkeypatch.setattr(backup, "back_up", wait_and_make)
    settings.files.choose(stick)
    press(settings.screen, BACK_UP)
    try:
        qtbot.waitUntil(lambda: "Making a backup and checking it" in settings.says)
        assert settings.told == ""
    finally:
        may_go_on.set()
    settings.settle()
    assert "Making a backup" not in settings.says
    assert settings.told.startswith("Backup made and checked in stick.")


def test_no_sentence_is_cut_off_by_large_text_in_a_small_window(
    qtbot: QtBot, settings: Settings, workspace: Workspace, qapp: QApplication
) -> None:
    pretend_last_backup(workspace, timedelta(days=13))
    qapp.findChildren(ThemeSwitch)[-1].apply(Appearance(ThemeChoice.LIGHT, 150))
    settings.frame.resize(1024, 640)
    settings.show()
    labels = [one for one in settings.screen.findChildren(Words) if one.isVisible()]
    assert any("That is 13 days ago" in one.text() for one in labels)

    def nothing_is_cut() -> None:
        cut = [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]
        assert cut == []

    # A new text size is laid out in later turns of the event loop.
    qtbot.waitUntil(nothing_is_cut)


def test_the_button_is_reached_by_keys(qtbot: QtBot, settings: Settings) -> None:
    settings.frame.activateWindow()
    settings.screen.lock_card.minutes.setFocus()
    qtbot.waitUntil(settings.screen.lock_card.minutes.hasFocus)
    reached: list[QWidget] = [settings.screen.lock_card.minutes]
    for _ in range(7):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
    keys, check = settings.screen.key_card, settings.screen.check_card.check
    hide = settings.screen.lock_card.hide_when_left
    sheets = [keys.make_sheet, keys.change, keys.make_parts, keys.renew]
    assert reached[1:7] == [hide, check, *sheets]
    assert QApplication.focusWidget() is button(settings.screen, BACK_UP)
    settings.screen.theme_choice.setFocus()
    QTest.keyClick(settings.screen.theme_choice, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is settings.screen.lock_card.minutes
    QTest.keyClick(settings.screen.lock_card.minutes, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is check
    QTest.keyClick(check, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is keys.make_sheet
    QTest.keyClick(keys.make_sheet, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is button(settings.screen, BACK_UP)
