"""Handing a case over to a colleague: offering, answering, taking back, and what each desk counts.

Of the two desks one owns the case at any time: the old one until it has the yes and seals the case,
the new one from then on. What is on its way lies whole in the old desk's vault, hidden, until the
new desk's receipt has come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.consent import ConsentPurpose, ConsentStanding
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services import audit
from anchordesk.services.consents import purpose_now
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.envelopes import own_keys, send_to_desk
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover_records import Direction, Handover, HandoverState
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.roster import roster_of
from anchordesk.services.under_cover import refuse_under_cover
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import decode, encode
from anchordesk.wire.handover import (
    HANDOVER_ANSWER,
    HANDOVER_OFFER,
    HandoverAnswer,
    HandoverOffer,
)
from anchordesk.wire.team import RosterMember

OPEN = (HandoverState.OFFERED, HandoverState.ACCEPTED, HandoverState.SENT)


@dataclass(frozen=True, slots=True)
class HandoverShown:
    """A handover as people see it.

    Attributes:
        offer: What it is about; None once it is settled.
        colleague_name: Of the other desk.
    """

    handover: Handover
    offer: HandoverOffer | None
    colleague_name: str


@door(UseCase.HAND_OVER)
def offer(
    workspace: Workspace,
    resident_ids: Sequence[ResidentId],
    colleague: str,
    note: str = "",
    *,
    draft: DraftKey | None = None,
) -> tuple[Handover, ...]:
    """Ask a colleague to take over one case or several. Until they say yes, nothing changes.

    Args:
        colleague: Key id of their desk.
        note: For the colleague to read, at most 1000 characters.

    Raises:
        HandoverRefusedError: if the colleague is not active, or a case is on its way already.
            Then none is offered.
        NotFoundError: if a resident is not in this vault.
    """
    if len(note) > 1000:
        raise HandoverRefusedError("The note is too long: at most 1000 characters.")
    with workspace.records.changing() as change:
        member = active_colleague(workspace, change, colleague)
        open_ones = {h.resident_id for h in change.handovers.all() if h.state in OPEN}
        made = []
        for resident_id in resident_ids:
            resident = change.resident(resident_id)
            refuse_restricted(change, resident_id)
            refuse_under_cover(change, resident_id)
            if resident_id in open_ones:
                raise HandoverRefusedError(
                    "One of these cases is being handed over already.",
                    what_to_do="Take that handover back first. None was offered now.",
                )
            audit.note(workspace, change, AuditAction.HANDOVER_OFFERED, resident_id)
            made.append(_offer_one(workspace, change, resident, member, note))
        forget_with(change, draft)
    return tuple(made)


@door(UseCase.HAND_OVER)
def take_back(workspace: Workspace, handover_id: UUID) -> Handover:
    """Let an offer stand no more; the case never left.

    A case that was sent comes back only if the colleague's desk does not belong to the team any
    more, since otherwise two desks might hold it.

    Raises:
        HandoverRefusedError: if it was accepted and sent meanwhile, or is settled.
    """
    with workspace.records.changing() as change:
        kept = _known(change, handover_id, Direction.GOING)
        team = roster_of(change)
        member = None if team is None else team.member(kept.colleague)
        is_active = member is not None and member.status == "active"
        if kept.state is HandoverState.SENT and not is_active and kept.resident_id is not None:
            change.handovers.show_case(kept.resident_id)
            change.handovers.forget_counts(kept.id)
        elif kept.state is not HandoverState.OFFERED:
            raise HandoverRefusedError(
                "This handover cannot be taken back any more: the colleague has said yes.",
                what_to_do="Ask your colleague to hand the case over to you.",
            )
        elif member is not None and is_active and kept.offer is not None:
            gone = replace_offer(decode(kept.offer, HandoverOffer))
            send_to_desk(
                workspace,
                change,
                member,
                kind=HANDOVER_OFFER,
                title="A handover is taken back",
                payload=encode(gone),
            )
        settled = _settled(workspace, kept, HandoverState.TAKEN_BACK)
        change.handovers.save(settled)
        audit.note(workspace, change, AuditAction.HANDOVER_TAKEN_BACK, kept.resident_id)
    return settled


@door(UseCase.HAND_OVER)
def accept(workspace: Workspace, handover_id: UUID) -> Handover:
    """Say yes; the case comes as soon as the colleague's desk has the answer."""
    return _answer(workspace, handover_id, HandoverState.ACCEPTED, "")


@door(UseCase.HAND_OVER)
def decline(workspace: Workspace, handover_id: UUID, reason: str = "") -> Handover:
    """Say no, with a reason for the colleague to read; the case stays with them."""
    return _answer(workspace, handover_id, HandoverState.DECLINED, reason[:1000])


@door(UseCase.HAND_OVER)
def listed(workspace: Workspace) -> tuple[HandoverShown, ...]:
    """Return every handover, newest first."""
    with workspace.records.reading() as reading:
        return shown_of(reading, reading.handovers.all())


def about(reading: RecordsReading, resident_id: ResidentId) -> HandoverShown | None:
    """Return the newest handover of a resident of this desk; None if there was none."""
    of_them = [one for one in reading.handovers.all() if one.resident_id == resident_id]
    return next(iter(shown_of(reading, of_them[:1])), None)


def shown_of(reading: RecordsReading, handovers: Sequence[Handover]) -> tuple[HandoverShown, ...]:
    """Return handovers with their offers read and their colleagues named."""
    team = roster_of(reading)
    names = {m.key_id: m.name for m in team.members} if team is not None else {}
    return tuple(
        HandoverShown(
            handover=one,
            offer=None if one.offer is None else decode(one.offer, HandoverOffer),
            colleague_name=names.get(one.colleague, ""),
        )
        for one in handovers
    )


def replace_offer(told: HandoverOffer) -> HandoverOffer:
    """An offer that stands no more, with nothing of the resident left in it."""
    return HandoverOffer(
        handover=told.handover,
        resident_name="",
        reference="",
        open_actions=0,
        alerts=(),
        consents=0,
        attachments=0,
        note="",
        offered_at=told.offered_at,
        taken_back=True,
    )


def _offer_one(
    workspace: Workspace,
    change: RecordsChanging,
    resident: Resident,
    member: RosterMember,
    note: str,
) -> Handover:
    told = HandoverOffer(
        handover=workspace.identifiers.new_id(),
        resident_name=resident.display_name,
        reference=resident.reference,
        open_actions=open_actions_of(change, resident.id),
        alerts=tuple(alert.value for alert in resident.alerts),
        consents=consents_given(workspace, change, resident.id),
        attachments=change.handovers.attachments(resident.id),
        note=note,
        offered_at=workspace.now(),
    )
    payload = encode(told)
    handover = Handover(
        id=told.handover,
        direction=Direction.GOING,
        resident_id=resident.id,
        colleague=member.key_id,
        state=HandoverState.OFFERED,
        offer=payload,
        changed_at=workspace.now(),
    )
    change.handovers.save(handover)
    send_to_desk(
        workspace,
        change,
        member,
        kind=HANDOVER_OFFER,
        title="A case is offered to a colleague",
        payload=payload,
    )
    return handover


def _answer(workspace: Workspace, handover_id: UUID, state: HandoverState, reason: str) -> Handover:
    with workspace.records.changing() as change:
        kept = _known(change, handover_id, Direction.COMING)
        if kept.state is not HandoverState.OFFERED:
            raise HandoverRefusedError("This offer was answered or taken back already.")
        member = active_colleague(workspace, change, kept.colleague)
        is_yes = state is HandoverState.ACCEPTED
        answered = replace(
            kept,
            state=state,
            offer=kept.offer if is_yes else None,
            reason=reason,
            changed_at=workspace.now(),
        )
        change.handovers.save(answered)
        audit.note(workspace, change, AuditAction.HANDOVER_ANSWERED, answer=state.value)
        answer = HandoverAnswer(kept.id, "accepted" if is_yes else "declined", reason)
        send_to_desk(
            workspace,
            change,
            member,
            kind=HANDOVER_ANSWER,
            title="Answer to a colleague's offer",
            payload=encode(answer),
        )
    return answered


def open_actions_of(reading: RecordsReading, resident_id: ResidentId) -> int:
    """Return how many of a resident's actions are still to be done."""
    return sum(action.closed_at is None for action in reading.actions(resident_id))


def consents_given(workspace: Workspace, reading: RecordsReading, resident_id: ResidentId) -> int:
    """Return to how many purposes a resident agreed."""
    consents = reading.consents(resident_id)
    agreed = (ConsentStanding.GIVEN, ConsentStanding.ASK_AGAIN)
    return sum(purpose_now(workspace, consents, p).standing in agreed for p in ConsentPurpose)


def active_colleague(workspace: Workspace, reading: RecordsReading, key_id: str) -> RosterMember:
    """Return a colleague who can hold cases. Raises HandoverRefusedError."""
    team = roster_of(reading)
    member = None if team is None else team.member(key_id)
    if member is None or member.status != "active" or key_id == own_keys(workspace).key_id:
        raise HandoverRefusedError(
            "That desk does not belong to your team.",
            what_to_do="Choose an active colleague from the list of the team.",
        )
    if not DeskRole(member.role).holds_cases:
        raise HandoverRefusedError(
            "That desk is an auditor's or IT's, which hold no cases.",
            what_to_do="Choose a support worker's or a team lead's desk.",
        )
    return member


def _known(reading: RecordsReading, handover_id: UUID, direction: Direction) -> Handover:
    kept = reading.handovers.by_id(handover_id)
    if kept is None or kept.direction is not direction:
        raise HandoverRefusedError("That handover is not known on this desk.")
    return kept


def _settled(workspace: Workspace, kept: Handover, state: HandoverState) -> Handover:
    return replace(kept, state=state, offer=None, changed_at=workspace.now())
