"""A small tinted label for a stage or an alert; painted, and also drawn inside table cells."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from anchordesk.ui.kit.theme import Theme, current_theme
from anchordesk.ui.kit.tokens import RADIUS_TAG, TEXT_BODY

TAG_HEIGHT, TAG_PADDING = 24, 9


class Tone(StrEnum):
    """What a tag or a notice is about; never told by the colour alone."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


def tone_colours(tone: Tone, theme: Theme) -> tuple[str, str]:
    """Return (text, background) of a tone."""
    tokens = theme.tokens
    match tone:
        case Tone.INFO:
            return tokens.info, tokens.info_weak
        case Tone.OK:
            return tokens.ok, tokens.ok_weak
        case Tone.WARN:
            return tokens.warn, tokens.warn_weak
        case Tone.DANGER:
            return tokens.danger, tokens.danger_weak


def tag_font(theme: Theme, *, outlined: bool) -> QFont:
    """Return the font of tags; alerts, which are outlined, are bolder."""
    weight = QFont.Weight.DemiBold if outlined else QFont.Weight.Normal
    return theme.font(TEXT_BODY, weight)


def tag_size(words: str, theme: Theme, *, outlined: bool = False) -> QSize:
    """Return the size that a tag takes."""
    metrics = QFontMetrics(tag_font(theme, outlined=outlined))
    width = metrics.horizontalAdvance(words) + 2 * theme.px(TAG_PADDING)
    return QSize(width, theme.px(TAG_HEIGHT))


def paint_tag(
    painter: QPainter, place: QRectF, words: str, tone: Tone, *, outlined: bool = False
) -> None:
    """Paint a tag into a place. `outlined` is for alerts; high contrast outlines all."""
    theme = current_theme()
    text, ground = tone_colours(tone, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = outlined or theme.tokens.outlined
    painter.setPen(QPen(QColor(text), 1) if line else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    edge = place.adjusted(0.5, 0.5, -0.5, -0.5) if line else place
    painter.drawRoundedRect(edge, RADIUS_TAG, RADIUS_TAG)
    font = tag_font(theme, outlined=outlined)
    painter.setFont(font)
    painter.setPen(QColor(text))
    room = int(place.width()) - 2 * theme.px(TAG_PADDING) + 2
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class Tag(QWidget):
    """A tag as a widget of its own, with its words as its accessible name."""

    def __init__(self, words: str, tone: Tone, *, outlined: bool = True) -> None:
        super().__init__()
        self._words = words
        self._tone = tone
        self._outlined = outlined
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the words with their padding."""
        return tag_size(self._words, current_theme(), outlined=self._outlined)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the tag."""
        painter = QPainter(self)
        paint_tag(painter, QRectF(self.rect()), self._words, self._tone, outlined=self._outlined)
        painter.end()
