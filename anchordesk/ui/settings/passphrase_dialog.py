"""Change passphrase: the present one, and a new one twice. Nothing of it is kept as a draft."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.services import keys
from anchordesk.services.workspace import Workspace
from anchordesk.ui.first_run.strength import fault_note, strength_words
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import PassphraseField, Tick
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.words import translate

FIELD_OF_CODE = {"wrong-passphrase": "present", "weak-passphrase": "first"}


class PassphraseDialog(FormDialog):
    """Changes the passphrase of the open vault; the present one is refused afterwards."""

    def __init__(
        self, parent: QWidget, workspace: Workspace, tasks: Tasks, *, has_keyring: bool
    ) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Change passphrase"),
            translate("dialogs", "Change passphrase"),
        )
        self._workspace, self._tasks, self._has_keyring = workspace, tasks, has_keyring
        self.form.body.addWidget(
            Words(
                self.tr(
                    "Nobody can reset it for you. Backups that were made before keep the "
                    "passphrase that they were made with."
                )
            )
        )
        self.present = self.form.add("present", self.tr("Present passphrase"), PassphraseField())
        self.first = self.form.add(
            "first",
            self.tr("New passphrase"),
            PassphraseField(),
            self.tr("Four or five words that do not belong together"),
        )
        self.second = self.form.add("second", self.tr("New passphrase again"), PassphraseField())
        show = Tick(self.tr("Show passphrase"))
        show.setAccessibleName(self.tr("Show passphrase"))
        show.toggled.connect(self._on_show)
        self.form.body.addWidget(show)
        self.present.setFocus()

    def save(self) -> None:
        """Check and change the passphrase."""
        problems = []
        if not self.present.text():
            problems.append(Problem("present", self.tr("Enter your present passphrase.")))
        note = fault_note(self.first.text(), has_keyring=self._has_keyring)
        if note is not None:
            words = f"{strength_words(note.strength)}. {note.reason}"
            problems.append(Problem("first", words))
        elif self.first.text() != self.second.text():
            words = self.tr("The two passphrases differ. Type the same one again.")
            problems.append(Problem("second", words))
        if problems:
            self.form.show_problems(problems)
            return
        self.begin_saving()
        workspace, present, new = self._workspace, self.present.text(), self.first.text()
        self._tasks.run(
            Lane.RECORDS,
            lambda: keys.change_passphrase(workspace, present, new),
            receiver=self,
            done=self.saved,
            failed=self._on_not_changed,
        )

    def _on_not_changed(self, notice: Notice) -> None:
        self.not_saved(notice)
        self.form.show_problems([Problem(FIELD_OF_CODE.get(notice.code, ""), notice.words)])

    def _on_show(self, shown: bool) -> None:
        for field in (self.present, self.first, self.second):
            field.show_words(shown=shown)
