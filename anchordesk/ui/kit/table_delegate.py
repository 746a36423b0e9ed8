"""Paints table cells: plain, bold, muted, overdue and tagged text, with a visible focus.

A model answers `CELL_ROLE` with a `Cell`; the delegate paints that and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from anchordesk.ui.kit.tag import Tone, paint_tag, tag_size
from anchordesk.ui.kit.theme import Theme, current_theme
from anchordesk.ui.kit.tokens import ROW_HEIGHT, TEXT_BODY

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CELL_PADDING = 12


class CellLook(StrEnum):
    """How a cell is painted."""

    PLAIN = "plain"
    BOLD = "bold"
    MUTED = "muted"
    OVERDUE = "overdue"
    TAG = "tag"
    ALERT = "alert"
    NUMBER = "number"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. HIDDEN is a number withheld: text with a dotted edge."""

    words: str
    look: CellLook = CellLook.PLAIN
    tone: Tone = Tone.INFO


class CellDelegate(QStyledItemDelegate):
    """The one custom painter of tables."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the width of the words and the fixed height of a row."""
        theme = current_theme()
        cell = index.data(CELL_ROLE)
        if not isinstance(cell, Cell):
            return QSize(0, theme.px(ROW_HEIGHT))
        return QSize(cell_width(cell, theme) + 2 * CELL_PADDING, theme.px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint ground, line, cell and focus."""
        theme = current_theme()
        place = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = theme.tokens.primary_weak if chosen else theme.tokens.surface
        painter.fillRect(place, QColor(ground))
        painter.setPen(QPen(QColor(theme.tokens.border), 1))
        # The rectangle's lower edge belongs to the next row; the line stands one pixel above.
        foot = place.bottom() - 1
        painter.drawLine(QPointF(place.left(), foot), QPointF(place.right(), foot))
        cell = index.data(CELL_ROLE)
        if isinstance(cell, Cell) and cell.words:
            _paint_cell(painter, place, cell, theme)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -1, -2))
        painter.restore()


def _paint_cell(painter: QPainter, place: QRectF, cell: Cell, theme: Theme) -> None:
    inner = place.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
    if cell.look in (CellLook.TAG, CellLook.ALERT):
        outlined = cell.look is CellLook.ALERT
        size = tag_size(cell.words, theme, outlined=outlined)
        width = min(float(size.width()), inner.width())
        top = place.center().y() - size.height() / 2
        tag = QRectF(inner.left(), round(top), width, size.height())
        paint_tag(painter, tag, cell.words, cell.tone, outlined=outlined)
        return
    font = cell_font(cell.look, theme)
    painter.setFont(font)
    painter.setPen(QColor(_colour(cell.look, theme)))
    side = (
        Qt.AlignmentFlag.AlignRight
        if cell.look in (CellLook.NUMBER, CellLook.HIDDEN)
        else Qt.AlignmentFlag.AlignLeft
    )
    shown = QFontMetrics(font).elidedText(
        cell.words, Qt.TextElideMode.ElideRight, int(inner.width()) + 1
    )
    painter.drawText(inner, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
    if cell.look is CellLook.HIDDEN:
        painter.setPen(QPen(QColor(theme.tokens.control), 1, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(4, 4, -5, -6))


def cell_font(look: CellLook, theme: Theme) -> QFont:
    """Return the font of a look."""
    bold = look in (CellLook.BOLD, CellLook.OVERDUE)
    return theme.font(TEXT_BODY, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)


def _colour(look: CellLook, theme: Theme) -> str:
    if look is CellLook.OVERDUE:
        return theme.tokens.danger
    return theme.tokens.muted if look is CellLook.MUTED else theme.tokens.text


def cell_width(cell: Cell, theme: Theme, metrics: QFontMetrics | None = None) -> int:
    """Return the width of a cell's words in pixels, without padding.

    Args:
        metrics: Of the font of the cell's look, where many cells are measured.
    """
    if cell.look in (CellLook.TAG, CellLook.ALERT):
        return tag_size(cell.words, theme, outlined=cell.look is CellLook.ALERT).width()
    known = metrics or QFontMetrics(cell_font(cell.look, theme))
    return known.horizontalAdvance(cell.words)
