"""A second lead's approval of a return, seen from both desks: asked for, waiting, answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from anchordesk.services import second_approval, second_approval_answering, second_approval_asking
from anchordesk.services.prepared_return import PreparedReturn
from anchordesk.services.second_approval import RequestStanding, SecondWanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


class SecondApprovals(QObject):
    """What waits for a second lead, and how far the shown return is.

    Signals: `changed()` after each change; `failed(notice)` where something went wrong.

    Attributes:
        listed: Returns that were asked about, newest first.
        wanted: Of the return that is shown; None where one person's approval is enough.
        working: Whether something is going on.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        super().__init__()
        self._workspace = workspace
        self._tasks = tasks
        self.listed: tuple[RequestStanding, ...] = ()
        self.wanted: SecondWanted | None = None
        self.working = False

    def load(self) -> None:
        """Read what waits for a second lead, here and elsewhere."""
        workspace = self._workspace
        self._run(lambda: second_approval.requests(workspace), self._on_listed)

    def look_at(self, payload: bytes) -> None:
        """Read how far the approval of these bytes is."""
        workspace = self._workspace
        self._run(lambda: second_approval.second_wanted(workspace, payload), self._on_wanted)

    def ask(self, prepared: PreparedReturn, key_id: str, done: Callable[[], None]) -> None:
        """Send a return's exact bytes to another lead's desk."""
        workspace = self._workspace

        def work() -> SecondWanted | None:
            second_approval_asking.ask(
                workspace, key_id, prepared.payload, prepared.tables_json, prepared.ties
            )
            return second_approval.second_wanted(workspace, prepared.payload)

        def asked(wanted: SecondWanted | None) -> None:
            self._on_wanted(wanted)
            done()

        self._begin()
        self._run(work, asked)

    def decide(self, digest: str, reason: str, done: Callable[[], None]) -> None:
        """Approve a colleague's return, or say why not."""
        workspace = self._workspace

        def work() -> tuple[RequestStanding, ...]:
            second_approval_answering.decide(workspace, digest, reason=reason)
            return second_approval.requests(workspace)

        def decided(listed: tuple[RequestStanding, ...]) -> None:
            self._on_listed(listed)
            done()

        self._begin()
        self._run(work, decided)

    def _begin(self) -> None:
        self.working = True
        self.changed.emit()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self._on_failed)

    def _on_listed(self, listed: tuple[RequestStanding, ...]) -> None:
        self.working, self.listed = False, listed
        self.changed.emit()

    def _on_wanted(self, wanted: SecondWanted | None) -> None:
        self.working, self.wanted = False, wanted
        self.changed.emit()

    def _on_failed(self, notice: Notice) -> None:
        self.working = False
        self.failed.emit(notice)
