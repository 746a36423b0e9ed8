"""Everything that happened with a resident, newest first, whatever kind of record holds it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeAlias

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.application import Application, ApplicationStep
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.approval import Approval
from anchordesk.domain.attachment import Attachment
from anchordesk.domain.casework import Contact
from anchordesk.domain.consent import Consent
from anchordesk.domain.good_work import GoodWorkCheck, GoodWorkQuestions, newest
from anchordesk.domain.identifiers import made_at
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Pathway, StageMove
from anchordesk.domain.printed_letter import PrintedLetter
from anchordesk.domain.referral import Referral
from anchordesk.services.case_file import CaseFile


class TimelineKind(StrEnum):
    """By what the timeline can be narrowed."""

    CONTACT = "contact"
    APPOINTMENT = "appointment"
    STAGE = "stage"
    PLAN = "plan"
    WORK = "work"
    CONSENT = "consent"
    REFERRAL = "referral"
    APPROVAL = "approval"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class StageChange:
    """A move on a pathway.

    Attributes:
        to_title: Title of the stage moved to, or of the reason to leave.
        left: Whether the move left the pathway.
    """

    move: StageMove
    to_title: str
    left: bool


@dataclass(frozen=True, slots=True)
class JobEnd:
    """That a job ended, as far as its last day is known."""

    job: JobOutcome


@dataclass(frozen=True, slots=True)
class NewTerms:
    """That other terms hold in a job; it is as they make it."""

    job: JobOutcome


@dataclass(frozen=True, slots=True)
class StepTaken:
    """That a job application came one step further."""

    application: Application
    step: ApplicationStep


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That a consent was withdrawn; the answer before it is an event of its own."""

    consent: Consent


@dataclass(frozen=True, slots=True)
class SaidOfJob:
    """What was said of a job.

    Attributes:
        job: None where the job was taken out since.
        questions: The version that was asked; None where this desk does not have it.
        asked_again: Whether it was recorded again since, so that this does not count any more.
    """

    check: GoodWorkCheck
    job: JobOutcome | None
    questions: GoodWorkQuestions | None
    asked_again: bool


@dataclass(frozen=True, slots=True)
class ReferralAnswer:
    """What was answered to a referral."""

    referral: Referral


@dataclass(frozen=True, slots=True)
class ApprovalAnswer:
    """What a supervisor said."""

    approval: Approval


Event: TypeAlias = (
    Contact
    | StageChange
    | AgreedPlan
    | JobOutcome
    | JobEnd
    | NewTerms
    | StepTaken
    | SaidOfJob
    | Consent
    | Withdrawal
    | Appointment
    | Referral
    | ReferralAnswer
    | Approval
    | ApprovalAnswer
    | PrintedLetter
    | Attachment
)


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One event with its day.

    Attributes:
        on: The day it happened; None where it is not known.
        at: The moment to show; None where only the day, or nothing, is known.
        worker: Who recorded it; empty where that is not kept.
        recorded: Orders what happened on one day.
    """

    kind: TimelineKind
    event: Event
    on: date | None
    worker: str
    recorded: datetime
    at: datetime | None = None


def is_restricted(item: TimelineItem) -> bool:
    """Tell whether an event is a note whose words are sealed."""
    return isinstance(item.event, Contact) and item.event.sensitivity.is_restricted


def timeline_of(
    contacts: Iterable[Contact],
    moves: Iterable[tuple[StageMove, Pathway]],
    jobs: Iterable[JobOutcome],
    papers: Iterable[Attachment],
    case: CaseFile,
    *,
    questions: Sequence[GoodWorkQuestions] = (),
) -> tuple[TimelineItem, ...]:
    """Return what happened, newest first; what has no known day comes last.

    Appointments that are still to come stand at the top.

    Args:
        moves: Each with the pathway that it was made on.
        questions: Every version of the questions about jobs.
    """
    known_jobs = tuple(jobs)
    items = [
        *(_of_contact(contact) for contact in contacts),
        *(_of_move(move, pathway) for move, pathway in moves),
        *(item for job in known_jobs for item in _of_job(job)),
        *_of_checks(case.good_work, known_jobs, questions),
        *(_of_paper(paper) for paper in papers),
        *(_of_plan(plan) for plan in case.agreed),
        *(_of_appointment(appointment) for appointment in case.appointments),
        *(item for consent in case.consents for item in _of_consent(consent)),
        *(item for referral in case.referrals for item in _of_referral(referral)),
        *(item for approval in case.approvals for item in _of_approval(approval)),
        *(_of_letter(letter) for letter in case.letters),
        *(item for application in case.applications for item in _of_application(application)),
    ]
    return tuple(sorted(items, key=_order, reverse=True))


def _of_contact(contact: Contact) -> TimelineItem:
    moment = contact.happened_at
    on = moment.astimezone().date()
    return TimelineItem(TimelineKind.CONTACT, contact, on, contact.worker, moment, moment)


def _of_move(move: StageMove, pathway: Pathway) -> TimelineItem:
    title, left = pathway.title_of(move.to_stage), not pathway.has_stage(move.to_stage)
    change = StageChange(move, title, left)
    return TimelineItem(TimelineKind.STAGE, change, move.moved_on, move.worker, move.recorded_at)


def _of_plan(plan: AgreedPlan) -> TimelineItem:
    return TimelineItem(TimelineKind.PLAN, plan, plan.agreed_on, plan.worker, made_at(plan.id))


def _of_job(job: JobOutcome) -> Iterator[TimelineItem]:
    yield TimelineItem(TimelineKind.WORK, job, job.started_on, job.worker, job.recorded_at)
    for terms in job.later_terms:
        new = NewTerms(job.on(terms.from_day))
        on, recorded = terms.from_day, terms.recorded_at
        yield TimelineItem(TimelineKind.WORK, new, on, terms.worker, recorded)
    if job.ended_on is not None:
        yield TimelineItem(TimelineKind.WORK, JobEnd(job), job.ended_on, "", job.recorded_at)


def _of_checks(
    checks: Sequence[GoodWorkCheck],
    jobs: Sequence[JobOutcome],
    questions: Sequence[GoodWorkQuestions],
) -> Iterator[TimelineItem]:
    for check in checks:
        said = SaidOfJob(
            check,
            next((job for job in jobs if job.id == check.outcome_id), None),
            next((one for one in questions if one.version == check.version), None),
            newest(checks, check.outcome_id, check.point) != check,
        )
        recorded = made_at(check.id)
        yield TimelineItem(TimelineKind.WORK, said, check.asked_on, check.worker, recorded)


def _of_paper(paper: Attachment) -> TimelineItem:
    moment = paper.added_at
    on = moment.astimezone().date()
    return TimelineItem(TimelineKind.PAPER, paper, on, paper.worker, moment, moment)


def _of_appointment(appointment: Appointment) -> TimelineItem:
    moment = appointment.starts_at
    on = moment.astimezone().date()
    return TimelineItem(
        TimelineKind.APPOINTMENT, appointment, on, appointment.worker, moment, moment
    )


def _of_consent(consent: Consent) -> Iterator[TimelineItem]:
    kind, recorded = TimelineKind.CONSENT, made_at(consent.id)
    yield TimelineItem(kind, consent, consent.on, consent.worker, recorded)
    if consent.withdrawn_on is not None:
        ended = Withdrawal(consent)
        yield TimelineItem(kind, ended, consent.withdrawn_on, consent.withdrawn_by, recorded)


def _of_referral(referral: Referral) -> Iterator[TimelineItem]:
    kind, recorded = TimelineKind.REFERRAL, made_at(referral.id)
    yield TimelineItem(kind, referral, referral.referred_on, referral.worker, recorded)
    if referral.answered_on is not None:
        yield TimelineItem(kind, ReferralAnswer(referral), referral.answered_on, "", recorded)


def _of_approval(approval: Approval) -> Iterator[TimelineItem]:
    kind, recorded = TimelineKind.APPROVAL, made_at(approval.id)
    yield TimelineItem(kind, approval, approval.asked_on, approval.worker, recorded)
    if approval.answered_on is not None:
        yield TimelineItem(kind, ApprovalAnswer(approval), approval.answered_on, "", recorded)


def _of_letter(letter: PrintedLetter) -> TimelineItem:
    recorded = made_at(letter.id)
    return TimelineItem(TimelineKind.PAPER, letter, letter.printed_on, letter.worker, recorded)


def _of_application(application: Application) -> Iterator[TimelineItem]:
    for step in application.steps:
        taken = StepTaken(application, step)
        yield TimelineItem(TimelineKind.WORK, taken, step.on, step.worker, step.recorded_at)


def _order(item: TimelineItem) -> tuple[datetime, datetime, bool]:
    """Order by the day, then by when it was recorded; an answer comes after what it answers."""
    answers = isinstance(item.event, JobEnd | Withdrawal | ReferralAnswer | ApprovalAnswer)
    return datetime.combine(item.on or date.min, time.min, UTC), item.recorded, answers
