"""Knowing the other desks of the organisation, and joining a network's hub."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import roster
from anchordesk.services.doors import door
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import (
    Colleague,
    DeskProfile,
    Destination,
    HubRegistration,
    OutboxItem,
    OutboxState,
)
from anchordesk.services.files import read_small_file, write_whole_file
from anchordesk.services.records import RecordsReading
from anchordesk.services.return_delivery import queue_again_for_hub
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.cards import DeskCard
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.desk_keys import DeskKeys
from anchordesk.wire.errors import WireError
from anchordesk.wire.joining import request_to_join
from anchordesk.wire.messages import JOIN_REQUEST, Invitation
from anchordesk.wire.sealing import seal

LARGEST_CARD = 4 * 1024


def keys_of(profile: DeskProfile) -> DeskKeys:
    """Return a desk's keys."""
    return DeskKeys.from_private(profile.signing_key, profile.sealing_key)


@door(UseCase.JOIN_TEAM)
def write_card(workspace: Workspace, path: Path) -> None:
    """Write this desk's card, with public keys only, for a colleague's desk to read.

    Raises:
        StorageError: if the file cannot be written.
    """
    profile = workspace.profile
    keys = keys_of(profile)
    card = DeskCard(
        organisation=profile.organisation_id,
        organisation_name=profile.organisation_name,
        desk_name=profile.worker_name,
        role="lead" if profile.role.leads else "worker",
        signing_public_key=keys.signing_public,
        sealing_public_key=keys.sealing_public,
    )
    write_whole_file(path, encode(card))


@door(UseCase.JOIN_TEAM)
def join_lead(workspace: Workspace, path: Path) -> Workspace:
    """Take the team lead's card: tallies of this desk are sealed to that lead from now on.

    A lead known before leads no more; a desk has one.

    Return the workspace to go on with: the desk is of the lead's organisation now.

    Raises:
        TeamRefusedError: if the file is no card, is not a lead's, or this desk is itself a lead's.
    """
    card = _read_card(path)
    if card.role != DeskRole.LEAD.value or workspace.profile.role.leads:
        raise TeamRefusedError(
            "A worker's desk joins a lead's desk, and this is another pair.",
            what_to_do="Ask your team lead for the card of their desk.",
        )
    _refuse_unusable_keys(card)
    profile = replace(
        workspace.profile,
        organisation_id=card.organisation,
        organisation_name=card.organisation_name,
    )
    with workspace.records.changing() as change:
        _refuse_with_team(change)
        change.save_profile(profile)
        for colleague in change.colleagues():
            change.add_colleague(replace(colleague, role=DeskRole.WORKER))
        change.add_colleague(_colleague(card))
    return replace(workspace, profile=profile)


@door(UseCase.CHANGE_TEAM)
def add_colleague(workspace: Workspace, path: Path) -> Colleague:
    """Take a worker's card on the lead's desk: tallies signed by that desk count from now on.

    Raises:
        TeamRefusedError: if the file is no card, is another organisation's, is not a worker's or
            is this desk's own, or if this desk is not a lead's.
    """
    card = _read_card(path)
    if card.signing_public_key == keys_of(workspace.profile).signing_public:
        raise TeamRefusedError(
            "That is this desk's own card.",
            what_to_do="Its residents are counted already. Open a colleague's card.",
        )
    if card.organisation != workspace.profile.organisation_id:
        raise TeamRefusedError(
            "That desk belongs to another organisation.",
            what_to_do="Give the worker your card first; their desk then joins yours.",
        )
    if card.role != DeskRole.WORKER.value:
        raise TeamRefusedError(
            "That card is another team lead's, and this desk takes workers' cards.",
            what_to_do="Ask the worker for the card of their desk.",
        )
    _refuse_unusable_keys(card)
    colleague = _colleague(card)
    with workspace.records.changing() as change:
        _refuse_with_team(change)
        change.add_colleague(colleague)
    return colleague


@door(UseCase.JOIN_NETWORK)
def join_network(workspace: Workspace, path: Path) -> HubRegistration:
    """Take a network's invitation: pin its hub and queue the request to join it.

    Works offline; the request goes with the next connection, and after it every return that was
    approved before. What was still on its way to a hub is replaced by that.

    Raises:
        TeamRefusedError: if the file is no invitation, is out of date or names another
            organisation, or if this desk is not a lead's.
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
    keys = keys_of(profile)
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


def _refuse_with_team(reading: RecordsReading) -> None:
    if reading.team.organisation() is not None:
        raise TeamRefusedError(
            "Your organisation has a list of its team, so cards are not used any more.",
            what_to_do="The team lead invites new desks under Team.",
        )


def _read_card(path: Path) -> DeskCard:
    try:
        return decode(read_small_file(path, LARGEST_CARD), DeskCard, largest=LARGEST_CARD)
    except WireError as problem:
        raise TeamRefusedError(f"This file is not a desk's card. {problem.sentence}") from problem


def _read_invitation(path: Path) -> Invitation:
    try:
        return decode(read_small_file(path, LARGEST_CARD), Invitation, largest=LARGEST_CARD)
    except WireError as problem:
        raise TeamRefusedError(
            f"This file is not a network's invitation. {problem.sentence}"
        ) from problem


def _refuse_unusable_keys(card: DeskCard) -> None:
    """Try the sealing key once: a point of low order would fail at the first tally."""
    try:
        seal(b"", recipient_public_key=card.sealing_public_key)
    except ValueError as problem:
        raise TeamRefusedError(
            "This card is damaged: its key cannot be used.",
            what_to_do="Ask for the card once more.",
        ) from problem


def _colleague(card: DeskCard) -> Colleague:
    return Colleague(
        name=card.desk_name,
        role=DeskRole(card.role),
        signing_public_key=card.signing_public_key,
        sealing_public_key=card.sealing_public_key,
    )
