"""Draws the shipped line icons in a colour, sharp at the screen's pixel ratio.

An icon is always beside words, except on the Back button, which has an accessible name.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPixmapCache

from anchordesk.settings import resource_path
from anchordesk.ui.kit.line_drawing import EDGE, LINE_WIDTH, drawing_of

ICON_SIZE = 18


@lru_cache(maxsize=256)
def _drawing(name: str) -> QPainterPath:
    return drawing_of(resource_path("icons", f"{name}.svg").read_text("utf-8"))


def icon_pixmap(name: str, colour: str, size: int, ratio: float = 1.0, gap: int = 0) -> QPixmap:
    """Return an icon as a pixmap.

    Args:
        name: Name of a file in resources/icons, without its ending.
        colour: #RRGGBB.
        size: Edge in device-independent pixels.
        ratio: The screen's device pixel ratio.
        gap: Empty pixels to the right, to keep words at a distance.
    """
    key = f"{name} {colour} {size} {ratio} {gap}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / EDGE, size / EDGE)
    ends, corners = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(QColor(colour), LINE_WIDTH, Qt.PenStyle.SolidLine, ends, corners))
    painter.drawPath(_drawing(name))
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(
    name: str, colours: tuple[str, str], size: int = ICON_SIZE, ratio: float = 1.0, gap: int = 0
) -> QIcon:
    """Return an icon for a button, in its colour and in that of the button while it is disabled."""
    colour, disabled = colours
    pixmap = icon_pixmap(name, colour, size, ratio, gap)
    made = QIcon(pixmap)
    made.addPixmap(_in_colour(pixmap, disabled), QIcon.Mode.Disabled)
    return made


def _in_colour(pixmap: QPixmap, colour: str) -> QPixmap:
    """Return the same lines in another colour: quicker than to draw them again."""
    other = QPixmap(pixmap)
    painter = QPainter(other)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(other.rect(), QColor(colour))
    painter.end()
    return other
