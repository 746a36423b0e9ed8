"""The pivot table: figures that can be gone to one by one, and asked who stands behind them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from anchordesk.domain.report import Report
from anchordesk.services.report_export import figure_words, titles_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.words import translate, translated

NARROWEST = 60


class PivotTable(Table):
    """Emits `figure_asked(str, ReportCell)` on Enter or a double click on a figure."""

    figure_asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__(translate("reports", "Figures of the report"))
        self._report: Report | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.opened.connect(self._on_opened)

    def show_report(self, report: Report) -> None:
        """Show a table; where it is of the same shape, the figure gone to stays."""
        before = self._report
        self._report = report
        lines = [
            (
                Cell(translated(title), CellLook.BOLD),
                *(Cell(figure_words(cell), CellLook.NUMBER) for cell in cells),
            )
            for title, cells in zip(report.rows, report.cells, strict=True)
        ]
        titles = [translated(title) for title in titles_of(report)]
        if before is None or titles_of(before) != titles_of(report):
            self.setModel(LinesModel(titles))
            header = self.horizontalHeader()
            header.setStretchLastSection(False)
            header.setMinimumSectionSize(NARROWEST)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model = self.model()
        if isinstance(model, LinesModel):
            model.show_rows(lines)
        if not self.currentIndex().isValid() and model.rowCount():
            self.setCurrentIndex(model.index(0, 1))

    def ask_chosen(self) -> None:
        """Ask for the people behind the figure that is gone to."""
        self._on_opened(self.currentIndex())

    def _on_opened(self, index: QModelIndex) -> None:
        report = self._report
        if report is None or not index.isValid() or index.column() == 0:
            return
        cell = report.cells[index.row()][index.column() - 1]
        titles = titles_of(report)
        words = translate("reports", "{row}, {column}: {figure}").format(
            row=translated(report.rows[index.row()]),
            column=translated(titles[index.column()]),
            figure=figure_words(cell, marked=False) or "0",
        )
        self.figure_asked.emit(words, cell)
