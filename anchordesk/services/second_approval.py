"""A second lead approves a return, where IT asks for two people: the same bytes, at another desk.

The desk that made the return sends its exact bytes, sealed, to another lead's desk. That desk
attacks the tables by itself, shows them to its lead, and signs an answer that names the bytes.
Without such an answer nothing is signed, sent or saved as documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from anchordesk.domain.disclosure.published import PublicConstraint, read_published
from anchordesk.domain.roles import UseCase
from anchordesk.services.doors import door
from anchordesk.services.envelopes import own_keys
from anchordesk.services.errors import ReturnRefusedError
from anchordesk.services.policy import PolicyUnreadableError
from anchordesk.services.records import RecordsReading
from anchordesk.services.roster import roster_of
from anchordesk.services.team_records import ReturnRequest
from anchordesk.services.workspace import Workspace
from anchordesk.wire import second_approval as wire
from anchordesk.wire.addresses import digest_of
from anchordesk.wire.codec import decode
from anchordesk.wire.errors import WireError
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.returns import Return
from anchordesk.wire.sealing import sealing_key_id
from anchordesk.wire.signing import verify_statement
from anchordesk.wire.team import LEADING, Roster, RosterMember, is_active_lead

BY_ONE_PERSON = (
    "Your organisation wants two people to approve a return, and one has approved this one. "
    "Ask a second lead under Returns."
)
NOTHING_SIGNED = "Nothing was signed and nothing will be sent."


@dataclass(frozen=True, slots=True)
class Decided:
    """What a second lead said of a return; `reason` is why not, and empty if they approve."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class RequestStanding:
    """A return that waits for a second lead, or was answered.

    Attributes:
        own: Whether this desk made the return; else it is asked.
        colleague: The name of the other lead.
        decided: None while it waits.
    """

    request: ReturnRequest
    message: Return
    own: bool
    colleague: str
    decided: Decided | None


@dataclass(frozen=True, slots=True)
class SecondWanted:
    """A return that needs a second lead.

    Attributes:
        leads: Who can be asked.
        standing: What was asked and answered about these bytes; None before.
    """

    leads: tuple[RosterMember, ...]
    standing: RequestStanding | None

    @property
    def approved(self) -> bool:
        """Whether a second lead approved these bytes."""
        said = None if self.standing is None else self.standing.decided
        return said is not None and not said.reason


def is_asked_for(workspace: Workspace) -> bool:
    """Whether a return needs a second lead here. Made-up residents never do.

    Raises:
        PolicyUnreadableError: if IT's settings cannot be read.
    """
    return not workspace.profile.sample and workspace.read_policy().two_people_for_returns


@door(UseCase.READ_RETURNS)
def second_leads(workspace: Workspace) -> tuple[RosterMember, ...]:
    """Return the other leads of the team, who can be asked."""
    own = own_keys(workspace).key_id
    with workspace.records.reading() as reading:
        team = roster_of(reading)
    members = () if team is None else team.active
    return tuple(m for m in members if is_active_lead(m) and m.key_id != own)


@door(UseCase.READ_RETURNS)
def second_wanted(workspace: Workspace, payload: bytes) -> SecondWanted | None:
    """Return who can approve a return beside this lead, and how far that is; None if not asked for.

    What IT settled and cannot be read is told when the return is to be signed.
    """
    try:
        if not is_asked_for(workspace):
            return None
    except PolicyUnreadableError:
        return None
    return SecondWanted(second_leads(workspace), standing_of(workspace, payload))


@door(UseCase.READ_RETURNS)
def requests(workspace: Workspace) -> tuple[RequestStanding, ...]:
    """Return the returns that wait for a second lead or were answered, newest first."""
    with workspace.records.reading() as reading:
        team, kept = roster_of(reading), reading.team.return_requests()
        signed = {release.payload for release in reading.releases()}
    own = own_keys(workspace).key_id
    return tuple(
        _standing(workspace, team, request, own=request.asked_by == own)
        for request in kept
        if request.payload not in signed
    )


@door(UseCase.READ_RETURNS)
def standing_of(workspace: Workspace, payload: bytes) -> RequestStanding | None:
    """Return how far a second lead's approval of these bytes has come; None if nobody was asked."""
    with workspace.records.reading() as reading:
        team, kept = roster_of(reading), reading.team.return_requests()
    found = next((one for one in kept if one.digest == digest_of(payload)), None)
    if found is None:
        return None
    return _standing(workspace, team, found, own=found.asked_by == own_keys(workspace).key_id)


def ties_of(request: ReturnRequest) -> tuple[PublicConstraint, ...]:
    """What a reader knows of this return's counts and earlier ones, as it was when it was made."""
    return read_published(request.ties).constraints


def refuse_alone(
    workspace: Workspace, reading: RecordsReading, payload: bytes, *, signing: bool = False
) -> None:
    """Let these bytes pass only with a second lead's approval, where IT asks for two people.

    Args:
        signing: Whether they are about to be signed; then that lead must lead still.

    Raises:
        ReturnRefusedError: if it is not there.
        PolicyUnreadableError: if IT's settings cannot be read.
    """
    if is_asked_for(workspace) and why_not_seconded(workspace, reading, payload, signing=signing):
        raise ReturnRefusedError(
            "Your organisation wants two people to approve a return, and no second lead has "
            "approved exactly this one.",
            what_is_safe=NOTHING_SIGNED,
            what_to_do="Ask a second lead to approve it.",
        )


def why_not_seconded(
    workspace: Workspace, reading: RecordsReading, payload: bytes, *, signing: bool = False
) -> str:
    """Say why a return may not leave for want of a second person; empty if it may."""
    try:
        if not is_asked_for(workspace):
            return ""
    except PolicyUnreadableError as problem:
        return problem.what_happened
    digest, team = digest_of(payload), roster_of(reading)
    for request in reading.team.return_requests():
        if request.digest != digest or request.payload != payload:
            continue
        member = None if team is None else team.member(request.asked_of)
        said = decision_on(workspace, team, request)
        leads = member is not None and is_active_lead(member)
        if said is not None and not said.reason and (leads or not signing):
            return ""
    return BY_ONE_PERSON


def _standing(
    workspace: Workspace, team: Roster | None, request: ReturnRequest, *, own: bool
) -> RequestStanding:
    other = request.asked_of if own else request.asked_by
    member = None if team is None else team.member(other)
    return RequestStanding(
        request=request,
        message=decode(request.payload, Return),
        own=own,
        colleague="" if member is None else member.name,
        decided=decision_on(workspace, team, request) if own else _own_decision(request),
    )


def decision_on(
    workspace: Workspace, team: Roster | None, request: ReturnRequest
) -> Decided | None:
    """The answer to this desk's request, if the lead who was asked signed it for this desk."""
    member = None if team is None else team.member(request.asked_of)
    own = own_keys(workspace)
    if request.decision is None or member is None or member.role not in LEADING:
        return None
    if request.asked_by != own.key_id or request.asked_of == own.key_id:
        return None
    try:
        payload = verify_statement(
            request.decision,
            type_=wire.RETURN_DECISION,
            public_key=member.signing_public_key,
            recipient=sealing_key_id(own.sealing_public),
        )
        said = decode(payload, wire.ReturnDecision)
    except WireError:
        return None
    if said.digest != request.digest or said.organisation != workspace.profile.organisation_id:
        return None
    return Decided(said.decided_by, said.decided_at, said.reason)


def _own_decision(request: ReturnRequest) -> Decided | None:
    if request.decision is None:
        return None
    said = decode(unpack_statement(request.decision).payload, wire.ReturnDecision)
    return Decided(said.decided_by, said.decided_at, said.reason)
