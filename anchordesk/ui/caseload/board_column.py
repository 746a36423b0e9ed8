"""One column of the board: a list of cards that can be dragged, and dropped on."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from anchordesk.services.board import BoardColumn
from anchordesk.ui.caseload.board_card import CARD_HEIGHT, CardDelegate
from anchordesk.ui.caseload.table_model import AnyIndex, CaseloadTableModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.words import count

# Marks a card on its way, and holds nothing: another program learns nothing from it.
CARD_ON_ITS_WAY = "application/x-anchordesk-card"


class CardsModel(CaseloadTableModel):
    """The lines of a column, which can be dragged."""

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let cards be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled


class CardList(Table):
    """Emits `move_asked(by)` with -1 or 1, `beside_asked(by)`, `dragged()`, and `dropped()`."""

    move_asked = Signal(int)
    beside_asked = Signal(int)
    focused = Signal()
    dragged = Signal()
    dropped = Signal()
    drag_over = Signal()

    def __init__(self, model: CardsModel) -> None:
        super().__init__("")
        self.cards = model
        self.setModel(model)
        for column in range(1, model.columnCount()):
            self.setColumnHidden(column, True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CardDelegate(self))
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMinimumHeight(1)

    def show_column(self, column: BoardColumn, title: str) -> None:
        """Say whose cards these are."""
        people = count(len(column.cards), "resident", "residents")
        self.setAccessibleName(f"{title}, {people}")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the column beside by Left and Right; with Ctrl+Shift, move the card there."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        moves = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        if by is not None and event.modifiers() & moves == moves:
            self.move_asked.emit(by)
        elif by is not None:
            self.beside_asked.emit(by)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Tell which column has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the ring off the card."""
        super().focusOutEvent(event)
        self.viewport().update()

    def startDrag(self, _actions: Qt.DropAction) -> None:  # noqa: N802 - Qt's name
        """Take the chosen card by the mouse."""
        carried = QMimeData()
        carried.setData(CARD_ON_ITS_WAY, QByteArray())
        self.dragged.emit()
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take cards of this board, and nothing else."""
        if event.mimeData().hasFormat(CARD_ON_ITS_WAY):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Go on taking a card, and come into view."""
        if event.mimeData().hasFormat(CARD_ON_ITS_WAY):
            self.drag_over.emit()
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the move of the card that was let go here."""
        if event.mimeData().hasFormat(CARD_ON_ITS_WAY):
            event.acceptProposedAction()
            self.dropped.emit()

    def _measure(self) -> None:
        height = current_theme().px(CARD_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
