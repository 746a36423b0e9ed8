"""The forms of a supervisor's approval: asking for it, and what was said."""

from __future__ import annotations

from datetime import timedelta

from anchordesk.domain.approval import Approval, ApprovalOf, ApprovalState
from anchordesk.domain.draft import DraftKey
from anchordesk.services import approvals
from anchordesk.services.approvals import ApprovalSaid, ApprovalWanted
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection, day_of
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated

REMIND_AFTER_DAYS = 7


class AskApprovalDialog(ChangeDialog):
    """Asks for approval of the plan, or of closing the case; nothing waits for the answer."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(
            owner, translate("dialogs", "Ask for approval"), translate("dialogs", "Save request")
        )
        self._owner, self._resident_id = owner, record.resident.id
        told = self.tr("You can go on meanwhile. The request stays on this laptop.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.about = self.form.add("about", self.tr("&What is to be approved"), Choice())
        for about in ApprovalOf:
            self.about.add_option(translated(about.title_text), about)
        asked_before = record.case.approvals[0].asked_of if record.case.approvals else ""
        self.whom = self.form.add_line(
            "whom", self.tr("Name of the &supervisor"), text=asked_before
        )
        self.note = self.form.add("note", self.tr("What they are to &look at"), LongText(3))
        remind = owner.work.today() + timedelta(days=REMIND_AFTER_DAYS)
        self.remind = self.form.add(
            "remind",
            self.tr("&Remind me on"),
            DateField(remind),
            self.tr("Such as the day of your next supervision. Empty for never."),
        )
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("approval", record.resident.id),
            {"about": self.about, "whom": self.whom, "note": self.note, "remind": self.remind},
        )
        self.whom.setFocus()

    def save(self) -> None:
        """Check and keep the request."""
        problems = []
        remind = day_of(self.remind, self._owner)
        about = self.about.value()
        if not self.whom.text().strip():
            problems.append(Problem("whom", self.tr("Enter whose approval you ask for.")))
        if self.remind.text().strip() and remind is None:
            told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
            problems.append(Problem("remind", told))
        if problems or not isinstance(about, ApprovalOf):
            self.form.show_problems(problems)
            return
        wanted = ApprovalWanted(about, self.whom.text(), self.note.toPlainText(), remind)
        who, key = self._resident_id, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: approvals.ask(workspace, who, wanted, draft=key), Reply.of_form(self)
        )


class ApprovalAnswerDialog(ChangeDialog):
    """Writes down what the supervisor said."""

    def __init__(self, owner: CaseSection, approval: Approval) -> None:
        super().__init__(
            owner, translate("dialogs", "Record answer"), translate("dialogs", "Save answer")
        )
        self._owner, self._approval = owner, approval
        self.form.body.addWidget(Words(translated(approval.about.title_text), LabelLook.HEADING))
        self.state = self.form.add("state", self.tr("&Answer"), Choice())
        for state in (ApprovalState.APPROVED, ApprovalState.SENT_BACK):
            self.state.add_option(translated(state.title_text), state)
        self.by = self.form.add_line("by", self.tr("&Who answered"), text=approval.asked_of)
        self.day = self.form.add("day", self.tr("&Day"), DateField(owner.work.today()))
        self.words = self.form.add("words", self.tr("What they &said"), LongText(3))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("approval_answer", approval.resident_id, approval.id),
            {"state": self.state, "by": self.by, "day": self.day, "words": self.words},
        )
        self.state.setFocus()

    def save(self) -> None:
        """Check and keep the answer."""
        problems = []
        day, state = day_of(self.day, self._owner), self.state.value()
        if not self.by.text().strip():
            problems.append(Problem("by", self.tr("Enter who answered.")))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None or not isinstance(state, ApprovalState):
            self.form.show_problems(problems)
            return
        said = ApprovalSaid(state, self.by.text(), day, self.words.toPlainText())
        approval, key = self._approval, self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: approvals.answer(workspace, approval, said, draft=key),
            Reply.of_form(self),
        )
