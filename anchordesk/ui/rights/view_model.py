"""What rights and requests show: requests by their last day, retention, and the audit trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.rights_request import RequestState, RightsRequest
from anchordesk.services import rights
from anchordesk.services.rights import TimedRequest
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


@dataclass(frozen=True, slots=True)
class RightsState:
    """What is shown.

    Attributes:
        known: Whether the requests were read yet.
    """

    requests: tuple[TimedRequest, ...] = ()
    known: bool = False
    notice: Notice | None = None
    holds_due: int = 0
    too_long: int = 0


class RightsViewModel(QObject):
    """Signals: `state_changed()` after each change."""

    state_changed = Signal()

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace, self._tasks = workspace, tasks
        self.state = RightsState()

    def load(self) -> None:
        """Read the requests again, then what of retention waits for somebody."""
        workspace = self._workspace
        self._run(lambda: rights.requests(workspace), self._on_read)
        self._run(lambda: rights.retention_waiting(workspace), self._on_waiting)

    def settle(self, request: RightsRequest, state: RequestState) -> None:
        """Keep that a request was answered or refused."""
        self._run(lambda: rights.settle(self._workspace, request.id, state), lambda _: self.load())

    def extend(self, request: RightsRequest) -> None:
        """Take two further months."""
        self._run(lambda: rights.extend(self._workspace, request.id), lambda _: self.load())

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self._on_failed)

    def _on_read(self, found: tuple[TimedRequest, ...]) -> None:
        self.state = replace(self.state, requests=found, known=True, notice=None)
        self.state_changed.emit()

    def _on_waiting(self, found: tuple[int, int]) -> None:
        holds_due, too_long = found
        self.state = replace(self.state, holds_due=holds_due, too_long=too_long)
        self.state_changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self.state = replace(self.state, notice=notice)
        self.state_changed.emit()
