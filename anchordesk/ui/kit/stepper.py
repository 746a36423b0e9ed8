"""The pathway as a row of circles: done, here, still to come. Painted, and readable by name.

Left and Right look at one stage after another; a screen reader hears each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import TEXT_SMALL

RADIUS = 10


class StepState(StrEnum):
    """Where the resident is, seen from one stage."""

    DONE = "done"
    SKIPPED = "skipped"
    HERE = "here"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class Step:
    """One stage; `note` says when, for the tooltip and the screen reader."""

    words: str
    state: StepState
    note: str = ""


class Stepper(QWidget):
    """Shows where a resident is on the pathway."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self._looked_at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pathway"))

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the stages of a pathway in order."""
        self._steps = tuple(steps)
        here = [at for at, step in enumerate(steps) if step.state is StepState.HERE]
        self._looked_at = here[0] if here else 0
        self.setAccessibleName(self._spoken_name())
        self.setAccessibleDescription(" ".join(self._spoken(step) for step in self._steps))
        self.updateGeometry()
        self.setToolTip("\n".join(self._spoken(step) for step in self._steps))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a circle and two lines."""
        theme = current_theme()
        lines = 2 if self._wraps() else 1
        return QSize(480, theme.px(RADIUS) * 2 + 16 + lines * theme.px(18))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size: labels shrink to the current one when there is no room."""
        return QSize(320, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Take a second line when a label needs it."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the stage to the left or right."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step or not self._steps:
            super().keyPressEvent(event)
            return
        self._looked_at = min(max(self._looked_at + step, 0), len(self._steps) - 1)
        announce(self, self._spoken(self._steps[self._looked_at]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint line, circles and labels."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot = self.width() / len(self._steps)
        centres = [
            QPointF(slot * (at + 0.5), current_theme().px(RADIUS) + 4.0)
            for at in range(len(self._steps))
        ]
        self._paint_line(painter, centres)
        for at, step in enumerate(self._steps):
            self._paint_circle(painter, centres[at], step)
        self._paint_labels(painter, centres, slot)
        painter.end()

    def _paint_line(self, painter: QPainter, centres: list[QPointF]) -> None:
        tokens = current_theme().tokens
        radius = current_theme().px(RADIUS)
        for at in range(len(centres) - 1):
            behind = self._steps[at].state in (StepState.DONE, StepState.SKIPPED)
            painter.setPen(QPen(QColor(tokens.primary if behind else tokens.border), 3))
            painter.drawLine(
                QPointF(centres[at].x() + radius + 1, centres[at].y()),
                QPointF(centres[at + 1].x() - radius - 1, centres[at + 1].y()),
            )

    def _paint_circle(self, painter: QPainter, centre: QPointF, step: Step) -> None:
        tokens = current_theme().tokens
        radius = float(current_theme().px(RADIUS))
        match step.state:
            case StepState.DONE:
                painter.setPen(QPen(QColor(tokens.primary), 2))
                painter.setBrush(QColor(tokens.primary))
                painter.drawEllipse(centre, radius, radius)
                pen = QPen(QColor(tokens.on_primary), 2.2)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                low = centre + QPointF(-radius * 0.1, radius * 0.35)
                painter.drawLine(centre + QPointF(-radius * 0.45, 0), low)
                painter.drawLine(low, centre + QPointF(radius * 0.5, -radius * 0.3))
            case StepState.HERE:
                painter.setPen(QPen(QColor(tokens.primary), 2))
                painter.setBrush(QColor(tokens.surface))
                painter.drawEllipse(centre, radius, radius)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.primary))
                painter.drawEllipse(centre, radius / 2, radius / 2)
            case StepState.SKIPPED:
                pen = QPen(QColor(tokens.control), 1.6, Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.setBrush(QColor(tokens.surface))
                painter.drawEllipse(centre, radius, radius)
            case StepState.TO_COME:
                painter.setPen(QPen(QColor(tokens.control), 1.6))
                painter.setBrush(QColor(tokens.surface))
                painter.drawEllipse(centre, radius, radius)

    def _paint_labels(self, painter: QPainter, centres: list[QPointF], slot: float) -> None:
        theme = current_theme()
        bold = theme.font(TEXT_SMALL, QFont.Weight.Bold)
        plain = theme.font(TEXT_SMALL)
        top = theme.px(RADIUS) * 2 + 11.0
        if self._widest(whole_labels=False) > slot - 4:
            painter.setFont(bold)
            painter.setPen(QColor(theme.tokens.text))
            place = QRectF(0, top, self.width(), self.height() - top)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), self._spoken_name())
            self._paint_focus(painter, centres, slot, top)
            return
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        for at, step in enumerate(self._steps):
            painter.setFont(bold if step.state is StepState.HERE else plain)
            behind = step.state is not StepState.TO_COME
            painter.setPen(QColor(theme.tokens.text if behind else theme.tokens.muted))
            place = QRectF(centres[at].x() - slot / 2, top, slot, self.height() - top)
            painter.drawText(place, flags | int(Qt.TextFlag.TextWordWrap), step.words)
        self._paint_focus(painter, centres, slot, top)

    def _paint_focus(
        self, painter: QPainter, centres: list[QPointF], slot: float, top: float
    ) -> None:
        if not self.hasFocus():
            return
        painter.setPen(QPen(QColor(current_theme().tokens.focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        left = centres[self._looked_at].x() - slot / 2
        height = min(top + current_theme().px(18) + 4, self.height() - 2)
        painter.drawRoundedRect(QRectF(left + 1, 1, slot - 2, height), 6, 6)

    def _wraps(self) -> bool:
        slot = self.width() / max(1, len(self._steps)) - 4
        return self._widest(whole_labels=False) <= slot < self._widest(whole_labels=True)

    def _widest(self, *, whole_labels: bool) -> int:
        metrics = QFontMetrics(current_theme().font(TEXT_SMALL, QFont.Weight.Bold))
        parts = (
            part
            for step in self._steps
            for part in ([step.words] if whole_labels else step.words.split())
        )
        return max((metrics.horizontalAdvance(part) for part in parts), default=0)

    def _spoken_name(self) -> str:
        for at, step in enumerate(self._steps, start=1):
            if step.state is StepState.HERE:
                return self.tr("Stage {at} of {all}: {stage}").format(
                    at=at, all=len(self._steps), stage=step.words
                )
        return self.tr("Pathway")

    def _spoken(self, step: Step) -> str:
        states = {
            StepState.DONE: self.tr("done"),
            StepState.SKIPPED: self.tr("skipped"),
            StepState.HERE: self.tr("here now"),
            StepState.TO_COME: self.tr("to come"),
        }
        note = f", {step.note}" if step.note else ""
        return f"{step.words}: {states[step.state]}{note}."
