"""Joining a network: its invitation pins the hub, and the request goes with the next connection."""

from __future__ import annotations

from pathlib import Path

from anchordesk.domain.roles import UseCase
from anchordesk.services import roster
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import (
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.files import read_small_file
from anchordesk.services.return_delivery import queue_again_for_hub
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.joining import request_to_join
from anchordesk.wire.messages import JOIN_REQUEST, Invitation

LARGEST_INVITATION = 4 * 1024


@door(UseCase.JOIN_NETWORK)
def join_network(workspace: Workspace, path: Path) -> HubRegistration:
    """Take a network's invitation: pin its hub and queue the request to join it.

    Works offline; the request goes with the next connection, and after it every return that was
    approved before. What was still on its way to a hub is replaced by that.

    Raises:
        TeamRefusedError: if the file is no invitation, is out of date or names another
            organisation.
        AgainstPolicyError, PolicyUnreadableError: if IT has settled another hub.
    """
    profile = workspace.profile
    invitation = _read_invitation(path)
    if invitation.expires < workspace.now():
        raise TeamRefusedError(
            "This invitation is out of date.",
            what_to_do="Ask the network's co-ordinator for a new one.",
        )
    if invitation.organisation_name != profile.organisation_name:
        raise TeamRefusedError(
            f"This invitation is for “{invitation.organisation_name}”.",
            what_to_do="Ask the network's co-ordinator for one in your organisation's name.",
        )
    if not profile.sample:
        workspace.read_policy().refuse_other_hub(invitation.hub_url)
    keys = own_keys(workspace)
    request = encode(
        request_to_join(invitation, organisation=profile.organisation_id, signing_key=keys.signing)
    )
    hub = HubRegistration(invitation.hub_url.rstrip("/"), invitation.hub_public_key)
    with workspace.records.changing() as change:
        change.save_hub(hub)
        for item in change.outbox():
            if item.destination is Destination.HUB and item.state is not OutboxState.STORED:
                change.take_from_outbox(item.digest)
        change.add_to_outbox(
            OutboxItem(
                id=workspace.identifiers.new_id(),
                kind=JOIN_REQUEST,
                title="Request to join the network",
                destination=Destination.HUB,
                path=f"/v1/join/{invitation.id}",
                body=request,
                digest=digest_of(request),
                state=OutboxState.WAITING,
                created_at=workspace.now(),
            )
        )
        queue_again_for_hub(workspace, change, keys, hub)
        team, kept = roster.roster_of(change), change.team.organisation()
        if team is not None and kept is not None and kept.signing_key is not None:
            # The team learns of the hub, and the hub of the token that the team deposits with.
            roster.issue(workspace, change, team)
    return hub


def _read_invitation(path: Path) -> Invitation:
    try:
        return decode(
            read_small_file(path, LARGEST_INVITATION), Invitation, largest=LARGEST_INVITATION
        )
    except WireError as problem:
        raise TeamRefusedError(
            f"This file is not a network's invitation. {problem.sentence}"
        ) from problem
