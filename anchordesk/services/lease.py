"""The lease of a desk: without news of its team for so long, it stays locked, and keeps everything.

Time is counted by the desk's own clock, from when it last had a newer list of the team. The newest
event of the audit trail tells how late it has been here before, so that a clock that was turned
back is noticed. A lead's desk has no lease: it can sign a list itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from anchordesk.domain.dates import long_date
from anchordesk.domain.errors import RefusedError
from anchordesk.services.policy import PolicyUnreadableError
from anchordesk.services.roster import roster_of, standing_of
from anchordesk.services.team_records import OrganisationKept
from anchordesk.services.workspace import Workspace
from anchordesk.wire.team import Roster

LONGEST_DAYS = 366
CLOCK_MAY_BE_BEHIND = timedelta(hours=2)
"""Computers that start two systems are an hour off twice a year."""

_SAFE = "Your records are safe and still locked. Nothing was deleted."
_NEWS = (
    "Connect to the internet and unlock again, or put in a stick with your team lead's files and "
    "choose Read your lead's files."
)


class LeaseOverError(RefusedError):
    """The desk has had no news of its team for longer than the lead, or IT, allows."""

    code = "lease-over"
    safe = _SAFE

    def __init__(self, days: int, since: datetime) -> None:
        day = long_date(since.astimezone().date())
        super().__init__(
            f"This desk has had no news of your team since {day}. After {days} days without news "
            "it stays locked.",
            what_to_do=f"{_NEWS} If you still belong to the team, your lead can let you in again.",
        )


class ClockBehindError(RefusedError):
    """The computer's clock was turned back, on a desk with a lease."""

    code = "clock-behind"
    safe = _SAFE

    def __init__(self, now: datetime, before: datetime) -> None:
        today, last = (long_date(at.astimezone().date()) for at in (now, before))
        super().__init__(
            f"This computer's clock says {today}, but AnchorDesk was last used on {last}, or later "
            "that day than it is now.",
            what_to_do=f"Set the clock right and unlock again. If it is right: {_NEWS}",
        )


@dataclass(frozen=True, slots=True)
class Lease:
    """How long a desk may go without news of its team.

    Attributes:
        days: The shorter of what the lead and IT allow.
        since: When this desk last had a newer list.
    """

    days: int
    since: datetime

    @property
    def ends(self) -> datetime:
        """The moment after which the desk stays locked."""
        return self.since + timedelta(days=self.days)


def lease_of(workspace: Workspace) -> Lease | None:
    """Return the lease of an open desk; None for a lead's, for one without a team, or no limit."""
    with workspace.records.reading() as reading:
        kept, current = reading.team.organisation(), roster_of(reading)
    if kept is None or current is None or kept.signing_key is not None:
        return None
    days = longest_without_news(workspace, current)
    return Lease(days, kept.seen_at) if days else None


def longest_without_news(workspace: Workspace, current: Roster) -> int:
    """Return the shorter of what the lead and IT allow, in days; 0 where neither sets a limit."""
    limits = (days for days in (current.lease_days, _days_by_policy(workspace)) if days)
    return min(limits, default=0)


def require_news(workspace: Workspace) -> None:
    """Refuse to go on where the lease is over.

    Raises:
        LeaseOverError: if it is.
        ClockBehindError: if the clock says less than it said before, so that nobody can tell.
    """
    lease = lease_of(workspace)
    if lease is None:
        return
    now = workspace.now()
    with workspace.records.reading() as reading:
        before = max((event.at for event in reading.audit.newest(1)), default=now)
    if max(now, before) > lease.ends:
        raise LeaseOverError(lease.days, lease.since)
    if now + CLOCK_MAY_BE_BEHIND < before:
        raise ClockBehindError(now, before)


def had_news(workspace: Workspace, before: OrganisationKept | None) -> bool:
    """Tell whether a newer list of the team, with this desk in it, came since `before` was read."""
    with workspace.records.reading() as reading:
        kept, current = reading.team.organisation(), roster_of(reading)
    if kept is None or current is None or (before is not None and kept.version <= before.version):
        return False
    own = standing_of(workspace, current)
    return own is not None and own.status == "active"


def _days_by_policy(workspace: Workspace) -> int | None:
    """What IT allows. Settings that cannot be read must not keep anybody from the day's work."""
    try:
        return workspace.read_policy().lease_days
    except PolicyUnreadableError:
        return None
