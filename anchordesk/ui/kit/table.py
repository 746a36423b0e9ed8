"""A table that keyboards and screen readers can use, and that never ends in half a row.

Put it into a layout as `WholeRows(table)`. Rows have a fixed height; Tab leaves the table;
Enter and double-click emit `opened` with the row's index.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from anchordesk.ui.kit.table_delegate import CellDelegate
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import ROW_HEIGHT


class Table(QTableView):
    """A read-only table of whole rows; `opened(QModelIndex)` on Enter or double-click."""

    opened = Signal(QModelIndex)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setItemDelegate(CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.doubleClicked.connect(self.opened)
        self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open the row on Enter; Home and End go to the first and last row."""
        chosen = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if chosen.isValid():
                self.opened.emit(chosen)
            case Qt.Key.Key_Home if chosen.isValid():
                self.setCurrentIndex(chosen.sibling(0, chosen.column()))
            case Qt.Key.Key_End if chosen.isValid():
                self.setCurrentIndex(chosen.sibling(self.model().rowCount() - 1, chosen.column()))
            case _:
                super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure rows again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        theme = current_theme()
        height = theme.px(ROW_HEIGHT)
        # In this order: a least height above that of now would grow each of 10,000 rows by itself.
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.horizontalHeader().setFixedHeight(height)
        self.verticalScrollBar().setSingleStep(height)


class WholeRows(QWidget):
    """Holds a table and gives it the height of as many whole rows as there is room for.

    `hugging=True` for a table with its model: it is no taller than its rows, and where there
    are more, the rows share what is left of the height, so that no gap comes before what is below.
    """

    def __init__(self, table: Table, *, hugging: bool = False) -> None:
        super().__init__()
        self.table = table
        self._hugging = hugging
        table.setParent(self)
        table.horizontalScrollBar().rangeChanged.connect(self._fit)
        if hugging:
            table.model().modelReset.connect(self._hug)
            self._hug()
        self.setFocusProxy(table)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the header and three rows."""
        return QSize(320, current_theme().px(ROW_HEIGHT) * 4 + 4)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the header and three rows; a stretching layout gives more.

        A larger wish would make a page of wrapped words taller than a small window.
        """
        return QSize(800, self.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the table its whole rows."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._hugging:
            self._hug()

    def _around(self) -> int:
        bar = self.table.horizontalScrollBar()
        scroll = bar.sizeHint().height() if bar.maximum() > 0 else 0
        return self.table.horizontalHeader().height() + 2 * self.table.frameWidth() + scroll

    def _hug(self) -> None:
        rows = max(1, self.table.model().rowCount())
        self.setMaximumHeight(self._around() + rows * current_theme().px(ROW_HEIGHT))
        self._fit()

    def _fit(self) -> None:
        row = current_theme().px(ROW_HEIGHT)
        room = max(0, self.height() - self._around())
        rows = room // row
        if self._hugging and 0 < rows < self.table.model().rowCount():
            row = room // rows
        self.table.verticalHeader().setDefaultSectionSize(row)
        self.table.setGeometry(0, 0, self.width(), min(self.height(), self._around() + rows * row))


class AllRows(WholeRows):
    """Shows every row of a short table, on a page that scrolls."""

    def __init__(self, table: Table) -> None:
        super().__init__(table, hugging=True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the header and all rows."""
        return QSize(320, self.maximumHeight())
