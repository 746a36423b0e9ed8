"""Paints a card of the board: who, what is next, and what must be heeded; three lines."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from anchordesk.ui.caseload.lines import ACTION_COLUMN, ALERT_COLUMN, STAGE_TIME_COLUMN
from anchordesk.ui.kit.table_delegate import CELL_ROLE, Cell, CellLook, cell_font
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import RADIUS_CONTROL
from anchordesk.ui.words import count

CARD_HEIGHT, LINE_HEIGHT, MARGIN, PADDING = 82, 22, 4, 8
NAME_COLUMN, REFERENCE_COLUMN, DUE_COLUMN = 0, 1, 5


class CardDelegate(QStyledItemDelegate):
    """Reads the cells of the row that a card stands for."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the fixed height of a card."""
        return QSize(0, current_theme().px(CARD_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the card, its lines and its focus."""
        theme = current_theme()
        tokens = theme.tokens
        state: QStyle.StateFlag = option.state
        # Each column has a card to come back to; only that with the keyboard shows it.
        chosen = bool(state & QStyle.StateFlag.State_Selected) and _has_focus(option)
        edge = QRectF(option.rect).adjusted(MARGIN + 0.5, MARGIN + 0.5, -MARGIN - 0.5, -0.5)
        painter.save()
        # The table has painted a chosen row from edge to edge.
        painter.fillRect(option.rect, QColor(tokens.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(tokens.primary_weak if chosen else tokens.surface))
        line = QPen(QColor(tokens.focus), 2) if chosen else QPen(QColor(tokens.control), 1)
        painter.setPen(line)
        painter.drawRoundedRect(edge, RADIUS_CONTROL, RADIUS_CONTROL)
        inner = edge.adjusted(PADDING, PADDING - 2, -PADDING, 0)
        height = theme.px(LINE_HEIGHT)
        beside = _paint_days(
            painter, QRectF(inner.left(), inner.top(), inner.width(), height), index
        )
        for number, cell in enumerate(_lines(index)):
            width = inner.width() - (0 if number else beside)
            place = QRectF(inner.left(), inner.top() + number * height, width, height)
            font = cell_font(cell.look, theme)
            painter.setFont(font)
            danger = cell.look in (CellLook.OVERDUE, CellLook.ALERT)
            muted = tokens.muted if cell.look is CellLook.MUTED else tokens.text
            painter.setPen(QColor(tokens.danger if danger else muted))
            words = QFontMetrics(font).elidedText(
                cell.words, Qt.TextElideMode.ElideRight, int(place.width())
            )
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


def _paint_days(
    painter: QPainter, line: QRectF, index: QModelIndex | QPersistentModelIndex
) -> float:
    """Paint how long they are at the stage at the end of a line; return the room that it takes."""
    theme = current_theme()
    days = index.sibling(index.row(), STAGE_TIME_COLUMN).data(CELL_ROLE)
    if not isinstance(days, Cell) or not days.words:
        return 0
    words = count(int(days.words), "day", "days")
    painter.setFont(cell_font(CellLook.MUTED, theme))
    painter.setPen(QColor(theme.tokens.muted))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(line, int(flags), words)
    return QFontMetrics(painter.font()).horizontalAdvance(words) + PADDING


def _has_focus(option: QStyleOptionViewItem) -> bool:
    widget: QWidget | None = option.widget
    return widget is not None and widget.hasFocus()


def _lines(index: QModelIndex | QPersistentModelIndex) -> tuple[Cell, ...]:
    def cell(column: int) -> Cell:
        found = index.sibling(index.row(), column).data(CELL_ROLE)
        return found if isinstance(found, Cell) else Cell("")

    due, action, alert = cell(DUE_COLUMN), cell(ACTION_COLUMN), cell(ALERT_COLUMN)
    second = due if due.words else cell(REFERENCE_COLUMN)
    # What must be heeded goes before what is to be done: there is room for one of them.
    return (cell(NAME_COLUMN), second, alert if alert.words else action)
