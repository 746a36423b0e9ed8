"""What the steps of an import that show findings share: figures on top, and tables of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4

Row = TypeVar("Row")


class RowsCard(Card, Generic[Row]):
    """A card with a table of rows, hidden while there are none; the first one is chosen."""

    def __init__(
        self,
        heading: str,
        titles: Sequence[str],
        cells_of: Callable[[Row], tuple[Cell, ...]],
        giving: Sequence[int],
    ) -> None:
        super().__init__(heading)
        self.table: RecordTable[Row] = RecordTable(heading, titles, cells_of, giving)
        self.body.addWidget(WholeRows(self.table, hugging=True), 1)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was found anew."""
        self.table.show_records(rows)
        self.setVisible(bool(rows))
        if rows:
            self.table.choose(0)

    def add_beside(self, *widgets: QWidget, stretches: bool = True) -> None:
        """Put widgets in a row below the table."""
        row = row_of(*widgets)
        if stretches:
            row.addStretch(1)
        self.body.addLayout(row)

    def add_whole(self, words: str, model: ImportViewModel) -> Tick:
        """Add the choice that nothing is kept while a row is left out, and return it."""
        whole = Tick(words)
        whole.setAccessibleName(words.replace("&", ""))
        whole.toggled.connect(lambda on: model.want_whole(only_whole=on))
        self.body.addWidget(whole)
        return whole


class FindingsStep(QWidget):
    """A step with figures on top, under which the cards of `add_cards` stand."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self.model = model
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_3)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(SPACE_4)
        self.column.addLayout(self._figures)

    def show_figures(self, *figures: tuple[int, str, int]) -> None:
        """Show how many there are of what; the last part is how wide a card is beside others."""
        clear_layout(self._figures)
        for number, what, width in figures:
            card = Card()
            card.setAccessibleName(f"{number:,} {what}")
            card.body.addWidget(Words(f"{number:,}", LabelLook.PAGE_TITLE))
            card.body.addWidget(Words(what, LabelLook.MUTED))
            self._figures.addWidget(card, width)

    @staticmethod
    def focus_first(*tables: Table) -> None:
        """Put focus on the first table that is seen."""
        for table in tables:
            if table.isVisible():
                table.setFocus(Qt.FocusReason.OtherFocusReason)
                return
