"""What each desk reports of its work, and what its lead sees of all of them.

Once a day a desk of a team seals a report to its leads' desks: counts, and where its audit trail
ends. So a lead sees workload, what is overdue and how records are kept without seeing a resident,
learns of every opening by the organisation's key, and holds an end of each trail that the desk
itself cannot take back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from anchordesk.domain.audit import AuditAction, AuditEvent, faults_in
from anchordesk.domain.emergency import EmergencyReason
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import rights
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, send_to_desk
from anchordesk.services.exchange_records import OutboxState
from anchordesk.services.my_work import standing_of
from anchordesk.services.oversight_records import ReportKept
from anchordesk.services.records import RecordsChanging
from anchordesk.services.roster import roster_of
from anchordesk.services.team_funnel import reached_on
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.desk_report import (
    DESK_REPORT,
    MOST_OPENINGS,
    MOST_STAGES,
    DeskReport,
    KeyOpening,
    ReachedStage,
)
from anchordesk.wire.team import LEADING, Roster, RosterMember

EVERY = timedelta(hours=20)
"""A little less than a day, so that who connects each morning reports each morning."""

OLD_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class DeskStanding:
    """How one desk stands, for its lead.

    Attributes:
        report: None while none came.
        received_at: When it came here; None for this desk itself.
        trail_cut: Whether that desk's trail ended earlier than it once had, or otherwise.
        silent: Whether no report came for two weeks, or ever.
    """

    name: str
    key_id: str
    role: DeskRole
    report: DeskReport | None
    received_at: datetime | None = None
    trail_cut: bool = False
    silent: bool = False


@door(UseCase.COUNT)
def own_report(workspace: Workspace) -> DeskReport:
    """Count how the work of this desk stands. Seconds with very many residents."""
    today = workspace.clock.today()
    asked = rights.requests(workspace)
    still_open = [one for one in asked if one.request.settled_on is None]
    slots = workspace.records.care.key_slots()
    backup = workspace.records.care.last_backup()
    with workspace.records.reading() as reading:
        standing = standing_of(workspace.library, reading.caseload(), today)
        head = reading.audit.head()
        openings: list[AuditEvent] = []
        broken = next(faults_in(_noting(reading.audit.events(), openings), head), None)
    return DeskReport(
        made_at=workspace.now(),
        residents=standing.residents,
        overdue=standing.overdue,
        unplanned=standing.unplanned,
        quiet=standing.quiet,
        not_enrolled=standing.not_enrolled,
        requests_open=len(still_open),
        requests_overdue=sum(one.days_left < 0 for one in still_open),
        last_backup_at=None if backup is None else backup.made_at,
        recovery_code=slots.recovery_code_made_on is not None,
        organisation_key=slots.organisation_key is not None,
        trail_events=head.events,
        trail_digest=head.digest,
        trail_broken=broken is not None,
        openings=tuple(_opening(event) for event in reversed(openings[-MOST_OPENINGS:])),
        reached=_reached(workspace)[:MOST_STAGES],
    )


def queue_if_due(workspace: Workspace) -> int:
    """Seal a report to each lead's desk of the team, at most once a day; return to how many."""
    if not workspace.profile.role.holds_cases:
        return 0
    own = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        leads = _leads(roster_of(reading), own)
        made = [item.created_at for item in reading.outbox() if item.kind == DESK_REPORT]
    if not leads or any(workspace.now() - one < EVERY for one in made):
        return 0
    payload = encode(own_report(workspace))
    with workspace.records.changing() as change:
        for item in change.outbox():
            if item.kind == DESK_REPORT and item.state is not OutboxState.SENDING:
                change.take_from_outbox(item.digest)
        for lead in leads:
            title = f"How this desk's work stands, for {lead.name}"
            send_to_desk(workspace, change, lead, kind=DESK_REPORT, title=title, payload=payload)
    return len(leads)


def keep(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, payload: bytes
) -> bool:
    """Keep a colleague's report if it is newer than the one here; tell whether it was.

    Reports are put in order by the trail that they tell of, and not by that desk's clock.
    """
    report = decode(payload, DeskReport)
    before = next((one for one in change.oversight.reports() if one.desk == sender.key_id), None)
    cut = False
    if before is not None:
        known = decode(before.payload, DeskReport)
        if before.payload == payload or report.made_at < known.made_at:
            return False
        other_end = report.trail_digest != known.trail_digest
        cut = before.trail_cut or report.trail_events < known.trail_events
        cut = cut or (report.trail_events == known.trail_events and other_end)
    change.oversight.keep_report(ReportKept(sender.key_id, payload, workspace.now(), cut))
    return True


@door(UseCase.SUPERVISE)
def desks(workspace: Workspace, *, ended_too: bool = False) -> tuple[DeskStanding, ...]:
    """Return how every desk of the team with cases stands, this one first, then by name.

    Args:
        ended_too: Also those that do not belong to the team any more.
    """
    own = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        team, kept = roster_of(reading), {one.desk: one for one in reading.oversight.reports()}
    here = DeskStanding(workspace.worker, own, workspace.profile.role, own_report(workspace))
    others = [
        _standing(workspace, member, kept.get(member.key_id))
        for member in (team.members if team else ())
        if member.key_id != own
        and DeskRole(member.role).holds_cases
        and (ended_too or member.status == "active")
    ]
    return (here, *sorted(others, key=lambda one: one.name.casefold()))


def _standing(workspace: Workspace, member: RosterMember, kept: ReportKept | None) -> DeskStanding:
    role = DeskRole(member.role)
    if kept is None:
        return DeskStanding(member.name, member.key_id, role, None, silent=True)
    return DeskStanding(
        member.name,
        member.key_id,
        role,
        decode(kept.payload, DeskReport),
        kept.received_at,
        kept.trail_cut,
        silent=workspace.now() - kept.received_at > OLD_AFTER,
    )


def _leads(team: Roster | None, own: str) -> tuple[RosterMember, ...]:
    active = team.active if team is not None else ()
    if not any(member.key_id == own for member in active):
        return ()
    return tuple(one for one in active if one.role in LEADING and one.key_id != own)


def _noting(events: Iterable[AuditEvent], openings: list[AuditEvent]) -> Iterable[AuditEvent]:
    for event in events:
        if event.action == AuditAction.UNLOCKED_BY_ORGANISATION.code:
            openings.append(event)
        yield event


def _reached(workspace: Workspace) -> tuple[ReachedStage, ...]:
    offered = workspace.library.offered_pathways
    return tuple(one for pathway in offered for one in reached_on(workspace, pathway))


def _opening(event: AuditEvent) -> KeyOpening:
    told = EmergencyReason.of(event.facts.removeprefix("reason="))
    return KeyOpening(event.at, told.code)
