"""The section Plan of a record: goals with their actions as a task list, and appointments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.plan import Goal, GoalState
from anchordesk.services import appointments, plans
from anchordesk.services.record import ResidentRecord
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.resident.agreement_card import agreement_card
from anchordesk.ui.resident.approvals_card import approvals_card, open_answer, open_request
from anchordesk.ui.resident.case_section import (
    CaseSection,
    headed_card,
    link,
    resume_one,
    state_choice,
)
from anchordesk.ui.resident.eligibility_card import eligibility_card, open_check
from anchordesk.ui.resident.pathways_card import open_terms, pathways_card
from anchordesk.ui.words import due_words, long_date, translated

MOST_CLOSED = 20
MOST_APPOINTMENTS = 20
STATE_WIDTH = 150


class PlanSection(CaseSection):
    """Everything on it can be worked by keyboard; each change can be taken back."""

    FORMS = (
        "goal",
        "plan_action",
        "appointment",
        "agree_plan",
        "change_action",
        "change_appointment",
        "approval",
        "approval_answer",
        "eligibility",
        "letter",
        "enrolment_terms",
        "enrolment_terms",
    )

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of."""
        if self.record is None:
            return
        match key.kind:
            case "change_action":
                resume_one(self.context, key, self.record.actions, self._on_change)
            case "change_appointment":
                appointments_now = self.record.case.appointments
                resume_one(self.context, key, appointments_now, self._on_change_appointment)
            case "approval_answer":
                approvals = self.record.case.approvals
                resume_one(self.context, key, approvals, lambda one: open_answer(self, one))
            case "enrolment_terms":
                resume_one(
                    self.context, key, self.record.entries, lambda one: open_terms(self, one)
                )
            case "approval":
                open_request(self, self.record)
            case "eligibility":
                open_check(self, self.record)
            case "letter":
                self._on_letter()
            case "goal":
                self._on_add_goal()
            case "plan_action":
                self._on_add_action()
            case "agree_plan":
                self._on_agree()
            case _:
                self._on_add_appointment()

    def add_cards(self, record: ResidentRecord) -> None:
        """Show the plan and the appointments."""
        deeds = (
            (self.tr("Add goal"), "flag", self._on_add_goal),
            (self.tr("Add action"), "plus", self._on_add_action),
            (self.tr("Agree plan"), "handshake", self._on_agree),
            (self.tr("Print plan"), "download", self._on_print),
            (self.tr("Print letter"), "mail", self._on_letter),
        )
        self.column.addWidget(agreement_card(record, deeds, self._on_print))
        for goal in record.case.goals:
            self.column.addWidget(self._goal_card(goal, record.actions))
        loose = [action for action in record.actions if action.goal_id is None]
        card = Card(self.tr("Other actions") if record.case.goals else self.tr("Actions"))
        self._add_actions(card, loose)
        self.column.addWidget(card)
        if record.entries:
            self.column.addWidget(pathways_card(self, record))
        self.column.addWidget(self._appointments(record.case.appointments))
        self.column.addWidget(approvals_card(self, record))
        eligibility = eligibility_card(self, record)
        if eligibility is not None:
            self.column.addWidget(eligibility)

    def _goal_card(self, goal: Goal, actions: Sequence[Action]) -> Card:
        card = Card()
        state = state_choice(
            self.tr("State of the goal {goal}").format(goal=goal.words),
            tuple(GoalState),
            goal.state,
            lambda chosen: self._on_goal(goal, chosen),
        )
        top = row_of(Words(goal.words, LabelLook.HEADING), state)
        top.setStretch(0, 1)
        card.body.addLayout(top)
        self._add_actions(card, [action for action in actions if action.goal_id == goal.id])
        return card

    def _add_actions(self, card: Card, actions: Sequence[Action]) -> None:
        still_open = [action for action in actions if action.state.is_open]
        closed = [action for action in actions if not action.state.is_open]
        for action in (*still_open, *closed[:MOST_CLOSED]):
            card.body.addWidget(self._action_row(action))
        if not actions:
            card.body.addWidget(Words(self.tr("No actions yet."), LabelLook.MUTED))

    def _action_row(self, action: Action) -> QWidget:
        row = QWidget()
        state = state_choice(
            self.tr("State of {words}").format(words=action.words),
            tuple(ActionState),
            action.state,
            lambda chosen: self._on_action(action, chosen),
        )
        state.setMinimumWidth(STATE_WIDTH)
        today = self.work.today()
        due = due_words(action.due_on, today)
        look = LabelLook.SMALL
        if action.state.is_open and action.due_on <= today:
            look = LabelLook.DUE_TODAY if action.due_on == today else LabelLook.OVERDUE
        who = self.tr("The resident") if action.by_resident else action.owner
        words = Words(action.words, LabelLook.BODY if action.state.is_open else LabelLook.MUTED)
        layout = row_of(
            state, words, Words(who, LabelLook.SMALL, wraps=False), Words(due, look, wraps=False)
        )
        layout.setStretch(1, 1)
        if action.state.is_open:
            spoken = self.tr("Move to another day: {words}").format(words=action.words)
            layout.addWidget(link(self.tr("Move"), spoken, lambda: self._on_move(action)))
        spoken = self.tr("Change action: {words}").format(words=action.words)
        layout.addWidget(link(self.tr("Change"), spoken, lambda: self._on_change(action)))
        row.setLayout(layout)
        return row

    def _appointments(self, arranged: Sequence[Appointment]) -> Card:
        add = Button(self.tr("Add appointment"), icon_name="plus")
        add.clicked.connect(lambda _=False: self._on_add_appointment())
        card = headed_card(self.tr("Appointments"), add)
        for appointment in arranged[:MOST_APPOINTMENTS]:
            card.body.addWidget(self._appointment_row(appointment))
        if not arranged:
            card.body.addWidget(Words(self.tr("No appointments yet."), LabelLook.MUTED))
        return card

    def _appointment_row(self, appointment: Appointment) -> QWidget:
        row = QWidget()
        local = appointment.starts_at.astimezone()
        when = f"{long_date(local.date())}, {local:%H:%M}"
        state = state_choice(
            self.tr("What became of {what}, {when}").format(what=appointment.what, when=when),
            tuple(AppointmentState),
            appointment.state,
            lambda chosen: self._on_appointment(appointment, chosen),
        )
        state.setMinimumWidth(STATE_WIDTH)
        parts = [appointment.what, when]
        if appointment.place:
            parts.append(appointment.place)
        if appointment.travel_minutes:
            leave = appointment.leave_at.astimezone()
            parts.append(self.tr("leave at {time}").format(time=f"{leave:%H:%M}"))
        layout = row_of(state, Words(". ".join(parts)))
        layout.setStretch(1, 1)
        if appointment.lone_working:
            layout.addWidget(self._return_of(appointment))
        spoken = self.tr("Change appointment: {what}, {when}")
        spoken = spoken.format(what=appointment.what, when=when)
        layout.addWidget(
            link(self.tr("Change"), spoken, lambda: self._on_change_appointment(appointment))
        )
        row.setLayout(layout)
        return row

    def _return_of(self, appointment: Appointment) -> QWidget:
        if appointment.safe_at is not None:
            safe = appointment.safe_at.astimezone()
            return Words(self.tr("Back safely {time}").format(time=f"{safe:%H:%M}"), wraps=False)
        spoken = self.tr("I am back safely: {what}").format(what=appointment.what)
        return link(self.tr("I am back safely"), spoken, lambda: self._on_back(appointment))

    def _on_add_goal(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.plan_dialogs import GoalDialog  # noqa: PLC0415

            dialog = GoalDialog(self, self.record)
            self.open_form(dialog, self.tr("Goal saved."), self.tr("Goal taken out again."))

    def _on_add_action(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.plan_dialogs import PlanActionDialog  # noqa: PLC0415

            dialog = PlanActionDialog(self, self.record)
            self.open_form(dialog, self.tr("Action saved."), self.tr("Action taken out again."))

    def _on_change(self, action: Action) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.plan_dialogs import PlanActionDialog  # noqa: PLC0415

            dialog = PlanActionDialog(self, self.record, action)
            self.open_form(dialog, self.tr("Action changed."), self.tr("It is as it was before."))

    def _on_move(self, action: Action) -> None:
        from anchordesk.ui.resident.plan_dialogs import MoveActionDialog  # noqa: PLC0415

        dialog = MoveActionDialog(self, self.work, action.id)
        self.open_form(dialog, self.tr("Action moved."), self.tr("It is due as before."))

    def _on_letter(self) -> None:
        from anchordesk.ui.resident.letter_dialog import (  # noqa: PLC0415 - seldom wanted
            LetterDialog,
        )

        if self.record is not None:
            words = self.tr("Letter saved as a PDF. It is not protected: delete it when printed.")
            undone = self.tr("The letter is out of the timeline. The file is still there.")
            self.open_form(LetterDialog(self, self.record), words, undone)

    def _on_agree(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.agree_plan_dialog import (  # noqa: PLC0415
                AgreePlanDialog,
            )

            dialog = AgreePlanDialog(self, self.record)
            self.open_form(dialog, self.tr("Plan agreed."), self.tr("It is as it was before."))

    def _on_print(self, version: AgreedPlan | None = None) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.print_plan_dialog import (  # noqa: PLC0415 - seldom wanted
                PrintPlanDialog,
            )

            dialog = PrintPlanDialog(self, self.record, version=version)
            words = self.tr("Plan saved as a PDF. Print it, then delete the file.")
            dialog.kept.connect(lambda: self.context.shell.tell(words))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_action(self, action: Action, chosen: TitledCode) -> None:
        state = ActionState.of(chosen.value)
        words = f"{translated(state.title_text)}: {action.words}"
        undone = self.tr("“{words}” is as it was before.").format(words=action.words)
        self.change(
            lambda workspace: plans.set_action_state(workspace, action.id, state), words, undone
        )

    def _on_goal(self, goal: Goal, chosen: TitledCode) -> None:
        state = GoalState.of(chosen.value)
        words = f"{translated(state.title_text)}: {goal.words}"
        undone = self.tr("The goal is as it was before.")
        self.change(lambda workspace: plans.set_goal_state(workspace, goal, state), words, undone)

    def _on_add_appointment(self) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.appointment_dialog import AppointmentDialog  # noqa: PLC0415

            dialog = AppointmentDialog(self, self.record)
            undone = self.tr("Appointment taken out again.")
            self.open_form(dialog, self.tr("Appointment saved."), undone)

    def _on_change_appointment(self, appointment: Appointment) -> None:
        if self.record is not None:
            from anchordesk.ui.resident.appointment_dialog import AppointmentDialog  # noqa: PLC0415

            dialog = AppointmentDialog(self, self.record, appointment)
            undone = self.tr("It is as it was before.")
            self.open_form(dialog, self.tr("Appointment changed."), undone)

    def _on_appointment(self, appointment: Appointment, chosen: TitledCode) -> None:
        state = AppointmentState.of(chosen.value)
        words = f"{translated(state.title_text)}: {appointment.what}"
        undone = self.tr("The appointment is as it was before.")
        self.change(
            lambda workspace: appointments.close(workspace, appointment.id, state), words, undone
        )

    def _on_back(self, appointment: Appointment) -> None:
        self.change(
            lambda workspace: appointments.note_safe_return(workspace, appointment.id),
            self.tr("Noted: you are back safely."),
            self.tr("It is open again whether you are back."),
        )
