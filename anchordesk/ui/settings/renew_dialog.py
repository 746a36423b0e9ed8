"""Asks for the passphrase before all records are encrypted under a new key."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import PassphraseField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.words import translate


class RenewDialog(FormDialog):
    """Emits `renew_asked(passphrase)`: the window locks, renews the key and unlocks again."""

    renew_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Renew the key of your records"),
            translate("dialogs", "Lock and renew"),
        )
        for words in (
            self.tr(
                "Do this if somebody may have had a copy of this vault together with a way to "
                "open it. AnchorDesk locks, encrypts all records under a new key on a copy that is "
                "checked, and opens again. It needs room for that copy."
            ),
            self.tr(
                "Your passphrase, your recovery sheet and your organisation's key stay as they "
                "are: change first what somebody else may know. Old backups keep the old key: make "
                "a new one afterwards, and destroy them."
            ),
        ):
            self.form.body.addWidget(Words(words))
        self.passphrase = self.form.add("passphrase", self.tr("Passphrase"), PassphraseField())
        self.passphrase.setFocus()

    def save(self) -> None:
        """Hand the passphrase on; the lock that follows ends this dialog."""
        typed = self.passphrase.text()
        if not typed:
            problem = Problem("passphrase", self.tr("Enter your passphrase."))
            self.form.show_problems([problem])
            return
        self.accept()
        self.renew_asked.emit(typed)
