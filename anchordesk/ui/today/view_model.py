"""The Today list as the screen shows it, and what can be done with a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from anchordesk.services.today import TodayLine, TodayList, list_today
from anchordesk.services.today_filter import lines_with
from anchordesk.services.undoing import Change, take_back
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class TodayState:
    """What is shown; no list while it is being read for the first time.

    Attributes:
        coming: Whether the next seven days are listed as well.
        typed: What the list is narrowed to.
        shown: The lines that hold it.
    """

    found: TodayList | None = None
    coming: bool = False
    typed: str = ""
    shown: tuple[TodayLine, ...] = ()


class TodayViewModel(QObject):
    """Emits `state_changed()`, `changed(words, Change, undone)`, `taken_back(words)`, `failed`."""

    state_changed = Signal()
    changed = Signal(str, object, str)
    taken_back = Signal(str)
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

    def look_for(self, typed: str) -> None:
        """Show only lines that hold what was typed."""
        self._become(replace(self.state, typed=typed))

    def change(self, words: str, work: Callable[[Workspace], Change], undone: str) -> None:
        """Change something of a line; `words` tell of it, `undone` of its being taken back."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: work(self._workspace),
            receiver=self,
            done=lambda change: self.changed.emit(words, change, undone),
            failed=self._on_failed,
        )

    def take_back(self, change: Change, words: str) -> None:
        """Put things back as they were."""
        self._tasks.run(
            Lane.RECORDS,
            lambda: take_back(self._workspace, (change,)),
            receiver=self,
            done=lambda _: self.taken_back.emit(words),
            failed=self._on_failed,
        )

    def _on_read(self, found: TodayList) -> None:
        self._become(replace(self.state, found=found))

    def _become(self, state: TodayState) -> None:
        lines = () if state.found is None else state.found.lines
        self.state = replace(state, shown=lines_with(lines, state.typed))
        self.state_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self.failed.emit(notice)
