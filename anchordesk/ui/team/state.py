"""What the team screen shows, read from the records at once."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.domain.roles import UseCase, may
from anchordesk.services import (
    cover,
    earlier_desks,
    handover,
    membership,
    team_answering,
    team_joining,
)
from anchordesk.services.cover_records import Cover
from anchordesk.services.envelopes import own_keys
from anchordesk.services.exchange_records import Colleague
from anchordesk.services.handover import HandoverShown
from anchordesk.services.team_answering import Waiting
from anchordesk.services.team_joining import PendingDesk
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.wire.team import Roster, RosterMember


@dataclass(frozen=True, slots=True)
class TeamState:
    """What the team screen shows.

    Attributes:
        known: Whether it was read at all.
        own: Key id of this desk.
        leads: Whether this desk may change the team.
        earlier: Desks known from before the team had a list.
        waiting: What this desk waits upon.
        busy, told: What goes on, and what was done last, in words.
    """

    known: bool = False
    own: str = ""
    roster: Roster | None = None
    leads: bool = False
    earlier: tuple[Colleague, ...] = ()
    waiting: Waiting | None = None
    pending: tuple[PendingDesk, ...] = ()
    handovers: tuple[HandoverShown, ...] = ()
    covers: tuple[Cover, ...] = ()
    busy: str = ""
    told: str = ""
    notice: Notice | None = None

    @property
    def members(self) -> tuple[RosterMember, ...]:
        """Every desk of the list, active ones first."""
        found = () if self.roster is None else self.roster.members
        return tuple(sorted(found, key=lambda m: (m.status != "active", m.name)))


def look(workspace: Workspace) -> TeamState:
    """Read the team, who asks to join, and the cases on their way."""
    passes_cases = may(workspace.profile.role, UseCase.HAND_OVER)
    return TeamState(
        known=True,
        own=own_keys(workspace).key_id,
        roster=membership.team(workspace),
        leads=membership.leads_here(workspace),
        earlier=earlier_desks.earlier_desks(workspace),
        waiting=team_answering.waiting_for_lead(workspace),
        pending=team_joining.pending(workspace),
        handovers=handover.listed(workspace) if passes_cases else (),
        covers=cover.listed(workspace) if passes_cases else (),
    )
