"""Clears memory of what nothing can reach any more, while the window is locked and nobody waits.

Python looks for such things by itself, in whatever thread happens to ask for memory, and holds
all others up meanwhile: 40 ms and more with 10,000 residents. While the window is open only what
is young is looked through; the rest waits for the lock, on the window's own thread, as Qt wants.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from anchordesk.ui.shell.main_window import MainWindow, WindowState

NEVER = 2**31 - 1
SOON_MS = 1000
"""Whoever locked by mistake and types their passphrase at once is not held up."""


def leave_old_things_alone() -> None:
    """Keep Python from looking through everything by itself, from now on."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, NEVER)


class MemorySweep(QObject):
    """Sweeps once after each lock."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(gc.collect)
        window.state_changed.connect(self._on_state_changed)

    def _on_state_changed(self) -> None:
        if self._window.state is WindowState.LOCKED:
            self._soon.start()
        else:
            self._soon.stop()
