"""Asks once more before a referral of a partner is deleted for good."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget

from anchordesk.services import partner_referrals
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane


class DeleteReferralDialog(FormDialog):
    """Says what goes, what stays, and what else is to be done; Enter alone deletes nothing."""

    def __init__(self, parent: QWidget, context: ScreenContext, referral: UUID, name: str) -> None:
        super().__init__(parent, self.tr("Delete referral"), self.tr("Delete for good"))
        self._context, self._referral = context, referral
        for words in (
            self.tr("All that the partner sent about {name} goes. It cannot be undone.").format(
                name=name
            ),
            self.tr(
                "Backups made before still hold it, encrypted. If the person asked to be erased, "
                "make a new backup afterwards and delete the older ones, delete the partner's "
                "file as well, and tell the partner: reading the file again brings them back."
            ),
        ):
            self.form.body.addWidget(Words(words))
        self.begin_at_cancel()

    def save(self) -> None:
        """Delete it."""
        workspace, referral = self._context.workspace, self._referral
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: partner_referrals.forget(workspace, referral),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )
