"""Shows an invitation to hand over: as a code to scan, as text to copy, as a file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.team.qr_code import QrCode, picture_of
from anchordesk.ui.team.view_model import TeamViewModel
from anchordesk.ui.words import translate
from anchordesk.wire.team import TeamInvitation, invitation_as_text

FILE_NAME = "invitation.adteam"
FILE_KINDS = "(*.adteam)"


class InvitationDialog(PlainDialog):
    """Read-only text with Copy and Save, beside the code."""

    def __init__(
        self,
        parent: QWidget,
        model: TeamViewModel,
        files: FileChoice,
        invitation: TeamInvitation,
        tasks: Tasks,
    ) -> None:
        super().__init__(parent, translate("InvitationDialog", "Invitation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.take_size(820, 480)
        self._model, self._files, self._invitation = model, files, invitation
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(self.tr("Invitation"), LabelLook.PAGE_TITLE))
        layout.addWidget(
            Words(
                self.tr(
                    "Give it to your colleague alone: as a file, as text in a message, or as this "
                    "code. It works once, for seven days. Afterwards you compare six words."
                )
            )
        )
        told = invitation_as_text(invitation)
        beside = QHBoxLayout()
        beside.setSpacing(SPACE_5)
        self.code = QrCode()
        beside.addWidget(self.code)
        self.text = QPlainTextEdit(told)
        self.text.setReadOnly(True)
        self.text.setProperty("look", "bytes")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Invitation as text"))
        beside.addWidget(self.text, 1)
        layout.addLayout(beside, 1)
        self.copied = Words("", LabelLook.MUTED)
        self.copy = Button(self.tr("Copy text"))
        self.copy.clicked.connect(self._on_copy)
        self.save = Button(self.tr("Save as a file"), look=ButtonLook.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._on_save)
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        layout.addLayout(row_of(self.copied, self.close_button, self.copy, self.save))
        tasks.run(
            Lane.RECORDS,
            lambda: picture_of(told),
            receiver=self.code,
            done=self.code.show_code,
            failed=lambda notice: self.copied.setText(notice.words),
        )

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.setText(self.tr("Copied."))
        announce(self, self.copied.text())

    def _on_save(self) -> None:
        title = self.tr("Save the invitation")
        self._files.file_to_save(
            self,
            title,
            FILE_NAME,
            FILE_KINDS,
            lambda path: self._model.save_invitation(self._invitation, path),
        )
