"""One table of a return on the screen: every row in sight, hidden cells with their reason."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import CELL_ROLE, Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.returns.grid import Grid, GridCell, GridRow
from anchordesk.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADING_WIDTH = 300


class GridModel(QAbstractTableModel):
    """Headings of rows in the first column, numbers in the others."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self.grid = grid

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return the number of columns, the headings of the rows included."""
        return 0 if parent.isValid() else 1 + len(self.grid.columns)

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> object:
        """Return a heading; those of numbers stand at the right."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.grid.columns[section - 1] if section else self.grid.row_heading
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return what a cell shows or says."""
        row = self.grid.rows[index.row()]
        if index.column() == 0:
            return self._heading(row, role)
        cell = row.cells[index.column() - 1]
        match role:
            case _ if role == CELL_ROLE:
                return Cell(cell.words, CellLook.HIDDEN if cell.is_hidden else CellLook.NUMBER)
            case Qt.ItemDataRole.DisplayRole:
                return cell.words
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return cell.reason or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {self.grid.columns[index.column() - 1]}: {_spoken(cell)}"
            case _:
                return None

    def _heading(self, row: GridRow, role: int) -> object:
        match role:
            case _ if role == CELL_ROLE:
                return Cell(row.title, CellLook.BOLD if row.is_total else CellLook.PLAIN)
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                figures = (
                    f"{column}: {_spoken(cell)}"
                    for column, cell in zip(self.grid.columns, row.cells, strict=True)
                )
                return f"{row.title}. {', '.join(figures)}"
            case _:
                return None


class GridView(QWidget):
    """The table with its title above, and what there is to say of the current cell below.

    `people_wanted(quantity, title)` asks for the people behind the current number.
    """

    people_wanted = Signal(object, str)

    def __init__(self, grid: Grid, *, opens_people: bool = False) -> None:
        super().__init__()
        self._opens_people = opens_people
        self.grid = grid
        self.model = GridModel(grid)
        self.table = Table(grid.title)
        self.table.setModel(self.model)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        for column in range(1, self.model.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(0, HEADING_WIDTH)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.reason = Words("", LabelLook.SMALL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addWidget(Words(grid.title, LabelLook.HEADING))
        layout.addWidget(self.table)
        self.people = Button(self.tr("Show people"), icon_name="users")
        self.people.setToolTip(self.tr("List the people behind the chosen number (Enter)"))
        self.people.clicked.connect(self._on_people)
        self.table.opened.connect(lambda _: self._on_people())
        foot = row_of(self.reason, self.people)
        foot.setStretch(0, 1)
        layout.addLayout(foot)
        # Shown before it has a place, it would be a window of its own for a moment.
        self.people.setVisible(opens_people)
        self.reason.setVisible(grid.hidden > 0 or opens_people)
        self._fit()
        self._on_current(QModelIndex())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        rows = self.table.verticalHeader().defaultSectionSize() * self.model.rowCount()
        head = self.table.horizontalHeader().height()
        self.table.setFixedHeight(rows + head + 2 * max(2, self.table.frameWidth()))

    def _on_current(self, index: QModelIndex) -> None:
        words = ""
        if self.grid.hidden:
            words = self.tr("[c] stands for a hidden number. Choose one to see why it is hidden.")
        cell = self._cell_at(index)
        if cell is not None and cell.is_hidden:
            words = f"{self._title_at(index)}: {cell.reason}"
        self.reason.setText(words)
        self.people.setEnabled(cell is not None and not cell.is_hidden)

    def _cell_at(self, index: Index) -> GridCell | None:
        if not index.isValid() or index.column() == 0:
            return None
        return self.grid.rows[index.row()].cells[index.column() - 1]

    def _title_at(self, index: Index) -> str:
        return f"{self.grid.rows[index.row()].title}, {self.grid.columns[index.column() - 1]}"

    def _on_people(self) -> None:
        index = self.table.currentIndex()
        cell = self._cell_at(index)
        if self._opens_people and cell is not None and not cell.is_hidden:
            self.people_wanted.emit(cell.quantity, self._title_at(index))


def _spoken(cell: GridCell) -> str:
    hidden = translate("returns", "hidden. {reason}")
    return hidden.format(reason=cell.reason) if cell.is_hidden else cell.words
