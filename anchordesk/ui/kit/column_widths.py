"""Makes the columns of a table as wide as their words, within the width that there is.

`fit_columns(table, giving=(3, 0))`: column 3 takes what is left over, and where there is too
little, the wider of columns 3 and 0 gives way until both are alike, and then both do; their words
are cut off with dots.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication

from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import (
    CELL_PADDING,
    CELL_ROLE,
    Cell,
    CellLook,
    cell_font,
    cell_width,
)
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import TEXT_SMALL

ROWS_MEASURED = 200
LEAST_GIVING, MOST_WANTED = 130, 420
Widest = Callable[[], Sequence[Sequence[Cell]]]


def fit_columns(table: Table, giving: Sequence[int], widest: Widest | None = None) -> ColumnFit:
    """Keep the columns of a table fitted, until a person drags one of them.

    Args:
        table: With its model.
        giving: Columns that give way where there is too little room, the widest first; the first
            named takes what is left over.
        widest: Returns, for each column, the cells to measure. Without it the first two
            hundred rows are measured, which a long list would not want.
    """
    return ColumnFit(table, tuple(giving), widest)


def share_width(
    wanted: Sequence[int], room: int, giving: Sequence[int], least_giving: int
) -> tuple[int, ...]:
    """Return the widths of columns, in pixels.

    Those that give way keep their words as long as another is wider. Without enough room the sum
    stays above it, and the table scrolls sideways.
    """
    widths = list(wanted)
    spare = room - sum(widths)
    if spare >= 0:
        widths[giving[0]] += spare
        return tuple(widths)
    # The narrowest settle first what each of the wider ones may keep.
    narrowest_first = sorted(giving, key=lambda column: widths[column])
    left = sum(widths[column] for column in giving) + spare
    for at, column in enumerate(narrowest_first):
        share = left // (len(narrowest_first) - at)
        widths[column] = min(widths[column], max(share, least_giving))
        left -= widths[column]
    return tuple(widths)


class ColumnFit(QObject):
    """Fits the columns whenever rows, size of the table or size of the text change."""

    def __init__(self, table: Table, giving: tuple[int, ...], widest: Widest | None) -> None:
        super().__init__(table)
        self._table = table
        self._giving = giving
        self._widest = widest
        self._by_hand = False
        self._wanted: tuple[int, ...] = ()
        self._stale = False
        model = table.model()
        model.modelReset.connect(self._measure)
        model.dataChanged.connect(lambda *_: self._measure())
        table.horizontalHeader().sectionResized.connect(self._on_resized)
        table.viewport().installEventFilter(self)
        table.installEventFilter(self)
        self._measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fit again when the table or its text gets another size."""
        kind = event.type()
        if watched is self._table:
            # Told several times while a screen is laid out: once is enough, when it is seen.
            self._stale = self._stale or kind == QEvent.Type.StyleChange
            seen = kind in (QEvent.Type.StyleChange, QEvent.Type.Show) and self._table.isVisible()
            if self._stale and seen:
                self._measure()
        elif kind == QEvent.Type.Resize:
            self._fit()
        return False

    def _measure(self) -> None:
        self._stale = False
        theme = current_theme()
        metrics = QFontMetrics(theme.font(TEXT_SMALL, QFont.Weight.DemiBold))
        model = self._table.model()
        most = theme.px(MOST_WANTED)
        wanted = []
        fonts: dict[CellLook, QFontMetrics] = {}
        columns = self._widest() if self._widest is not None else self._first_rows()
        for column, cells in enumerate(columns):
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            widths = [metrics.horizontalAdvance(str(heading))]
            for cell in cells:
                if cell.look not in fonts:
                    fonts[cell.look] = QFontMetrics(cell_font(cell.look, theme))
                widths.append(cell_width(cell, theme, fonts[cell.look]))
            # One more pixel: a width rounded down would cut the last letter.
            wanted.append(min(max(widths) + 2 * CELL_PADDING + 1, most))
        self._wanted = tuple(wanted)
        self._fit()

    def _first_rows(self) -> list[list[Cell]]:
        model = self._table.model()
        rows = range(min(model.rowCount(), ROWS_MEASURED))
        if isinstance(model, LinesModel):
            # Its cells are made anew each time that one is asked for.
            made = [model.cells_at(row) for row in rows]
            return [[cells[at] for cells in made] for at in range(model.columnCount())]
        found = []
        for column in range(model.columnCount()):
            cells = (model.index(row, column).data(CELL_ROLE) for row in rows)
            found.append([cell for cell in cells if isinstance(cell, Cell)])
        return found

    def _fit(self) -> None:
        if self._by_hand or not self._wanted:
            return
        least = current_theme().px(LEAST_GIVING)
        room = self._table.viewport().width()
        widths = share_width(self._wanted, room, self._giving, least)
        for column, width in enumerate(widths):
            if self._table.columnWidth(column) != width:
                self._table.setColumnWidth(column, width)

    def _on_resized(self) -> None:
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._by_hand = True
