"""Every answer to the measures of a scale over time, drawn by hand, with the names of its bands.

A picture for each measure, never one for several: their numbers are not added up. Who scored is
told by the shape of the mark; words beneath, and a table, say the same as the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import Theme, current_theme
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, TEXT_SMALL

STEP, MARK, GAP = 9, 5, 12
MOST_STEPS_HIGH = 99


class MarkShape(Enum):
    """What an answer is drawn as."""

    DOT = "dot"
    RING = "ring"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class ScoreMark:
    """One answer.

    Attributes:
        day_words: The day as it is written under the picture.
        words: All of it, for the table and for screen readers.
    """

    day: date
    score: int
    shape: MarkShape
    day_words: str
    words: str


@dataclass(frozen=True, slots=True)
class ScoreZone:
    """The scores from `least` up to `most` by their name; the name may be empty."""

    least: int
    most: int
    title: str


@dataclass(frozen=True, slots=True)
class MeasureReadings:
    """One measure with its answers, the oldest first, and the change in words."""

    title: str
    marks: tuple[ScoreMark, ...]
    zones: tuple[ScoreZone, ...]
    words: str


class _MeasurePicture(QWidget):
    """The picture of one measure."""

    def __init__(self, readings: MeasureReadings, lowest: int, highest: int) -> None:
        super().__init__()
        self._readings, self._lowest, self._highest = readings, lowest, highest
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(readings.title)
        told = [*(mark.words for mark in readings.marks), readings.words]
        self.setAccessibleDescription("; ".join(told))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        theme = current_theme()
        below = QFontMetrics(theme.font(TEXT_SMALL)).height()
        steps = min(self._highest - self._lowest + 1, MOST_STEPS_HIGH)
        return QSize(480, steps * theme.px(STEP) + below + theme.px(GAP))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(TEXT_SMALL))
        metrics = QFontMetrics(painter.font())
        names = [zone.title for zone in self._readings.zones]
        left = max((metrics.horizontalAdvance(name) for name in names), default=0)
        plot = QRectF(left + theme.px(GAP), 2, 0, self.height() - metrics.height() - theme.px(GAP))
        plot.setRight(self.width() - theme.px(GAP))
        self._paint_zones(painter, theme, plot)
        self._paint_marks(painter, theme, plot, metrics)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_zones(self, painter: QPainter, theme: Theme, plot: QRectF) -> None:
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        step = plot.height() / (self._highest - self._lowest + 1)
        for zone in self._readings.zones:
            top = plot.bottom() - (zone.most - self._lowest + 1) * step
            height = (zone.most - zone.least + 1) * step
            painter.setPen(QPen(QColor(theme.tokens.border), 1))
            painter.drawLine(QPointF(plot.left(), top), QPointF(plot.right(), top))
            painter.setPen(QColor(theme.tokens.muted))
            painter.drawText(QRectF(4, top, plot.left(), height), flags, zone.title)
        painter.setPen(QPen(QColor(theme.tokens.border), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())

    def _paint_marks(
        self, painter: QPainter, theme: Theme, plot: QRectF, metrics: QFontMetrics
    ) -> None:
        points = list(self._points(theme, plot))
        painter.setPen(QPen(QColor(theme.tokens.primary), 2))
        for before, after in pairwise(points):
            painter.drawLine(before, after)
        free = 0.0
        for point, mark in zip(points, self._readings.marks, strict=True):
            _paint_mark(painter, theme, point, mark.shape)
            width = metrics.horizontalAdvance(mark.day_words)
            begin = min(max(point.x() - width / 2, 0), self.width() - width)
            # Days that would lie upon each other are left to the table.
            if begin >= free:
                painter.setPen(QColor(theme.tokens.muted))
                painter.drawText(
                    QPointF(begin, self.height() - metrics.descent() - 2), mark.day_words
                )
                free = begin + width + theme.px(GAP)

    def _points(self, theme: Theme, plot: QRectF) -> Iterator[QPointF]:
        marks = self._readings.marks
        step = plot.height() / (self._highest - self._lowest + 1)
        span = (marks[-1].day - marks[0].day).days
        room = plot.width() - 2 * theme.px(GAP)
        for at, mark in enumerate(marks):
            along = (mark.day - marks[0].day).days / span if span else at / max(1, len(marks) - 1)
            y = plot.bottom() - (mark.score - self._lowest + 0.5) * step
            yield QPointF(plot.left() + theme.px(GAP) + along * room, y)


class ReadingChart(QWidget):
    """A picture for each measure under a finding, and all of it as a table."""

    def __init__(
        self,
        finding: str,
        key: str,
        measures: Sequence[MeasureReadings],
        scores: tuple[int, int],
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Words(finding, LabelLook.HEADING))
        self._pictures = QWidget()
        column = QVBoxLayout(self._pictures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        for one in measures:
            column.addWidget(Words(one.title, LabelLook.HEADING))
            column.addWidget(_MeasurePicture(one, *scores))
            column.addWidget(Words(one.words))
        column.addWidget(Words(key, LabelLook.SMALL))
        self._as_table = Words("\n".join(_table_lines(measures)))
        self._as_table.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._as_table.setAccessibleName(f"{finding}. {'; '.join(_table_lines(measures))}")
        self._as_table.hide()
        self._switch = Button(self.tr("Show as table"))
        self._switch.clicked.connect(self._on_switch)
        layout.addWidget(self._pictures)
        layout.addWidget(self._as_table)
        layout.addWidget(self._switch, alignment=Qt.AlignmentFlag.AlignLeft)

    def _on_switch(self) -> None:
        to_table = self._as_table.isHidden()
        self._as_table.setVisible(to_table)
        self._pictures.setVisible(not to_table)
        words = self.tr("Show as chart") if to_table else self.tr("Show as table")
        self._switch.setText(words)
        self._switch.setAccessibleName(words)


def _table_lines(measures: Sequence[MeasureReadings]) -> list[str]:
    return [f"{one.title}: {mark.words}" for one in measures for mark in one.marks]


def _paint_mark(painter: QPainter, theme: Theme, at: QPointF, shape: MarkShape) -> None:
    radius = theme.px(MARK)
    painter.setPen(QPen(QColor(theme.tokens.primary), 2))
    filled = theme.tokens.surface if shape is MarkShape.RING else theme.tokens.primary
    painter.setBrush(QColor(filled))
    if shape is MarkShape.SQUARE:
        painter.drawRect(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
    else:
        painter.drawEllipse(at, radius, radius)
