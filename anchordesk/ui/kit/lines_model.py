"""A table model over plain rows of cells, readable by screen readers, for the import screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from anchordesk.ui.kit.table_delegate import CELL_ROLE, Cell
from anchordesk.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TOLD_ROLES = frozenset(
    {
        CELL_ROLE,
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)


class LinesModel(QAbstractTableModel):
    """Rows of cells under headings; the first cell speaks for the whole row.

    Rows are tuples of cells, or values of which `cells_of` makes cells when they come into sight.
    """

    def __init__(
        self, headings: Sequence[str], cells_of: Callable[[Any], tuple[Cell, ...]] = tuple
    ) -> None:
        super().__init__()
        self._headings = tuple(headings)
        self._cells_of = cells_of
        self._rows: tuple[Any, ...] = ()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; where only words changed, the chosen row stays chosen."""
        new = tuple(rows)
        if len(new) == len(self._rows) and new:
            self._rows = new
            last = self.index(len(new) - 1, len(self._headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = new
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of headings."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> str | None:
        """Return a heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what a cell shows or says."""
        # Qt asks for fonts and colours as well, with each cell that it paints.
        if role not in TOLD_ROLES:
            return None
        row = self.cells_at(index.row())
        cell = row[index.column()]
        match role:
            case _ if role == CELL_ROLE:
                return cell
            case Qt.ItemDataRole.AccessibleTextRole:
                none = translate("words", "none")
                if index.column() == 0:
                    return ", ".join(
                        f"{heading}: {one.words or none}"
                        for heading, one in zip(self._headings, row, strict=True)
                    )
                return f"{self._headings[index.column()]}: {cell.words or none}"
            case _:
                return cell.words

    def cells_at(self, row: int) -> tuple[Cell, ...]:
        """Return the cells of a row."""
        return self._cells_of(self._rows[row])
