"""Measures how long the window does not turn, and says what ran meanwhile.

    with watching_stalls("unlock") as stalls:
        ...                                # drive the window
    stalls.worst()

ANCHORDESK_STALLS=1 python -m pytest tests/ui -n0 watches every test, and tells the worst of each
screen at the end.

A timer beats on the window's thread every two milliseconds; two beats that lie further apart are
a stall. Beside it a thread looks where the window's thread is, so that a stall has a place in the
code. On a machine with more to do a stall lasts longer by the clock than of the processor.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 2
LOOK_SECONDS = 0.004
WORTH_TELLING = 0.02


@dataclass(frozen=True)
class Stall:
    """A time in which the window did not turn.

    Attributes:
        step: What was being done, in the words of the test.
        seconds: By the clock.
        busy: Seconds of the processor that the window's own thread used; the rest it waited for
            the interpreter, or the machine was busy with others.
        where: The lines that were seen most often, innermost first.
    """

    step: str
    seconds: float
    busy: float
    where: str

    def __str__(self) -> str:
        return (
            f"{self.seconds * 1000:4.0f} ms, of the processor {self.busy * 1000:4.0f} ms, "
            f"{self.step}: {self.where or 'not seen'}"
        )


@dataclass
class Stalls:
    """What was noted; `step` is said by the test as it goes on."""

    step: str = ""
    found: list[Stall] = field(default_factory=list)

    def worst(self) -> Stall:
        """Return the longest of all, by the processor's time of the window's thread."""
        return max(self.found, key=lambda stall: stall.busy, default=Stall("", 0, 0, ""))

    def worst_of_each_step(self) -> list[Stall]:
        """Return the longest of each step, in the order of the steps."""
        longest: dict[str, Stall] = {}
        for stall in self.found:
            known = longest.get(stall.step)
            if known is None or stall.busy > known.busy:
                longest[stall.step] = stall
        return list(longest.values())


def worst_by_screen(stalls: Iterable[Stall]) -> list[tuple[str, Stall]]:
    """Return the longest of each screen, by the processor's time, the worst screen first.

    A screen is the folder of the window's code where the time was spent; what a test did itself,
    such as opening a vault, is none.
    """
    worst: dict[str, Stall] = {}
    for stall in stalls:
        window, _, place = stall.where.partition("/")
        screen = place.partition(":")[0].partition("/")[0]
        if window == "ui" and (screen not in worst or stall.busy > worst[screen].busy):
            worst[screen] = stall
    return sorted(worst.items(), key=lambda one: -one[1].busy)


class _Beats:
    """The timer on the window's thread, and the thread that looks on."""

    def __init__(self, stalls: Stalls) -> None:
        self._stalls = stalls
        self._window_thread = threading.get_ident()
        self._seen: Counter[str] = Counter()
        self._ended = threading.Event()
        self._clock, self._busy = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)
        self._looking = threading.Thread(target=self._look, name="stall watch", daemon=True)
        self._looking.start()

    def beat(self) -> None:
        clock, busy = time.perf_counter(), time.thread_time()
        if clock - self._clock >= WORTH_TELLING:
            where = " < ".join(place for place, _ in self._seen.most_common(2))
            self._stalls.found.append(
                Stall(self._stalls.step, clock - self._clock, busy - self._busy, where)
            )
        self._seen.clear()
        self._clock, self._busy = clock, busy

    def end(self) -> None:
        self.beat()
        self._timer.stop()
        self._ended.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            frame = sys._current_frames().get(self._window_thread)
            place = _place_of(frame)
            if place:
                self._seen[place] += 1


def _place_of(frame: FrameType | None) -> str:
    """Return the innermost line of AnchorDesk's own code."""
    while frame is not None:
        name = frame.f_code.co_filename
        if "/anchordesk/" in name:
            line = f"{name.rsplit('/anchordesk/', 1)[1]}:{frame.f_lineno}"
            return f"{line} {frame.f_code.co_name}"
        frame = frame.f_back
    return ""


@contextmanager
def watching_stalls(first_step: str = "") -> Iterator[Stalls]:
    """Watch until left; the window must be on this thread."""
    stalls = Stalls(first_step)
    beats = _Beats(stalls)
    try:
        yield stalls
    finally:
        beats.end()
