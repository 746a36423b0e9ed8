"""Takes what was copied from AnchorDesk out of the clipboard after a minute, and at each lock.

Only what is still ours goes: what another program copied since is left alone. Copies bear the
marks by which clipboard histories skip secrets (KDE's password hint, and Windows' own format).
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

KEEP_MS = 60_000
MARK = "application/x-anchordesk-copy"
HINTS = (
    ("x-kde-passwordManagerHint", b"secret"),
    (
        'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"',
        b"\0\0\0\0",
    ),
)


class ClipboardGuard(QObject):
    """Made once with the application; `clear()` also at each lock and at the end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._on_changed)

    def clear(self) -> None:
        """Empty the clipboard if it still holds what AnchorDesk put there."""
        self._timer.stop()
        if self._is_ours():
            self._clipboard.clear()

    def _on_changed(self) -> None:
        if not self._clipboard.ownsClipboard() or self._is_ours():
            return
        words = self._clipboard.text()
        if not words:
            return
        marked = QMimeData()
        marked.setText(words)
        marked.setData(MARK, b"1")
        for kind, value in HINTS:
            marked.setData(kind, value)
        self._timer.start(KEEP_MS)
        self._clipboard.setMimeData(marked)

    def _is_ours(self) -> bool:
        # An empty clipboard may give None, which the stubs of PySide do not say.
        held: QMimeData | None = self._clipboard.mimeData()
        return False if held is None else held.hasFormat(MARK)
