"""Hears from a Linux desktop that it goes to sleep or that its session is locked.

logind tells both on the system bus; the screen savers of the desktops tell locking on the
session bus. A delay inhibitor keeps logind waiting until the window is covered and the key
dropped (systemd.io/INHIBITOR_LOCKS, at most 5 seconds by default). Where a bus or a service is
missing, nothing is heard and the watch of the clocks in `idle_watch` remains.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"
SESSION = "org.freedesktop.login1.Session"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver")


class LinuxSession(QObject):
    """Emits `lock_asked()`; call `locked()` once the key is dropped, so that sleep may begin."""

    lock_asked = Signal()

    def __init__(
        self,
        parent: QObject,
        system_bus: QDBusConnection | None = None,
        session_bus: QDBusConnection | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system_bus or QDBusConnection.systemBus()
        self._session = session_bus or QDBusConnection.sessionBus()
        self._inhibitor: QDBusUnixFileDescriptor | None = None
        self._asking: QDBusPendingCallWatcher | None = None
        if self._system.isConnected():
            self._hear(
                self._system, (LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep"), "on_sleep(bool)"
            )
            # Any session's: on a laptop with two people signed in, one lock too many is harmless.
            self._hear(self._system, (LOGIND, "", SESSION, "Lock"), "on_lock()")
            self._hold_sleep()
        if self._session.isConnected():
            for saver in SCREEN_SAVERS:
                self._hear(self._session, ("", "", saver, "ActiveChanged"), "on_saver(bool)")

    @property
    def holds_sleep(self) -> bool:
        """Whether logind waits for this window before it sleeps."""
        return self._inhibitor is not None

    def locked(self) -> None:
        """Let the computer sleep: the window is covered and the key dropped."""
        self._inhibitor = None

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """Lock before sleep; ask to be waited for again after it."""
        if begins:
            self.lock_asked.emit()
        else:
            self._hold_sleep()

    @Slot()
    def on_lock(self) -> None:
        """Lock with the session."""
        self.lock_asked.emit()

    @Slot(bool)
    def on_saver(self, active: bool) -> None:
        """Lock when the desktop's own screen is locked or saved."""
        if active:
            self.lock_asked.emit()

    def _hear(
        self, bus: QDBusConnection, signal: tuple[str, str, str, str], slot_name: str
    ) -> None:
        # PySide takes the text that SLOT gives; its stubs ask for bytes, which it refuses.
        bus.connect(*signal, self, SLOT(slot_name))  # type: ignore[call-overload]

    def _hold_sleep(self) -> None:
        if self._inhibitor is not None:
            return
        ask = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, "Inhibit")
        ask.setArguments(["sleep", "AnchorDesk", "Locks your records before sleep", "delay"])
        self._asking = QDBusPendingCallWatcher(self._system.asyncCall(ask), self)
        self._asking.finished.connect(self._on_held)

    def _on_held(self, asked: QDBusPendingCallWatcher) -> None:
        answer = asked.reply()
        if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
            given = answer.arguments()[0]
            if isinstance(given, QDBusUnixFileDescriptor):
                self._inhibitor = given
        # The answer holds a copy of what keeps the computer awake.
        asked.deleteLater()
        self._asking = None
