"""The record of one resident as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class RecordState:
    """What is shown; no record while it is being read."""

    resident_id: ResidentId
    today: date
    worker: str
    record: ResidentRecord | None = None


class RecordViewModel(QObject):
    """Emits `state_changed()`, and `failed(Notice)` when the record could not be read."""

    state_changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.state: RecordState | None = None

    def open(self, resident_id: ResidentId) -> None:
        """Turn to a resident; nothing of the one before stays on the screen."""
        if self.state is None or self.state.resident_id != resident_id:
            self._become(RecordState(resident_id, self._today(), self._workspace.worker))

    def read(self) -> None:
        """Read the record again."""
        if self.state is None:
            return
        wanted = self.state.resident_id
        self._tasks.run(
            Lane.RECORDS,
            lambda: open_record(self._workspace, wanted),
            receiver=self,
            done=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, record: ResidentRecord) -> None:
        if self.state is not None and record.resident.id == self.state.resident_id:
            self._become(
                RecordState(record.resident.id, self._today(), self._workspace.worker, record)
            )

    def _on_failed(self, notice: Notice) -> None:
        self.failed.emit(notice)

    def _today(self) -> date:
        return self._workspace.clock.today()

    def _become(self, state: RecordState) -> None:
        self.state = state
        self.state_changed.emit()
