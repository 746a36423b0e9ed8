"""Shows everything that IT would be given, with what was left out of it, before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from anchordesk.services.diagnostics import (
    Diagnostics,
    Surroundings,
    gather,
    save,
    sieved,
    with_parts,
)
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate

FILE_NAME = "anchordesk-details.txt"


class DiagnosticsDialog(PlainDialog):
    """Gathers when it is made; the file is exactly what is shown."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        look_around: Callable[[], Surroundings],
        files: FileChoice,
    ) -> None:
        super().__init__(parent, translate("dialogs", "Details for IT support"))
        self._context, self._files = context, files
        self._look_around, self._shown = look_around, ""
        self.take_size(820, 600)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Details for IT support"), LabelLook.PAGE_TITLE))
        told = self.tr(
            "This is all that the file holds: nothing about a resident, no names. What might have "
            "been about somebody is left out, and counted at the end. Read it before you send it."
        )
        layout.addWidget(Words(told))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("look", "bytes")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Everything that is saved"))
        layout.addWidget(self.text, 1)
        self.busy = Busy()
        layout.addWidget(self.busy)
        self.said = Words("", LabelLook.MUTED)
        self.save_button = Button(self.tr("Save these details"), look=ButtonLook.PRIMARY)
        self.save_button.clicked.connect(self._on_save)
        self.save_button.setEnabled(False)
        close = Button(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.reject)
        layout.addLayout(row_of(self.said, close, self.save_button))
        self._gather()

    def _gather(self) -> None:
        look_around = self._look_around
        workspace = self._context.workspace
        self.busy.start(self.tr("Looking at this computer and this vault"))
        self._run(Lane.RECORDS, lambda: gather(workspace, look_around()), self._on_gathered)

    def _on_gathered(self, found: Diagnostics) -> None:
        self.busy.start(self.tr("Trying the parts of AnchorDesk on made-up people"))
        look_around = self._look_around
        # Neither is for the records' lane: it takes seconds, and people go on working.
        self._run(Lane.HUB, lambda: sieved(found), self.text.setPlainText)
        self._run(
            Lane.HUB, lambda: sieved(with_parts(found, look_around().try_parts())), self._on_tried
        )

    def _on_tried(self, text: str) -> None:
        self.busy.stop()
        self._shown = text
        self.text.setPlainText(text)
        self.save_button.setEnabled(True)
        announce(self, self.tr("The details are complete."))

    def _on_save(self) -> None:
        text = self._shown

        def write(path: Path) -> None:
            self._run(Lane.RECORDS, lambda: save(text, path), self._on_saved)

        title = self.tr("Save these details")
        self._files.file_to_save(self, title, FILE_NAME, self.tr("Text (*.txt)"), write)

    def _on_saved(self, path: Path) -> None:
        self.said.setText(self.tr("Saved as {name}.").format(name=path.name))
        announce(self, self.said.text())

    def _run(self, lane: Lane, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.tasks.run(lane, work, receiver=self, done=done, failed=self._on_failed)

    def _on_failed(self, notice: Notice) -> None:
        self.busy.stop()
        self.said.setText(notice.words)
        announce(self, notice.words, urgent=True)
