"""A backup each day without being asked, in the real frame on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.services import backup
from anchordesk.services.progress import Progress
from anchordesk.services.vault_care import LastBackup
from anchordesk.services.workspace import Workspace
from anchordesk.ui.settings import daily_backup
from anchordesk.ui.settings.daily_backup import DailyBackup, DailyBackupFile
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import is_still
from tests.ui.sync.screen_frame import show_frame


@pytest.fixture
def frame(qtbot: QtBot, workspace: Workspace, tasks: Tasks) -> Frame:
    shown = show_frame(workspace, tasks, [])
    qtbot.addWidget(shown)
    return shown


@pytest.fixture
def daily(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DailyBackup]:
    monkeypatch.setattr(daily_backup, "FIRST_LOOK_MS", 1)
    made = DailyBackup(qapp, DailyBackupFile(tmp_path / "backup.json"), on=True)
    yield made
    made.end()
    made.deleteLater()


@pytest.fixture
def stick(tmp_path: Path, workspace: Workspace) -> Path:
    """A stick with a backup of two days ago."""
    made = tmp_path / "stick"
    made.mkdir()
    two_days_ago = workspace.now() - timedelta(days=2)
    workspace.records.care.remember(LastBackup(two_days_ago, made / "anchordesk-backup-x"))
    return made


def test_a_while_after_the_unlock_a_backup_is_made_and_nobody_is_disturbed(
    qtbot: QtBot, frame: Frame, daily: DailyBackup, stick: Path, workspace: Workspace
) -> None:
    with qtbot.waitSignal(daily.made):
        daily.begin(frame.context)
    assert len(workspace.records.care.backups_in(stick)) == 1
    assert frame.notices.words == ""


def test_who_chose_not_to_has_none(
    qtbot: QtBot, frame: Frame, daily: DailyBackup, stick: Path
) -> None:
    daily.choose(on=False)
    daily.begin(frame.context)
    daily.look()
    qtbot.waitUntil(lambda: is_still(frame.context.tasks))
    assert list(stick.iterdir()) == []


def test_locking_ends_it_and_leaves_nothing_half_written(
    qtbot: QtBot,
    frame: Frame,
    daily: DailyBackup,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, begun, may_go_on = backup.back_up, Event(), Event()

    def wait_and_make(workspace: Workspace, place: Path, progress: Progress) -> object:
        begun.set()
        assert may_go_on.wait(30)
        return make(workspace, place, progress)

    monkeypatch.setattr(backup, "back_up", wait_and_make)
    daily.begin(frame.context)
    qtbot.waitUntil(begun.is_set)
    daily.end()
    may_go_on.set()
    qtbot.waitUntil(lambda: is_still(frame.context.tasks))
    assert list(stick.iterdir()) == []
    assert frame.notices.words == ""


def test_a_stick_that_fails_is_told_once(
    qtbot: QtBot,
    frame: Frame,
    daily: DailyBackup,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, refused = Path.mkdir, 0

    def refuse_on_stick(path: Path, mode: int = 0o777) -> None:
        nonlocal refused
        if path.parent == stick:
            refused += 1
            raise PermissionError(13, "Permission denied")
        make(path, mode)

    monkeypatch.setattr(Path, "mkdir", refuse_on_stick)
    monkeypatch.setattr(daily_backup, "LOOK_EVERY_MS", 1)
    daily.begin(frame.context)
    qtbot.waitUntil(lambda: "cannot be read or written" in frame.notices.words)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: is_still(frame.context.tasks))
    assert refused == 1


def test_the_choice_is_kept_and_a_damaged_file_means_yes(tmp_path: Path) -> None:
    kept = DailyBackupFile(tmp_path / "backup.json")
    assert kept.load()
    kept.path.write_text('{"daily": false}', "utf-8")
    assert not kept.load()
    kept.path.write_text("{", "utf-8")
    assert kept.load()
