"""The card that checks a vault: its pages, keys, backups and room, and says what needs doing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from anchordesk.services import vault_check
from anchordesk.services.vault_check import COPIES, VaultCheck
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout, row_of
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translated

if TYPE_CHECKING:
    from anchordesk.services.diagnostics import Surroundings

MEGABYTE = 1024 * 1024


class CheckCard(Card):
    """Reads every page when asked to."""

    def __init__(
        self,
        context: ScreenContext,
        look_around: Callable[[], Surroundings] | None = None,
        files: FileChoice | None = None,
    ) -> None:
        super().__init__(self.tr("Check"))
        self._context = context
        self._look_around, self._files = look_around, files or SystemFileChoice()
        self.body.addWidget(
            Words(
                self.tr(
                    "Reads every page of your records, and looks at your keys, your backups and "
                    "the room on this disk."
                )
            )
        )
        self._found = QVBoxLayout()
        self._found.setSpacing(SPACE_2)
        self.body.addLayout(self._found)
        self.check = Button(self.tr("Check this vault"), icon_name="search")
        self.check.clicked.connect(self._on_check)
        self.details = Button(self.tr("Details for IT support"), icon_name="info")
        self.details.clicked.connect(self._on_details)
        if look_around is None:
            self.details.hide()
        row = row_of(self.check, self.details)
        row.addStretch(1)
        self.body.addLayout(row)
        self.busy = Busy()
        self.body.addWidget(self.busy)

    def _on_details(self) -> None:
        from anchordesk.ui.settings.diagnostics_dialog import (  # noqa: PLC0415 - seldom wanted
            DiagnosticsDialog,
        )

        if self._look_around is not None:
            dialog = DiagnosticsDialog(self, self._context, self._look_around, self._files)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_check(self) -> None:
        workspace = self._context.workspace
        self.check.setEnabled(False)
        task = self._context.tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: vault_check.check(workspace, progress),
            receiver=self,
            done=self._on_checked,
            failed=self._on_failed,
            stopped=self._on_stopped,
        )
        self.busy.start(self.tr("Reading every page"), task.stop)

    def _on_stopped(self) -> None:
        self._rest()
        clear_layout(self._found)
        words = self.tr("Stopped before the end. Nothing was changed.")
        self._found.addWidget(Words(words, LabelLook.SMALL))
        announce(self, words)

    def _on_checked(self, found: VaultCheck) -> None:
        self._rest()
        clear_layout(self._found)
        for reason in found.reasons:
            self._found.addWidget(Words(translated(reason), LabelLook.PROBLEM))
        for words in self._lines(found):
            self._found.addWidget(Words(words, LabelLook.SMALL))
        announce(self, " ".join(found.reasons) or self.tr("Nothing needs doing."))

    def _lines(self, found: VaultCheck) -> tuple[str, ...]:
        whole = found.key_slots.whole_copies
        lines = (
            *(() if found.reasons else (self.tr("Nothing needs doing."),)),
            *(found.damage or (self.tr("Every page of the records is whole."),)),
            self.tr("Copies of the key file that are whole: {whole} of {copies}.").format(
                whole=whole, copies=COPIES
            ),
            self.tr("Free room on this disk: {room} MB.").format(room=found.free_bytes // MEGABYTE),
        )
        if not found.kept_copies:
            return lines
        return (
            *lines,
            self.tr("A copy from before the last upgrade is kept until the next backup."),
        )

    def _on_failed(self, notice: Notice) -> None:
        self._rest()
        self._context.shell.tell_notice(notice)

    def _rest(self) -> None:
        self.busy.stop()
        self.check.setEnabled(True)
