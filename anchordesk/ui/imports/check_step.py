"""The third step of an import: what would be added, what needs fixing, what is lacking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.services.imports import ImportCheck
from anchordesk.ui.imports.problem_list import ProblemLine, rows_to_fix
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4


class CheckStep(QWidget):
    """Counts, sentences, and the rows that are left out."""

    def __init__(self, model: ImportViewModel, files: FileChoice) -> None:
        super().__init__()
        self._model = model
        self._files = files
        self._shown: ImportCheck | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(SPACE_4)
        layout.addLayout(self._figures)
        self._about = Card(self.tr("About this file"))
        self._sentences = QVBoxLayout()
        self._about.body.addLayout(self._sentences)
        layout.addWidget(self._about)
        layout.addWidget(self._problem_part(), 1)
        self._all_well = Words(self.tr("Every row can be imported."), LabelLook.MUTED)
        layout.addWidget(self._all_well)
        layout.addStretch(0)

    def show_state(self) -> None:
        """Show what the check found."""
        checked = self._model.state.check
        if checked is None or checked is self._shown:
            return
        self._shown = checked
        self._show_figures(checked)
        clear_layout(self._sentences)
        for sentence in (*checked.notices, *checked.lacking):
            self._sentences.addWidget(Words(sentence))
        self._about.setVisible(bool(checked.notices or checked.lacking))
        lines = self._model.state.problems
        self._lines.show_rows(lines)
        self._problems.setVisible(bool(lines))
        self._all_well.setVisible(not lines)
        if lines:
            self.table.setCurrentIndex(self._lines.index(0, 0))

    def land_focus(self) -> None:
        """Put focus on the rows to fix, if there are any."""
        if self._problems.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem_part(self) -> QWidget:
        self._problems = Card(self.tr("Rows that are left out"))
        self._lines = LinesModel(
            [self.tr("Row"), self.tr("Columns"), self.tr("What is wrong")], self._cells_of
        )
        self.table = Table(self.tr("Rows that are left out"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (2, 1))
        self._problems.body.addWidget(WholeRows(self.table, hugging=True), 1)
        self.save = Button(self.tr("Save list as CSV"), icon_name="download")
        self.save.clicked.connect(self._on_save)
        row = row_of(
            self.save,
            Words(
                self.tr("The list has row numbers, columns and sentences, not what cells hold."),
                LabelLook.SMALL,
            ),
        )
        self._problems.body.addLayout(row)
        self._problems.body.addStretch(0)
        return self._problems

    def _cells_of(self, line: ProblemLine) -> tuple[Cell, ...]:
        return (
            Cell(f"{line.row:,}", CellLook.BOLD),
            Cell(line.columns or self.tr("Whole row"), CellLook.MUTED),
            Cell(line.sentence),
        )

    def _show_figures(self, checked: ImportCheck) -> None:
        clear_layout(self._figures)
        ready = self.tr("ready to import: {enrolled} on the pathway, {jobs} with a job").format(
            enrolled=f"{checked.enrolled:,}", jobs=f"{checked.with_job:,}"
        )
        for number, what in (
            (len(checked.ready), ready),
            (rows_to_fix(self._model.state.problems), self.tr("need fixing")),
            (len(checked.duplicates), self.tr("already here")),
        ):
            card = Card()
            card.setAccessibleName(f"{number:,} {what}")
            card.body.addWidget(Words(f"{number:,}", LabelLook.PAGE_TITLE))
            card.body.addWidget(Words(what, LabelLook.MUTED))
            self._figures.addWidget(card, 2 if what is ready else 1)

    def _on_save(self) -> None:
        title = self.tr("Save the list of rows to fix")
        name = self.tr("rows-to-fix.csv")
        self._files.file_to_save(self, title, name, "(*.csv)", self._model.save_problems)
