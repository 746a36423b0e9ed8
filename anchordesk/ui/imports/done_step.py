"""The last step of an import: what was added, and how to take it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.import_records import ImportBatch
from anchordesk.ui.imports.view_model import ImportViewModel
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.words import count


class DoneStep(QWidget):
    """Says what happened, with Undo."""

    def __init__(self, model: ImportViewModel) -> None:
        super().__init__()
        self._model = model
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card()
        self.result = Words("", LabelLook.HEADING)
        self._more = Words()
        self.undo = Button(self.tr("Undo import"), icon_name="undo-2")
        self.undo.clicked.connect(self._on_undo)
        self.another = Button(self.tr("Import another file"), icon_name="upload")
        self.another.clicked.connect(model.start_again)
        card.body.addWidget(self.result)
        card.body.addWidget(self._more)
        row = row_of(self.undo, self.another)
        row.addStretch(1)
        card.body.addLayout(row)
        layout.addWidget(card)
        layout.addStretch(1)

    def show_state(self) -> None:
        """Show the result."""
        state = self._model.state
        batch = state.batch
        if batch is None:
            return
        if batch.changes is not None:
            words, more = self._of_changes(batch, state.undone)
        elif state.undone is None:
            words = self.tr("{people} imported from {file}.").format(
                people=count(batch.residents, "resident", "residents"),
                file=batch.file_name,
            )
            more = self.tr(
                "They are in your caseload now, saved on this laptop. Undo takes all of them "
                "back, except those that somebody has worked on since."
            )
        else:
            words = self.tr("The import was taken back: {people} removed.").format(
                people=count(state.undone, "resident", "residents")
            )
            kept = batch.residents - state.undone
            more = (
                self.tr("{people} worked on since the import stayed.").format(
                    people=count(kept, "resident", "residents")
                )
                if kept
                else self.tr("Your caseload is as it was before the import.")
            )
        if words != self.result.text():
            self.result.setText(words)
            self._more.setText(more)
            announce(self, words)
        if self.undo.hasFocus() and state.undone is not None:
            self.land_focus()
        self.undo.setVisible(state.undone is None)

    def _of_changes(self, batch: ImportBatch, undone: int | None) -> tuple[str, str]:
        """Return what to say of an import that changed residents and added none."""
        if undone is None:
            words = self.tr("{fields} of {people} changed by {file}.").format(
                fields=count(batch.changes or 0, "field", "fields"),
                people=count(batch.residents, "resident", "residents"),
                file=batch.file_name,
            )
            return words, self.tr(
                "Each record's history tells what was there before. Undo puts all of them back, "
                "except what somebody has changed since."
            )
        words = self.tr("The changes were taken back: {people} as before.").format(
            people=count(undone, "resident", "residents")
        )
        kept = batch.residents - undone
        if not kept:
            return words, self.tr("Your caseload is as it was before the file came back.")
        more = self.tr("{people} were changed since, or ask to be left as they are, and stayed.")
        return words, more.format(people=count(kept, "resident", "residents"))

    def land_focus(self) -> None:
        """Put focus on a button that is there in every result."""
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_undo(self) -> None:
        batch = self._model.state.batch
        if batch is not None:
            self._model.undo(batch.id)
