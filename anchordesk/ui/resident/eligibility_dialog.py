"""Judges a programme's rules for a resident without moving them; what is found is kept."""

from __future__ import annotations

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.eligibility import RightToWork
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.services import pathways
from anchordesk.services.eligibility import findings_for
from anchordesk.services.record import ResidentRecord
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


class EligibilityDialog(ChangeDialog):
    """Shows how each rule is judged as the worker says what they saw."""

    def __init__(
        self, owner: CaseSection, record: ResidentRecord, pathway: Pathway, enrolment: Enrolment
    ) -> None:
        super().__init__(
            owner, translate("dialogs", "Check eligibility"), translate("dialogs", "Save check")
        )
        self._owner, self._pathway, self._enrolment = owner, pathway, enrolment
        self._resident = record.resident
        told = self.tr("Nobody is moved by this. What is found now is kept with today's date.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.right_to_work = self.form.add("right_to_work", self.tr("Right to &work"), Choice())
        for seen in RightToWork:
            self.right_to_work.add_option(translated(seen.title_text), seen)
        self.right_to_work.choose(RightToWork.NOT_ASKED)
        self.form.show_field("right_to_work", shown=pathway.eligibility.right_to_work)
        self._found = Words("", LabelLook.BODY)
        self.form.body.addWidget(self._found)
        self.right_to_work.currentIndexChanged.connect(self._show_findings)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("eligibility", record.resident.id),
            {"right_to_work": self.right_to_work},
        )
        self._show_findings()
        self.right_to_work.setFocus()

    def save(self) -> None:
        """Keep what is found."""
        enrolment_id, seen, key = self._enrolment.id, self._seen(), self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: Change(
                None, pathways.check_eligibility(workspace, enrolment_id, seen, draft=key)
            ),
            Reply.of_form(self),
        )

    def _seen(self) -> RightToWork:
        return RightToWork.of(str(self.right_to_work.value()))

    def _show_findings(self) -> None:
        found = findings_for(self._pathway, self._resident, self._seen(), self._owner.work.today())
        self._found.setText(
            "\n".join(f"{translated(one.verdict.title_text)}: {one.why}" for one in found)
        )
