"""The record of one resident as the screen shows it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.services.audit_search import note_opened
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class RecordState:
    """What is shown; no record while it is being read.

    Attributes:
        chosen: The enrolment that was asked for; None for the one that the record begins with.
    """

    resident_id: ResidentId
    today: date
    worker: str
    record: ResidentRecord | None = None
    chosen: EnrolmentId | None = None

    @property
    def enrolment_id(self) -> EnrolmentId | None:
        """The enrolment that is shown."""
        record = self.record
        return None if record is None or record.enrolment is None else record.enrolment.id


class RecordViewModel(QObject):
    """Emits `state_changed()`, and `failed(Notice)` when the record could not be read."""

    state_changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._noted: set[tuple[ResidentId, date]] = set()
        self.state: RecordState | None = None

    def open(self, resident_id: ResidentId) -> None:
        """Turn to a resident; nothing of the one before stays on the screen."""
        if self.state is None or self.state.resident_id != resident_id:
            self._become(RecordState(resident_id, self._today(), self._workspace.worker))

    def read(self) -> None:
        """Read the record again."""
        if self.state is None:
            return
        wanted, chosen = self.state.resident_id, self.state.chosen
        self._tasks.run(
            Lane.RECORDS,
            lambda: open_record(self._workspace, wanted, chosen),
            receiver=self,
            done=self._on_read,
            failed=self._on_failed,
        )

    def choose_pathway(self, enrolment_id: EnrolmentId) -> None:
        """Show another of the resident's pathways."""
        if self.state is not None and enrolment_id != self.state.enrolment_id:
            self.state = replace(self.state, chosen=enrolment_id)
            self.read()

    def _on_read(self, record: ResidentRecord) -> None:
        if self.state is not None and record.resident.id == self.state.resident_id:
            self._become(replace(self.state, today=self._today(), record=record))
            self._note_opened(record)

    def _note_opened(self, record: ResidentRecord) -> None:
        """Write the first opening of a day into the trail, once the record is shown."""
        who, today = record.resident.id, self._today()
        if (who, today) in self._noted:
            return
        self._noted.add((who, today))
        self._tasks.run(
            Lane.RECORDS,
            lambda: note_opened(self._workspace, who),
            receiver=self,
            done=lambda _: None,
            failed=self._on_failed,
        )

    def _on_failed(self, notice: Notice) -> None:
        self.failed.emit(notice)

    def _today(self) -> date:
        return self._workspace.clock.today()

    def _become(self, state: RecordState) -> None:
        self.state = state
        self.state_changed.emit()
