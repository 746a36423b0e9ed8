"""How a desk joins its organisation: invitation, request, six words on the telephone, the list."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec

from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services import membership, roster, team_recovery
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import TeamRefusedError
from anchordesk.services.files import write_whole_file
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.roster import require_organisation_key
from anchordesk.services.team_records import InvitationKept, InvitationState
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.fields import is_title
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.sealing import seal, sealing_key_id
from anchordesk.wire.signing import signing_key_id, verify_statement
from anchordesk.wire.six_words import six_words, words_of
from anchordesk.wire.team import (
    LEADING,
    TEAM_JOIN_REQUEST,
    HubPlace,
    Roster,
    RosterMember,
    TeamInvitation,
    TeamJoinRequest,
    check_answer,
    invitation_as_text,
)

INVITATION_LASTS = timedelta(days=7)
WORD_CHOICES = 4


@dataclass(frozen=True, slots=True)
class PendingDesk:
    """A desk that asks to join.

    Attributes:
        choices: Four lines of six words, in a settled order; one of them is that desk's.
    """

    invitation: UUID
    name: str
    role: DeskRole
    choices: tuple[str, ...]


@door(UseCase.CHANGE_TEAM)
def invite(workspace: Workspace, name: str, role: DeskRole) -> TeamInvitation:
    """Make an invitation for one colleague. It works once, for seven days.

    Raises:
        TeamRefusedError: if the name cannot be used, or this desk does not hold the key.
    """
    tidy = tidy_line(name)
    if not tidy or not is_title(tidy):
        raise TeamRefusedError("Enter the colleague's name, at most 160 letters and signs.")
    keys = own_keys(workspace)
    with workspace.records.changing() as change:
        kept, _, current = require_organisation_key(change)
        hub = change.hub()
        invitation = TeamInvitation(
            id=workspace.identifiers.new_id(),
            organisation=current.organisation,
            organisation_name=current.organisation_name,
            organisation_public_key=kept.public_key,
            lead_name=workspace.profile.worker_name,
            lead_signing_public_key=keys.signing_public,
            lead_sealing_public_key=keys.sealing_public,
            lead_mailbox=roster.own_mailbox(workspace),
            role=role.value,
            secret=workspace.identifiers.random_bytes(16),
            expires=workspace.now() + INVITATION_LASTS,
            deposit_token=current.deposit_token,
            hub=None if hub is None else HubPlace(hub.url, hub.public_key),
            recovery_key=team_recovery.named_by_lead(workspace, current),
        )
        change.team.save_invitation(
            InvitationKept(
                id=invitation.id,
                payload=encode(invitation),
                for_name=tidy,
                state=InvitationState.OPEN,
                request=None,
                made_at=workspace.now(),
            )
        )
    return invitation


def write_invitation(invitation: TeamInvitation, path: Path) -> None:
    """Write an invitation as a file. Raises StorageError."""
    write_whole_file(path, (invitation_as_text(invitation) + "\n").encode("ascii"))


def take_request(workspace: Workspace, change: RecordsChanging, statement: bytes) -> str | None:
    """Keep a request that came on the lead's desk, until its words were compared.

    Return the name that the lead invited; None if that request was here already.

    Raises:
        WireError: if it is none, or does not prove that it answers the invitation.
        TeamRefusedError: if the invitation is used, burnt, too old, or none of this desk's.
    """
    request = decode(unpack_statement(statement).payload, TeamJoinRequest)
    verify_statement(
        statement,
        type_=TEAM_JOIN_REQUEST,
        public_key=request.signing_public_key,
        recipient=sealing_key_id(own_keys(workspace).sealing_public),
    )
    kept = _invitation(change, request.invitation)
    if kept.state is InvitationState.ANSWERED and kept.request == encode(request):
        return None
    current = roster.roster_of(change)
    signer = signing_key_id(request.signing_public_key).hex()
    if current is not None and current.member(signer) is not None:
        # An old file in a shared folder: that desk was let in by it, and may read on.
        return None
    if kept.state is not InvitationState.OPEN:
        raise TeamRefusedError(
            "Somebody asked to join with an invitation that was used already.",
            what_to_do="If you expect a colleague, make a new invitation for them.",
        )
    invitation = decode(kept.payload, TeamInvitation)
    check_answer(request, invitation.secret)
    if invitation.expires < workspace.now():
        change.team.save_invitation(replace(kept, state=InvitationState.BURNT, payload=b""))
        return None
    try:
        seal(b"", recipient_public_key=request.sealing_public_key)
    except ValueError as problem:
        raise TeamRefusedError("A request to join holds a key that cannot be used.") from problem
    change.team.save_invitation(
        replace(kept, state=InvitationState.ANSWERED, request=encode(request))
    )
    return kept.for_name


@door(UseCase.READ_TEAM)
def pending(workspace: Workspace) -> tuple[PendingDesk, ...]:
    """Return the desks that ask to join, each with four lines of words to choose from.

    Takes 50 ms for each.
    """
    with workspace.records.reading() as reading:
        answered_ones = [
            kept
            for kept in reading.team.invitations()
            if kept.state is InvitationState.ANSWERED and kept.request is not None
        ]
    found = []
    for kept in answered_ones:
        invitation = decode(kept.payload, TeamInvitation)
        request = decode(kept.request or b"", TeamJoinRequest)
        found.append(
            PendingDesk(
                kept.id, kept.for_name, DeskRole(invitation.role), _choices(invitation, request)
            )
        )
    return tuple(found)


@door(UseCase.CHANGE_TEAM)
def let_in(
    workspace: Workspace, invitation_id: UUID, words: str, *, in_place_of: str | None = None
) -> RosterMember:
    """Take a desk into the team, if the words that its owner read out are its own.

    Args:
        words: The line that the lead picked.
        in_place_of: Key id of the laptop that this one replaces, whose figures then stop counting
            as soon as this desk's have come.

    Raises:
        TeamRefusedError: if the words are others; then the invitation is burnt and nobody is in. Or
            if it would come in place of the desk that makes the returns; then it still works.
    """
    with workspace.records.reading() as reading:
        kept = _invitation(reading, invitation_id)
    if kept.state is not InvitationState.ANSWERED or kept.request is None:
        raise TeamRefusedError("That desk does not ask to join any more.")
    invitation = decode(kept.payload, TeamInvitation)
    request = decode(kept.request, TeamJoinRequest)
    if not hmac.compare_digest(six_words(invitation, request).encode(), words.encode()):
        turn_away(workspace, invitation_id)
        raise TeamRefusedError(
            "Those are not that desk's words, so it was not taken in, and the invitation does not "
            "work any more. Somebody may have changed the invitation on its way.",
            what_is_safe="No figures went to it, and it can read none.",
            what_to_do="Make a new invitation, and hand it over in person.",
        )
    member = RosterMember(
        name=kept.for_name,
        role=invitation.role,
        signing_public_key=request.signing_public_key,
        sealing_public_key=request.sealing_public_key,
        mailbox=request.mailbox,
        status="active",
    )
    with workspace.records.changing() as change:
        _, _, current = require_organisation_key(change)
        if current.member(member.key_id) is not None:
            raise TeamRefusedError("That desk is, or was, in your team already.")
        if in_place_of is not None:
            _refuse_maker(current, in_place_of)
            current = membership.replace_desk(
                workspace, change, current, in_place_of, member.key_id
            )
        grown = msgspec.structs.replace(current, members=(*current.members, member))
        roster.issue(workspace, change, grown)
        used = replace(kept, state=InvitationState.USED, payload=b"", request=None)
        change.team.save_invitation(used)
        if member.role in LEADING:
            membership.share_key(workspace, change, member)
    return member


def _refuse_maker(current: Roster, replaced: str) -> None:
    """Nobody takes the place of the desk that makes the returns: it alone knows what it printed."""
    if replaced == current.returns_by:
        raise TeamRefusedError(
            "That desk makes the returns, so another laptop cannot simply take its place: it alone "
            "knows what was printed and what was withheld.",
            what_is_safe="Nothing was changed, and the invitation still works.",
            what_to_do="Restore its newest backup on the new laptop: it goes on as the same desk. "
            "If there is none, let another lead's desk make the returns first.",
        )


@door(UseCase.CHANGE_TEAM)
def turn_away(workspace: Workspace, invitation_id: UUID) -> None:
    """Destroy a request and burn its invitation."""
    with workspace.records.changing() as change:
        kept = _invitation(change, invitation_id)
        burnt = replace(kept, state=InvitationState.BURNT, payload=b"", request=None)
        change.team.save_invitation(burnt)


def _choices(invitation: TeamInvitation, request: TeamJoinRequest) -> tuple[str, ...]:
    """The desk's words among three lines of nobody's, so that they must be listened to."""
    true = six_words(invitation, request)
    seeds = [hashlib.sha256(invitation.secret + bytes([n])).digest() for n in range(WORD_CHOICES)]
    others = [words_of(seed) for seed in seeds[1:]]
    at = seeds[0][0] % WORD_CHOICES
    return (*others[:at], true, *others[at:])


def _invitation(reading: RecordsReading, invitation_id: UUID) -> InvitationKept:
    kept = next((one for one in reading.team.invitations() if one.id == invitation_id), None)
    if kept is None:
        raise TeamRefusedError(
            "Somebody asked to join with an invitation that this desk did not make."
        )
    return kept
