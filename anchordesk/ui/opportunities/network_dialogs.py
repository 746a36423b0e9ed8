"""Getting to know the network: its card with the fingerprint, and what a pack would bring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.services import packs
from anchordesk.services.packs import NetworkCardSeen, PackSeen
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.tasks import Lane, Tasks
from anchordesk.ui.words import short_date


class TrustDialog(FormDialog):
    """Asks for the fingerprint that the co-ordinator reads out; the right one is not shown."""

    def __init__(
        self,
        parent: QWidget,
        workspace: Workspace,
        tasks: Tasks,
        path: Path,
        card: NetworkCardSeen,
    ) -> None:
        super().__init__(parent, self.tr("Add the network's card"), self.tr("Add network"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workspace, self._tasks, self._path = workspace, tasks, path
        self.form.body.addWidget(
            Words(self.tr("This card says that it belongs to {name}.").format(name=card.name))
        )
        if card.replaces is not None:
            words = self.tr("What {name} sent before will be taken away.")
            self.form.body.addWidget(Words(words.format(name=card.replaces), LabelLook.PROBLEM))
        self.fingerprint = self.form.add_line(
            "fingerprint",
            self.tr("&Fingerprint"),
            self.tr(
                "Ring the network's co-ordinator on a number you know, and type what they read "
                "out: five groups of four."
            ),
        )
        self.fingerprint.setFocus()

    def save(self) -> None:
        """Believe the card if the fingerprint is its own."""
        typed = self.fingerprint.text()
        if not typed.strip():
            words = self.tr("Type the fingerprint that the co-ordinator reads out.")
            self.form.show_problems([Problem("fingerprint", words)])
            return
        self.begin_saving()
        self._tasks.run(
            Lane.RECORDS,
            lambda: packs.trust_card(self._workspace, self._path, typed),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
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
