"""Getting to know the network: its card with the fingerprint, and what a pack would bring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.services import packs
from anchordesk.services.packs import NetworkCardSeen, PackSeen
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.opportunities.fingerprint_dialog import FingerprintDialog
from anchordesk.ui.tasks import Tasks
from anchordesk.ui.words import short_date, translate


class TrustDialog(FingerprintDialog):
    """Asks for the fingerprint that the co-ordinator reads out; the right one is not shown."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        tasks: Tasks,
        path: Path,
        card: NetworkCardSeen,
    ) -> None:
        gone = translate("TrustDialog", "What {name} sent before will be taken away.")
        told = translate("TrustDialog", "This card says that it belongs to {name}.")
        super().__init__(
            parent,
            (
                translate("TrustDialog", "Add the network's card"),
                translate("TrustDialog", "Add network"),
            ),
            tasks,
            lambda typed: packs.trust_card(workspace, path, typed),
            told.format(name=card.name),
            warning="" if card.replaces is None else gone.format(name=card.replaces),
            whom=translate(
                "TrustDialog",
                "Ring the network's co-ordinator on a number you know, and type what they read "
                "out: five groups of four.",
            ),
        )


class PackDialog(FormDialog):
    """Says what a pack brings before it is taken; `taken()` if it is."""

    taken = Signal()

    def __init__(self, parent: QWidget, pack: PackSeen) -> None:
        super().__init__(parent, self.tr("A list from the network"), self.tr("Use this list"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = self.tr("{network} made it on {day}. It is version {version}.")
        told = words.format(
            network=pack.network, day=short_date(pack.issued_on), version=pack.version
        )
        self.form.body.addWidget(Words(told))
        for line in pack.lines:
            self.form.body.addWidget(Words(line, LabelLook.HEADING))
        if pack.replaces_version is not None:
            old = self.tr("It takes the place of version {version}.")
            self.form.body.addWidget(
                Words(old.format(version=pack.replaces_version), LabelLook.MUTED)
            )
        self.save_button.setFocus()

    def save(self) -> None:
        """Take it; the screen does the work."""
        self.taken.emit()
        self.saved()
