"""Says how long somebody else's vault stays open in an emergency, and locks it after that."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal

from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.shell.screen import Reminder, ScreenContext
from anchordesk.ui.words import count

LOOK_EVERY_MS = 15_000


class EmergencyWatch(QObject):
    """Emits `over()` when the window is to lock; made once with the window."""

    over = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context: ScreenContext | None = None
        self._told = 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, context: ScreenContext) -> None:
        """Watch a vault that was just opened, if that was in an emergency."""
        self._context, self._told = context, 0
        if context.workspace.emergency is not None:
            self._timer.start()
            self.look()

    def end(self) -> None:
        """Let go of the workspace."""
        self._timer.stop()
        self._context = None

    def look(self) -> None:
        """Say how many minutes are left, or lock."""
        context = self._context
        if context is None or context.workspace.emergency is None:
            return
        left = context.workspace.emergency.left(context.workspace.now())
        minutes = ceil(left.total_seconds() / 60)
        if minutes <= 0:
            self._timer.stop()
            self.over.emit()
        elif minutes != self._told:
            self._told = minutes
            words = self.tr(
                "Emergency access: {minutes} left, then it locks by itself. What you do is written "
                "down, and the team lead is told."
            )
            told = words.format(minutes=count(minutes, "minute", "minutes"))
            lock = Reminder(told, Tone.DANGER, self.tr("Lock now"), self.over.emit)
            context.shell.remind(lock)
