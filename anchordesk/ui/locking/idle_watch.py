"""Notices when nobody has used the keyboard, mouse or touch of AnchorDesk for a while, or it slept.

Input is counted where it enters a window, not at each widget: a filter on every widget's events
would run Python for each one that is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic, time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WARN_SECONDS = 30
LOOK_EVERY_MS = 10_000
# Longer than any hold-up of a slow laptop, shorter than a lid that is closed for good.
GAP_SECONDS = 45
INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)
Seconds = Callable[[], float]


class IdleWatch(QObject):
    """Signals: `warned()` 30 seconds before, `woken()` when input comes after that, `idle()`.

    `slept()` when more time went by between two looks than a computer that is awake needs: the
    sign of sleep that every system gives, also where none is told.
    """

    warned = Signal()
    woken = Signal()
    idle = Signal()
    slept = Signal()

    def __init__(
        self, parent: QObject, *, clock: Seconds = monotonic, wall_clock: Seconds = time
    ) -> None:
        super().__init__(parent)
        self._clock, self._wall_clock = clock, wall_clock
        self._limit = 0.0
        self._last_input = self._looked_at = 0.0
        self._has_warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._gaps = QTimer(self)
        self._gaps.setInterval(LOOK_EVERY_MS)
        self._gaps.timeout.connect(self.look_for_gap)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._on_focus_window)

    def start(self, limit_seconds: float) -> None:
        """Watch from now on."""
        self._limit = limit_seconds
        self._last_input = self._clock()
        self._looked_at = self._wall_clock()
        self._has_warned = False
        self._on_focus_window(QGuiApplication.focusWindow())
        self._gaps.start()
        self.look()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        self._gaps.stop()
        self._limit = 0.0

    def look(self) -> None:
        """Tell whether it is time, and come back when it will be."""
        if not self._limit:
            return
        left = self._limit - (self._clock() - self._last_input)
        if left <= 0:
            self.stop()
            self.idle.emit()
            return
        if left <= WARN_SECONDS and not self._has_warned:
            self._has_warned = True
            self.warned.emit()
        until = left if self._has_warned else left - WARN_SECONDS
        self._timer.start(max(1, round(until * 1000)))

    def look_for_gap(self) -> None:
        """Tell whether the computer was away between this look and the last."""
        now = self._wall_clock()
        gap = abs(now - self._looked_at)
        self._looked_at = now
        if self._limit and gap > GAP_SECONDS:
            self.stop()
            self.slept.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count input. Before the first that comes after a sleep, the window locks."""
        if self._limit and event.type() in INPUT:
            if self._wall_clock() - self._looked_at > GAP_SECONDS:
                self.look_for_gap()
                return True
            self._last_input = self._clock()
            if self._has_warned:
                self._has_warned = False
                self.woken.emit()
                self.look()
        return False

    def _on_focus_window(self, window: QWindow | None) -> None:
        if window is not None:
            # Twice installed is once: Qt moves the filter to the front.
            window.installEventFilter(self)
