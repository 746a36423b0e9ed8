"""A list of matches with the reasons of the chosen one beside it, under headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from anchordesk.domain.matching import Match
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.labels import LabelLook, Words, clear_layout
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.kit.tokens import ROW_HEIGHT, SPACE_1, SPACE_3
from anchordesk.ui.opportunities.lines import reason_groups

SIDE_BY_SIDE_FROM, LEAST_ROWS = 760, 3
Row = TypeVar("Row")


class MatchList(QWidget, Generic[Row]):
    """Rows of any kind, each with a match. No score is shown: reasons are.

    `stacked=True` puts the reasons below the list, where there is little width.
    """

    def __init__(
        self,
        name: str,
        titles: Sequence[str],
        cells_of: Callable[[Row], tuple[Cell, ...]],
        match_of: Callable[[Row], Match],
        *,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        self._match_of = match_of
        self._rows: tuple[Row, ...] = ()
        self._model = LinesModel(titles, cells_of)
        self.table = Table(name)
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._on_chosen)
        fit_columns(self.table, (2, 0))
        self._reasons = QVBoxLayout()
        self._reasons.setSpacing(SPACE_1)
        holder = QWidget()
        holder.setProperty("look", "clear")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, SPACE_3, 0)
        inside.addLayout(self._reasons)
        inside.addStretch(1)
        self.reasons = QScrollArea()
        self.reasons.setWidgetResizable(True)
        self.reasons.setFrameShape(QFrame.Shape.NoFrame)
        self.reasons.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reasons.setAccessibleName(self.tr("Why"))
        if not stacked:
            self.reasons.setWidget(holder)
        way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        layout = QBoxLayout(way, self)
        self._stacked, self._columns = stacked, layout
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._table_room = WholeRows(self.table, hugging=stacked)
        layout.addWidget(self._table_room, 5)
        # Below the list the screen itself scrolls: a bar within its bar would be in the way.
        layout.addWidget(holder if stacked else self.reasons, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the reasons below the list where large text leaves too little room beside it."""
        super().resizeEvent(event)
        narrow = self._stacked or self.width() < current_theme().px(SIDE_BY_SIDE_FROM)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(way)
        # One below the other, both have to give way.
        rows = current_theme().px(ROW_HEIGHT) * LEAST_ROWS + 2 * self.table.frameWidth()
        self._table_room.setMinimumHeight(rows if narrow and not self._stacked else 0)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows, and choose the first."""
        self._rows = tuple(rows)
        self._model.show_rows(self._rows)
        if self._rows:
            self.table.setCurrentIndex(self._model.index(0, 0))
        self._on_chosen()

    def chosen(self) -> Row | None:
        """Return the row that is chosen."""
        at = self.table.currentIndex().row()
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def _on_chosen(self) -> None:
        clear_layout(self._reasons)
        row = self.chosen()
        if row is None:
            return
        for heading, reasons in reason_groups(self._match_of(row)):
            self._reasons.addWidget(Words(heading, LabelLook.HEADING))
            for reason in reasons:
                self._reasons.addWidget(Words(reason.words))
