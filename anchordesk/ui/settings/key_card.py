"""The card on keys: the recovery sheet, the passphrase, and the key that encrypts the records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QFrame

from anchordesk.services import keys, recovery, recovery_parts
from anchordesk.services.recovery import RecoveryKit
from anchordesk.services.recovery_parts import PartsKit
from anchordesk.services.vault_care import KeySlotsFound, RecoverySheetWriter
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.kit.tokens import SPACE_2
from anchordesk.ui.settings.passphrase_dialog import PassphraseDialog
from anchordesk.ui.settings.recovery_dialog import RecoveryDialog
from anchordesk.ui.settings.renew_dialog import RenewDialog
from anchordesk.ui.settings.revoke_dialog import RevokeDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count, long_date

SHEET_NAME = "anchordesk-recovery-sheet.pdf"


def key_slots_of(workspace: Workspace) -> KeySlotsFound:
    """Return what opens the vault. Raises NotAVaultError, StorageError."""
    return workspace.records.care.key_slots()


class KeyCard(Card):
    """Makes a recovery sheet or takes it away, changes the passphrase, renews the key of all.

    Args:
        found: Called with what opens the vault, each time it was read.
    """

    def __init__(
        self,
        context: ScreenContext,
        sheets: RecoverySheetWriter | None,
        files: FileChoice,
        found: Callable[[KeySlotsFound], None] = lambda _: None,
    ) -> None:
        super().__init__(self.tr("Passphrase and recovery sheet"))
        self._context = context
        self._sheets = sheets
        self._files = files
        self._found = found
        self._has_keyring = True
        self._standing = QFrame()
        self._words = Words("")
        row = row_of(self._words)
        row.setStretch(0, 1)
        self._standing.setLayout(row)
        self.body.addWidget(self._standing)
        self.make_sheet = Button(self.tr("Make a recovery sheet"), icon_name="download")
        self.make_sheet.clicked.connect(self._on_make)
        if sheets is None:
            self.make_sheet.hide()
        self.change = Button(self.tr("Change passphrase"), icon_name="lock")
        self.change.clicked.connect(self._on_change)
        self.make_parts = Button(self.tr("Make three sheets, two open it"), icon_name="users")
        self.make_parts.clicked.connect(self._on_make_parts)
        if sheets is None:
            self.make_parts.hide()
        self.drill = Button(self.tr("Drill with two sheets"), icon_name="search")
        self.drill.clicked.connect(self._on_drill)
        self.drill.hide()
        self.renew = Button(self.tr("Renew the key of your records"), look=ButtonLook.LINK)
        self.renew.clicked.connect(self._on_renew)
        self.take_away = Button(self.tr("Take the sheet's code away"), look=ButtonLook.LINK)
        self.take_away.clicked.connect(self._on_take_away)
        self.take_away.hide()
        self.drilled = Words("", LabelLook.SMALL)
        self.body.addWidget(self.drilled)
        for row in (
            row_of(self.make_sheet, self.change),
            row_of(self.make_parts, self.drill),
            row_of(self.renew, self.take_away),
        ):
            row.addStretch(1)
            self.body.addLayout(row)

    def load(self) -> None:
        """Read again what opens the vault."""
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: (key_slots_of(workspace), recovery_parts.last_drill(workspace)),
            receiver=self,
            done=lambda found: self._show(*found),
            failed=self._context.shell.tell_notice,
        )

    def _show(self, found: KeySlotsFound, last_drill: datetime | None) -> None:
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
        self.take_away.setVisible(made_on is not None)
        self.drill.setVisible(made_on is not None)
        self.drilled.setVisible(made_on is not None)
        self.drilled.setText(
            self.tr("Nobody has proved yet that the present sheets open it: do a drill.")
            if last_drill is None
            else self.tr("A drill proved on {day} that the present sheets open it.").format(
                day=long_date(last_drill.astimezone().date())
            )
        )
        self._found(found)

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

    def _on_make_parts(self) -> None:
        if self._sheets is None:
            return
        from anchordesk.ui.settings.parts_dialogs import PartSheetsDialog  # noqa: PLC0415

        dialog = PartSheetsDialog(self, self._context, self._sheets, self._files)
        dialog.kept.connect(lambda: self._confirm_parts(dialog.kit))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _confirm_parts(self, kit: PartsKit | None) -> None:
        if kit is None:
            return
        from anchordesk.ui.settings.parts_dialogs import PartsConfirmDialog  # noqa: PLC0415

        words = self.tr(
            "Any two of the three sheets open this vault now; an earlier sheet does not. Hand the "
            "prints out, delete the files, and do a drill with two of the people."
        )
        dialog = PartsConfirmDialog(self, self._context, kit)
        dialog.kept.connect(lambda: self._context.shell.tell(words))
        dialog.kept.connect(self.load)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_drill(self) -> None:
        from anchordesk.ui.settings.parts_dialogs import DrillDialog  # noqa: PLC0415

        dialog = DrillDialog(self, self._context)

        def kept() -> None:
            number = 0 if dialog.drill is None else dialog.drill.residents
            told = self.tr(
                "The sheets opened a scratch copy with {residents}. Nothing was changed."
            )
            self._context.shell.tell(told.format(residents=count(number, "resident", "residents")))
            self.load()

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

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

    def _on_take_away(self) -> None:
        workspace = self._context.workspace
        dialog = RevokeDialog(
            self,
            self._context.tasks,
            title=self.tr("Take the recovery sheet's code away"),
            question=self.tr(
                "From now on the code on the printed sheet opens nothing here. Backups and copies "
                "that were made before keep it. Make a new sheet, unless your organisation has a "
                "key."
            ),
            revoke=lambda: keys.revoke_recovery_code(workspace),
        )
        dialog.kept.connect(self._on_taken_away)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_taken_away(self) -> None:
        words = self.tr("The recovery sheet does not open this vault any more.")
        self._context.shell.tell(words)
        self.load()

    def _on_renew(self) -> None:
        dialog = RenewDialog(self)
        dialog.renew_asked.connect(self._context.shell.renew_data_key)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
