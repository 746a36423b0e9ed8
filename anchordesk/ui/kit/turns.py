"""Does long work of the window in parts, so that none of them holds the window up.

    self._turns = Turns(self)
    self._turns.do(self._make_cards())       # a generator; it yields after each part

Parts run until a turn of the event loop has taken its share; the window answers keys, paints, and
then goes on. Work that is asked for takes the place of what is left of the work before it. Work
that nobody waits for pauses between its turns, so that no painting is added to one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import thread_time
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

# Of the processor. What Qt lays out and paints after the parts comes on top.
SHARE_SECONDS = 0.008


def turns_left() -> bool:
    """Tell whether anything is still made in parts; asked by who waits for a finished window."""
    return any(shiboken6.isValid(one) and one.busy for one in tuple(_all))


class Turns(QObject):
    """One piece of work at a time, for one widget. Emits `done()` after the last part."""

    done = Signal()

    def __init__(self, owner: QObject, *, pause_ms: int = 0) -> None:
        super().__init__(owner)
        _all.add(self)
        self._pause_ms = pause_ms
        self._left: Iterator[None] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether parts are left to do."""
        return self._left is not None

    def do(self, parts: Iterator[None], *, at_once: bool = True) -> None:
        """Begin, in this turn or in the next one; what is left of earlier work is dropped."""
        self._left = parts
        if at_once:
            self._go_on()
        else:
            self._timer.start(self._pause_ms)

    def soon(self, act: Callable[[], None]) -> None:
        """Do one thing in the next turn, when what this one shows is painted."""
        self.do(_once(act), at_once=False)

    def drop(self) -> None:
        """Do none of what is left."""
        self._left = None
        self._timer.stop()

    def _go_on(self) -> None:
        parts = self._left
        if parts is None:
            return
        ends = thread_time() + SHARE_SECONDS
        for _ in parts:
            # A part may have asked for other work.
            if self._left is not parts:
                return
            if thread_time() >= ends:
                self._timer.start(self._pause_ms)
                return
        if self._left is parts:
            self._left = None
            self.done.emit()


def _once(act: Callable[[], None]) -> Iterator[None]:
    act()
    yield


_all: WeakSet[Turns] = WeakSet()
