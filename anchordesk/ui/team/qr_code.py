"""A text as a QR code, made in a lane and drawn dark on light in every theme."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

CODE_SIZE = 320
QUIET_MODULES = 4
"""Light modules round a code (ISO/IEC 18004, 6.3.8)."""


def picture_of(text: str) -> QImage:
    """Return the code of a text, a pixel for each module. It takes 0.1 s: not for the window."""
    import segno  # noqa: PLC0415 - wanted only where an invitation is shown

    rows = segno.make(text, micro=False, error="l", boost_error=False).matrix
    light_or_dark = bytes(0 if dark else 255 for row in rows for dark in row)
    across = len(rows)
    # Copied: else the picture would go on using the bytes, which end here.
    return QImage(light_or_dark, across, across, across, QImage.Format.Format_Grayscale8).copy()


class QrCode(QWidget):
    """Light in every theme so that cameras read it; empty until it is given a code."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QImage()
        self.setFixedSize(CODE_SIZE, CODE_SIZE)
        self.setAccessibleName(self.tr("Invitation as a code to scan"))

    @property
    def has_code(self) -> bool:
        """Whether there is a code to scan."""
        return not self._picture.isNull()

    def show_code(self, picture: QImage) -> None:
        """Draw a code, from `picture_of`."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the modules, each as the same number of whole pixels."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        across = self._picture.width()
        size = max(1, min(self.width(), self.height()) // (across + 2 * QUIET_MODULES))
        begin = (self.width() - size * across) // 2
        painter.drawImage(QRect(begin, begin, size * across, size * across), self._picture)
        painter.end()
