"""What every dialog does: it is named, fits a small screen, and gives the keyboard back."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from anchordesk.ui.kit.theme import current_theme, dress

WIDEST, TALLEST = 1300, 660
"""Within 1366 x 768 with its bars."""


class PlainDialog(QDialog):
    """Made while what opens it has the keyboard. The title never holds a name of a resident."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self._opener = QApplication.focusWidget()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        dress(self)

    def take_size(self, width: int, height: int) -> None:
        """Take a size that grows with the text; in pixels at 100 %."""
        theme = current_theme()
        self.resize(min(theme.px(width), WIDEST), min(theme.px(height), TALLEST))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Grow to what the wrapped words need: Qt measures them for another width."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            needed = layout.totalHeightForWidth(self.width())
            if self.height() < needed:
                self.resize(self.width(), min(needed, TALLEST))

    def done(self, result: int) -> None:
        """Close, wake the window behind, and focus what opened the dialog if it can be seen."""
        super().done(result)
        parent, opener = self.parentWidget(), self._opener
        if parent is not None:
            parent.window().activateWindow()
        if opener is not None and shiboken6.isValid(opener) and opener.isVisible():
            opener.setFocus(Qt.FocusReason.OtherFocusReason)
