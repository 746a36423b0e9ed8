"""Requests by which people use their rights: written down, timed and settled; retention.

While somebody's request to restrict or their objection is open, what is kept of them stays as it
is: the records refuse each transaction that changes their case, and no plan is printed and no case
handed over (`refuse_restricted`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import months_after
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.field_register import STAFF, FieldGroup, LongerRetention
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.legal_hold import LegalHold
from anchordesk.domain.rights_request import (
    LEAVES_AS_IT_IS,
    RequestRefusedError,
    RequestState,
    Right,
    RightsRequest,
    left_as_it_is,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.time_limits import Nation, TimeLimit
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.rights_records import QuietCase
from anchordesk.services.workspace import Workspace

SOON_DAYS = 7
MOST_DAYS_STOPPED = 366


@dataclass(frozen=True, slots=True)
class TimedRequest:
    """A request with its last day.

    Attributes:
        days_left: Negative once it is overdue.
        hold: What keeps the person's record, whatever they ask; None if nothing does.
    """

    request: RightsRequest
    limit: TimeLimit
    days_left: int
    hold: LegalHold | None = None


@dataclass(frozen=True, slots=True)
class RetentionDue:
    """Somebody of whom something is kept longer than the register says.

    Attributes:
        groups: What is due.
        everything: Whether nothing is left that may still be kept.
        kept_for: What funders ask to be kept longer of what would be due else.
        hold: What keeps the record from being erased; None if nothing does.
    """

    case: QuietCase
    groups: tuple[FieldGroup, ...]
    everything: bool
    kept_for: tuple[LongerRetention, ...] = ()
    hold: LegalHold | None = None


@door(UseCase.ANSWER_RIGHTS)
def record(
    workspace: Workspace,
    reference: str,
    right: Right,
    received_on: date,
    nation: Nation,
    *,
    draft: DraftKey | None = None,
) -> RightsRequest:
    """Write down a request; the clock runs from the day it came, in whatever way it came.

    Raises:
        NotFoundError: if nobody has that reference.
        RequestRefusedError: if the day is in the future.
    """
    if received_on > workspace.clock.today():
        raise RequestRefusedError(
            "A request cannot have come in the future.",
            what_to_do="Enter the day on which it came.",
        )
    with workspace.records.changing() as change:
        resident = change.resident_called(reference.strip())
        made = RightsRequest(
            id=workspace.identifiers.new_id(),
            resident_id=resident.id,
            reference=resident.reference,
            right=right,
            received_on=received_on,
            nation=nation,
        )
        change.rights.save(made)
        note(workspace, change, AuditAction.REQUEST_RECORDED, resident.id, right=right.code)
        forget_with(change, draft)
    return made


@door(UseCase.ANSWER_RIGHTS)
def extend(workspace: Workspace, request_id: UUID) -> RightsRequest:
    """Take two further months.

    Raises:
        NotFoundError: if there is no such request.
        RequestRefusedError: if it is settled, or the month has passed in which time can be taken.
    """
    with workspace.records.changing() as change:
        kept = _open(change, request_id)
        limit = kept.time_limit(workspace.library.read_holidays())
        if workspace.clock.today() > limit.answer_by:
            raise RequestRefusedError(
                "More time can only be taken, and the person told why, within the first month.",
                what_to_do="Answer as soon as you can, and say why it is late.",
            )
        return _keep_changed(workspace, change, replace(kept, extended=True))


@door(UseCase.ANSWER_RIGHTS)
def set_clock(
    workspace: Workspace,
    request_id: UUID,
    identity_on: date | None,
    stopped_days: int,
    *,
    draft: DraftKey | None = None,
) -> RightsRequest:
    """Keep what moves the last day of a request.

    Args:
        identity_on: When proof of identity came that was asked for; None if none was needed.
        stopped_days: For how many days the person was asked what they want, and had not answered.

    Raises:
        NotFoundError: if there is no such request.
        RequestRefusedError: if it is settled, or a day or number cannot be right.
    """
    if identity_on is not None and identity_on > workspace.clock.today():
        raise RequestRefusedError("Proof of identity cannot have come in the future.")
    if not 0 <= stopped_days <= MOST_DAYS_STOPPED:
        raise RequestRefusedError(
            f"The clock can have stood from 0 to {MOST_DAYS_STOPPED} days.",
            what_to_do="Enter the days between your question and their answer.",
        )
    with workspace.records.changing() as change:
        kept = _open(change, request_id)
        if identity_on is not None and identity_on < kept.received_on:
            raise RequestRefusedError("Proof of identity cannot have come before the request.")
        changed = replace(kept, identity_on=identity_on, stopped_days=stopped_days)
        forget_with(change, draft)
        return _keep_changed(workspace, change, changed)


@door(UseCase.ANSWER_RIGHTS)
def settle(workspace: Workspace, request_id: UUID, state: RequestState) -> RightsRequest:
    """Keep that a request was answered or refused.

    Raises:
        NotFoundError: if there is no such request.
        RequestRefusedError: if it is settled already.
    """
    with workspace.records.changing() as change:
        kept = _open(change, request_id)
        settled = replace(kept, state=state, settled_on=workspace.clock.today())
        change.rights.save(settled)
        action, right = AuditAction.REQUEST_CHANGED, kept.right.code
        note(workspace, change, action, kept.resident_id, right=right, state=state.code)
    return settled


@door(UseCase.ANSWER_RIGHTS)
def requests(workspace: Workspace) -> tuple[TimedRequest, ...]:
    """Return every request: open ones by their last day, then settled ones, newest first."""
    today, holidays = workspace.clock.today(), workspace.library.read_holidays()
    with workspace.records.reading() as reading:
        kept = reading.rights.requests()
        holds = {one.resident_id: one for one in reading.legal_holds()}
    timed = []
    for one in kept:
        limit = one.time_limit(holidays)
        days_left = (limit.answer_by - today).days
        timed.append(TimedRequest(one, limit, days_left, holds.get(one.resident_id)))
    still_open = [one for one in timed if one.request.state is RequestState.OPEN]
    still_open.sort(key=lambda one: one.limit.answer_by)
    return (*still_open, *(one for one in timed if one.request.state is not RequestState.OPEN))


@door(UseCase.ANSWER_RIGHTS)
def retention_review(workspace: Workspace) -> tuple[RetentionDue, ...]:
    """Return of whom something is kept longer than the register says, the longest quiet first."""
    today = workspace.clock.today()
    groups = [one for one in workspace.library.read_register().groups if one.code != STAFF]
    register = workspace.library.read_register()
    found = []
    with workspace.records.reading() as reading:
        cases = reading.rights.last_entries()
        holds = {one.resident_id: one for one in reading.legal_holds()}
        for case in cases:
            quiet_since = case.last_entry.astimezone().date()
            old = [g for g in groups if months_after(quiet_since, g.retention_months) <= today]
            if not old:
                continue
            joined = reading.enrolments(case.resident_id)
            pathways = frozenset(one.pathway_code for one in joined)
            asked = {group.code: register.asks_longer(group, pathways) for group in old}
            due = tuple(
                group
                for group in old
                if (longer := asked[group.code]) is None
                or months_after(quiet_since, longer.months) <= today
            )
            kept_for = {
                one.code: one
                for group in old
                if group not in due and (one := asked[group.code]) is not None
            }
            if due:
                found.append(
                    RetentionDue(
                        case,
                        due,
                        everything=len(due) == len(groups),
                        kept_for=tuple(kept_for.values()),
                        hold=holds.get(case.resident_id),
                    )
                )
    return tuple(found)


@door(UseCase.ANSWER_RIGHTS)
def retention_waiting(workspace: Workspace) -> tuple[int, int]:
    """Return how many holds are to be looked at again, and of how many something is due to go."""
    due = retention_review(workspace)
    with workspace.records.reading() as reading:
        holds = reading.legal_holds()
    today = workspace.clock.today()
    again = sum(one.review_on <= today for one in holds)
    return again, sum(one.hold is None for one in due)


def refuse_restricted(reading: RecordsReading, resident_id: ResidentId) -> None:
    """Leave what is kept of somebody as it is while they ask for that.

    Raises:
        RequestRefusedError: while a restriction or an objection of theirs is open.
    """
    if is_left_as_it_is(reading, resident_id):
        raise left_as_it_is()


def is_left_as_it_is(reading: RecordsReading, resident_id: ResidentId) -> bool:
    """Tell whether a restriction or an objection of somebody is open."""
    return any(one.right in LEAVES_AS_IT_IS for one in reading.rights.open_requests_of(resident_id))


def people_left_as_they_are(reading: RecordsReading) -> frozenset[ResidentId]:
    """Return everybody whose restriction or objection is open."""
    return frozenset(
        one.resident_id
        for one in reading.rights.requests()
        if one.right in LEAVES_AS_IT_IS and one.state is RequestState.OPEN
    )


def _keep_changed(
    workspace: Workspace, change: RecordsChanging, changed: RightsRequest
) -> RightsRequest:
    change.rights.save(changed)
    action, right = AuditAction.REQUEST_CHANGED, changed.right.code
    note(workspace, change, action, changed.resident_id, right=right)
    return changed


def _open(reading: RecordsReading, request_id: UUID) -> RightsRequest:
    kept = reading.rights.request(request_id)
    if kept.state is not RequestState.OPEN:
        raise RequestRefusedError("This request was settled already.")
    return kept
