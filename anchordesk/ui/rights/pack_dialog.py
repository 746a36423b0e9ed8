"""The copy of everything kept of somebody: other people are taken out, and what leaves is shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from anchordesk.domain.rights_request import RightsRequest
from anchordesk.services import access_pack
from anchordesk.services.access_pack import AccessPack, Review, document_of, reviewed
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import LongText, Tick
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import current_theme
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane, Task

LIST_HEIGHT, NUMBER_ROLE = 140, int(Qt.ItemDataRole.UserRole)


class PackDialog(FormDialog):
    """Nothing is written that is not in the preview."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, files: FileChoice, request: RightsRequest
    ) -> None:
        super().__init__(parent, self.tr("A copy of everything kept"), self.tr("Save copy"))
        self._context, self._files, self._request = context, files, request
        self._pack: AccessPack | None = None
        self._review = Review()
        self._laying_out: Task | None = None
        self._others = Words("", LabelLook.SMALL)
        self.form.body.addWidget(self._others)
        self.entries = self.form.add(
            "entries",
            self.tr("&Leave out what is about somebody else"),
            QListWidget(),
            self.tr("Choose what is left out; once more, and it stays. The copy says so."),
        )
        self.entries.setFixedHeight(current_theme().px(LIST_HEIGHT))
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setWordWrap(True)
        self.entries.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.entries.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.blackened = self.form.add(
            "blackened",
            self.tr("&Names to remove, one on a line"),
            LongText(2),
        )
        self.decided = self.form.add(
            "decided",
            self.tr("Con&cerns and restricted notes"),
            Tick(self.tr("I have decided on each with our safeguarding lead")),
            self.tr(
                "They are left out, without a mark, until you choose otherwise above. The person "
                "has a right to them unless that would be likely to cause serious harm."
            ),
        )
        self.form.show_field("decided", shown=False)
        self.preview = self.form.add("preview", self.tr("&Exactly this will be saved"), LongText(6))
        self.preview.setReadOnly(True)
        self.save_button.setEnabled(False)
        self._read()

    def save(self) -> None:
        """Ask for a place, and write what is shown as PDF and for computers."""
        pack, review = self._pack, self._review
        if pack is None or not self.preview.toPlainText():
            return
        if pack.to_decide and not self.decided.isChecked():
            told = self.tr("Say that you have decided on each concern and restricted note.")
            self.form.show_problems([Problem("decided", told)])
            return
        review = replace(review, decided=self.decided.isChecked())
        workspace = self._context.workspace

        def write(path: Path) -> None:
            self.begin_saving()
            self._context.tasks.run(
                Lane.RECORDS,
                lambda: access_pack.write(workspace, pack, review, path),
                receiver=self,
                done=self.saved,
                failed=self.not_saved,
            )

        self._files.file_to_save(
            self, self.tr("Save copy"), "your-information.pdf", "PDF (*.pdf)", write
        )

    def _read(self) -> None:
        workspace, resident_id = self._context.workspace, self._request.resident_id
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: access_pack.build(workspace, resident_id),
            receiver=self,
            done=self._on_read,
            failed=self.not_saved,
        )

    def _on_read(self, pack: AccessPack) -> None:
        self._pack = pack
        for entry in pack.to_review:
            item = QListWidgetItem(entry.words)
            item.setData(NUMBER_ROLE, entry.number)
            self.entries.addItem(item)
            item.setSelected(entry.group.may_harm)
        self.form.show_field("decided", shown=bool(pack.to_decide))
        self.blackened.setPlainText("\n".join(pack.others))
        words = self.tr(
            "Read each line. Names of other residents that were found are below; friends, family "
            "and neighbours are for you to see."
        )
        self._others.setText(words)
        self.entries.itemSelectionChanged.connect(self._lay_out_copy)
        self.blackened.textChanged.connect(self._lay_out_copy)
        self.entries.setFocus()
        self._lay_out_copy()

    def _lay_out_copy(self) -> None:
        pack = self._pack
        if pack is None:
            return
        chosen = self.entries.selectedItems()
        withheld = frozenset(int(item.data(NUMBER_ROLE)) for item in chosen)
        review = Review(withheld, tuple(self.blackened.toPlainText().splitlines()))
        self._review = review
        self.save_button.setEnabled(False)
        self.preview.setPlainText("")
        if self._laying_out is not None:
            self._laying_out.cancel()
        self._laying_out = self._context.tasks.run(
            Lane.RECORDS,
            lambda: document_of(reviewed(pack, review)).words,
            receiver=self,
            done=self._on_laid_out,
            failed=self.not_saved,
        )

    def _on_laid_out(self, words: str) -> None:
        self.preview.setPlainText(words)
        self.save_button.setEnabled(True)
