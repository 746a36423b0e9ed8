"""What the card on backups shows and does: how the newest one stands, and making another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.services import backup
from anchordesk.services.backup import BackupReport
from anchordesk.services.vault_care import LastBackup
from anchordesk.services.vault_check import OLDEST_BACKUP
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.settings.daily_backup import DailyBackup
from anchordesk.ui.tasks import Lane, Task, Tasks

# A backup made a moment ago may bear the next second in its name; a wrong clock is off by more.
CLOCK_SLACK = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class BackupStanding:
    """How the newest backup stands.

    Attributes:
        last: None if there never was one.
        age: None if there never was one; negative if the computer's clock went back since.
    """

    last: LastBackup | None
    age: timedelta | None

    @property
    def is_overdue(self) -> bool:
        """Whether the newest backup is older than a week."""
        return self.age is not None and self.age > OLDEST_BACKUP

    @property
    def is_from_the_future(self) -> bool:
        """Whether the computer's clock or the backup's day must be wrong."""
        return self.age is not None and self.age < -CLOCK_SLACK


@dataclass(frozen=True, slots=True)
class BackupState:
    """What the card shows.

    Attributes:
        standing: None before it was read.
        is_busy: Whether a backup is being made.
    """

    standing: BackupStanding | None = None
    is_busy: bool = False


class BackupViewModel(QObject):
    """Signals: `state_changed()`, `made(BackupReport)` once per backup, `went_wrong(Notice)`;
    `progressed(done, whole)` while one is made, and `stopped()` when that was ended.
    """

    state_changed = Signal()
    progressed = Signal(int, object)
    stopped = Signal()
    made = Signal(object)
    went_wrong = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self._making: Task | None = None
        self.state = BackupState()

    def load(self) -> None:
        """Read again how the newest backup stands."""
        workspace = self._workspace
        self._tasks.run(
            Lane.RECORDS,
            lambda: standing_of(workspace),
            receiver=self,
            done=self._on_standing,
            failed=self.went_wrong.emit,
        )

    def back_up(self, place: Path) -> None:
        """Make a backup in a folder; nothing is done while another is being made."""
        if self.state.is_busy:
            return
        workspace = self._workspace
        self._show(replace(self.state, is_busy=True))
        self._making = self._tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: backup.back_up(workspace, place, progress),
            receiver=self,
            done=self._on_made,
            failed=self._on_failed,
            progress=self.progressed.emit,
            stopped=self._on_stopped,
        )

    def stop(self) -> None:
        """End the backup that is being made: what was written of it goes."""
        if self._making is not None:
            self._making.stop()

    def keep_daily(self, daily: DailyBackup) -> None:
        """Keep for the next start whether backups are made without being asked."""
        on = daily.on
        self._tasks.run(
            Lane.RECORDS,
            lambda: daily.kept.save(on=on),
            receiver=self,
            done=lambda _: None,
            failed=self.went_wrong.emit,
        )

    def _on_standing(self, standing: BackupStanding) -> None:
        self._show(replace(self.state, standing=standing))

    def _on_made(self, report: BackupReport) -> None:
        self._show(replace(self.state, is_busy=False))
        self.made.emit(report)
        self.load()

    def _on_stopped(self) -> None:
        self._show(replace(self.state, is_busy=False))
        self.stopped.emit()

    def _on_failed(self, notice: Notice) -> None:
        self._show(replace(self.state, is_busy=False))
        self.went_wrong.emit(notice)

    def _show(self, state: BackupState) -> None:
        self.state = state
        self.state_changed.emit()


def standing_of(workspace: Workspace) -> BackupStanding:
    """Read how the newest backup stands.

    Raises:
        StorageError: if the vault cannot be read.
    """
    return BackupStanding(backup.last_backup(workspace), backup.backup_age(workspace))
