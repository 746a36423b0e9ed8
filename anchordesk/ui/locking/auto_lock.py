"""Locks the window when nobody is there: idle for minutes, sleep, a locked session.

Minutes count from unlock and from each use of keyboard, mouse or touch; thirty seconds before,
the navigation says so and any use goes on. Nothing is asked, so nothing holds a lock up.
"""

from __future__ import annotations

import sys
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, SignalInstance

from anchordesk.domain.lock_after import LockAfter
from anchordesk.ui.locking.idle_watch import WARN_SECONDS, IdleWatch
from anchordesk.ui.shell.main_window import MainWindow, WindowState
from anchordesk.ui.words import translate

LISTEN_AFTER_MS = 500


class Session(Protocol):
    """What hears of sleep and of the locked session."""

    @property
    def lock_asked(self) -> SignalInstance:
        """The signal `lock_asked()`."""

    def locked(self) -> None:
        """The key is dropped: sleep may begin."""


class AutoLock(QObject):
    """Made once; `guard(window)` makes it go on from each unlock to the lock after it."""

    def __init__(
        self, parent: QObject, lock_after: LockAfter, watch: IdleWatch | None = None
    ) -> None:
        super().__init__(parent)
        self._window: MainWindow | None = None
        self._lock_after = lock_after
        self._session: Session | None = None
        self._listens = False
        self.watch = watch or IdleWatch(self)
        self.watch.warned.connect(self._on_warned)
        self.watch.woken.connect(self._on_woken)

    def guard(self, window: MainWindow) -> None:
        """Lock this window when nobody is there."""
        self._window = window
        self.watch.idle.connect(window.lock)
        self.watch.slept.connect(window.lock)
        window.state_changed.connect(self._on_state_changed)
        window.tasks.idle.connect(self._on_tasks_idle)

    @property
    def lock_after(self) -> LockAfter:
        """What was chosen, and what is allowed."""
        return self._lock_after

    def choose(self, lock_after: LockAfter) -> None:
        """Count by another number of minutes from now on."""
        self._lock_after = lock_after
        self._on_state_changed()

    def listen(self, session: Session | None = None) -> None:
        """Hear from the operating system; asked once the window is there."""
        self._listens = True
        self._session = session or self._session_of_this_system()
        if self._session is not None:
            self._session.lock_asked.connect(self._on_lock_asked)

    def _session_of_this_system(self) -> Session | None:
        # Loaded where they are of use: each knows one operating system.
        if sys.platform.startswith("linux"):
            from anchordesk.ui.locking.linux_session import LinuxSession  # noqa: PLC0415

            return LinuxSession(self)
        handle = None if self._window is None else self._window.windowHandle()
        if sys.platform == "win32" and handle is not None:
            from anchordesk.ui.locking.windows_session import WindowsSession  # noqa: PLC0415

            return WindowsSession(self, handle)
        return None

    def _on_state_changed(self) -> None:
        if self._window is None or self._window.state is not WindowState.OPEN:
            self.watch.stop()
            return
        self.watch.start(self._lock_after.minutes * 60)
        if not self._listens:
            # When the first screen is there and read: the first word with the system's bus takes
            # a moment of its own.
            self._listens = True
            QTimer.singleShot(LISTEN_AFTER_MS, self, self.listen)

    def _on_lock_asked(self) -> None:
        if self._window is not None:
            self._window.lock()
        self._on_tasks_idle()

    def _on_tasks_idle(self) -> None:
        window, session = self._window, self._session
        if window is None or session is None or window.tasks.busy:
            return
        if window.state is not WindowState.OPEN:
            session.locked()

    def _on_warned(self) -> None:
        words = translate("locking", "Locks in {seconds} seconds")
        self._say(words.format(seconds=WARN_SECONDS))

    def _on_woken(self) -> None:
        self._say("")

    def _say(self, words: str) -> None:
        if self._window is not None and self._window.frame is not None:
            self._window.frame.navigation.warn_of_lock(words)
