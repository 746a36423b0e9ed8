"""How far scores have moved, drawn by hand: the first as a ring, the newest as a dot, and a table.

One line for each measure on the whole scale; the words at its end say the same as the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, TEXT_SMALL

LINE_HEIGHT, DOT = 32, 6


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One measure: its first and newest score, and what stands at its end."""

    words: str
    first: int
    newest: int
    end_words: str


class _Lines(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ScoreLine, ...] = ()
        self._lowest, self._highest = 0, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[ScoreLine], lowest: int, highest: int) -> None:
        self._lines = tuple(lines)
        self._lowest, self._highest = lowest, highest
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, self._step() * max(1, len(self._lines)) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(260, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _step(self) -> int:
        return current_theme().px(LINE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(TEXT_SMALL)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        label = max((metrics.horizontalAdvance(line.words) for line in self._lines), default=0)
        end = max((metrics.horizontalAdvance(line.end_words) for line in self._lines), default=0)
        left = min(label, self.width() // 3) + 24
        room = max(40, self.width() - left - end - 32)
        for at, line in enumerate(self._lines):
            middle = at * self._step() + self._step() / 2
            self._paint_line(painter, metrics, line, QRectF(left, middle, room, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_line(
        self, painter: QPainter, metrics: QFontMetrics, line: ScoreLine, rail: QRectF
    ) -> None:
        theme = current_theme()
        tokens, radius = theme.tokens, theme.px(DOT)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        top, height = rail.y() - self._step() / 2, self._step()
        painter.setPen(QColor(tokens.text))
        words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, int(rail.left()) - 20)
        painter.drawText(QRectF(4, top, rail.left(), height), flags, words)
        painter.drawText(
            QRectF(rail.right() + 20, top, self.width(), height), flags, line.end_words
        )
        step = rail.width() / (self._highest - self._lowest)
        first = QPointF(rail.left() + (line.first - self._lowest) * step, rail.y())
        newest = QPointF(rail.left() + (line.newest - self._lowest) * step, rail.y())
        painter.setPen(QPen(QColor(tokens.border), 2))
        painter.drawLine(QPointF(rail.left(), rail.y()), QPointF(rail.right(), rail.y()))
        painter.setPen(QPen(QColor(tokens.primary), 4))
        painter.drawLine(first, newest)
        painter.setPen(QPen(QColor(tokens.primary), 2))
        painter.setBrush(QColor(tokens.surface))
        painter.drawEllipse(first, radius, radius)
        painter.setBrush(QColor(tokens.primary))
        painter.drawEllipse(newest, radius, radius)


class ChangeChart(QWidget):
    """A chart and its table: `show_lines("2 of 4 became better", lines, 0, 10)`."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        self._finding = Words("", LabelLook.HEADING)
        self._lines = _Lines()
        self._key = Words(self.tr("Ring: first answer. Dot: newest answer."), LabelLook.SMALL)
        self._as_table = Words()
        self._as_table.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._as_table.hide()
        self._switch = Button(self.tr("Show as table"))
        self._switch.clicked.connect(self._on_switch)
        for widget in (self._finding, self._lines, self._key, self._as_table):
            layout.addWidget(widget)
        layout.addWidget(self._switch, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_lines(
        self, finding: str, lines: Sequence[ScoreLine], lowest: int, highest: int
    ) -> None:
        """Show a line for each measure under a finding, on a scale from lowest to highest."""
        self._finding.setText(finding)
        self._lines.show_lines(lines, lowest, highest)
        figures = [f"{line.words}: {line.end_words}" for line in lines]
        self._lines.setAccessibleName(finding)
        self._lines.setAccessibleDescription("; ".join(figures))
        self._as_table.setText("\n".join(figures))
        self._as_table.setAccessibleName(f"{finding}. {'; '.join(figures)}")

    def _on_switch(self) -> None:
        to_table = self._as_table.isHidden()
        self._as_table.setVisible(to_table)
        self._lines.setVisible(not to_table)
        self._key.setVisible(not to_table)
        words = self.tr("Show as chart") if to_table else self.tr("Show as table")
        self._switch.setText(words)
        self._switch.setAccessibleName(words)
