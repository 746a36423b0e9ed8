"""Gives the table its lines; holds what was read and never asks for more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from anchordesk.domain.at_risk import Risk
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.finding_records import Match
from anchordesk.ui.caseload.lines import (
    ACTION_COLUMN,
    ALERT_COLUMN,
    STAGE_TIME_COLUMN,
    ShownLine,
    at_risk_title,
    column_titles,
    short_title_of_days,
    shown_line,
)
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.words import translate

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CaseloadTableModel(QAbstractTableModel):
    """The lines that match."""

    def __init__(self, parent: QObject, today: Callable[[], date], worker: str) -> None:
        super().__init__(parent)
        self._lines: tuple[CaseloadEntry, ...] = ()
        self._matches: Mapping[ResidentId, Match] = {}
        self._risks: Mapping[ResidentId, tuple[Risk, ...]] = {}
        self._shown: dict[int, ShownLine] = {}
        self._day: date | None = None
        self._titles = column_titles()
        self._today = today
        self._worker = worker

    def show_lines(
        self,
        lines: tuple[CaseloadEntry, ...],
        matches: Mapping[ResidentId, Match],
        risks: Mapping[ResidentId, tuple[Risk, ...]] | None = None,
    ) -> None:
        """Show other lines.

        Args:
            matches: Where a search found those that do not show it.
            risks: Why those are at risk who are listed for that; None for no such list.
        """
        asked = (self._today(), matches, risks or {})
        # The same objects are told apart at once, and a list that is read again holds those.
        if asked == (self._day, self._matches, self._risks) and lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self._day, self._matches, self._risks = asked
        self._shown.clear()
        self.endResetModel()

    def line(self, index: AnyIndex) -> CaseloadEntry | None:
        """Return the line at an index, None outside."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, resident_id: ResidentId) -> int | None:
        """Return the row of a resident, None if they are not shown."""
        wanted = resident_id.int
        for row, line in enumerate(self._lines):
            # Ids compare slowly, and a hundred thousand may be gone through at every key.
            if line.row.resident_id.int == wanted:
                return row
        return None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, the cell to paint, or what a screen reader says."""
        line = self._shown_line(index.row())
        column = index.column()
        if role == CELL_ROLE:
            return line.cells[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == ALERT_COLUMN:
            return line.warning
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[column].words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column == 0:
                return line.sentence
            words = line.cells[column].words or translate("words", "none")
            return f"{self._titles[column]}: {words}"
        return None

    def _shown_line(self, row: int) -> ShownLine:
        if row not in self._shown:
            line = self._lines[row]
            match = self._matches.get(line.row.resident_id)
            risks = self._risks.get(line.row.resident_id, ())
            self._shown[row] = shown_line(line, self._today(), self._worker, match, risks)
        return self._shown[row]

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the name of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole and section == STAGE_TIME_COLUMN:
            return short_title_of_days()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            at_risk = self._risks and section == ACTION_COLUMN
            return at_risk_title() if at_risk else self._titles[section]
        return None
