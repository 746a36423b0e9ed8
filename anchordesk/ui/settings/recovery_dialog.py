"""Types two groups of a new recovery sheet back; only then does its code open the vault."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from anchordesk.services import recovery
from anchordesk.services.recovery import RecoveryKit
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.labels import Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate


class RecoveryDialog(FormDialog):
    """Confirms a sheet that was just written; one that is not confirmed is taken away again."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, kit: RecoveryKit, sheet: Path
    ) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Check the recovery sheet"),
            translate("dialogs", "Use this sheet"),
        )
        self._context, self._kit, self._sheet = context, kit, sheet
        self._confirmed = Event()
        for words in (
            self.tr(
                "The sheet is saved as {file}. Open it, print it, and type two groups back."
            ).format(file=sheet.name),
            self.tr(
                "Only then does its code open the vault, and an earlier sheet no more. If you "
                "cancel, or AnchorDesk locks before, the file is taken away and nothing changes."
            ),
        ):
            self.form.body.addWidget(Words(words))
        self.groups = {
            number: self.form.add_line(
                f"group_{number}", self.tr("Group {number}").format(number=number)
            )
            for number in kit.ask_for
        }
        next(iter(self.groups.values())).setFocus()

    def save(self) -> None:
        """Compare the groups, and let the code open the vault."""
        typed = {number: line.text() for number, line in self.groups.items()}
        workspace, kit, confirmed = self._context.workspace, self._kit, self._confirmed

        def confirm() -> None:
            recovery.confirm(workspace, kit, typed)
            confirmed.set()

        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS, confirm, receiver=self, done=self.saved, failed=self.not_saved
        )

    def done(self, result: int) -> None:
        """Close; a sheet whose code opens nothing would be taken for one that does."""
        super().done(result)
        confirmed, sheet = self._confirmed, self._sheet

        def take_away() -> None:
            # The lane does this after a confirmation that a lock overtook.
            if not confirmed.is_set():
                recovery.take_sheet_away(sheet)

        self._context.tasks.run(
            Lane.RECORDS,
            take_away,
            receiver=self._context.tasks,
            done=lambda _: None,
            # A lock takes the frame away: then it is told after the next unlock.
            failed=self._context.tasks.failed_later.emit,
        )
