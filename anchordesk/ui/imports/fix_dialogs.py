"""Two small forms of the import: correct the cells of a row, and say what a word means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.import_mapping import Meaning
from anchordesk.domain.pathway import Pathway
from anchordesk.services.import_fixes import UnknownWord
from anchordesk.ui.imports.field_words import field_title, values_of
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words


class FixRowDialog(FormDialog):
    """Shows the cells of a row that need fixing; after `kept`, `answers` are what they shall be."""

    def __init__(
        self, parent: QWidget, row: int, cells: Sequence[tuple[str, str]], sentences: Sequence[str]
    ) -> None:
        super().__init__(
            parent, self.tr("Correct row {row}").format(row=f"{row:,}"), self.tr("Use these")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for sentence in sentences:
            self.form.body.addWidget(Words(sentence))
        self._fields: dict[str, QLineEdit] = {}
        for column, cell in cells:
            field = self.form.add_line(column, column)
            field.setText(cell)
            self._fields[column] = field
        self.form.body.addWidget(Words(self.tr("Your file stays as it is."), LabelLook.SMALL))
        if self._fields:
            next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The cells as they shall be, by column."""
        return tuple((column, field.text()) for column, field in self._fields.items())

    def save(self) -> None:
        """Take the answers; they are checked with all rows."""
        self.saved()


class MeaningDialog(FormDialog):
    """Asks what a word of the file means; after `kept`, `meaning` tells."""

    def __init__(self, parent: QWidget, unknown: UnknownWord, pathway: Pathway | None) -> None:
        title = self.tr("What does “{word}” mean?").format(word=unknown.word)
        super().__init__(parent, title, self.tr("Use this"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._unknown = unknown
        self.form.body.addWidget(
            Words(
                self.tr(
                    "AnchorDesk does not add words to its lists. Your answer counts for every row, "
                    "and for the next file with the same columns."
                )
            )
        )
        self.means = self.form.add("means", field_title(unknown.field), Choice())
        self.means.add_option(self.tr("Choose"), None)
        for value in values_of(unknown.field, pathway):
            self.means.add_option(value.words, value.code)
        self.means.add_option(self.tr("Leave it empty"), "")
        self.means.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def meaning(self) -> Meaning:
        """The word with its meaning."""
        value = self.means.value()
        return Meaning(self._unknown.field, self._unknown.word, str(value or ""))

    def save(self) -> None:
        """Take the answer, if there is one."""
        if self.means.value() is None:
            self.form.show_problems([Problem("means", self.tr("Choose what the word means."))])
            return
        self.saved()
