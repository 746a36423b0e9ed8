"""The new desk's side of joining: reading an invitation, answering it, and the six words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import roster
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, queue_statement
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.exchange_records import Destination, HubRegistration
from anchordesk.services.files import read_small_file
from anchordesk.services.team_records import Joining
from anchordesk.services.team_recovery import key_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.errors import UpgradeNeededError, WireError
from anchordesk.wire.sealing import seal, sealing_key_id
from anchordesk.wire.signing import sign_statement
from anchordesk.wire.six_words import six_words
from anchordesk.wire.team import (
    LARGEST_INVITATION,
    TEAM_JOIN_REQUEST,
    TeamInvitation,
    TeamJoinRequest,
    answered,
    invitation_from_text,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A desk that answered an invitation and waits for its lead."""

    organisation_name: str
    lead_name: str
    words: str


def read_invitation(path: Path) -> TeamInvitation:
    """Read an invitation's file. Raises TeamRefusedError, StorageError."""
    content = read_small_file(path, 2 * LARGEST_INVITATION)
    return invitation_in(content.decode("ascii", "replace"))


def invitation_in(text: str) -> TeamInvitation:
    """Read an invitation that was pasted. Raises TeamRefusedError."""
    try:
        return invitation_from_text(text)
    except UpgradeNeededError as problem:
        raise TeamRefusedError(
            problem.sentence,
            what_to_do="Or ask your lead for an invitation from an AnchorDesk like this one.",
        ) from problem
    except WireError as problem:
        raise TeamRefusedError(
            "That is not a whole invitation to a team.",
            what_to_do="Copy all of it, from ANCHORDESK1 to its end, or open the file.",
        ) from problem


@door(UseCase.JOIN_TEAM)
def answer(workspace: Workspace, invitation: TeamInvitation) -> Waiting:
    """Answer an invitation: queue this desk's keys for the lead, and show the six words.

    Whoever calls has shown `team_recovery.what_joining_does`, and a person has agreed.

    Raises:
        TeamRefusedError: if it is this desk's own, its keys cannot be used, or this desk belongs
            to another organisation's list; or if it is for an auditor's or IT's desk, and this
            one holds residents.
        AgainstPolicyError, PolicyUnreadableError: if IT has settled another hub, organisation or
            recovery key.
    """
    _refuse_unfit(workspace, invitation)
    if (key := key_of(invitation)) is not None:
        workspace.read_policy().refuse_other_recovery_key(key)
    if not DeskRole(invitation.role).holds_cases:
        _refuse_with_cases(workspace)
    keys = own_keys(workspace)
    request = answered(
        invitation,
        name=workspace.profile.worker_name,
        signing=keys.signing_public,
        sealing=keys.sealing_public,
        mailbox=roster.own_mailbox(workspace),
    )
    statement = sign_statement(
        TEAM_JOIN_REQUEST,
        encode(request),
        private_key=keys.signing,
        recipient=sealing_key_id(invitation.lead_sealing_public_key),
    )
    with workspace.records.changing() as change:
        kept = change.team.organisation()
        if kept is not None and kept.public_key != invitation.organisation_public_key:
            raise TeamRefusedError("This desk belongs to another organisation's team.")
        for item in change.outbox():
            if item.kind == TEAM_JOIN_REQUEST:
                change.take_from_outbox(item.digest)
        change.team.save_joining(Joining(encode(invitation), encode(request)))
        if invitation.hub is not None:
            place = HubRegistration(invitation.hub.url.rstrip("/"), invitation.hub.public_key)
            change.save_hub(place)
        queue_statement(
            workspace,
            change,
            statement,
            sealing_public_key=invitation.lead_sealing_public_key,
            mailbox=invitation.lead_mailbox if invitation.hub is not None else "",
            kind=TEAM_JOIN_REQUEST,
            title="Request to join the team",
            destination=Destination.LEAD,
        )
    return _waiting(invitation, request)


@door(UseCase.JOIN_TEAM)
def waiting_for_lead(workspace: Workspace) -> Waiting | None:
    """Return what this desk waits upon, with the six words to read out; None if nothing."""
    with workspace.records.reading() as reading:
        joining = reading.team.joining()
    if joining is None:
        return None
    invitation = decode(joining.invitation, TeamInvitation)
    return _waiting(invitation, decode(joining.request, TeamJoinRequest))


def _waiting(invitation: TeamInvitation, request: TeamJoinRequest) -> Waiting:
    words = six_words(invitation, request)
    return Waiting(invitation.organisation_name, invitation.lead_name, words)


def _refuse_with_cases(workspace: Workspace) -> None:
    """A desk that joins as an auditor's or IT's could not open its own residents any more."""
    with workspace.records.reading() as reading:
        if not reading.references():
            return
    raise TeamRefusedError(
        "This invitation is for a desk that holds no residents, and this one holds some.",
        what_is_safe="Nothing was changed, and this desk has not joined.",
        what_to_do="Make another vault on this laptop for that work, and join with that one.",
    )


def _refuse_unfit(workspace: Workspace, invitation: TeamInvitation) -> None:
    if invitation.lead_signing_public_key == own_keys(workspace).signing_public:
        raise TeamRefusedError("That invitation was made on this desk. Give it to your colleague.")
    if not workspace.profile.sample:
        policy = workspace.read_policy()
        policy.refuse_other_organisation(invitation.organisation_name)
        if invitation.hub is not None:
            policy.refuse_other_hub(invitation.hub.url)
    try:
        seal(b"", recipient_public_key=invitation.lead_sealing_public_key)
        if invitation.recovery_key is not None:
            seal(b"", recipient_public_key=invitation.recovery_key)
    except ValueError as problem:
        raise TeamRefusedError("This invitation is damaged: its key cannot be used.") from problem
