"""Runs use cases off the main thread, in two lanes of one worker each.

    tasks.run(Lane.RECORDS, lambda: residents.open(resident_id),
              receiver=self, done=self._on_opened, failed=self._on_failed)

`done(result)`, `failed(notice)` and `progress(done, whole)` are called on the main thread, in
the order in which they happened; the task keeps its receiver alive until then, and drops what
comes for a receiver that Qt has deleted. Work that reports progress is given a function that
ends it when the task was cancelled: `run_with_progress(Lane.RECORDS, lambda progress: ...)`.
`task.stop()` ends it too, and one of `stopped()` and `done(result)` tells which it came to.

The only broad `except` of the window is here: what nobody foresaw becomes a bug notice.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from anchordesk.domain.errors import AnchorDeskError
from anchordesk.ui.notices import Notice, notice_of, notice_of_bug

Result = TypeVar("Result")
Progress = Callable[[int, int | None], None]
PROGRESS_EVERY_SECONDS = 0.05
LONG_WORK_SECONDS = 0.05


class Lane(StrEnum):
    """Where work runs: everything on the vault, or everything on the network."""

    RECORDS = "records"
    HUB = "hub"


class TaskCancelledError(Exception):
    """Raised inside cancelled work by its progress function, so that it ends and rolls back."""


@dataclass(eq=False)
class Task:
    """Work that was asked for; `cancel()` stops what has not ended, and nothing is told.

    `stop()` does, and tells: work that was past the last moment to stop it is done as usual.
    """

    lane: Lane
    receiver: QObject
    cancelled: bool = False
    silent: bool = False

    def stop(self) -> None:
        """Ask the work to end; `stopped` is told once nothing of it is left, or `done`."""
        self.cancelled = True

    def cancel(self) -> None:
        """Ask the work to end; its result, if it still comes, is dropped."""
        self.cancelled = True
        self.silent = True


@dataclass(frozen=True, slots=True)
class _Message:
    task: Task
    deliver: Callable[[], None]
    last: bool


@dataclass(frozen=True, slots=True)
class _Answers:
    """What is called on the main thread."""

    done: Callable[[Any], None]
    failed: Callable[[Notice], None]
    progress: Progress | None
    stopped: Callable[[], None]


class Tasks(QObject):
    """The bridge between the window and the use cases. Made and used on the main thread.

    Signals: `idle()` when nothing is asked for any more; `failed_later(Notice)` emitted by those
    whose work may outlast the lock: it is told at once, or after the next unlock.

    Attributes:
        after_long_work: Called in a lane after work that may have left much memory behind.
    """

    idle = Signal()
    failed_later = Signal(object)
    _arrived = Signal(object)

    def __init__(
        self, parent: QObject | None = None, after_long_work: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._after_long_work = after_long_work
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"anchordesk-{lane}")
            for lane in Lane
        }
        self._running: set[Task] = set()
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work has not been told yet."""
        return bool(self._running)

    def run(
        self,
        lane: Lane,
        work: Callable[[], Result],
        *,
        receiver: QObject,
        done: Callable[[Result], None],
        failed: Callable[[Notice], None],
    ) -> Task:
        """Run work without progress; see the module."""
        return self.run_with_progress(
            lane, lambda _progress: work(), receiver=receiver, done=done, failed=failed
        )

    def run_with_progress(
        self,
        lane: Lane,
        work: Callable[[Progress], Result],
        *,
        receiver: QObject,
        done: Callable[[Result], None],
        failed: Callable[[Notice], None],
        progress: Progress | None = None,
        stopped: Callable[[], None] = lambda: None,
    ) -> Task:
        """Run work that reports how far it is, and can be cancelled between two reports."""
        task = Task(lane, receiver)
        self._running.add(task)
        answers = _Answers(done, failed, progress, stopped)
        self._lanes[lane].submit(self._work, task, work, answers)
        return task

    def silence_all(self) -> None:
        """Tell nothing of what was asked for until now; used when the vault is locked.

        The work itself goes on: a note that was being saved when somebody locked is saved.
        """
        for task in self._running:
            task.silent = True

    def close(self) -> None:
        """Let both lanes finish what they were given, then end them. Nothing is told."""
        for lane in self._lanes.values():
            lane.shutdown(wait=True)

    def _work(
        self,
        task: Task,
        work: Callable[[Progress], Any],
        answers: _Answers,
    ) -> None:
        done, failed, progress = answers.done, answers.failed, answers.progress
        told_at = 0.0
        begun = monotonic()

        def report(so_far: int, whole: int | None) -> None:
            nonlocal told_at
            if task.cancelled:
                raise TaskCancelledError
            if progress is not None and monotonic() - told_at >= PROGRESS_EVERY_SECONDS:
                told_at = monotonic()
                self._tell(task, lambda: progress(so_far, whole), last=False)

        try:
            if task.cancelled:
                raise TaskCancelledError
            result = work(report)
        except TaskCancelledError:
            self._tell(task, answers.stopped, last=True)
        except AnchorDeskError as error:
            notice = notice_of(error)
            self._tell(task, lambda: failed(notice), last=True)
        except Exception as error:  # noqa: BLE001 - the one place where a bug becomes words
            bug = notice_of_bug(error)
            self._tell(task, lambda: failed(bug), last=True)
        else:
            self._tell(task, lambda: done(result), last=True)
        if monotonic() - begun >= LONG_WORK_SECONDS:
            self._after_long_work()

    def _tell(self, task: Task, deliver: Callable[[], None], *, last: bool) -> None:
        if shiboken6.isValid(self):
            self._arrived.emit(_Message(task, deliver, last))

    @Slot(object)
    def _on_arrived(self, message: _Message) -> None:
        if message.last:
            self._running.discard(message.task)
        if not message.task.silent and shiboken6.isValid(message.task.receiver):
            message.deliver()
        if not self._running:
            self.idle.emit()
