"""The forms of job applications: a new one, and its next step."""

from __future__ import annotations

from anchordesk.domain.application import Application, ApplicationState, next_states
from anchordesk.domain.draft import DraftKey
from anchordesk.services import applications
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.fields import Choice, DateField, LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.case_section import CaseSection
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.words import translate, translated


class ApplicationDialog(ChangeDialog):
    """Puts the resident forward for a job."""

    def __init__(self, owner: CaseSection, record: ResidentRecord) -> None:
        super().__init__(
            owner, translate("dialogs", "Add application"), translate("dialogs", "Save application")
        )
        self._owner, self._resident_id = owner, record.resident.id
        self.employer = self.form.add_line("employer", self.tr("&Employer"))
        self.role = self.form.add_line("role", self.tr("&Role"))
        self.state = self.form.add("state", self.tr("&How far it is"), Choice())
        for state in ApplicationState:
            if not state.has_ended:
                self.state.add_option(translated(state.title_text), state)
        self.day = self.form.add("day", self.tr("&Since"), DateField(owner.work.today()))
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey("application", record.resident.id),
            {
                "employer": self.employer,
                "role": self.role,
                "state": self.state,
                "day": self.day,
            },
        )
        self.employer.setFocus()

    def save(self) -> None:
        """Check and keep the application."""
        problems = []
        try:
            day = self.day.value(self._owner.work.today())
        except ValueError:
            day = None
        if not self.employer.text().strip():
            told = self.tr("Enter the employer. Write “Not known” if nobody could say.")
            problems.append(Problem("employer", told))
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        state = ApplicationState.of(str(self.state.value()))
        who, key = self._resident_id, self.draft_key
        employer, role, on = self.employer.text(), self.role.text(), day
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: applications.put_forward(
                workspace, who, employer, role, state, on, draft=key
            ),
            Reply.of_form(self),
        )


class StepDialog(ChangeDialog):
    """Records the next step of an application; `state` tells which one was saved."""

    def __init__(self, owner: CaseSection, application: Application) -> None:
        super().__init__(
            owner, translate("dialogs", "Next step"), translate("dialogs", "Save step")
        )
        self._owner, self._application = owner, application
        self.state = application.state
        now = self.tr("Now: {state}").format(state=translated(application.state.title_text))
        self.form.body.addWidget(Words(now, LabelLook.MUTED))
        self.step = self.form.add("step", self.tr("&Next step"), Choice())
        for state in next_states(application.state):
            self.step.add_option(translated(state.title_text), state)
        self.day = self.form.add("day", self.tr("&Day"), DateField(owner.work.today()))
        self.reason = self.form.add(
            "reason", self.tr("&Reason"), LongText(3), self.tr("Needed if it is not this time")
        )
        self.keep_draft_of(
            owner.context.drafts,
            DraftKey.of_one("application_step", application.resident_id, application.id),
            {"step": self.step, "day": self.day, "reason": self.reason},
        )
        self.step.setFocus()

    def save(self) -> None:
        """Check and keep the step."""
        problems = []
        try:
            day = self.day.value(self._owner.work.today())
        except ValueError:
            day = None
        state = ApplicationState.of(str(self.step.value()))
        reason = self.reason.toPlainText()
        if day is None:
            problems.append(Problem("day", self.tr("Enter the day. For example, 14 11 2026.")))
        if state is ApplicationState.NOT_THIS_TIME and not reason.strip():
            problems.append(Problem("reason", self.tr("Write why it was not this time.")))
        if problems or day is None:
            self.form.show_problems(problems)
            return
        self.state, application, on = state, self._application, day
        key = self.draft_key
        self.begin_saving()
        self._owner.work.run(
            lambda workspace: applications.move_on(
                workspace, application, state, on, reason, draft=key
            ),
            Reply.of_form(self),
        )
