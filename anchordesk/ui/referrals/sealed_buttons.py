"""The buttons by which sealed files of residents and the cards of members come to a desk."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.partner_referral import PartnerReferral
from anchordesk.services import passport_receiving
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane


class SealedButtons(QObject):
    """Emits `taken_in(PartnerReferral)` once a file was shown and put in the inbox.

    The buttons are for `owner` to lay out.
    """

    taken_in = Signal(object)

    def __init__(self, owner: QWidget, context: ScreenContext, files: FileChoice) -> None:
        super().__init__(owner)
        self._owner, self._context, self.files = owner, context, files
        self.open_button = Button(self.tr("Open a sealed file"), icon_name="lock")
        self.open_button.clicked.connect(self._on_open)
        self.members_button = Button(self.tr("Cards of members"), icon_name="handshake")
        self.members_button.clicked.connect(self._on_members)
        self.buttons = (self.open_button, self.members_button)

    def _on_open(self) -> None:
        workspace = self._context.workspace

        def look(path: Path) -> None:
            self._context.tasks.run(
                Lane.RECORDS,
                lambda: passport_receiving.is_for_code(workspace, path),
                receiver=self,
                done=lambda by_code: self._show(path, by_code),
                failed=self._context.shell.tell_notice,
            )

        kinds = self.tr("AnchorDesk (*.adpass)")
        self.files.file_to_open(self._owner, self.tr("Choose the sealed file"), kinds, look)

    def _show(self, path: Path, by_code: bool) -> None:
        from anchordesk.ui.referrals.sealed_dialog import SealedDialog  # noqa: PLC0415

        dialog = SealedDialog(self._owner, self._context, path, by_code=by_code)
        dialog.kept.connect(lambda: self._on_kept(dialog.result_kept))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_kept(self, kept: object) -> None:
        if isinstance(kept, PartnerReferral):
            self.taken_in.emit(kept)

    def _on_members(self) -> None:
        from anchordesk.ui.referrals.members_dialog import MembersDialog  # noqa: PLC0415

        dialog = MembersDialog(self._owner, self._context, self.files)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
