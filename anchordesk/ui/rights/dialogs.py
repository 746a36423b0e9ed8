"""The small forms of rights and requests: writing one down, and erasing somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.rights_request import Right, RightsRequest
from anchordesk.domain.time_limits import Nation
from anchordesk.services import erasure, rights
from anchordesk.services.erasure import ErasureProof
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translated


class RecordRequestDialog(FormDialog):
    """Asks who asked for what, and when: by word, letter or e-mail, it counts alike."""

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        super().__init__(parent, self.tr("Record a request"), self.tr("Save request"))
        self._context = context
        self._today = context.workspace.clock.today()
        self.form.body.addWidget(
            Words(
                self.tr(
                    "A request needs no form and no reason: said, written or e-mailed, it counts "
                    "from the day it came."
                ),
                LabelLook.SMALL,
            )
        )
        self.reference = self.form.add_line(
            "reference", self.tr("&Reference of the resident"), self.tr("For example, AD-10001")
        )
        self.right = self.form.add("right", self.tr("&What they ask for"), Choice())
        for right in Right:
            self.right.add_option(translated(right.title), right)
        self.received = self.form.add(
            "received", self.tr("&Day on which it came"), DateField(self._today)
        )
        self.nation = self.form.add("nation", self.tr("Bank &holidays of"), Choice())
        for nation in Nation:
            self.nation.add_option(translated(nation.title), nation)
        self.keep_draft_of(
            context.drafts,
            DraftKey("request"),
            {
                "reference": self.reference,
                "right": self.right,
                "received": self.received,
                "nation": self.nation,
            },
        )
        self.reference.setFocus()

    def save(self) -> None:
        """Write the request down."""
        right, nation = self.right.value(), self.nation.value()
        problems = []
        if not self.reference.text().strip():
            words = self.tr("Enter the reference of the resident, as the record shows it.")
            problems.append(Problem("reference", words))
        try:
            received = self.received.value(self._today)
        except ValueError:
            received = None
        if received is None:
            words = self.tr("Enter the day on which it came. For example, 14 11 2026.")
            problems.append(Problem("received", words))
        if problems or received is None:
            self.form.show_problems(problems)
            return
        if not isinstance(right, Right) or not isinstance(nation, Nation):
            return
        reference, workspace, key = self.reference.text(), self._context.workspace, self.draft_key
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: rights.record(workspace, reference, right, received, nation, draft=key),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )


class ClockDialog(FormDialog):
    """Asks what moves the last day of a request: proof of identity, and days of waiting."""

    def __init__(self, parent: QWidget, context: ScreenContext, request: RightsRequest) -> None:
        super().__init__(parent, self.tr("Set the clock"), self.tr("Save the clock"))
        self._context, self._request = context, request
        self._today = context.workspace.clock.today()
        words = self.tr(
            "The month runs from the day the request came. It runs later only where you had to ask "
            "who somebody is, and it stands while you wait to hear what exactly they want."
        )
        self.form.body.addWidget(Words(words, LabelLook.SMALL))
        self.identity = self.form.add(
            "identity",
            self.tr("&Proof of identity came on"),
            DateField(request.identity_on),
            self.tr("Leave it empty if you did not ask for any."),
        )
        self.stopped = self.form.add_line(
            "stopped",
            self.tr("&Days that you waited to hear what they want"),
            self.tr("0 if you did not ask"),
            str(request.stopped_days),
        )
        self.keep_draft_of(
            context.drafts,
            DraftKey.of_one("clock", request.resident_id, request.id),
            {"identity": self.identity, "stopped": self.stopped},
        )
        self.identity.setFocus()

    def save(self) -> None:
        """Keep what was said."""
        problems, identity = [], None
        try:
            identity = self.identity.value(self._today)
        except ValueError:
            told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem("identity", told))
        stopped = self.stopped.text().strip() or "0"
        if not stopped.isdecimal():
            problems.append(Problem("stopped", self.tr("Enter the days as a whole number.")))
        if problems:
            self.form.show_problems(problems)
            return
        workspace, number, days = self._context.workspace, self._request.id, int(stopped)
        key = self.draft_key
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: rights.set_clock(workspace, number, identity, days, draft=key),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )


class EraseDialog(FormDialog):
    """Says what goes and what stays, and wants the reference typed."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, reference: str, resident_id: ResidentId
    ) -> None:
        super().__init__(parent, self.tr("Erase for good"), self.tr("Erase"))
        self._context = context
        self._reference, self._resident_id = reference, resident_id
        self.proof: ErasureProof | None = None
        for words in (
            self.tr(
                "Everything kept of this person goes: details, notes, plan, jobs, attachments, "
                "half-typed forms and records merged into theirs. It cannot be undone."
            ),
            self.tr(
                "Counts in returns stay, and nobody is named in them. Backups made before still "
                "hold the person: make a new backup afterwards and delete the older ones."
            ),
        ):
            self.form.body.addWidget(Words(words))
        label = self.tr("&Type {reference} to go on").format(reference=reference)
        self.typed = self.form.add_line("typed", label)
        self.typed.setFocus()

    def save(self) -> None:
        """Erase the person, if the reference is theirs."""
        if self.typed.text().strip().casefold() != self._reference.casefold():
            words = self.tr("That is not the reference. Nothing was erased.")
            self.form.show_problems([Problem("typed", words)])
            return
        workspace, resident_id = self._context.workspace, self._resident_id
        self.begin_saving()
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: erasure.erase(workspace, resident_id),
            receiver=self,
            done=self._on_erased,
            failed=self.not_saved,
        )

    def _on_erased(self, proof: ErasureProof) -> None:
        self.proof = proof
        self.saved()
