"""Takes in a return that a colleague made, attacks it by itself, and answers about it."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys, send_to_desk
from anchordesk.services.errors import ReturnRefusedError, TeamRefusedError
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.roster import roster_of
from anchordesk.services.second_approval import NOTHING_SIGNED
from anchordesk.services.second_approval_asking import note_return
from anchordesk.services.team_records import ReturnRequest
from anchordesk.services.workspace import Workspace
from anchordesk.wire import second_approval as wire
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.published import PublishedTables
from anchordesk.wire.returns import Return
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.signing import sign_statement
from anchordesk.wire.team import RosterMember, is_active_lead


def take_request(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, payload: bytes
) -> bool:
    """Keep a return that a colleague's desk asks this lead to approve; False if it was known.

    Raises:
        TeamRefusedError: if it is not this lead's to approve, or its parts do not agree.
        WireError: if it cannot be read.
    """
    asked = decode(payload, wire.ReturnRequest, largest=wire.LARGEST_REQUEST)
    team = roster_of(change)
    own = None if team is None else team.member(own_keys(workspace).key_id)
    if own is None or not is_active_lead(own) or not is_active_lead(sender):
        raise TeamRefusedError("A return came to be approved, and only leads approve returns.")
    message = decode(asked.payload, Return)
    organisation = workspace.profile.organisation_id
    if not (
        asked.organisation == message.head.organisation == organisation
        and message.published == decode(asked.published, PublishedTables)
        and message.shown_digest == digest_of(asked.published)
    ):
        raise TeamRefusedError(
            "A return came to be approved whose parts do not agree, so it is left out.",
            what_to_do="Tell the lead who sent it.",
        )
    digest = digest_of(asked.payload)
    if any(kept.digest == digest for kept in change.team.return_requests()):
        return False
    change.team.keep_return_request(
        ReturnRequest(
            digest=digest,
            asked_by=sender.key_id,
            asked_of=own.key_id,
            payload=asked.payload,
            published=asked.published,
            ties=b"",
            asked_at=workspace.now(),
        )
    )
    return True


@door(UseCase.MAKE_RETURNS)
def decide(workspace: Workspace, digest: str, *, reason: str = "") -> None:
    """Answer about a return that a colleague made: approve it, or say why not.

    Raises:
        ProtectionRefusedError: if this desk's own audit of the tables does not pass. Only an
            approval asks for it.
        ReturnRefusedError: if this desk was not asked, or has answered.
    """
    with workspace.records.reading() as reading:
        request = _asked_of_here(workspace, reading, digest)
    if not reason:
        _attack(request)
    with workspace.records.changing() as change:
        request = _asked_of_here(workspace, change, digest)
        team = roster_of(change)
        sender = None if team is None else team.member(request.asked_by)
        if sender is None or not is_active_lead(sender):
            raise ReturnRefusedError(
                "The desk that made this return does not make returns any more.",
                what_is_safe=NOTHING_SIGNED,
            )
        answer = encode(
            wire.ReturnDecision(
                organisation=workspace.profile.organisation_id,
                digest=request.digest,
                decided_by=workspace.worker,
                decided_at=workspace.now(),
                reason=tidy_line(reason)[: wire.LONGEST_REASON],
            )
        )
        statement = sign_statement(
            wire.RETURN_DECISION,
            answer,
            private_key=own_keys(workspace).signing,
            recipient=sealing_key_id(sender.sealing_public_key),
        )
        change.team.keep_return_request(replace(request, decision=statement))
        send_to_desk(
            workspace,
            change,
            sender,
            kind=wire.RETURN_DECISION,
            title="Answer about a return",
            payload=answer,
        )
        note_return(workspace, change, AuditAction.RETURN_DECIDED, request.payload)


def _asked_of_here(workspace: Workspace, reading: RecordsReading, digest: str) -> ReturnRequest:
    own = own_keys(workspace).key_id
    for request in reading.team.return_requests():
        if request.digest == digest and request.asked_of == own and request.asked_by != own:
            if request.decision is not None:
                raise ReturnRefusedError("You have answered about this return already.")
            return request
    raise ReturnRefusedError("This desk was not asked to approve that return.")


def _attack(request: ReturnRequest) -> None:
    # Loaded when wanted: a tenth of a second and 20 MiB that casework can do without.
    from anchordesk.domain.disclosure.audit import Verdict  # noqa: PLC0415
    from anchordesk.domain.disclosure.release import attacked  # noqa: PLC0415

    threshold = decode(request.payload, Return).method.threshold
    result = attacked(request.published, None, (), ProtectionPolicy(threshold))
    if result.verdict is not Verdict.SAFE:
        cells = tuple(dict.fromkeys(finding.dims for finding in result.findings))
        raise ProtectionRefusedError(cells, "This desk's own audit of the tables did not pass")
