"""Sends a return's exact bytes to a second lead's desk, and takes the answer in."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.disclosure.published import (
    PublicConstraint,
    read_published,
    write_published,
)
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, send_to_desk
from anchordesk.services.errors import ReturnRefusedError, TeamRefusedError
from anchordesk.services.records import RecordsChanging
from anchordesk.services.roster import roster_of
from anchordesk.services.second_approval import NOTHING_SIGNED, decision_on
from anchordesk.services.team_records import ReturnRequest
from anchordesk.services.workspace import Workspace
from anchordesk.wire import second_approval as wire
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.returns import Return
from anchordesk.wire.team import is_active_lead


@door(UseCase.MAKE_RETURNS)
def ask(
    workspace: Workspace,
    key_id: str,
    payload: bytes,
    published: bytes,
    ties: tuple[PublicConstraint, ...] = (),
) -> ReturnRequest:
    """Send a return's exact bytes to another lead's desk, to be approved there. Signs nothing.

    Raises:
        ReturnRefusedError: if no such lead belongs to the team.
    """
    with workspace.records.changing() as change:
        team = roster_of(change)
        member = None if team is None else team.member(key_id)
        own = own_keys(workspace).key_id
        if member is None or not is_active_lead(member) or key_id == own:
            raise ReturnRefusedError(
                "That colleague is no other lead of your team, so they cannot approve a return.",
                what_is_safe=NOTHING_SIGNED,
                what_to_do="Invite a second lead under Team, then ask them.",
            )
        known = replace(read_published(published), constraints=ties)
        request = ReturnRequest(
            digest=digest_of(payload),
            asked_by=own,
            asked_of=key_id,
            payload=payload,
            published=published,
            ties=write_published(known),
            asked_at=workspace.now(),
        )
        change.team.keep_return_request(request)
        send_to_desk(
            workspace,
            change,
            member,
            kind=wire.RETURN_REQUEST,
            title="Return to be approved by a second lead",
            payload=encode(
                wire.ReturnRequest(workspace.profile.organisation_id, payload, published)
            ),
        )
        note_return(workspace, change, AuditAction.RETURN_ASKED, payload)
    return request


def take_decision(workspace: Workspace, change: RecordsChanging, statement: bytes) -> bool:
    """Keep a second lead's answer beside the return that this desk made; False if it was known.

    Raises:
        TeamRefusedError: if this desk asked nobody, or somebody else.
        WireError: if it is wrongly signed or cannot be read.
    """
    read = decode(unpack_statement(statement).payload, wire.ReturnDecision)
    own = own_keys(workspace).key_id
    kept = next((r for r in change.team.return_requests() if r.digest == read.digest), None)
    if kept is None or kept.asked_by != own:
        raise TeamRefusedError("An answer came about a return that this desk did not make.")
    answered = replace(kept, decision=statement)
    if decision_on(workspace, roster_of(change), answered) is None:
        raise TeamRefusedError("An answer about a return came from a lead who was not asked.")
    if kept.decision is not None:
        return False
    change.team.keep_return_request(answered)
    return True


def note_return(
    workspace: Workspace, change: RecordsChanging, action: AuditAction, payload: bytes
) -> None:
    """Write down what is done about a return."""
    message = decode(payload, Return)
    note(workspace, change, action, template=message.template, period=message.period.lower())
