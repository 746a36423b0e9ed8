"""Gives the table its lines; holds what was read and never asks for more."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from anchordesk.domain.identifiers import ResidentId
from anchordesk.ui.caseload.lines import COLUMNS, CaseloadLine
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.words import translated

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CaseloadTableModel(QAbstractTableModel):
    """The lines that match."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[CaseloadLine, ...] = ()

    def show_lines(self, lines: tuple[CaseloadLine, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: AnyIndex) -> CaseloadLine | None:
        """Return the line at an index, None outside."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, resident_id: ResidentId) -> int | None:
        """Return the row of a resident, None if they are not shown."""
        for row, line in enumerate(self._lines):
            if line.resident_id == resident_id:
                return row
        return None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, the cell to paint, or what a screen reader says."""
        line = self._lines[index.row()]
        column = index.column()
        if role == CELL_ROLE:
            return line.cells[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[column].words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column == 0:
                return line.sentence
            words = line.cells[column].words or translated("none")
            return f"{translated(COLUMNS[column])}: {words}"
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translated(COLUMNS[section])
        return None
