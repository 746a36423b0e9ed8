"""Keeps what is being typed: in memory at each key, in the vault within a second.

`keep()` at each change; the vault follows by itself once a second while somebody types, and at
once by `flush()`: when a form or the window is left, or the computer looks elsewhere. `close()`
ends it with the lock: what is not written yet is written before the key is dropped, and what
cannot be written, because the disk is full, is sealed and held until the next unlock.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from anchordesk.domain.draft import Answers, Draft, DraftKey
from anchordesk.services import drafts, emergency_access
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.errors import StorageError
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks

WRITE_EVERY_MS = 1_000
TRY_AGAIN_MS = 10_000
# Where a draft is gone on with that is not about a resident's record.
PLACE_OF_FORM = {
    "import": "import",
    "breach": "oversight",
    "vacancy": "opportunities",
    "request": "rights",
    "clock": "rights",
    "hold": "retention",
    "lift_hold": "retention",
    "inbox": "referrals",
}


class Drafts(QObject):
    """Every half-typed form of an open vault, by what it is of. Used on the main thread.

    Signals: `written()` when the vault holds what was kept; `not_written(Notice)` when it could
    not, and it will be tried again.
    """

    written = Signal()
    not_written = Signal(object)

    def __init__(self, opened: OpenedVault, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._workspace = opened.workspace
        self._tasks = tasks
        self._kept = {draft.key: draft for draft in opened.drafts}
        self._unwritten = {draft.key for draft in opened.unwritten}
        self._flights: list[set[DraftKey]] = []
        self._saved: set[DraftKey] = set()
        self._closed = False
        self._refused = False
        self._lock = Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        if self._unwritten:
            self._timer.start(0)

    @property
    def in_memory_only(self) -> bool:
        """Whether something half typed waits for a disk that has refused it."""
        return self._refused and bool(self._unwritten or self._flights)

    @property
    def keys(self) -> tuple[DraftKey, ...]:
        """What is half typed, newest first."""
        newest_first = sorted(self._kept.values(), key=lambda d: d.changed_at, reverse=True)
        return tuple(draft.key for draft in newest_first)

    def go_on_with(self, workspace: Workspace) -> None:
        """Write through another workspace of the same open vault from now on."""
        self._workspace = workspace

    def find(self, key: DraftKey) -> Draft | None:
        """Return what was typed, None if nothing is kept."""
        return self._kept.get(key)

    def keep(self, key: DraftKey, answers: Answers) -> None:
        """Keep what was typed; the vault has it within a second."""
        before = self._kept.get(key)
        if before is not None and before.answers == answers:
            return
        with self._lock:
            self._saved.discard(key)
        self._kept[key] = Draft(key, answers, self._workspace.now())
        self._write_soon(key)

    def forget(self, key: DraftKey) -> None:
        """Drop a draft: the worker emptied the form or threw it away."""
        if self._kept.pop(key, None) is not None or key in self._unwritten:
            self._write_soon(key)

    def saved_in_lane(self, key: DraftKey) -> None:
        """Note that the records hold what the draft was for, and the vault forgot it. Any thread.

        A lock that comes before the window hears of it must not write the draft again.
        """
        with self._lock:
            self._saved.add(key)

    def saved(self, key: DraftKey) -> None:
        """Drop a draft that the vault forgot with the change that it was for."""
        self._kept.pop(key, None)
        self._unwritten.discard(key)

    def flush(self) -> None:
        """Write now what the vault does not hold yet."""
        if self._closed or not self._unwritten:
            return
        self._timer.stop()
        keys, self._unwritten = self._unwritten, set()
        self._flights.append(keys)
        workspace = self._workspace
        keep = tuple(self._kept[key] for key in keys if key in self._kept)
        gone = tuple(key for key in keys if key not in self._kept)

        # Once closed, the lock writes what was on its way, and tells of it.
        def not_written(notice: Notice) -> None:
            if self._closed:
                return
            self._flights.remove(keys)
            self._unwritten |= keys
            self._timer.start(TRY_AGAIN_MS)
            self._refused = True
            self.not_written.emit(notice)

        def written(_: None) -> None:
            if self._closed:
                return
            self._flights.remove(keys)
            self._refused = False
            self.written.emit()

        self._tasks.run(
            Lane.RECORDS,
            lambda: drafts.write(workspace, keep, gone),
            receiver=self,
            done=written,
            failed=not_written,
        )

    def close(self) -> Callable[[], bytes | None]:
        """Return the work that writes what is left, to be run in the records lane by the lock.

        It returns what could not be written, sealed, or None. Nothing is kept here any more.
        """
        self._closed = True
        self._timer.stop()
        self.deleteLater()
        keys = self._unwritten.union(*self._flights)
        kept, workspace = self._kept, self._workspace
        self._kept, self._unwritten, self._flights = {}, set(), []

        def write_what_is_left() -> bytes | None:
            with self._lock:
                left = keys - self._saved
            keep = [kept[key] for key in left if key in kept]
            gone = [key for key in left if key not in kept]
            kept.clear()
            if not left:
                return None
            try:
                drafts.write(workspace, keep, gone)
            except StorageError:
                return drafts.seal_to_hold(workspace, keep)
            return None

        return write_what_is_left

    def _write_soon(self, key: DraftKey) -> None:
        if self._closed:
            return
        self._unwritten.add(key)
        if not self._timer.isActive():
            self._timer.start(WRITE_EVERY_MS)


def write_and_lock(write: Callable[[], bytes | None], workspace: Workspace) -> bytes | None:
    """Do what `close` returned, then drop the key whatever came of it. In the records lane."""
    try:
        return write()
    finally:
        emergency_access.end(workspace)
        workspace.lock()
