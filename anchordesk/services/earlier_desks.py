"""Desks that a vault knows from before its team had a list: shown, counted, and forgotten."""

from __future__ import annotations

from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.exchange_records import Colleague
from anchordesk.services.roster import known_without_list, roster_of
from anchordesk.services.workspace import Workspace


@door(UseCase.READ_TEAM)
def earlier_desks(workspace: Workspace) -> tuple[Colleague, ...]:
    """Return the desks known from before the team had a list: they count until they are forgotten.

    An invitation brings one into the list; its figures go on under the same key.
    """
    with workspace.records.reading() as reading:
        return known_without_list(reading.colleagues(), roster_of(reading))


@door(UseCase.CHANGE_TEAM)
def forget(workspace: Workspace, desk: Colleague) -> None:
    """Know a desk no more that is in no list; figures that it sent before stay counted."""
    with workspace.records.changing() as change:
        earlier = known_without_list(change.colleagues(), roster_of(change))
        if any(one.signing_public_key == desk.signing_public_key for one in earlier):
            change.team.remove_colleague(desk.signing_public_key)
