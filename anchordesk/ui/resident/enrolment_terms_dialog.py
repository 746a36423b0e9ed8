"""The form on which worker, funder and rule of one enrolment are settled."""

from __future__ import annotations

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.enrolment_terms import terms_of
from anchordesk.services import enrolment_terms
from anchordesk.services.enrolment_terms import FUNDERS, TermsDetails
from anchordesk.services.record import EnrolmentEntry, ResidentRecord
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.pathways_card import rule_titles
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


class EnrolmentTermsDialog(ChangeDialog):
    """Nothing has to be settled: the resident's worker and the programme's rule hold else."""

    def __init__(self, owner: CaseSection, record: ResidentRecord, entry: EnrolmentEntry) -> None:
        super().__init__(
            owner, translate("dialogs", "Worker, funder and rule"), translate("dialogs", "Save")
        )
        self._owner, self._enrolment_id = owner, entry.id
        library = owner.context.workspace.library
        terms = terms_of(record.case.terms, entry.id)
        self.form.body.addWidget(Words(translated(entry.title), LabelLook.HEADING))
        self.worker = self.form.add_line(
            "worker",
            self.tr("&Worker on this pathway"),
            self.tr("Empty: as for the resident"),
        )
        self.funder = self.form.add("funder", self.tr("&Funder"), Choice())
        self.funder.add_option(self.tr("Not said"), "")
        for one in library.choices(FUNDERS).choices:
            self.funder.add_option(translated(one.title), one.code)
        self.rule = self.form.add("rule", self.tr("&Lasting work is judged by"), Choice())
        own = rule_titles(library, entry)
        title = self.tr("The programme's own rule: {rule}").format(rule=own)
        self.rule.add_option(title if own else self.tr("The programme's own: it has none"), "")
        for code, rule in library.sustained_rules.items():
            self.rule.add_option(translated(rule.title), code)
        for problem in library.choice_problems:
            self.form.body.addWidget(Words(problem, LabelLook.PROBLEM))
        if terms is not None:
            self.worker.setText(terms.own_worker)
            _choose(self.funder, terms.funder)
            _choose(self.rule, terms.rule)
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("enrolment_terms", record.resident.id, entry.id),
            {"worker": self.worker, "funder": self.funder, "rule": self.rule},
        )
        self.worker.setFocus()

    def save(self) -> None:
        """Keep what is settled."""
        details = TermsDetails(
            self.worker.text(), str(self.funder.value() or ""), str(self.rule.value() or "")
        )
        enrolment_id, key = self._enrolment_id, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: enrolment_terms.settle(workspace, enrolment_id, details, draft=key),
            Reply.of_form(self),
        )


def _choose(choice: Choice, code: str) -> None:
    """Choose a code, also one that the list does not have any more."""
    if code not in choice.values:
        choice.add_option(code, code)
    choice.choose(code)
