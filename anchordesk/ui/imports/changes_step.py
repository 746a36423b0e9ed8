"""The step of an import that shows what a caseload which comes back changes, field by field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.import_cells import RowProblem
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.edited_comparison import EditKey, FieldEdit
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4
from anchordesk.ui.words import translated


class ChangesStep(QWidget):
    """Each changed cell beside what the record holds, whose word counts, and rows left out."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self._model = model
        self._shown: EditedCaseload | None = None
        self._taken: frozenset[EditKey] = frozenset()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(SPACE_4)
        layout.addLayout(self._figures)
        layout.addWidget(self._edits_part(), 3)
        layout.addWidget(self._problems_part(), 2)
        self._nothing = Words(
            self.tr("The file says what your records say, so there is nothing to change."),
            LabelLook.MUTED,
        )
        layout.addWidget(self._nothing)
        layout.addStretch(0)

    def show_state(self) -> None:
        """Show what the comparison found, and what was chosen."""
        state = self._model.state
        edited = state.edited
        if edited is None:
            return
        other_choice = state.choice.taken is not self._taken
        self._taken = state.choice.taken
        if edited is self._shown:
            if other_choice:
                self._lines.show_rows(edited.edits)
            return
        self._shown = edited
        self._show_figures(edited)
        left_out = (*edited.problems, *edited.not_taken)
        self._lines.show_rows(edited.edits)
        self._problem_lines.show_rows(left_out)
        self._edits.setVisible(bool(edited.edits))
        self._problems.setVisible(bool(left_out))
        self.whole.setVisible(bool(edited.problems))
        self._nothing.setVisible(not edited.edits)
        if edited.edits:
            self.table.setCurrentIndex(self._lines.index(0, 0))

    def land_focus(self) -> None:
        """Put focus on the changes, or else on the rows that are left out."""
        if self._edits.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._problems.isVisible():
            self.problems.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edits_part(self) -> QWidget:
        self._edits = Card(self.tr("What the file changes"))
        self._lines = LinesModel(
            [
                self.tr("Row"),
                self.tr("Resident"),
                self.tr("Field"),
                self.tr("On this desk"),
                self.tr("In the file"),
                self.tr("What happens"),
            ],
            self._cells_of,
        )
        self.table = Table(self.tr("What the file changes"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (5, 3, 4))
        self.table.opened.connect(lambda _: self._turn())
        self._edits.body.addWidget(WholeRows(self.table, hugging=True), 1)
        self.take = Button(self.tr("Take the file's word"), icon_name="check")
        self.take.setToolTip(self.tr("For the chosen line. Enter changes over (Enter)"))
        self.take.clicked.connect(lambda: self._choose(from_file=True))
        self.keep = Button(self.tr("Keep this desk's"), icon_name="undo-2")
        self.keep.setToolTip(self.tr("For the chosen line. Enter changes over (Enter)"))
        self.keep.clicked.connect(lambda: self._choose(from_file=False))
        self.take_all = Button(self.tr("Take all from the file"))
        self.take_all.clicked.connect(lambda: self._model.choose_all(from_file=True))
        self.keep_all = Button(self.tr("Keep all of this desk"))
        self.keep_all.clicked.connect(lambda: self._model.choose_all(from_file=False))
        row = row_of(self.take, self.keep, self.take_all, self.keep_all)
        row.addStretch(1)
        self._edits.body.addLayout(row)
        return self._edits

    def _problems_part(self) -> QWidget:
        self._problems = Card(self.tr("What is left out"))
        self._problem_lines = LinesModel(
            [self.tr("Row"), self.tr("Columns"), self.tr("Why")], self._cells_of_problem
        )
        self.problems = Table(self.tr("What is left out"))
        self.problems.setModel(self._problem_lines)
        fit_columns(self.problems, (2, 1))
        self._problems.body.addWidget(WholeRows(self.problems, hugging=True), 1)
        self.whole = Tick(self.tr("Change &nothing until every row can be taken"))
        self.whole.setAccessibleName(self.tr("Change nothing until every row can be taken"))
        self.whole.toggled.connect(lambda on: self._model.want_whole(only_whole=on))
        self._problems.body.addWidget(self.whole)
        return self._problems

    def _cells_of(self, edit: FieldEdit) -> tuple[Cell, ...]:
        empty = self.tr("empty")
        taken = edit.key in self._taken
        return (
            Cell(f"{edit.row:,}", CellLook.BOLD),
            Cell(edit.who),
            Cell(translated(edit.column.title_text), CellLook.MUTED),
            Cell(edit.desk or empty, CellLook.PLAIN if edit.desk else CellLook.MUTED),
            Cell(edit.file or empty, CellLook.BOLD if taken else CellLook.PLAIN),
            Cell(self._what_happens(edit, taken=taken), CellLook.PLAIN),
        )

    def _what_happens(self, edit: FieldEdit, *, taken: bool) -> str:
        if taken:
            if edit.both:
                return self.tr("Changed, over what was changed here since")
            return self.tr("Changed to what the file says")
        if edit.both:
            return self.tr("Changed here since, so it stays")
        return self.tr("Stays as it is here")

    def _cells_of_problem(self, problem: RowProblem) -> tuple[Cell, ...]:
        columns = ", ".join(translated(column) for column in problem.columns)
        return (
            Cell(f"{problem.row:,}", CellLook.BOLD),
            Cell(columns or self.tr("Whole row"), CellLook.MUTED),
            Cell(translated(problem.sentence)),
        )

    def _show_figures(self, edited: EditedCaseload) -> None:
        clear_layout(self._figures)
        clean = len(self._model.state.choice.usual)
        for number, what in (
            (clean, self.tr("fields that the file changes")),
            (len(edited.edits) - clean, self.tr("fields changed here as well: you choose")),
            (len({problem.row for problem in edited.problems}), self.tr("rows left out")),
            (edited.unchanged, self.tr("rows as they were")),
        ):
            card = Card()
            card.setAccessibleName(f"{number:,} {what}")
            card.body.addWidget(Words(f"{number:,}", LabelLook.PAGE_TITLE))
            card.body.addWidget(Words(what, LabelLook.MUTED))
            self._figures.addWidget(card, 1)

    def _chosen(self) -> FieldEdit | None:
        edited, at = self._shown, self.table.currentIndex().row()
        return edited.edits[at] if edited is not None and 0 <= at < len(edited.edits) else None

    def _choose(self, *, from_file: bool) -> None:
        edit = self._chosen()
        if edit is not None:
            self._model.choose(edit.key, from_file=from_file)

    def _turn(self) -> None:
        edit = self._chosen()
        if edit is not None:
            self._model.choose(edit.key, from_file=edit.key not in self._taken)
