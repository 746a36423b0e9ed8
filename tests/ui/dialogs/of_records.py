"""Recipes for the forms of a resident's record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.approval import ApprovalOf
from anchordesk.domain.attachment import Attachment, AttachmentKind
from anchordesk.domain.casework import Contact
from anchordesk.domain.concern import ConcernWords
from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.household import HouseholdMember
from anchordesk.domain.identifiers import AttachmentId
from anchordesk.services import (
    applications,
    approvals,
    audit,
    concerns,
    consents,
    households,
    referrals,
    residents,
)
from anchordesk.services.approvals import ApprovalWanted
from anchordesk.services.consents import Answer
from anchordesk.services.good_work import questions_now as good_work_questions
from anchordesk.services.handover_checklist import Checklist
from anchordesk.services.plans import move_action as move_action_to
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.opportunities.vacancy_dialog import VacancyDialog
from anchordesk.ui.opportunities.wishes_dialog import WishesDialog
from anchordesk.ui.resident.address_dialog import AddressDialog
from anchordesk.ui.resident.agree_plan_dialog import AgreePlanDialog
from anchordesk.ui.resident.appointment_dialog import AppointmentDialog
from anchordesk.ui.resident.approval_dialogs import ApprovalAnswerDialog, AskApprovalDialog
from anchordesk.ui.resident.attachment_viewer import AttachmentViewer
from anchordesk.ui.resident.audit_dialog import AuditDialog
from anchordesk.ui.resident.change_note_dialog import ChangeNoteDialog
from anchordesk.ui.resident.concern_dialog import ConcernDialog
from anchordesk.ui.resident.concerns_dialog import ConcernsDialog
from anchordesk.ui.resident.consent_dialogs import ConsentDialog, WithdrawalDialog
from anchordesk.ui.resident.document_dialog import DocumentDialog
from anchordesk.ui.resident.eligibility_dialog import EligibilityDialog
from anchordesk.ui.resident.enrolment_terms_dialog import EnrolmentTermsDialog
from anchordesk.ui.resident.equality_dialog import EqualityDialog
from anchordesk.ui.resident.good_work_dialog import GoodWorkDialog, ToAsk
from anchordesk.ui.resident.hand_over_dialog import HandOverDialog
from anchordesk.ui.resident.history_dialog import HistoryDialog
from anchordesk.ui.resident.household_dialogs import HouseholdDialog, MovedOutDialog
from anchordesk.ui.resident.job_change_dialogs import (
    EvidenceDialog,
    TakeJobOutDialog,
    TermsDialog,
)
from anchordesk.ui.resident.job_dialog import JobDialog
from anchordesk.ui.resident.job_history_dialog import JobHistoryDialog
from anchordesk.ui.resident.jobs_dialogs import ApplicationDialog, StepDialog
from anchordesk.ui.resident.letter_dialog import LetterDialog
from anchordesk.ui.resident.merge_dialog import MergeDialog
from anchordesk.ui.resident.move_dialog import MoveDialog
from anchordesk.ui.resident.need_dialog import NeedDialog
from anchordesk.ui.resident.needs_dialogs import (
    AnswersDialog,
    ReferralAnswerDialog,
    ReferralDialog,
)
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.passport_dialog import PassportDialog
from anchordesk.ui.resident.plan_dialogs import (
    GoalDialog,
    MoveActionDialog,
    PlanActionDialog,
)
from anchordesk.ui.resident.plan_dialogs import MoveDialog as AnotherDayDialog
from anchordesk.ui.resident.print_plan_dialog import PrintPlanDialog
from anchordesk.ui.resident.print_timeline_dialog import PrintTimelineDialog
from anchordesk.ui.resident.quick_note import QuickNoteDialog
from anchordesk.ui.resident.resident_dialog import ResidentDialog
from anchordesk.ui.resident.small_dialogs import ActionDialog, EndJobDialog, EnrolDialog
from anchordesk.ui.resident.text_dialog import TextDialog
from anchordesk.ui.rights.trail_dialog import TrailDialog
from tests.ui.dialogs.of_teams import COLLEAGUES
from tests.ui.dialogs.recipes import Room, recipe_for


@recipe_for(NoteDialog)
def note(room: Room) -> QDialog:
    resident = room.record.resident
    return NoteDialog.about_resident(
        room.record_screen, room.work, room.drafts, resident.id, resident.display_name
    )


@recipe_for(QuickNoteDialog)
def quick_note(room: Room) -> QDialog:
    return QuickNoteDialog(room.driver.frame, room.context)


@recipe_for(ChangeNoteDialog)
def change_note(room: Room) -> QDialog:
    noted = next(i.event for i in room.record.timeline if isinstance(i.event, Contact))
    return ChangeNoteDialog(room.record_screen, room.work, room.drafts, noted)


@recipe_for(ResidentDialog)
def resident(room: Room) -> QDialog:
    return ResidentDialog(room.record_screen, room.work, room.drafts, room.record.resident)


@recipe_for(EqualityDialog)
def equality(room: Room) -> QDialog:
    return EqualityDialog(room.record_screen, room.work, room.drafts, room.record.resident)


@recipe_for(HistoryDialog)
def history(room: Room) -> QDialog:
    return HistoryDialog(room.record_screen, room.work, room.record.resident.id)


@recipe_for(AuditDialog)
def audit_trail(room: Room) -> QDialog:
    dialog = AuditDialog(room.record_screen)
    dialog.show_events(audit.about(room.workspace, room.record.resident.id))
    return dialog


@recipe_for(MergeDialog)
def merge(room: Room) -> QDialog:
    return MergeDialog(room.record_screen, room.work, room.record.resident)


@recipe_for(MoveDialog)
def move(room: Room) -> QDialog:
    record = room.record
    assert record.pathway is not None
    assert record.enrolment is not None
    return MoveDialog(
        *(room.record_screen, room.work, room.drafts),
        *(record.pathway, record.enrolment, record.resident),
    )


@recipe_for(EnrolDialog)
def enrol(room: Room) -> QDialog:
    offered = room.workspace.library.offered_pathways
    who = room.record.resident.id
    return EnrolDialog(room.record_screen, room.work, room.drafts, who, offered)


@recipe_for(ActionDialog)
def action(room: Room) -> QDialog:
    return ActionDialog(room.record_screen, room.work, room.drafts, room.record.resident.id)


@recipe_for(JobDialog)
def job(room: Room) -> QDialog:
    return JobDialog(room.record_screen, room.work, room.drafts, room.record.resident.id)


@recipe_for(TermsDialog)
def new_terms(room: Room) -> QDialog:
    return TermsDialog(room.record_screen.jobs, room.record.jobs[0])


@recipe_for(EvidenceDialog)
def evidence(room: Room) -> QDialog:
    return EvidenceDialog(room.record_screen.jobs, room.record.jobs[0])


@recipe_for(TakeJobOutDialog)
def take_job_out(room: Room) -> QDialog:
    return TakeJobOutDialog(room.record_screen.jobs, room.record.jobs[0])


@recipe_for(JobHistoryDialog)
def job_history(room: Room) -> QDialog:
    return JobHistoryDialog(room.record_screen.jobs, room.work, room.record.resident.id)


@recipe_for(EndJobDialog)
def end_job(room: Room) -> QDialog:
    return EndJobDialog(room.record_screen, room.work, room.record.jobs[0])


@recipe_for(GoalDialog)
def goal(room: Room) -> QDialog:
    return GoalDialog(room.record_screen.plan, room.record)


@recipe_for(PlanActionDialog)
def plan_action(room: Room) -> QDialog:
    return PlanActionDialog(room.record_screen.plan, room.record)


@recipe_for(MoveActionDialog)
def move_action(room: Room) -> QDialog:
    return MoveActionDialog(room.record_screen, room.work, room.record.actions[0].id)


@recipe_for(AnotherDayDialog)
def another_day(room: Room) -> QDialog:
    action = room.record.actions[0]
    return AnotherDayDialog(
        room.record_screen,
        room.work,
        lambda workspace, day: move_action_to(workspace, action.id, day),
    )


@recipe_for(AgreePlanDialog)
def agree_plan(room: Room) -> QDialog:
    return AgreePlanDialog(room.record_screen.plan, room.record)


@recipe_for(PrintPlanDialog)
def print_plan(room: Room) -> QDialog:
    return PrintPlanDialog(room.record_screen.plan, room.record, room.files)


@recipe_for(PrintTimelineDialog)
def print_timeline(room: Room) -> QDialog:
    who = room.record.resident.id
    return PrintTimelineDialog(room.record_screen, room.context, who, room.files)


@recipe_for(PassportDialog)
def passport(room: Room) -> QDialog:
    who = room.record.resident.id
    return PassportDialog(room.record_screen, room.context, who, room.files)


@recipe_for(VacancyDialog)
def vacancy(room: Room) -> QDialog:
    return VacancyDialog(room.record_screen, room.context)


@recipe_for(LetterDialog)
def letter(room: Room) -> QDialog:
    return LetterDialog(room.record_screen.plan, room.record, room.files)


@recipe_for(TextDialog)
def text_message(room: Room) -> QDialog:
    return TextDialog(room.record_screen, room.context, room.record.resident.id)


@recipe_for(GoodWorkDialog)
def good_work(room: Room) -> QDialog:
    questions = good_work_questions(room.workspace)
    assert questions is not None
    to_ask = ToAsk(room.record.jobs[0], questions.points[0], questions)
    return GoodWorkDialog(room.record_screen, room.work, room.drafts, to_ask)


@recipe_for(AppointmentDialog)
def appointment(room: Room) -> QDialog:
    return AppointmentDialog(room.record_screen.plan, room.record)


@recipe_for(NeedDialog)
def need(room: Room) -> QDialog:
    return NeedDialog(room.record_screen.needs, room.record)


@recipe_for(AnswersDialog)
def answers(room: Room) -> QDialog:
    scale = max(room.workspace.library.scales, key=lambda one: len(one.measures))
    return AnswersDialog(room.record_screen.needs, room.record, scale)


@recipe_for(ReferralDialog)
def referral(room: Room) -> QDialog:
    return ReferralDialog(room.record_screen.needs, room.record)


@recipe_for(ReferralAnswerDialog)
def referral_answer(room: Room) -> QDialog:
    referrals.refer(
        *(room.workspace, room.record.resident.id, "Citizens Advice", "Debt advice"),
        room.work.today(),
        shared_because="Danger to the children in the home",
    )
    return ReferralAnswerDialog(room.record_screen.needs, room.record.case.referrals[0])


@recipe_for(AskApprovalDialog)
def approval(room: Room) -> QDialog:
    return AskApprovalDialog(room.record_screen.plan, room.record)


@recipe_for(ApprovalAnswerDialog)
def approval_answer(room: Room) -> QDialog:
    approvals.ask(
        room.workspace, room.record.resident.id, ApprovalWanted(ApprovalOf.PLAN, "Priya Shah")
    )
    return ApprovalAnswerDialog(room.record_screen.plan, room.record.case.approvals[0])


@recipe_for(EligibilityDialog)
def eligibility(room: Room) -> QDialog:
    record = room.record
    assert record.pathway is not None
    assert record.enrolment is not None
    return EligibilityDialog(room.record_screen.plan, record, record.pathway, record.enrolment)


@recipe_for(ApplicationDialog)
def application(room: Room) -> QDialog:
    return ApplicationDialog(room.record_screen.jobs, room.record)


@recipe_for(StepDialog)
def application_step(room: Room) -> QDialog:
    applications.put_forward(
        *(room.workspace, room.record.resident.id, "Harbour Hospital", "Ward housekeeper"),
        *(ApplicationState.APPLIED, room.work.today()),
    )
    return StepDialog(room.record_screen.jobs, room.record.case.applications[0])


@recipe_for(ConsentDialog)
def consent(room: Room) -> QDialog:
    return ConsentDialog(room.record_screen.consent, room.record, ConsentPurpose.PARTNERS)


@recipe_for(WithdrawalDialog)
def withdrawal(room: Room) -> QDialog:
    yes = Answer(ConsentPurpose.MESSAGES, True, ConsentWay.SPOKEN, room.work.today())
    consents.record_answer(room.workspace, room.record.resident.id, yes)
    given = next(c for c in room.record.case.consents if c.purpose is ConsentPurpose.MESSAGES)
    return WithdrawalDialog(room.record_screen.consent, room.record, given)


@recipe_for(MovedOutDialog)
def moved_out(room: Room) -> QDialog:
    who = room.record.resident.id
    other = residents.add(room.workspace, ResidentDetails(given_name="Bo")).id
    change = households.live_together(room.workspace, who, other)[0].after
    assert isinstance(change, HouseholdMember)
    return MovedOutDialog(room.record_screen.household, change)


@recipe_for(TrailDialog)
def trail(room: Room) -> QDialog:
    return TrailDialog(room.record_screen, room.context, room.files)


@recipe_for(AddressDialog)
def address_warning(room: Room) -> QDialog:
    return AddressDialog(room.record_screen.household, room.record.resident.id)


@recipe_for(HouseholdDialog)
def household(room: Room) -> QDialog:
    return HouseholdDialog(room.record_screen.household, room.record)


@recipe_for(WishesDialog)
def wishes(room: Room) -> QDialog:
    record = room.record
    return WishesDialog(room.record_screen, room.context, record.resident.id, record.wishes)


@recipe_for(HandOverDialog)
def hand_over(room: Room) -> QDialog:
    found = Checklist(COLLEAGUES, 12, 3, 1, 2, 1, 1, 1, half_typed=True, before=None)
    return HandOverDialog(
        *(room.driver.window, room.work, room.drafts, room.record.resident.id, found)
    )


@recipe_for(ConcernDialog)
def concern(room: Room) -> QDialog:
    owner = room.record_screen.consent
    return ConcernDialog(owner, owner, room.record.resident.id, None)


@recipe_for(ConcernsDialog)
def all_concerns(room: Room) -> QDialog:
    day, who = room.work.today(), room.record.resident.id
    seen = ConcernWords(day, "A bruise on the arm; she would not say why.", "S. Kaur", day)
    kept = concerns.record(room.workspace, who, seen)
    concerns.write_on(room.workspace, kept.id, replace(seen, done="Rang the safeguarding lead."))
    dialog = ConcernsDialog(room.record_screen, day)
    dialog.show_concerns(concerns.read(room.workspace, who))
    return dialog


@recipe_for(DocumentDialog)
def document(room: Room) -> QDialog:
    name = "Right to work, both sides of the card, and the letter that came with it.pdf"
    key = DraftKey.of_one("document", room.record.resident.id, "new")
    return DocumentDialog(room.record_screen, name, room.work.today(), room.drafts, key)


@recipe_for(AttachmentViewer)
def attachment(room: Room) -> QDialog:
    kept = Attachment(
        AttachmentId(UUID(int=7)),
        room.record.resident.id,
        "Food hygiene certificate, level 2, of the training centre at the harbour.png",
        AttachmentKind.PNG,
        48_000,
        "0" * 64,
        date(2026, 11, 2),
        datetime.fromisoformat("2026-11-02T10:00:00+00:00") + timedelta(days=1),
        "S. Kaur",
    )
    viewer = AttachmentViewer(room.record_screen, kept)
    picture = QImage(1600, 1200, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    viewer.show_picture(picture)
    return viewer


@recipe_for(EnrolmentTermsDialog)
def enrolment_terms(room: Room) -> QDialog:
    return EnrolmentTermsDialog(room.record_screen.plan, room.record, room.record.entries[0])
