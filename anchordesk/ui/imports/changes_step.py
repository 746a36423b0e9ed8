"""The step of an import that shows what a caseload which comes back changes, field by field."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.import_cells import RowProblem
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.edited_comparison import EditKey, FieldEdit
from anchordesk.ui.imports.findings import FindingsStep, RowsCard
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.words import translated


class ChangesStep(FindingsStep):
    """Each changed cell beside what the record holds, whose word counts, and rows left out."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__(model)
        self._shown: EditedCaseload | None = None
        self._taken: frozenset[EditKey] = frozenset()
        self.column.addWidget(self._edits_part(), 3)
        self.column.addWidget(self._problems_part(), 2)
        words = self.tr("The file says what your records say, so there is nothing to change.")
        self._nothing = Words(words, LabelLook.MUTED)
        self.column.addWidget(self._nothing)
        self.column.addStretch(0)

    def show_state(self) -> None:
        """Show what the comparison found, and what was chosen."""
        state = self.model.state
        edited = state.edited
        if edited is None:
            return
        other_choice = state.choice.taken is not self._taken
        self._taken = state.choice.taken
        if edited is self._shown:
            if other_choice:
                self._edits.table.say_again()
            return
        self._shown = edited
        clean = len(state.choice.usual)
        self.show_figures(
            (clean, self.tr("fields that the file changes"), 1),
            (
                len(edited.edits) - clean,
                self.tr("fields changed here as well: you choose"),
                1,
            ),
            (len({one.row for one in edited.problems}), self.tr("rows left out"), 1),
            (edited.unchanged, self.tr("rows as they were"), 1),
        )
        self._edits.show_rows(edited.edits)
        self._problems.show_rows((*edited.problems, *edited.not_taken))
        self.whole.setVisible(bool(edited.problems))
        self._nothing.setVisible(not edited.edits)

    def land_focus(self) -> None:
        """Put focus on the changes, or else on the rows that are left out."""
        self.focus_first(self.table, self.problems)

    def _edits_part(self) -> QWidget:
        self._edits: RowsCard[FieldEdit] = RowsCard(
            self.tr("What the file changes"),
            [
                self.tr("Row"),
                self.tr("Resident"),
                self.tr("Field"),
                self.tr("On this desk"),
                self.tr("In the file"),
                self.tr("What happens"),
            ],
            self._cells_of,
            (5, 3, 4),
        )
        self.table = self._edits.table
        self.table.opened.connect(lambda _: self._turn())
        self.take = Button(self.tr("Take the file's word"), icon_name="check")
        self.take.clicked.connect(lambda: self._choose(from_file=True))
        self.keep = Button(self.tr("Keep this desk's"), icon_name="undo-2")
        self.keep.clicked.connect(lambda: self._choose(from_file=False))
        for button in (self.take, self.keep):
            button.setToolTip(self.tr("For the chosen line. Enter changes over (Enter)"))
        self.take_all = Button(self.tr("Take all from the file"))
        self.take_all.clicked.connect(lambda: self.model.choose_all(from_file=True))
        self.keep_all = Button(self.tr("Keep all of this desk"))
        self.keep_all.clicked.connect(lambda: self.model.choose_all(from_file=False))
        self._edits.add_beside(self.take, self.keep, self.take_all, self.keep_all)
        return self._edits

    def _problems_part(self) -> QWidget:
        self._problems: RowsCard[RowProblem] = RowsCard(
            self.tr("What is left out"),
            [self.tr("Row"), self.tr("Columns"), self.tr("Why")],
            self._cells_of_problem,
            (2, 1),
        )
        self.problems = self._problems.table
        words = self.tr("Change &nothing until every row can be taken")
        self.whole = self._problems.add_whole(words, self.model)
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

    def _choose(self, *, from_file: bool) -> None:
        edit = self._edits.table.chosen
        if edit is not None:
            self.model.choose(edit.key, from_file=from_file)

    def _turn(self) -> None:
        edit = self._edits.table.chosen
        if edit is not None:
            self.model.choose(edit.key, from_file=edit.key not in self._taken)
