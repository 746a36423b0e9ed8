"""The card on the organisation's recovery key: whether there is one, adding it, taking it away."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.services import keys
from anchordesk.services.organisation_recovery import ReadOrganisationKey
from anchordesk.services.vault_care import KeySlotsFound
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.settings.revoke_dialog import RevokeDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import long_date, translate


class OrganisationCard(Card):
    """Adds a key once its fingerprint was compared.

    Args:
        read_key: Reads the file that a lead hands out; without, none can be added.
        changed: Called when what opens the vault is another.
    """

    def __init__(
        self,
        context: ScreenContext,
        read_key: ReadOrganisationKey | None,
        files: FileChoice,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(self.tr("Your organisation's recovery key"))
        self._context = context
        self._read_key = read_key
        self.files = files
        self._changed = changed
        self._words = Words("")
        self.body.addWidget(self._words)
        self.add = Button(self.tr("Add a key from a file"), icon_name="upload")
        self.add.clicked.connect(self._on_add)
        if read_key is None:
            self.add.hide()
        self.take_away = Button(self.tr("Take this key away"))
        self.take_away.clicked.connect(self._on_take_away)
        self.take_away.hide()
        buttons = row_of(self.add, self.take_away)
        buttons.addStretch(1)
        self.body.addLayout(buttons)

    def show_slots(self, found: KeySlotsFound) -> None:
        """Say which organisation can open the vault."""
        key = found.organisation_key
        self.take_away.setVisible(key is not None)
        if key is None:
            self._words.setText(
                self.tr(
                    "No organisation can open this vault. With a key of your organisation, your "
                    "lead can open it if you leave, or lose your passphrase and recovery sheet."
                )
            )
            return
        told = self.tr(
            "{organisation} can open this vault as well. Its key: {fingerprint}, added {day}."
        )
        self._words.setText(
            told.format(
                organisation=key.organisation,
                fingerprint=key.fingerprint,
                day=long_date(key.added_on),
            )
        )

    def _on_add(self) -> None:
        title = self.tr("Choose the file that your lead gave you")
        self.files.file_to_open(self, title, self.tr("Recovery key (*.json)"), self._read)

    def _read(self, path: Path) -> None:
        read_key = self._read_key
        if read_key is None:
            return
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: read_key(path),
            receiver=self,
            done=self._ask,
            failed=self._context.shell.tell_notice,
        )

    def _ask(self, key: OrganisationKey) -> None:
        dialog = AddKeyDialog(self, self._context, key)
        dialog.kept.connect(lambda: self._on_added(key))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_added(self, key: OrganisationKey) -> None:
        words = self.tr(
            "{organisation} can open this vault and the backups that you make from now on."
        )
        self._context.shell.tell(words.format(organisation=key.organisation))
        self._changed()

    def _on_take_away(self) -> None:
        workspace = self._context.workspace
        dialog = RevokeDialog(
            self,
            self._context.tasks,
            title=self.tr("Take the organisation's key away"),
            question=self.tr(
                "From now on your organisation cannot open this vault. Backups and copies that "
                "were made before keep the key. If you lose your passphrase, only a recovery sheet "
                "helps."
            ),
            revoke=lambda: keys.revoke_organisation_key(workspace),
        )
        dialog.kept.connect(self._on_taken_away)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_taken_away(self) -> None:
        self._context.shell.tell(self.tr("No organisation can open this vault any more."))
        self._changed()


class AddKeyDialog(FormDialog):
    """Shows whose key it is, and adds it once a person says that the fingerprint is right."""

    def __init__(self, parent: QWidget, context: ScreenContext, key: OrganisationKey) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Let your organisation open this vault"),
            translate("dialogs", "Add this key"),
        )
        self._context, self._key = context, key
        words = self.tr("The file is a recovery key of {organisation}. Its fingerprint is:")
        self.form.body.addWidget(Words(words.format(organisation=key.organisation)))
        self.form.body.addWidget(Words(key.fingerprint, LabelLook.HEADING))
        self.form.body.addWidget(
            Words(
                self.tr(
                    "Ask your lead for the fingerprint by phone or in person, and compare it. "
                    "Whoever holds the other half of this key can read everything in your vault "
                    "and in its backups. It takes the place of a key that was added before. "
                    "On the lead's desk, every desk of the team takes it with the next list."
                )
            )
        )
        self.compared = Tick(self.tr("I have compared it, and it is the same"))
        self.compared.setAccessibleName(self.tr("I have compared it, and it is the same"))
        self.form.body.addWidget(self.compared)
        self.compared.setFocus()

    def save(self) -> None:
        """Add the key, unless nobody has compared it."""
        if not self.compared.isChecked():
            words = self.tr("Compare the fingerprint first, then tick that it is the same.")
            self.form.show_problems([Problem("", words)])
            return
        self.begin_saving()
        workspace, key = self._context.workspace, self._key
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: keys.add_organisation_key(workspace, key),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )
