"""The first step of an import: choose the file, or take an earlier import back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.import_records import ImportBatch
from anchordesk.ui import words
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_4


class FileStep(QWidget):
    """Asks for the spreadsheet and lists imports that can be undone."""

    def __init__(self, model: ImportViewModel, files: FileChoice) -> None:
        super().__init__()
        self._model = model
        self._files = files
        self._past: tuple[ImportBatch, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(self._choose_card())
        layout.addWidget(self._past_card(), 1)
        layout.addStretch(0)

    def show_state(self) -> None:
        """Show the imports of before."""
        self._past = self._model.state.past
        self._lines.show_rows([self._line(batch) for batch in self._past])
        self._past_part.setVisible(bool(self._past))
        if self._past and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._lines.index(0, 0))
        self._show_undo()

    def land_focus(self) -> None:
        """Put focus on the button that begins."""
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_card(self) -> QWidget:
        card = Card(self.tr("Choose a spreadsheet of residents"))
        card.body.addWidget(
            Words(
                self.tr(
                    "A spreadsheet (.xlsx, .ods) or CSV file with one row for each resident and "
                    "the names of the columns in the first row."
                )
            )
        )
        card.body.addWidget(
            Words(
                self.tr(
                    "You then say which column is what, and see what would be added. A caseload "
                    "that you saved here and changed is compared with your records instead. "
                    "Nothing is changed until you choose so in the last step."
                ),
                LabelLook.MUTED,
            )
        )
        self.choose = Button(
            self.tr("Choose file"), look=ButtonLook.PRIMARY, icon_name="folder-open"
        )
        self.choose.clicked.connect(self._on_choose)
        row = row_of(self.choose)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _past_card(self) -> QWidget:
        self._past_part = Card(self.tr("Imports on this desk"))
        self._lines = LinesModel(
            [self.tr("File"), self.tr("Imported"), self.tr("Residents"), self.tr("State")]
        )
        self.table = Table(self.tr("Imports on this desk"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (0,))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._show_undo())
        self.undo = Button(self.tr("Undo import"), icon_name="undo-2")
        self.undo.clicked.connect(self._on_undo)
        self._past_part.body.addWidget(WholeRows(self.table, hugging=True), 1)
        row = row_of(
            self.undo,
            Words(self.tr("Residents that were worked on since stay."), LabelLook.SMALL),
        )
        self._past_part.body.addLayout(row)
        self._past_part.body.addStretch(0)
        return self._past_part

    def _line(self, batch: ImportBatch) -> tuple[Cell, ...]:
        done = self.tr("Imported") if batch.changes is None else self.tr("Changed")
        state = done if batch.undone_at is None else self.tr("Taken back")
        day = words.short_date(batch.imported_at.astimezone().date())
        return (
            Cell(batch.file_name, CellLook.BOLD),
            Cell(day, CellLook.MUTED),
            Cell(f"{batch.residents:,}"),
            Cell(state, CellLook.MUTED),
        )

    def _chosen(self) -> ImportBatch | None:
        row = self.table.currentIndex().row()
        return self._past[row] if 0 <= row < len(self._past) else None

    def _show_undo(self) -> None:
        chosen = self._chosen()
        can = chosen is not None and chosen.undone_at is None
        if self.undo.hasFocus() and not can:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo.setEnabled(can)

    def _on_undo(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._model.undo(chosen.id)

    def _on_choose(self) -> None:
        self._files.file_to_open(
            self,
            self.tr("Choose a spreadsheet"),
            self.tr("Spreadsheets (*.xlsx *.ods *.csv *.tsv *.txt);;All files (*)"),
            self._on_chosen,
        )

    def _on_chosen(self, path: Path) -> None:
        self._model.choose_file(path)
