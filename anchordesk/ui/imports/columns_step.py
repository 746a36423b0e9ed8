"""The second step of an import: which column, value or rule fills which field."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.import_mapping import Field, ImportMapping
from anchordesk.ui.imports.field_words import field_title, rule_words, sample_words
from anchordesk.ui.imports.rule_dialog import RuleDialog
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.form import LabelledField
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4

FIELDS = tuple(Field)


class ColumnsStep(QWidget):
    """Shows the mapping as a table; Enter on a row changes it."""

    def __init__(self, model: ImportViewModel, files: FileChoice) -> None:
        super().__init__()
        self._model = model
        self._files = files
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        self._lines = LinesModel(
            [self.tr("AnchorDesk field"), self.tr("Column or rule"), self.tr("First three rows")]
        )
        self.table = Table(self.tr("Fields and the columns that fill them"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (2, 1))
        self.table.opened.connect(self._on_opened)
        layout.addLayout(self._choices())
        self._notices = Words("", LabelLook.SMALL)
        layout.addWidget(self._notices)
        layout.addWidget(WholeRows(self.table, hugging=True), 1)
        layout.addLayout(self._buttons())

    def show_state(self) -> None:
        """Show the mapping and what it makes of the first rows."""
        state = self._model.state
        look, mapping = state.look, state.mapping
        if look is None or mapping is None:
            return
        pathway = self._model.pathway
        rows = []
        for field in FIELDS:
            rule = mapping.rule(field)
            plain = CellLook.MUTED if rule is None else CellLook.PLAIN
            rows.append(
                (
                    Cell(field_title(field), CellLook.BOLD),
                    Cell(rule_words(rule, pathway), plain),
                    Cell(sample_words(rule, look.header, look.sample, pathway), CellLook.MUTED),
                )
            )
        self._lines.show_rows(rows)
        if not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._lines.index(0, 0))
        self._notices.setText(" ".join(look.notices))
        self._notices.setVisible(bool(look.notices))
        self._show_choices(mapping, state.known)

    def land_focus(self) -> None:
        """Put focus on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choices(self) -> QVBoxLayout:
        self.mapping = Choice()
        self.mapping.setMinimumContentsLength(24)
        self.mapping.activated.connect(self._on_mapping)
        self.pathway = Choice()
        self.pathway.add_option(self.tr("Nobody is enrolled"), "")
        for pathway in self._model.pathways:
            self.pathway.add_option(pathway.title, pathway.code)
        self.pathway.activated.connect(lambda _: self._model.set_pathway(str(self.pathway.value())))
        self.days = Choice()
        self.days.add_option(self.tr("3 April (day first)"), True)
        self.days.add_option(self.tr("4 March (month first)"), False)
        self.days.activated.connect(lambda _: self._on_reading())
        self.number_rows = Tick(
            self.tr("Take &rows with neither reference nor name, and make a reference for each")
        )
        self.number_rows.setAccessibleName(self.number_rows.text().replace("&", ""))
        self.number_rows.clicked.connect(self._on_reading)
        row = row_of(
            LabelledField(self.tr("Mapping"), self.mapping),
            LabelledField(self.tr("Pathway to enrol on"), self.pathway),
            LabelledField(self.tr("03/04/2026 means"), self.days),
            spacing=SPACE_4,
        )
        row.setStretch(0, 4)
        row.setStretch(1, 3)
        row.setStretch(2, 3)
        column = QVBoxLayout()
        column.addLayout(row)
        column.addWidget(self.number_rows)
        return column

    def _on_reading(self) -> None:
        self._model.set_reading(
            day_first=bool(self.days.value()), number_rows=self.number_rows.isChecked()
        )

    def _buttons(self) -> QVBoxLayout:
        self.change = Button(self.tr("Change field"), icon_name="pencil")
        self.change.setToolTip(self.tr("Change the chosen field (Enter)"))
        self.change.clicked.connect(lambda: self._on_opened(self.table.currentIndex()))
        self.load = Button(self.tr("Open mapping file"), icon_name="folder-open")
        self.load.clicked.connect(self._on_load)
        self.save = Button(self.tr("Save mapping as file"), icon_name="download")
        self.save.clicked.connect(self._on_save)
        row = row_of(self.change, self.load, self.save)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(row)
        return column

    def _show_choices(self, mapping: ImportMapping, known: tuple[ImportMapping, ...]) -> None:
        shown = known if mapping in known else (mapping, *known)
        self.mapping.clear()
        for one in shown:
            self.mapping.add_option(one.name, one)
        self.mapping.setCurrentIndex(shown.index(mapping))
        self.pathway.choose(mapping.pathway)
        self.days.choose(mapping.day_first)
        self.number_rows.setChecked(mapping.number_rows)

    def _on_mapping(self) -> None:
        chosen = self.mapping.value()
        if isinstance(chosen, ImportMapping):
            self._model.choose_mapping(chosen)

    def _on_opened(self, index: QModelIndex) -> None:
        state = self._model.state
        if not index.isValid() or state.look is None or state.mapping is None:
            return
        field = FIELDS[index.row()]
        dialog = RuleDialog(
            self, field, state.mapping.rule(field), state.look.header, self._model.pathway
        )
        dialog.kept.connect(lambda: self._model.set_rule(field, dialog.rule()))
        dialog.finished.connect(lambda _: self.land_focus())
        dialog.open()

    def _on_load(self) -> None:
        title = self.tr("Open a mapping")
        kinds = self.tr("Mappings (*.json);;All files (*)")
        self._files.file_to_open(self, title, kinds, self._model.load_mapping)

    def _on_save(self) -> None:
        mapping = self._model.state.mapping
        name = f"{mapping.name if mapping else ''}.json"
        title = self.tr("Save the mapping")
        self._files.file_to_save(self, title, name, "(*.json)", self._save_to)

    def _save_to(self, path: Path) -> None:
        self._model.save_mapping(path)
