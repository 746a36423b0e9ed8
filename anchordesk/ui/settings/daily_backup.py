"""Makes a backup each day unasked, where the last one went, while that can be reached."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from anchordesk.services import backup
from anchordesk.services.backup import BackupReport
from anchordesk.ui.notices import Notice
from anchordesk.ui.settings.kept_choice import write_choice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane, Task

# Whoever has just unlocked wants to work; a stick may be plugged in at any time of the day.
FIRST_LOOK_MS = 60_000
LOOK_EVERY_MS = 10 * 60_000


class DailyBackupFile:
    """Keeps whether backups are made without being asked; nothing about where, or anybody."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> bool:
        """Return what is kept; yes if nothing is, as a backup too many harms nobody."""
        try:
            return json.loads(self.path.read_text("utf-8"))["daily"] is not False
        except (OSError, ValueError, KeyError, TypeError):
            return True

    def save(self, *, on: bool) -> None:
        """Write the file whole. Raises StorageError."""
        write_choice(self.path, {"daily": on})


class DailyBackup(QObject):
    """Works from unlock to lock, beside the work on records, and ends early when it is locked.

    A folder that cannot be reached is no failure: the next look, or the reminder after a week,
    comes. What goes wrong while a backup is written is told, and tried again after the next unlock.
    Emits `made()`.
    """

    made = Signal()

    def __init__(self, parent: QObject, kept: DailyBackupFile, *, on: bool) -> None:
        super().__init__(parent)
        self.kept = kept
        self.on = on
        self._context: ScreenContext | None = None
        self._making: Task | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self, context: ScreenContext) -> None:
        """Look a minute from now for the first time."""
        self._context = context
        self._timer.start(FIRST_LOOK_MS)

    def end(self) -> None:
        """Stop; a backup that is half written goes."""
        self._timer.stop()
        self._context = None
        if self._making is not None:
            self._making.cancel()
            self._making = None

    def choose(self, *, on: bool) -> None:
        """Make backups by itself from now on, or no more; keeping the choice is for the caller."""
        self.on = on

    def look(self) -> None:
        """Make a backup if one is due, unless one is being made."""
        self._timer.setInterval(LOOK_EVERY_MS)
        context = self._context
        if context is None or not self.on or self._making is not None:
            return
        workspace = context.workspace
        # Not in the lane of records: whoever comes back to their work need not wait for a stick.
        self._making = context.tasks.run_with_progress(
            Lane.HUB,
            lambda progress: backup.back_up_if_due(workspace, progress),
            receiver=self,
            done=self._on_made,
            failed=self._on_failed,
        )

    def _on_made(self, report: BackupReport | None) -> None:
        self._making = None
        if report is not None:
            self.made.emit()

    def _on_failed(self, notice: Notice) -> None:
        self._making = None
        self._timer.stop()
        if self._context is not None:
            self._context.shell.tell_notice(notice)
