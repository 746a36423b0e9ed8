"""Horizontal bars with a finding as the title, drawn by hand, and the same figures as a table.

Zero baseline, one colour, value and percentage at the bar's end; at most ten bars. A number
that is withheld is drawn as a hatched “hidden” without length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.shares import percentage
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import SPACE_2, TEXT_SMALL

MOST_BARS = 10
BAR_HEIGHT, BAR_GAP = 24, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; None is a number withheld to protect people."""

    words: str
    value: int | None


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._whole: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], whole: int | None) -> None:
        self._bars = tuple(bars)
        self._whole = whole
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, self._step() * max(1, len(self._bars)) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(260, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _step(self) -> int:
        return current_theme().px(BAR_HEIGHT + BAR_GAP)

    def end_words(self, bar: Bar) -> str:
        """Return what stands at the end of a bar."""
        if bar.value is None:
            return self.tr("hidden")
        if not self._whole:
            return f"{bar.value:,}"
        return f"{bar.value:,}  ({percentage(bar.value, self._whole)}%)"

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = theme.font(TEXT_SMALL)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        longest = max((metrics.horizontalAdvance(bar.words) for bar in self._bars), default=0)
        left = min(longest, self.width() // 3) + 16
        end = max((metrics.horizontalAdvance(self.end_words(b)) for b in self._bars), default=0)
        room = max(20, self.width() - left - end - 16)
        most = max((bar.value or 0 for bar in self._bars), default=0) or 1
        for at, bar in enumerate(self._bars):
            top = at * self._step() + 2
            self._paint_bar(painter, metrics, bar, QRectF(left, top, room / most, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _paint_bar(self, painter: QPainter, metrics: QFontMetrics, bar: Bar, start: QRectF) -> None:
        # `start` carries the left top corner and, as its width, the length of one person.
        theme = current_theme()
        tokens = theme.tokens
        height = theme.px(BAR_HEIGHT)
        painter.setPen(QColor(tokens.text))
        label = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, int(start.left()) - 14)
        line = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(4, start.top(), start.left(), height), int(line), label)
        if bar.value is None:
            shape = QRectF(
                start.left(), start.top(), metrics.horizontalAdvance(self.end_words(bar)), height
            )
            painter.setPen(QPen(QColor(tokens.control), 1, Qt.PenStyle.DotLine))
            painter.setBrush(QBrush(QColor(tokens.control), Qt.BrushStyle.BDiagPattern))
        else:
            length = max(2.0, bar.value * start.width()) if bar.value else 0.0
            shape = QRectF(start.left(), start.top(), length, height)
            painter.setPen(QPen(QColor(tokens.primary), 2 if tokens.outlined else 0))
            painter.setBrush(QColor(tokens.surface if tokens.outlined else tokens.primary))
        if shape.width() > 0:
            painter.drawRoundedRect(shape, 3, 3)
        painter.setPen(QColor(tokens.text))
        words = QRectF(shape.right() + 8, start.top(), self.width(), height)
        painter.drawText(words, int(line), self.end_words(bar))


class BarChart(QWidget):
    """A chart and its table: `show_bars("88 of 420 started work", bars, whole=420)`."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        self._finding = Words("", LabelLook.HEADING)
        self._bars = _Bars()
        self._as_table = Words()
        self._as_table.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._as_table.hide()
        self._switch = Button(self.tr("Show as table"))
        self._switch.clicked.connect(self._on_switch)
        layout.addWidget(self._finding)
        layout.addWidget(self._bars)
        layout.addWidget(self._as_table)
        layout.addWidget(self._switch, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_bars(self, finding: str, bars: Sequence[Bar], whole: int | None = None) -> None:
        """Show up to ten bars under a finding; `whole` adds percentages of it.

        Raises:
            ValueError: if there are more than ten bars.
        """
        if len(bars) > MOST_BARS:
            raise ValueError("a chart shows at most ten bars")
        self._finding.setText(finding)
        self._bars.show_bars(bars, whole)
        figures = [f"{bar.words}: {self._bars.end_words(bar)}" for bar in bars]
        self._bars.setAccessibleName(finding)
        self._bars.setAccessibleDescription("; ".join(figures))
        self._as_table.setText("\n".join(figures))
        self._as_table.setAccessibleName(f"{finding}. {'; '.join(figures)}")

    def _on_switch(self) -> None:
        to_table = self._as_table.isHidden()
        self._as_table.setVisible(to_table)
        self._bars.setVisible(not to_table)
        words = self.tr("Show as chart") if to_table else self.tr("Show as table")
        self._switch.setText(words)
        self._switch.setAccessibleName(words)
