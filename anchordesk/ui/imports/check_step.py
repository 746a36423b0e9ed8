"""The third step of an import: what would be added, what needs fixing, what is lacking."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.services.import_fixes import CellFix, UnknownWord
from anchordesk.services.imports import ImportCheck
from anchordesk.ui.imports.field_words import field_title, value_words
from anchordesk.ui.imports.fix_dialogs import FixRowDialog, MeaningDialog
from anchordesk.ui.imports.problem_list import ProblemLine, rows_to_fix
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Tick
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
        self._fixes: tuple[CellFix, ...] = ()
        self._mapping: ImportMapping | None = None
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
        layout.addWidget(self._unknown_part(), 1)
        layout.addWidget(self._problem_part(), 2)
        self._all_well = Words(self.tr("Every row can be imported."), LabelLook.MUTED)
        layout.addWidget(self._all_well)
        layout.addStretch(0)

    def show_state(self) -> None:
        """Show what the check found."""
        state = self._model.state
        checked = state.check
        if checked is None:
            return
        is_other = state.fixes != self._fixes or state.mapping is not self._mapping
        self._fixes, self._mapping = state.fixes, state.mapping
        self.whole.setVisible(bool(checked.problems))
        if checked is self._shown:
            if is_other:
                # The table paints again what was corrected or explained.
                self._lines.show_rows(state.problems)
                self._words.show_rows(checked.unknown)
            return
        self._shown = checked
        self._show_figures(checked)
        clear_layout(self._sentences)
        for sentence in (*checked.notices, *checked.lacking):
            self._sentences.addWidget(Words(sentence))
        self._about.setVisible(bool(checked.notices or checked.lacking))
        lines = state.problems
        self._lines.show_rows(lines)
        self._words.show_rows(checked.unknown)
        self._unknown.setVisible(bool(checked.unknown))
        if checked.unknown:
            self.words.setCurrentIndex(self._words.index(0, 0))
        self._problems.setVisible(bool(lines))
        self._all_well.setVisible(not lines)
        if lines:
            self.table.setCurrentIndex(self._lines.index(0, 0))

    def land_focus(self) -> None:
        """Put focus on the rows to fix, if there are any."""
        if self._unknown.isVisible():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._problems.isVisible():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem_part(self) -> QWidget:
        self._problems = Card(self.tr("Rows that are left out"))
        self._lines = LinesModel(
            [
                self.tr("Row"),
                self.tr("Columns"),
                self.tr("In the file"),
                self.tr("What is wrong"),
            ],
            self._cells_of,
        )
        self.table = Table(self.tr("Rows that are left out"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (3, 2, 1))
        self.table.opened.connect(lambda _: self._on_fix())
        self._problems.body.addWidget(WholeRows(self.table, hugging=True), 1)
        self.save = Button(self.tr("Save list as CSV"), icon_name="download")
        self.save.clicked.connect(self._on_save)
        self.fix = Button(self.tr("Correct row"), icon_name="pencil")
        self.fix.setToolTip(self.tr("Correct the chosen row (Enter)"))
        self.fix.clicked.connect(self._on_fix)
        self.whole = Tick(self.tr("Import &nothing until every row is ready"))
        self.whole.setAccessibleName(self.tr("Import nothing until every row is ready"))
        self.whole.toggled.connect(lambda on: self._model.want_whole(only_whole=on))
        self._problems.body.addWidget(self.whole)
        row = row_of(
            self.fix,
            self.save,
            Words(
                self.tr("The list has row numbers, columns and sentences, not what cells hold."),
                LabelLook.SMALL,
            ),
        )
        self._problems.body.addLayout(row)
        self._problems.body.addStretch(0)
        return self._problems

    def _unknown_part(self) -> QWidget:
        self._unknown = Card(self.tr("Words that AnchorDesk does not have"))
        self._words = LinesModel(
            [self.tr("Field"), self.tr("In the file"), self.tr("Rows"), self.tr("What it means")],
            self._cells_of_word,
        )
        self.words = Table(self.tr("Words that AnchorDesk does not have"))
        self.words.setModel(self._words)
        fit_columns(self.words, (3, 1))
        self.words.opened.connect(lambda _: self._on_explain())
        self._unknown.body.addWidget(WholeRows(self.words, hugging=True), 1)
        self.explain = Button(self.tr("Say what it means"), icon_name="pencil")
        self.explain.clicked.connect(self._on_explain)
        row = row_of(self.explain)
        row.addStretch(1)
        self._unknown.body.addLayout(row)
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
                meant = value_words(known.field, known.value, self._model.pathway) or empty
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
        checked, lines = self._shown, self._model.state.problems
        at = self.table.currentIndex().row()
        if checked is None or not 0 <= at < len(lines) or not self._cells_in(lines[at]):
            return
        row = lines[at].row
        typed = {fix.column: fix.value for fix in self._fixes if fix.row == row}
        cells = [(column, typed.get(column, cell)) for column, cell in self._cells_in(lines[at])]
        sentences = [problem.sentence for problem in checked.problems if problem.row == row]
        dialog = FixRowDialog(self, row, cells, sentences)
        dialog.kept.connect(lambda: self._model.correct(row, dialog.answers))
        dialog.open()

    def _on_explain(self) -> None:
        checked, at = self._shown, self.words.currentIndex().row()
        if checked is None or not 0 <= at < len(checked.unknown):
            return
        dialog = MeaningDialog(self, checked.unknown[at], self._model.pathway)
        dialog.kept.connect(lambda: self._model.say_meaning(dialog.meaning))
        dialog.open()

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
