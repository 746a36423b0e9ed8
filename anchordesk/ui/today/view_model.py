"""The Today list as the screen shows it, and what can be done with a line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.identifiers import ActionId
from anchordesk.services import casework
from anchordesk.services.today import TodayLine, TodayList, list_today
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class TodayState:
    """What is shown; no list while it is being read for the first time.

    Attributes:
        coming: Whether the next seven days are listed as well.
    """

    found: TodayList | None = None
    coming: bool = False


class TodayViewModel(QObject):
    """Emits `state_changed()`, `marked(TodayLine, bool)` and `failed(Notice)`."""

    state_changed = Signal()
    marked = Signal(object, bool)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self.state = TodayState()

    def read(self) -> None:
        """Read the list again."""
        coming = self.state.coming
        self._tasks.run(
            Lane.RECORDS,
            lambda: list_today(self._workspace, coming=coming),
            receiver=self,
            done=self._on_read,
            failed=self.failed.emit,
        )

    def show_coming(self, *, coming: bool) -> None:
        """List the next seven days as well, or not."""
        if coming != self.state.coming:
            self.state = replace(self.state, coming=coming)
            self.read()

    def mark(self, line: TodayLine, action_id: ActionId, *, done: bool) -> None:
        """Mark the action of a line done, or open again."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: casework.mark_action(self._workspace, action_id, done=done),
            receiver=self,
            done=lambda _: self.marked.emit(line, done),
            failed=self._on_failed,
        )

    def _on_read(self, found: TodayList) -> None:
        self.state = replace(self.state, found=found)
        self.state_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self.failed.emit(notice)
