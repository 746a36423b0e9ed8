"""Types two groups of a new recovery sheet back; only then does its code open the vault."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.services import recovery
from anchordesk.services.recovery import RecoveryKit
from anchordesk.ui.settings.sheets_dialog import SheetsDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate


class RecoveryDialog(SheetsDialog):
    """Confirms a sheet that was just written; one that is not confirmed is taken away again."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, kit: RecoveryKit, sheet: Path
    ) -> None:
        told = (
            translate(
                "RecoveryDialog",
                "The sheet is saved as {file}. Open it, print it, and type two groups back.",
            ).format(file=sheet.name),
            translate(
                "RecoveryDialog",
                "Only then does its code open the vault, and an earlier sheet no more. If you "
                "cancel, or AnchorDesk locks before, the file is taken away and nothing changes.",
            ),
        )
        group = translate("RecoveryDialog", "Group {number}")
        super().__init__(
            parent,
            context,
            (
                translate("dialogs", "Check the recovery sheet"),
                translate("dialogs", "Use this sheet"),
            ),
            told,
            {number: group.format(number=number) for number in kit.ask_for},
            [sheet],
            lambda typed: recovery.confirm(context.workspace, kit, typed),
        )
        self.kit = kit
