"""What today asks for: actions due, checks due, and people whom nobody has spoken to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from anchordesk.domain.appointment import Appointment
from anchordesk.domain.consent import Consent
from anchordesk.domain.document import Document
from anchordesk.domain.good_work import CheckPoint
from anchordesk.domain.identifiers import ActionId, EnrolmentId, ResidentId
from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.milestones import due_day, next_milestone
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.reference import ReferenceTable, tables_to_renew
from anchordesk.domain.roles import UseCase, may
from anchordesk.services.casework_records import ArrangedAppointment, DueReview
from anchordesk.services.concern_records import ConcernToReview
from anchordesk.services.consent_records import AskAgain
from anchordesk.services.consents import watches as consent_watches
from anchordesk.services.document_records import EndingDocument
from anchordesk.services.documents import all_stages, ending_watches
from anchordesk.services.doors import door
from anchordesk.services.good_work import questions_now
from anchordesk.services.good_work import watches as job_watches
from anchordesk.services.good_work_records import JobToAsk
from anchordesk.services.households import to_heed_at_home
from anchordesk.services.partner_referrals_waiting import waiting
from anchordesk.services.records import RecordsReading
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.today_records import (
    ListedResident,
    OpenAction,
    QuietResident,
    WaitingCheck,
)
from anchordesk.services.today_watches import check_watches, quiet_watches
from anchordesk.services.workspace import Workspace

MOST_OF_A_KIND = 200
COMING_DAYS = 7


class TodayKind(StrEnum):
    """Why something is on the list, in the order in which it is listed."""

    NOT_BACK = "not back"
    CONCERN = "concern"
    OVERDUE = "overdue"
    APPOINTMENT = "appointment"
    DUE = "due"
    CHECK = "check"
    JOB = "job"
    DOCUMENT = "document"
    REVIEW = "review"
    CONSENT = "consent"
    QUIET = "quiet"
    COMING = "coming"


FOR_SAFETY = frozenset({TodayKind.NOT_BACK, TodayKind.CONCERN})


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing to do, and what put it on the list.

    Attributes:
        what: The action's words, or the check's title; empty for somebody without contact.
        due_on: None for somebody without contact.
        since: The day that a check's weeks are counted from, or of the last contact.
        joined_on: Where no contact is recorded: the day from which one was to be expected.
        weeks: Of a check.
        stage_title: Short title of the stage they are at; empty for an action.
        action_id: Set for an action alone.
        enrolment_id: Set for a check alone.
        appointment: Set for an appointment alone, and for a lone visit without a safe return.
        consent: Set for an answer alone that is to be asked for again.
        document: Set for a document alone that ends soon, or has ended.
        job: Set for a job alone about which it is time to ask.
        point: At which point it is to be asked; set with `job`.
        after: Of an action: the words of the one that it follows; empty where it follows none.
        at_home: Of an appointment: who lives there as well and is to be heeded.
    """

    kind: TodayKind
    resident: ListedResident
    what: str = ""
    due_on: date | None = None
    since: date | None = None
    joined_on: date | None = None
    weeks: int = 0
    stage_title: str = ""
    action_id: ActionId | None = None
    enrolment_id: EnrolmentId | None = None
    appointment: Appointment | None = None
    consent: Consent | None = None
    document: Document | None = None
    job: JobOutcome | None = None
    point: CheckPoint | None = None
    after: str = ""
    at_home: tuple[ListedResident, ...] = ()


@dataclass(frozen=True, slots=True)
class TodayList:
    """The list of a day.

    Attributes:
        left_out: How many more there are than the list shows.
        first_use: Whether there are no residents at all yet.
        referrals: How many people whom partners propose wait for a decision.
        left_alone: How many residents have something due, and asked that their record is left as it
            is: nothing of theirs is listed.
        tables: For who leads: the tables of rates that have ended, or soon will.
    """

    day: date
    lines: tuple[TodayLine, ...]
    left_out: int = 0
    first_use: bool = False
    tables: tuple[ReferenceTable, ...] = ()
    referrals: int = 0
    left_alone: int = 0

    def count_of(self, kind: TodayKind) -> int:
        """Return how many lines are there for one reason."""
        return sum(line.kind is kind for line in self.lines)


@door(UseCase.READ_RECORDS)
def list_today(workspace: Workspace, *, coming: bool = False) -> TodayList:
    """Return what today asks for, and with `coming` what the next seven days will ask for."""
    today = workspace.clock.today()
    until = today + timedelta(days=COMING_DAYS if coming else 0)
    pathways = tuple(workspace.library.pathways.values())
    referrals = waiting(workspace)
    with workspace.records.reading() as reading:
        left_alone = people_left_as_they_are(reading)
        first_use = not reading.has_residents()
        actions, all_actions = reading.open_actions(until, MOST_OF_A_KIND)
        checks, all_checks = reading.waiting_checks(check_watches(pathways, until), MOST_OF_A_KIND)
        quiet, all_quiet = reading.quiet_residents(
            quiet_watches(pathways, today), today + timedelta(days=COMING_DAYS), MOST_OF_A_KIND
        )
        arranged = reading.arranged(day_bounds(today)[0], day_bounds(until)[1])
        missing = reading.not_back(workspace.now())
        may_see = may(workspace.profile.role, UseCase.KEEP_CONCERNS)
        to_review = reading.concerns_to_review(today) if may_see else ()
        reviews = reading.reviews_due(until)
        again, all_again = reading.to_ask_again(
            tuple(consent_watches(workspace)), all_stages(workspace), MOST_OF_A_KIND
        )
        ending, all_ending = reading.documents_ending(
            tuple(ending_watches(until)), all_stages(workspace), MOST_OF_A_KIND
        )
        to_ask, all_to_ask = reading.jobs_to_ask(
            tuple(job_watches(workspace, until)), all_stages(workspace), MOST_OF_A_KIND
        )
        not_back = [one for one in missing if one.appointment.return_is_missing(workspace.now())]
        lines = [
            *(_of_appointment(one, today, TodayKind.NOT_BACK) for one in not_back),
            *(_of_concern(one) for one in to_review),
            *(_of_appointment(one, today, TodayKind.APPOINTMENT) for one in arranged),
            *(_of_review(one, today) for one in reviews),
            *(_of_consent(one) for one in again),
            *(_of_document(one, today) for one in ending),
            *(_of_action(found, today) for found in actions),
            *(_of_check(workspace, found, today) for found in checks),
            *(_of_job(workspace, found, today) for found in to_ask),
            *(_of_quiet(workspace, found) for found in quiet),
        ]
        kept_back = {line.resident.id for line in lines if _is_kept_back(line, left_alone)}
        lines = [line for line in lines if not _is_kept_back(line, left_alone)]
        lines = [*_warned(reading, lines)]
    order = list(TodayKind)
    lines.sort(
        key=lambda line: (
            order.index(line.kind),
            line.due_on or line.since or date.min,
            workspace.now() if line.appointment is None else line.appointment.starts_at,
        )
    )
    listed = sum(len(found) for found in (actions, checks, quiet, again, ending, to_ask))
    in_all = all_actions + all_checks + all_quiet + all_again + all_ending + all_to_ask
    tables = workspace.library.reference.values() if workspace.profile.role.leads else ()
    renew = tables_to_renew(tables, today)
    return TodayList(
        *(today, tuple(lines), in_all - listed, first_use, renew, referrals),
        left_alone=len(kept_back),
    )


def _is_kept_back(line: TodayLine, left_alone: Collection[ResidentId]) -> bool:
    """Whether a line is about somebody who asked to be left; keeping people safe goes on."""
    return line.resident.id in left_alone and line.kind not in FOR_SAFETY


def _warned(reading: RecordsReading, lines: Sequence[TodayLine]) -> Iterator[TodayLine]:
    told = reading.safety_instructions({line.resident.id for line in lines})
    visited = {line.resident.id for line in lines if line.appointment is not None}
    homes = {who: to_heed_at_home(reading, who) for who in visited}
    for line in lines:
        who = replace(line.resident, safety_instruction=told.get(line.resident.id, ""))
        at_home = () if line.appointment is None else homes[line.resident.id]
        yield replace(line, resident=who, at_home=at_home)


def _of_action(found: OpenAction, today: date) -> TodayLine:
    due_on = found.action.due_on
    kind = TodayKind.DUE if due_on == today else TodayKind.OVERDUE
    return TodayLine(
        kind=TodayKind.COMING if due_on > today else kind,
        resident=found.resident,
        what=found.action.words,
        due_on=due_on,
        action_id=found.action.id,
        after=found.after,
    )


def _of_appointment(found: ArrangedAppointment, today: date, kind: TodayKind) -> TodayLine:
    day = found.appointment.starts_at.astimezone().date()
    return TodayLine(
        kind=TodayKind.COMING if day > today else kind,
        resident=found.resident,
        what=found.appointment.what,
        due_on=day,
        appointment=found.appointment,
    )


def _of_concern(found: ConcernToReview) -> TodayLine:
    what, since = found.level.title_text, found.noticed_on
    return TodayLine(TodayKind.CONCERN, found.resident, what, found.review_on, since)


def _of_review(found: DueReview, today: date) -> TodayLine:
    due_on = found.plan.review_on
    return TodayLine(
        kind=TodayKind.COMING if due_on > today else TodayKind.REVIEW,
        resident=found.resident,
        due_on=due_on,
        since=found.plan.agreed_on,
    )


def _of_consent(found: AskAgain) -> TodayLine:
    return TodayLine(
        kind=TodayKind.CONSENT,
        resident=found.resident,
        what=found.consent.purpose.title_text,
        since=found.consent.on,
        consent=found.consent,
    )


def _of_document(found: EndingDocument, today: date) -> TodayLine:
    told_from = found.document.told_from()
    is_coming = told_from is not None and told_from > today
    return TodayLine(
        kind=TodayKind.COMING if is_coming else TodayKind.DOCUMENT,
        resident=found.resident,
        what=found.document.kind.title_text,
        due_on=found.document.ends_on,
        document=found.document,
    )


def _of_check(workspace: Workspace, found: WaitingCheck, today: date) -> TodayLine:
    pathway = workspace.library.pathway(found.pathway_code, found.pathway_version)
    milestone = next_milestone(pathway, found.stage)
    if milestone is None:
        raise LookupError("the records gave a check for a stage that was not asked for")
    due_on = due_day(milestone, found.begun_on)
    return TodayLine(
        kind=TodayKind.COMING if due_on > today else TodayKind.CHECK,
        resident=found.resident,
        what=milestone.title,
        due_on=due_on,
        since=found.begun_on,
        weeks=milestone.weeks,
        stage_title=pathway.stage(milestone.after).short_title,
        enrolment_id=found.enrolment_id,
    )


def _of_job(workspace: Workspace, found: JobToAsk, today: date) -> TodayLine:
    questions = questions_now(workspace)
    point = None if questions is None else questions.point(found.point)
    due_on = None if point is None else point.due_on(found.job)
    if point is None or due_on is None:
        raise LookupError("the records gave a job for a point that was not asked for")
    return TodayLine(
        kind=TodayKind.COMING if due_on > today else TodayKind.JOB,
        resident=found.resident,
        what=point.title,
        due_on=due_on,
        since=found.job.started_on,
        weeks=point.weeks,
        job=found.job,
        point=point,
    )


def _of_quiet(workspace: Workspace, found: QuietResident) -> TodayLine:
    pathway = workspace.library.pathway(found.pathway_code, found.pathway_version)
    last = found.last_contact
    return TodayLine(
        kind=TodayKind.QUIET,
        resident=found.resident,
        since=None if last is None else last.astimezone().date(),
        joined_on=found.joined_on,
        stage_title=pathway.stage(found.stage).short_title,
    )
