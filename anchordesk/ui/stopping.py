"""Work that a person can stop between two parts of it, each of which stands alone.

    self.stopping = Stopping(self)
    work = self.stopping.work(lambda go_on: inbox.read_folder(workspace, folder, go_on))
    self.stopping.begin(work)                     # before it is given to a lane
    busy.start(words, self.stopping.offered)      # a Cancel button, for such work alone

What is done when somebody stops it stays done, and its result says what was left.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from anchordesk.services.progress import GoOn

Result = TypeVar("Result")


class StoppableWork(Generic[Result]):
    """Called in a lane, like any other work."""

    def __init__(self, work: Callable[[GoOn], Result], go_on: GoOn) -> None:
        self._work = work
        self._go_on = go_on

    def __call__(self) -> Result:
        """Do it, to the end or until it is to stop."""
        return self._work(self._go_on)


class Stopping(QObject):
    """Emits `progressed(done, whole)` on the main thread, part by part."""

    progressed = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = Event()
        self._is_offered = False

    def work(self, work: Callable[[GoOn], Result]) -> StoppableWork[Result]:
        """Return work that asks before each of its parts whether to go on."""
        return StoppableWork(work, self._go_on)

    def begin(self, work: Callable[[], object]) -> None:
        """Offer to stop this work, if that is of the kind."""
        self._asked.clear()
        self._is_offered = isinstance(work, StoppableWork)

    @property
    def offered(self) -> Callable[[], None] | None:
        """What stops the work that goes on; None if it cannot be stopped."""
        return self._asked.set if self._is_offered else None

    @property
    def was_asked(self) -> bool:
        """Whether the work was to stop; asked once it has ended."""
        return self._asked.is_set()

    def _go_on(self, done: int, whole: int) -> bool:
        self.progressed.emit(done, whole)
        return not self._asked.is_set()
