"""Who of the caseload is at risk, with every reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from anchordesk.domain.at_risk import (
    Risk,
    action_is_overdue,
    check_is_near,
    in_order,
    near_until,
    silence_is_long,
)
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.milestones import due_day, next_milestone
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.records import RecordsReading
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.today_watches import check_watches, quiet_watches
from anchordesk.services.workspace import Workspace

EVERYBODY = 1_000_000

Found = Iterator[tuple[ResidentId, Risk | None]]


@door(UseCase.READ_RECORDS)
def people_at_risk(workspace: Workspace) -> Mapping[ResidentId, tuple[Risk, ...]]:
    """Return everybody who is at risk today and why; who is not at risk is left out."""
    today = workspace.clock.today()
    reasons: dict[ResidentId, list[Risk]] = {}
    with workspace.records.reading() as reading:
        for find in (_silent, _overdue, _near_checks):
            for resident_id, risk in find(workspace, reading, today):
                if risk is not None:
                    reasons.setdefault(resident_id, []).append(risk)
        left_out = people_left_as_they_are(reading)
    return {who: in_order(found) for who, found in reasons.items() if who not in left_out}


def _silent(workspace: Workspace, reading: RecordsReading, today: date) -> Found:
    watches = quiet_watches(tuple(workspace.library.pathways.values()), today)
    # Whether something is planned is no matter here: nobody spoke to them all the same.
    found, _ = reading.quiet_residents(watches, date.min, EVERYBODY)
    for one in found:
        allowed = workspace.library.pathway(one.pathway_code, one.pathway_version).quiet_after_days
        last = None if one.last_contact is None else one.last_contact.astimezone().date()
        yield one.resident.id, silence_is_long(last, one.joined_on, allowed, today)


def _overdue(_workspace: Workspace, reading: RecordsReading, today: date) -> Found:
    found, _ = reading.open_actions(today - timedelta(days=1), EVERYBODY)
    for one in found:
        yield one.resident.id, action_is_overdue(one.action.words, one.action.due_on, today)


def _near_checks(workspace: Workspace, reading: RecordsReading, today: date) -> Found:
    watches = check_watches(tuple(workspace.library.pathways.values()), near_until(today))
    found, _ = reading.waiting_checks(watches, EVERYBODY)
    for one in found:
        pathway = workspace.library.pathway(one.pathway_code, one.pathway_version)
        milestone = next_milestone(pathway, one.stage)
        if milestone is not None:
            due_on = due_day(milestone, one.begun_on)
            yield one.resident.id, check_is_near(milestone.title, due_on, today)
