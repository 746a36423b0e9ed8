"""The third step of an import: what would be added, what needs fixing, what is lacking."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.services.import_fixes import CellFix, UnknownWord
from anchordesk.services.imports import ImportCheck
from anchordesk.ui.imports.field_words import field_title, value_words
from anchordesk.ui.imports.findings import FindingsStep, RowsCard
from anchordesk.ui.imports.fix_dialogs import FixRowDialog, MeaningDialog
from anchordesk.ui.imports.problem_list import ProblemLine, rows_to_fix
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.kit.table_delegate import Cell, CellLook


class CheckStep(FindingsStep):
    """Counts, sentences, and the rows that are left out."""

    def __init__(self, model: ImportViewModel, files: FileChoice) -> None:
        super().__init__(model)
        self._files = files
        self._shown: ImportCheck | None = None
        self._fixes: tuple[CellFix, ...] = ()
        self._mapping: ImportMapping | None = None
        self._about = Card(self.tr("About this file"))
        self._sentences = QVBoxLayout()
        self._about.body.addLayout(self._sentences)
        self.column.addWidget(self._about)
        self.column.addWidget(self._unknown_part(), 1)
        self.column.addWidget(self._problem_part(), 2)
        self._all_well = Words(self.tr("Every row can be imported."), LabelLook.MUTED)
        self.column.addWidget(self._all_well)
        self.column.addStretch(0)

    def show_state(self) -> None:
        """Show what the check found."""
        state = self.model.state
        checked = state.check
        if checked is None:
            return
        is_other = state.fixes != self._fixes or state.mapping is not self._mapping
        self._fixes, self._mapping = state.fixes, state.mapping
        self.whole.setVisible(bool(checked.problems))
        if checked is self._shown:
            if is_other:
                # The table paints again what was corrected or explained.
                self._problems.table.say_again()
                self._unknown.table.say_again()
            return
        self._shown = checked
        ready = self.tr("ready to import: {enrolled} on the pathway, {jobs} with a job").format(
            enrolled=f"{checked.enrolled:,}", jobs=f"{checked.with_job:,}"
        )
        self.show_figures(
            (len(checked.ready), ready, 2),
            (rows_to_fix(state.problems), self.tr("need fixing"), 1),
            (len(checked.duplicates), self.tr("already here"), 1),
        )
        clear_layout(self._sentences)
        for sentence in (*checked.notices, *checked.lacking):
            self._sentences.addWidget(Words(sentence))
        self._about.setVisible(bool(checked.notices or checked.lacking))
        self._unknown.show_rows(checked.unknown)
        self._problems.show_rows(state.problems)
        self._all_well.setVisible(not state.problems)

    def land_focus(self) -> None:
        """Put focus on the words to explain or the rows to fix, if there are any."""
        self.focus_first(self.words, self.table)

    def _problem_part(self) -> QWidget:
        self._problems: RowsCard[ProblemLine] = RowsCard(
            self.tr("Rows that are left out"),
            [
                self.tr("Row"),
                self.tr("Columns"),
                self.tr("In the file"),
                self.tr("What is wrong"),
            ],
            self._cells_of,
            (3, 2, 1),
        )
        self.table = self._problems.table
        self.table.opened.connect(lambda _: self._on_fix())
        self.save = Button(self.tr("Save list as CSV"), icon_name="download")
        self.save.clicked.connect(self._on_save)
        self.fix = Button(self.tr("Correct row"), icon_name="pencil")
        self.fix.setToolTip(self.tr("Correct the chosen row (Enter)"))
        self.fix.clicked.connect(self._on_fix)
        words = self.tr("Import &nothing until every row is ready")
        self.whole = self._problems.add_whole(words, self.model)
        told = self.tr("The list has row numbers, columns and sentences, not what cells hold.")
        self._problems.add_beside(
            self.fix, self.save, Words(told, LabelLook.SMALL), stretches=False
        )
        self._problems.body.addStretch(0)
        return self._problems

    def _unknown_part(self) -> QWidget:
        self._unknown: RowsCard[UnknownWord] = RowsCard(
            self.tr("Words that AnchorDesk does not have"),
            [self.tr("Field"), self.tr("In the file"), self.tr("Rows"), self.tr("What it means")],
            self._cells_of_word,
            (3, 1),
        )
        self.words = self._unknown.table
        self.words.opened.connect(lambda _: self._on_explain())
        self.explain = Button(self.tr("Say what it means"), icon_name="pencil")
        self.explain.clicked.connect(self._on_explain)
        self._unknown.add_beside(self.explain)
        return self._unknown

    def _cells_of(self, line: ProblemLine) -> tuple[Cell, ...]:
        fixed = [fix.value for fix in self._fixes if fix.row == line.row]
        cells = self._cells_in(line)
        found = ", ".join(fixed or [cell for _, cell in cells])
        wrong = self.tr("Corrected; check again") if fixed else line.sentence
        return (
            Cell(f"{line.row:,}", CellLook.BOLD),
            Cell(line.columns or self.tr("Whole row"), CellLook.MUTED),
            Cell(found, CellLook.BOLD if fixed else CellLook.PLAIN),
            Cell(wrong),
        )

    def _cells_of_word(self, unknown: UnknownWord) -> tuple[Cell, ...]:
        mapping = self._mapping
        meant = None
        for known in mapping.meanings if mapping is not None else ():
            same_word = known.word.strip().casefold() == unknown.word.strip().casefold()
            if known.field is unknown.field and same_word:
                empty = self.tr("Left empty")
                meant = value_words(known.field, known.value, self.model.pathway) or empty
        return (
            Cell(field_title(unknown.field), CellLook.BOLD),
            Cell(unknown.word),
            Cell(f"{unknown.rows:,}", CellLook.NUMBER),
            Cell(self.tr("Not said yet") if meant is None else meant, CellLook.MUTED),
        )

    def _cells_in(self, line: ProblemLine) -> tuple[tuple[str, str], ...]:
        """Return the cells that a problem is about, or all where it is about the whole row."""
        checked = self._shown
        if checked is None or line.row not in checked.left_out:
            return ()
        row = dict(zip(checked.header, checked.left_out[line.row], strict=True))
        wanted = line.about
        return tuple((c, cell) for c, cell in row.items() if c in wanted or not wanted)

    def _on_fix(self) -> None:
        checked, line = self._shown, self._problems.table.chosen
        if checked is None or line is None or not self._cells_in(line):
            return
        row = line.row
        typed = {fix.column: fix.value for fix in self._fixes if fix.row == row}
        cells = [(column, typed.get(column, cell)) for column, cell in self._cells_in(line)]
        sentences = [problem.sentence for problem in checked.problems if problem.row == row]
        dialog = FixRowDialog(self, row, cells, sentences)
        dialog.kept.connect(lambda: self.model.correct(row, dialog.answers))
        dialog.open()

    def _on_explain(self) -> None:
        unknown = self._unknown.table.chosen
        if unknown is None:
            return
        dialog = MeaningDialog(self, unknown, self.model.pathway)
        dialog.kept.connect(lambda: self.model.say_meaning(dialog.meaning))
        dialog.open()

    def _on_save(self) -> None:
        title = self.tr("Save the list of rows to fix")
        name = self.tr("rows-to-fix.csv")
        self._files.file_to_save(self, title, name, "(*.csv)", self.model.save_problems)
