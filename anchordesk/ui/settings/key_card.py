"""The card on keys: the recovery sheet, the passphrase, and whether an organisation has a key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFrame

from anchordesk.domain.dates import long_date
from anchordesk.services import recovery
from anchordesk.services.recovery import RecoveryKit
from anchordesk.services.vault_care import KeySlotsFound, RecoverySheetWriter
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.settings.passphrase_dialog import PassphraseDialog
from anchordesk.ui.settings.recovery_dialog import RecoveryDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane

SHEET_NAME = "anchordesk-recovery-sheet.pdf"


def key_slots_of(workspace: Workspace) -> KeySlotsFound:
    """Return what opens the vault. Raises NotAVaultError, StorageError."""
    return workspace.records.care.key_slots()


class KeyCard(Card):
    """Shows what opens the vault; makes a recovery sheet, changes the passphrase."""

    def __init__(
        self, context: ScreenContext, sheets: RecoverySheetWriter | None, files: FileChoice
    ) -> None:
        super().__init__(self.tr("Passphrase and recovery sheet"))
        self._context = context
        self._sheets = sheets
        self._files = files
        self._has_keyring = True
        self._standing = QFrame()
        self._words = Words("")
        row = row_of(self._words)
        row.setStretch(0, 1)
        self._standing.setLayout(row)
        self.body.addWidget(self._standing)
        self._organisation = Words("", LabelLook.SMALL)
        self._organisation.hide()
        self.body.addWidget(self._organisation)
        self.make_sheet = Button(self.tr("Make a recovery sheet"), icon_name="download")
        self.make_sheet.clicked.connect(self._on_make)
        if sheets is None:
            self.make_sheet.hide()
        self.change = Button(self.tr("Change passphrase"), icon_name="lock")
        self.change.clicked.connect(self._on_change)
        buttons = row_of(self.make_sheet, self.change)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def load(self) -> None:
        """Read again what opens the vault."""
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: key_slots_of(workspace),
            receiver=self,
            done=self._show,
            failed=self._context.shell.tell_notice,
        )

    def _show(self, found: KeySlotsFound) -> None:
        self._has_keyring = found.needs_keyring
        made_on = found.recovery_code_made_on
        if made_on is None:
            words = self.tr(
                "There is no recovery sheet. Without one, nobody can open your records again if "
                "you forget the passphrase or this computer is lost."
            )
        else:
            words = self.tr("The present recovery sheet was made on {day}.").format(
                day=long_date(made_on)
            )
        self._words.setText(words)
        inside = SPACE_2 if made_on is None else 0
        self._standing.setContentsMargins(inside, inside, inside, inside)
        self._standing.setProperty("look", "notice-warn" if made_on is None else "")
        self._standing.style().unpolish(self._standing)
        self._standing.style().polish(self._standing)
        key = found.organisation_key
        if key is not None:
            told = self.tr("{organisation} can open this vault as well. Its key: {fingerprint}.")
            self._organisation.setText(
                told.format(organisation=key.organisation, fingerprint=key.fingerprint)
            )
        self._organisation.setVisible(key is not None)

    def _on_make(self) -> None:
        title = self.tr("Save the recovery sheet, to print it")
        self._files.file_to_save(self, title, SHEET_NAME, self.tr("PDF (*.pdf)"), self._write)

    def _write(self, path: Path) -> None:
        workspace, sheets = self._context.workspace, self._sheets
        if sheets is None:
            return
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: recovery.write_sheet(workspace, sheets, path),
            receiver=self,
            done=lambda kit: self._ask_groups(kit, path),
            failed=self._context.shell.tell_notice,
        )

    def _ask_groups(self, kit: RecoveryKit, path: Path) -> None:
        dialog = RecoveryDialog(self, self._context, kit, path)
        dialog.kept.connect(self._on_sheet_kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_sheet_kept(self) -> None:
        self._context.shell.tell(
            self.tr(
                "The recovery sheet opens this vault now; an earlier one does not. Put the print "
                "away from this computer, then delete the file."
            )
        )
        self.load()

    def _on_change(self) -> None:
        context = self._context
        dialog = PassphraseDialog(
            self, context.workspace, context.tasks, has_keyring=self._has_keyring
        )
        dialog.kept.connect(self._on_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_changed(self) -> None:
        self._context.shell.tell(
            self.tr("The new passphrase opens this vault now, and the earlier one no more.")
        )
