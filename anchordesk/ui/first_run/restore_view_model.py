"""Beginning with a backup: look into a folder, choose one, open it by passphrase or code.

The vault is made all or nothing: a failure leaves the backup and this computer as they were.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.recovery_parts import read_typed_code
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import OpenedVault, with_drafts
from anchordesk.services.vault_care import BackupFound, ByPassphrase, ByRecoveryCode, OpeningKey
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Task, Tasks


class RestorePhase(StrEnum):
    """Where restoring stands."""

    CHOOSING = "choosing"
    LOOKING = "looking"
    RESTORING = "restoring"


@dataclass(frozen=True, slots=True)
class RestoreState:
    """What the form shows.

    Attributes:
        place: The folder that was looked into; None before.
        found: The backups in it, newest first.
        notice: Why nothing was found, or nothing restored.
    """

    phase: RestorePhase = RestorePhase.CHOOSING
    place: Path | None = None
    found: tuple[BackupFound, ...] = ()
    notice: Notice | None = None


class RestoreViewModel(QObject):
    """Emits `state_changed()`, and `progressed(done, whole)` while records are copied.

    Once the vault is made it emits `finished(OpenedVault)`, and then `restored(BackupFound)`.
    """

    state_changed = Signal()
    progressed = Signal(int, object)
    finished = Signal(object)
    restored = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, *, has_keyring: bool) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.has_keyring = has_keyring
        self._restoring: Task | None = None
        self.state = RestoreState()

    def look_into(self, place: Path) -> None:
        """List the backups of a folder."""
        if self.state.phase is not RestorePhase.CHOOSING:
            return
        self._become(RestoreState(RestorePhase.LOOKING, place))
        self._tasks.run(
            Lane.RECORDS,
            lambda: self._desk.backups_in(place),
            receiver=self,
            done=lambda found: self._become(RestoreState(place=place, found=found)),
            failed=lambda notice: self._become(RestoreState(place=place, notice=notice)),
        )

    def restore(self, backup: BackupFound, passphrase: str) -> None:
        """Make the vault from a backup that its passphrase opens."""
        self._restore(backup, lambda: ByPassphrase(passphrase))

    def restore_by_code(self, backup: BackupFound, code: str, new_passphrase: str) -> None:
        """Make the vault from a backup by the recovery code, with a new passphrase."""
        self._restore(backup, lambda: ByRecoveryCode(read_typed_code(code), new_passphrase))

    def _restore(self, backup: BackupFound, key: Callable[[], OpeningKey]) -> None:
        if self.state.phase is not RestorePhase.CHOOSING:
            return
        desk = self._desk
        self._become(replace(self.state, phase=RestorePhase.RESTORING, notice=None))
        self._restoring = self._tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: with_drafts(desk.restore(backup.path, key(), progress)),
            receiver=self,
            done=lambda opened: self._on_restored(opened, backup),
            failed=self._on_refused,
            progress=self.progressed.emit,
            stopped=lambda: self._become(replace(self.state, phase=RestorePhase.CHOOSING)),
        )

    def stop(self) -> None:
        """End restoring: nothing of the vault is left, and the backup is as it was."""
        if self._restoring is not None:
            self._restoring.stop()

    def _on_restored(self, opened: OpenedVault, backup: BackupFound) -> None:
        self.state = RestoreState()
        self.finished.emit(opened)
        self.restored.emit(backup)

    def _on_refused(self, notice: Notice) -> None:
        self._become(replace(self.state, phase=RestorePhase.CHOOSING, notice=notice))

    def _become(self, state: RestoreState) -> None:
        self.state = state
        self.state_changed.emit()
