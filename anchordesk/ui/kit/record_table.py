"""A table of records of which one is chosen: the one that the buttons beside it are about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal

from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell

Record = TypeVar("Record")


class RecordTable(Table, Generic[Record]):
    """One line for each record; `chosen_changed` when another line is gone to.

    `cells_of` makes the cells of a record when it comes into sight; `giving` names the columns that
    give way, as in `fit_columns`.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        cells_of: Callable[[Record], tuple[Cell, ...]],
        giving: Sequence[int],
    ) -> None:
        super().__init__(name)
        self._records: tuple[Record, ...] = ()
        self._lines = LinesModel(headings, cells_of)
        self.setModel(self._lines)
        fit_columns(self, giving)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen_changed.emit())

    def show_records(self, records: Sequence[Record]) -> None:
        """Show other records; the first is chosen if none was."""
        self._records = tuple(records)
        self.say_again()
        if self._records and not self.currentIndex().isValid():
            self.choose(0)

    def say_again(self) -> None:
        """Say the same records in the words of now; the chosen one stays chosen."""
        self._lines.show_rows(self._records)

    def choose(self, row: int) -> None:
        """Go to a row, counted from 0."""
        self.setCurrentIndex(self._lines.index(row, 0))

    @property
    def chosen(self) -> Record | None:
        """The record of the line that is gone to."""
        row = self.currentIndex().row()
        return self._records[row] if 0 <= row < len(self._records) else None

    def take_focus(self) -> bool:
        """Put focus on the table, if there is anything in it; tell whether there is."""
        if not self._records:
            return False
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
