"""Measures how long the window does not turn, and says what ran meanwhile.

    with watching_stalls("unlock") as stalls:
        ...                                # drive the window
    stalls.worst()

ANCHORDESK_STALLS=50 python -m pytest tests/ui -n0 watches every test that drives the window: one
with a stall of more than 50 ms fails, and the worst of each screen is told at the end. Without it
no test passes or fails by time.

A timer beats on the window's thread every two milliseconds; two beats that lie further apart are
a stall. Beside it a thread looks where the window's thread is, so that a stall has a place in the
code, and what the test did itself (such as making a vault) is taken off. What counts is the time of
the processor: on a machine with more to do a stall lasts longer by the clock.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 2
LOOK_SECONDS = 0.002
WORTH_TELLING = 0.02
QT_ALONE = "Qt"
# Where a test lets the window turn; Qt lays out and paints there without any line of AnchorDesk.
TURNING = ("/pytestqt/", "/ui/driver.py")
LOOKING_FOR_WIDGETS = frozenset({"find", "dialog", "dialogs", "words", "names_listed"})
# What the start of the program does before there is a window that could turn.
BEFORE_THE_WINDOW = frozenset({"build_window"})


@dataclass(frozen=True)
class Stall:
    """A time in which the window did not turn.

    Attributes:
        step: What was being done, in the words of the test.
        seconds: By the clock.
        busy: Seconds of the processor that the window's own thread used for the window; the rest
            it waited for the interpreter, the machine was busy with others, or the test worked.
        where: The lines in which it spent most, the most first.
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

    def longer_than(self, seconds: float) -> list[Stall]:
        """Return those that took more of the processor, the longest first."""
        found = [stall for stall in self.found if stall.busy > seconds]
        return sorted(found, key=lambda stall: -stall.busy)

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

    A screen is the folder of the window's code where the time was spent.
    """
    worst: dict[str, Stall] = {}
    for stall in stalls:
        screen = stall.where.partition(":")[0].partition("/")[0]
        if screen and (screen not in worst or stall.busy > worst[screen].busy):
            worst[screen] = stall
    return sorted(worst.items(), key=lambda one: -one[1].busy)


class _Beats:
    """The timer on the window's thread, and the thread that looks on."""

    def __init__(self, stalls: Stalls) -> None:
        self._stalls = stalls
        self._window_thread = threading.get_ident()
        self._seen: defaultdict[str, float] = defaultdict(float)
        self._looked = time.perf_counter()
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
        noted, self._seen = self._seen, defaultdict(float)
        seen = dict(noted)
        if clock - self._clock >= WORTH_TELLING:
            whole = sum(seen.values())
            of_test = seen.pop("", 0.0)
            if seen:
                where = " < ".join(sorted(seen, key=lambda place: -seen[place])[:2])
                took = (busy - self._busy) * (whole - of_test) / whole
                self._stalls.found.append(
                    Stall(self._stalls.step, clock - self._clock, took, where)
                )
        self._clock, self._busy = clock, busy

    def end(self) -> None:
        self.beat()
        self._timer.stop()
        self._ended.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._ended.wait(LOOK_SECONDS):
            place = place_of(sys._current_frames().get(self._window_thread))
            now = time.perf_counter()
            # Each look stands for the time since the one before it: a busy lane holds looks up.
            self._seen[place] += now - self._looked
            self._looked = now


def place_of(frame: FrameType | None) -> str:
    """Return the innermost line of the window's code, or Qt; empty for what a test does itself."""
    place, innermost = "", frame
    while frame is not None:
        name, function = frame.f_code.co_filename, frame.f_code.co_name
        if function in BEFORE_THE_WINDOW:
            return ""
        if not place and "/anchordesk/ui/" in name:
            place = f"{name.rsplit('/anchordesk/ui/', 1)[1]}:{frame.f_lineno} {function}"
        frame = frame.f_back
    return place or (QT_ALONE if _turns(innermost) else "")


def _turns(innermost: FrameType | None) -> bool:
    if innermost is None or innermost.f_code.co_name in LOOKING_FOR_WIDGETS:
        return False
    return any(part in innermost.f_code.co_filename for part in TURNING)


@contextmanager
def watching_stalls(first_step: str = "") -> Iterator[Stalls]:
    """Watch until left; the window must be on this thread."""
    stalls = Stalls(first_step)
    beats = _Beats(stalls)
    try:
        yield stalls
    finally:
        beats.end()
