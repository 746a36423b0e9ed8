"""Hears from Windows that it goes to sleep or that the session is locked.

WM_WTSSESSION_CHANGE comes to windows that asked for it by WTSRegisterSessionNotification, and
WM_POWERBROADCAST to every top-level window (learn.microsoft.com, “Remote Desktop Services” and
“System Power Management”). The message is read by `asks_to_lock`, which needs no Windows.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow

WM_POWERBROADCAST = 0x0218
PBT_APMSUSPEND = 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT = 0x2
WTS_REMOTE_DISCONNECT = 0x4
WTS_SESSION_LOGOFF = 0x6
WTS_SESSION_LOCK = 0x7
NOTIFY_FOR_THIS_SESSION = 0
SESSION_GOES = frozenset(
    {WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF}
)


def asks_to_lock(message: int, detail: int) -> bool:
    """Tell whether a window message says that nobody is at the screen any more."""
    if message == WM_POWERBROADCAST:
        return detail == PBT_APMSUSPEND
    return message == WM_WTSSESSION_CHANGE and detail in SESSION_GOES


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        if kind == b"windows_generic_MSG":
            read = wintypes.MSG.from_address(int(message))
            if asks_to_lock(read.message, read.wParam):
                self._session.lock_asked.emit()
        return False, 0


class WindowsSession(QObject):
    """Emits `lock_asked()` for one window."""

    lock_asked = Signal()

    def __init__(self, parent: QObject, window: QWindow) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        application = QGuiApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(
                wintypes.HWND(int(window.winId())), wintypes.DWORD(NOTIFY_FOR_THIS_SESSION)
            )

    def locked(self) -> None:
        """Windows waits for nobody: the message is answered when the window is covered."""
