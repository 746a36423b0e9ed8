"""The form for somebody who has a backup: its folder, which one, and what opens it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.services.vault_care import BackupFound
from anchordesk.ui.first_run.restore_view_model import RestorePhase, RestoreViewModel
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice, PassphraseField, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3
from anchordesk.ui.unlock.recover_form import RecoverForm
from anchordesk.ui.words import count, long_moment, translate

MEGABYTE = 1024 * 1024
FIELD_OF_CODE = {"wrong-passphrase": "passphrase", "device-secret-missing": "passphrase"}


def backup_words(backup: BackupFound) -> str:
    """Return a backup as a line to choose: when it was made, and how large it is."""
    size = max(0.1, backup.size_bytes / MEGABYTE)
    words = translate("first_run", "{when}, {size} MB")
    return words.format(when=long_moment(backup.made_at), size=f"{size:.1f}")


class RestoreForm(QWidget):
    """Emits `back_asked()`. The rest goes through `RestoreViewModel`."""

    back_asked = Signal()

    def __init__(self, view_model: RestoreViewModel, files: FileChoice | None = None) -> None:
        super().__init__()
        self._view_model = view_model
        self.files = files or SystemFileChoice()
        view_model.state_changed.connect(self._render)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Begin with a backup"), LabelLook.STEP_TITLE))
        layout.addWidget(
            Words(
                self.tr(
                    "The backup is only read: your records are copied to this laptop, checked and "
                    "opened. What was added after the backup is not in it."
                )
            )
        )
        layout.addLayout(self._folder_row())
        self._form = Form()
        self.backup = Choice()
        self._offer = self._form.labelled("backup", self.tr("Backup"), self.backup)
        self._form.body.addWidget(self._offer)
        # Several people may keep theirs on one stick: the name tells whose vault it is of.
        self._name = Words("", LabelLook.SMALL)
        self._form.body.addWidget(self._name)
        self.backup.currentIndexChanged.connect(self._on_backup_chosen)
        self._by_passphrase = QWidget()
        layout.addWidget(self._form)
        layout.addWidget(self._by_passphrase)
        self._fill_by_passphrase()
        going_on = self.tr("Copying and checking your records. Large ones take minutes.")
        self._going_on = going_on
        self.recover = RecoverForm(
            self.tr("Set passphrase and restore"), going_on, stop=self._view_model.stop
        )
        self.recover.recover_asked.connect(self._on_recover)
        self.recover.back_asked.connect(lambda: self._show_recovery(shown=False))
        layout.addWidget(self.recover)
        self._busy = Busy()
        for busy in (self._busy, self.recover.busy):
            self._view_model.progressed.connect(busy.progress)
        layout.addWidget(self._busy)
        layout.addLayout(self._buttons())
        self._show_recovery(shown=False)
        self._render()

    def land_focus(self) -> None:
        """Put focus on the next thing to do."""
        field = self.passphrase if self._view_model.state.found else self.folder_button
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _folder_row(self) -> QHBoxLayout:
        self.folder_button = Button(self.tr("Choose the folder with the backup"))
        self.folder_button.clicked.connect(self._on_choose_folder)
        self._place = Words("", LabelLook.SMALL)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(self.folder_button)
        row.addWidget(self._place, 1)
        return row

    def _fill_by_passphrase(self) -> None:
        column = QVBoxLayout(self._by_passphrase)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        hint = self.tr("The one that you had when the backup was made")
        self.passphrase = PassphraseField()
        column.addWidget(
            self._form.labelled("passphrase", self.tr("Passphrase"), self.passphrase, hint)
        )
        self.passphrase.returnPressed.connect(self._on_restore)
        self._show = Tick(self.tr("Show passphrase"))
        self._show.setAccessibleName(self.tr("Show passphrase"))
        self._show.toggled.connect(lambda shown: self.passphrase.show_words(shown=shown))
        column.addWidget(self._show)
        self.forgotten = Button(
            self.tr("Another computer, or a forgotten passphrase?"), look=ButtonLook.LINK
        )
        self.forgotten.clicked.connect(lambda: self._show_recovery(shown=True))
        column.addWidget(self.forgotten)

    def _buttons(self) -> QHBoxLayout:
        self.back_button = Button(self.tr("Go back"))
        self.back_button.clicked.connect(self._on_back)
        self.restore_button = Button(
            self.tr("Restore and open"), look=ButtonLook.PRIMARY, icon_name="lock"
        )
        self.restore_button.clicked.connect(self._on_restore)
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.restore_button)
        return row

    def _on_choose_folder(self) -> None:
        title = self.tr("Choose the stick or folder with the backup")
        self.files.folder(self, title, self._view_model.look_into)

    def _on_back(self) -> None:
        self.passphrase.clear()
        self._show.setChecked(False)
        self._form.clear_problems()
        self.back_asked.emit()

    def _show_recovery(self, *, shown: bool) -> None:
        self._recovering = shown
        self.recover.clear(has_keyring=self._view_model.has_keyring)
        self._form.clear_problems()
        self._show_parts()
        if shown:
            self.recover.land_focus()
        else:
            self.land_focus()

    def _show_parts(self) -> None:
        found = bool(self._view_model.state.found)
        self._form.setVisible(found or self._view_model.state.notice is not None)
        self._offer.setVisible(found)
        self._name.setVisible(found)
        self._by_passphrase.setVisible(found and not self._recovering)
        self.recover.setVisible(found and self._recovering)
        for button in (self.back_button, self.restore_button):
            button.setVisible(not (found and self._recovering))
        self.restore_button.setEnabled(found)

    def _on_backup_chosen(self) -> None:
        backup = self.backup.value()
        self._name.setText(backup.path.name if isinstance(backup, BackupFound) else "")

    def _on_restore(self) -> None:
        backup = self.backup.value()
        if not isinstance(backup, BackupFound):
            return
        if self.passphrase.text():
            self._view_model.restore(backup, self.passphrase.text())
        else:
            words = self.tr("Enter your passphrase.")
            self._form.show_problem_beside(Problem("passphrase", words))

    def _on_recover(self, code: str, new_passphrase: str) -> None:
        backup = self.backup.value()
        if isinstance(backup, BackupFound):
            self._view_model.restore_by_code(backup, code, new_passphrase)

    def _render(self) -> None:
        state = self._view_model.state
        busy = state.phase is not RestorePhase.CHOOSING
        restoring = state.phase is RestorePhase.RESTORING
        if self.backup.values != state.found:
            self.backup.set_options([(backup_words(one), one) for one in state.found])
            self._on_backup_chosen()
        self._place.setText(self._place_words())
        self._show_parts()
        self.recover.show_opening(opening=restoring)
        for widget in (self.backup, self.passphrase, self.folder_button, self.forgotten):
            widget.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        self.restore_button.setEnabled(bool(state.found) and not busy)
        self._busy.stop()
        if restoring and not self._recovering:
            self._busy.start(self._going_on, self._view_model.stop)
        if busy:
            self._form.clear_problems()
        elif state.notice is not None and state.found and self._recovering:
            self.recover.show_refused(state.notice)
        elif state.notice is not None:
            problem = Problem(FIELD_OF_CODE.get(state.notice.code, ""), state.notice.words)
            if problem.field:
                self._form.show_problem_beside(problem)
            else:
                self._form.show_problems([problem])
        elif state.found:
            announce(self, self._place_words())
            self.land_focus()

    def _place_words(self) -> str:
        state = self._view_model.state
        if state.place is None or not state.found:
            return ""
        backups = count(len(state.found), "backup", "backups")
        return self.tr("{backups} in {folder}, the newest first").format(
            backups=backups, folder=state.place.name or str(state.place)
        )
