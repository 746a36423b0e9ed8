"""Short dialogs of the record: join a pathway, add a next action, record that a job ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Pathway
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, DateField
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.next_action import parse_next_action
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate


class EnrolDialog(FormDialog):
    """Enrols a resident on a pathway."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident_id: ResidentId,
        offered: Sequence[Pathway],
    ) -> None:
        super().__init__(
            parent,
            translate("dialogs", "Enrol on a pathway"),
            translate("dialogs", "Enrol resident"),
        )
        self._work = work
        self._resident_id = resident_id
        self.pathway = self.form.add("pathway", self.tr("&Pathway"), Choice())
        for pathway in offered:
            self.pathway.add_option(pathway.title, pathway.code)
        self.day = self.form.add("day", self.tr("&Day they joined"), DateField(work.today()))
        self.keep_draft_of(
            drafts,
            DraftKey("enrol", resident_id),
            {"pathway": self.pathway, "day": self.day},
        )
        self.pathway.setFocus()

    def save(self) -> None:
        """Check and enrol."""
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if day is None:
            words = self.tr("Enter the day they joined. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", words)])
            return
        self.begin_saving()
        self._work.enrol(
            self._resident_id,
            str(self.pathway.value()),
            day,
            Reply.of_form(self),
        )


class ActionDialog(ChangeDialog):
    """Adds something to do for a resident."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, drafts: Drafts, resident_id: ResidentId
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Add next action"), translate("dialogs", "Save action")
        )
        self._work = work
        self._resident_id = resident_id
        self.action = self.form.add_line(
            "action",
            self.tr("&Next action"),
            self.tr("The day first, for example: fri call back, or 14 12 send CV"),
        )
        self.keep_draft_of(drafts, DraftKey("action", resident_id), {"action": self.action})
        self.action.setFocus()

    def save(self) -> None:
        """Check and keep the action."""
        try:
            wanted = parse_next_action(self.action.text(), self._work.today())
        except ValueError:
            words = self.tr("Start with a day, then what to do. For example, fri call back.")
            self.form.show_problems([Problem("action", words)])
            return
        self.begin_saving()
        self._work.plan_action(
            self._resident_id,
            wanted,
            Reply.of_form(self),
        )


class EndJobDialog(ChangeDialog):
    """Records the last day of a job."""

    def __init__(self, parent: QWidget, work: ResidentWork, job: JobOutcome) -> None:
        super().__init__(
            parent, translate("dialogs", "Job has ended"), translate("dialogs", "Save last day")
        )
        self._work = work
        self._job = job
        self.day = self.form.add("day", self.tr("&Last day in the job"), DateField(work.today()))
        self.day.setFocus()

    def save(self) -> None:
        """Check and keep the last day."""
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if day is None:
            words = self.tr("Enter their last day in the job. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", words)])
            return
        self.begin_saving()
        self._work.end_job(self._job, day, Reply.of_form(self))
