"""What the unlock page shows, and the one thing it can ask for: open the vault."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from anchordesk.services.desk import Desk
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


class UnlockPhase(StrEnum):
    """Where unlocking stands."""

    WAITING = "waiting"
    OPENING = "opening"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class UnlockState:
    """What the page shows; a notice only when refused."""

    phase: UnlockPhase = UnlockPhase.WAITING
    notice: Notice | None = None


class UnlockViewModel(QObject):
    """Emits `state_changed()`, and `unlocked(Workspace)` once the vault is open."""

    state_changed = Signal()
    unlocked = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self.state = UnlockState()

    def unlock(self, passphrase: str) -> None:
        """Open the vault; nothing happens while it is being opened."""
        if self.state.phase is UnlockPhase.OPENING:
            return
        self._become(UnlockState(UnlockPhase.OPENING))
        self._tasks.run(
            Lane.RECORDS,
            lambda: self._desk.unlock(passphrase),
            receiver=self,
            done=self._on_unlocked,
            failed=self._on_refused,
        )

    def wait(self) -> None:
        """Go back to the empty page."""
        self._become(UnlockState())

    def _on_unlocked(self, workspace: Workspace) -> None:
        self._become(UnlockState())
        self.unlocked.emit(workspace)

    def _on_refused(self, notice: Notice) -> None:
        self._become(UnlockState(UnlockPhase.REFUSED, notice))

    def _become(self, state: UnlockState) -> None:
        self.state = state
        self.state_changed.emit()
