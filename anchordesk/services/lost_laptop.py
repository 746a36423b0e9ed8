"""A laptop is lost: what was on it, which keys open it, what to revoke; and the drill for that day.

From a lead's desk about a colleague's laptop, by their last report; or about this one, as a drill.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.field_register import STAFF, SpecialCondition
from anchordesk.domain.roles import UseCase
from anchordesk.domain.time_limits import report_breach_by
from anchordesk.services.audit import note_alone
from anchordesk.services.audit_records import EventsWanted
from anchordesk.services.desk_reports import DeskStanding, desks
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.roster import roster_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.team import Roster, RosterMember

OF_BREACHES = "breaches"


@dataclass(frozen=True, slots=True)
class LostLaptop:
    """What is known of a laptop that is gone.

    Attributes:
        people: How many residents were on it; None if it never reported.
        as_of: When that was counted.
        holds, special: What kinds of data, and which of them are special categories.
        opens: Every key that opens its vault, in words.
        revoke: What to revoke, and how.
        next_steps: What else to do, in order.
    """

    name: str
    key_id: str
    people: int | None
    as_of: datetime | None
    holds: tuple[str, ...]
    special: tuple[str, ...]
    opens: tuple[str, ...]
    revoke: tuple[str, ...]
    next_steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """That the day was rehearsed.

    Attributes:
        could: How many of the steps could have been done then.
    """

    done_at: datetime
    could: int
    steps: int


@door(UseCase.KEEP_BREACHES)
def look_up(workspace: Workspace, called: str) -> LostLaptop:
    """Return what is known of a desk's laptop.

    Args:
        called: The name of its desk, or the first signs of its key id.

    Raises:
        TeamRefusedError: if no desk, or more than one, is called so.
    """
    standing = _called(desks(workspace, ended_too=True), called)
    with workspace.records.reading() as reading:
        team = roster_of(reading)
    member = None if team is None else team.member(standing.key_id)
    groups = [
        group
        for group in workspace.library.read_register().groups
        if group.code not in (STAFF, OF_BREACHES)
    ]
    note_alone(workspace, AuditAction.LAPTOP_LOOKED_UP, desk=standing.key_id)
    report = standing.report
    return LostLaptop(
        name=standing.name,
        key_id=standing.key_id,
        people=None if report is None else report.residents,
        as_of=None if report is None else report.made_at,
        holds=tuple(group.title for group in groups),
        special=tuple(g.title for g in groups if g.condition is not SpecialCondition.NONE),
        opens=_opens(standing),
        revoke=_revoke(team, member, standing, own_keys(workspace).key_id),
        next_steps=_next_steps(standing),
    )


def would_be_reported_by(workspace: Workspace) -> datetime:
    """Return by when the Commissioner would have to be told, if it became known at this moment."""
    return report_breach_by(workspace.now())


@door(UseCase.KEEP_BREACHES)
def keep_rehearsal(workspace: Workspace, found: LostLaptop, could: int) -> None:
    """Keep that the day was rehearsed. Nothing is revoked, and no breach is written down.

    Args:
        could: How many of the steps could be done today.

    Raises:
        TeamRefusedError: if that is more than there are.
    """
    steps = len(found.next_steps) + len(found.revoke)
    if not 0 <= could <= steps:
        raise TeamRefusedError(f"There are {steps} steps.")
    action = AuditAction.LAPTOP_REHEARSED
    note_alone(workspace, action, desk=found.key_id, steps=steps, could=could)


@door(UseCase.KEEP_BREACHES)
def last_rehearsal(workspace: Workspace) -> Rehearsal | None:
    """Return the newest rehearsal, about whichever laptop; None if there never was one."""
    wanted = EventsWanted(action=AuditAction.LAPTOP_REHEARSED.code)
    with workspace.records.reading() as reading:
        event = next(iter(reading.audit.matching(wanted)), None)
    if event is None:
        return None
    facts = dict(fact.split("=") for fact in event.facts.split("; "))
    return Rehearsal(event.at, int(facts["could"]), int(facts["steps"]))


def _called(known: tuple[DeskStanding, ...], called: str) -> DeskStanding:
    wanted = called.strip().casefold()
    found = [one for one in known if one.name.casefold() == wanted or one.key_id.startswith(wanted)]
    if not wanted or len(found) != 1:
        raise TeamRefusedError(
            "No desk with cases is called so." if not found else "Several desks are called so.",
            what_to_do="Give the name, or the first signs of its key: “anchordesk team show”.",
        )
    return found[0]


def _opens(standing: DeskStanding) -> tuple[str, ...]:
    found = [
        "The passphrase, together with the part of the key in that computer's password store if it "
        "has one. A copy of the files alone cannot be guessed at then.",
    ]
    report = standing.report
    if report is None or report.recovery_code:
        sure = "" if report is not None else " (if there is one; it never reported)"
        found.append(f"The recovery code on its printed sheet{sure}.")
    if report is None or report.organisation_key:
        sure = "" if report is not None else " (if it was added; it never reported)"
        found.append(f"The organisation's recovery key, which leads keep{sure}.")
    return tuple(found)


def _revoke(
    team: Roster | None, member: RosterMember | None, standing: DeskStanding, own: str
) -> tuple[str, ...]:
    if member is None or team is None:
        return ("Nothing: the desk belongs to no team, so nobody takes messages from it.",)
    if member.status != "active":
        return ("Its membership was ended already.",)
    lease = (
        f"It stays locked after {team.lease_days} days without news of the team."
        if team.lease_days
        else "No lease is set: set one under Team, so that a lost laptop locks itself in time."
    )
    if standing.key_id in (own, team.returns_by):
        return (
            "This desk makes the returns or is your own, so its membership is not ended. Restore "
            "its newest backup on another laptop: that goes on under the same name.",
            lease,
        )
    return (
        f"Its membership, under Team, or: anchordesk team end {standing.key_id[:8]}. Its figures "
        "and messages are refused from then on, and with it goes its way to leave any at the hub.",
        lease,
    )


def _next_steps(standing: DeskStanding) -> tuple[str, ...]:
    report = standing.report
    backup = "It never reported a backup: ask where one is."
    if report is not None and report.last_backup_at is not None:
        day = long_date(report.last_backup_at.astimezone().date())
        backup = f"Its newest backup that we know of is of {day}."
    return (
        "Write the breach down now: the 72 hours run from when somebody became aware.",
        "Ask the colleague: was AnchorDesk locked, was the laptop off, was the passphrase written "
        "down, was the recovery sheet in the same bag? If so, people are at risk.",
        "Tell IT: lock the computer's account, find or wipe it, change what else was on it.",
        "Report the theft to the police and note the reference.",
        f"Get the work back: restore a backup on another laptop. {backup}",
        "Invite the new laptop in place of the lost one, so that nobody is counted twice.",
        "If the recovery sheet is gone too, make a new one there and renew the key of the records.",
        "Save the drafts of letters, fill in what is in brackets, and decide whom to tell.",
    )
