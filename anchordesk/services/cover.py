"""Cover for absence: a colleague looks after cases from one day to another, on copies.

The cases stay with their own desk, which works on and counts them. The colleague's desk shows the
copies from the first day to the last, and sends back what was written in them, as it goes and once
more at the end. Then the copies are hidden, and deleted once all has arrived.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.cover import wrong_with_days
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services import audit
from anchordesk.services.cover_closing import close_held
from anchordesk.services.cover_records import HELD, Cover, CoverCase, CoverState
from anchordesk.services.doors import door
from anchordesk.services.envelopes import send_to_desk
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover import OPEN, active_colleague
from anchordesk.services.handover_records import Direction
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.roster import roster_of
from anchordesk.services.under_cover import refuse_under_cover
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.cover import COVER_ANSWER, COVER_OFFER, MOST_CASES, CoverAnswer, CoverOffer
from anchordesk.wire.team import RosterMember


@door(UseCase.HAND_OVER)
def ask(
    workspace: Workspace,
    resident_ids: Sequence[ResidentId],
    colleague: str,
    first_day: date,
    last_day: date,
    *,
    note: str = "",
    with_restricted: bool = False,
) -> Cover:
    """Ask a colleague to look after cases for some days. Until they say yes, nothing leaves.

    Args:
        colleague: Key id of their desk.
        note: For the colleague to read, at most 1000 characters.
        with_restricted: Whether they may read the words of restricted notes.

    Raises:
        HandoverRefusedError: if the days or the colleague will not do, or one of the cases is on
            its way, or under cover already. Then nobody is asked.
        NotFoundError: if a resident is not in this vault.
    """
    wrong = wrong_with_days(first_day, last_day, workspace.clock.today())
    if wrong:
        raise HandoverRefusedError(wrong, what_to_do="Choose other days.")
    if not 0 < len(resident_ids) <= MOST_CASES:
        raise HandoverRefusedError(f"Choose between 1 and {MOST_CASES} cases.")
    if len(note) > 1000:
        raise HandoverRefusedError("The note is too long: at most 1000 characters.")
    with workspace.records.changing() as change:
        member = active_colleague(workspace, change, colleague)
        asked = Cover(
            id=workspace.identifiers.new_id(),
            direction=Direction.GOING,
            colleague=member.key_id,
            colleague_name=member.name,
            state=CoverState.OFFERED,
            first_day=first_day,
            last_day=last_day,
            cases=len(set(resident_ids)),
            note=note,
            with_restricted=with_restricted,
            changed_at=workspace.now(),
            seen_at=workspace.now(),
        )
        on_their_way = {h.resident_id for h in change.handovers.all() if h.state in OPEN}
        for resident_id in resident_ids:
            change.resident(resident_id)
            refuse_restricted(change, resident_id)
            refuse_under_cover(change, resident_id)
            if resident_id in on_their_way:
                raise HandoverRefusedError(
                    "One of these cases is being handed over already.",
                    what_to_do="Take that handover back first. Nobody was asked.",
                )
        change.covers.save(asked)
        for resident_id in resident_ids:
            change.covers.save_case(asked.id, CoverCase(resident_id))
        _tell(workspace, change, member, asked, ended=False)
        audit.note(workspace, change, AuditAction.COVER_OFFERED, cases=asked.cases)
    return asked


@door(UseCase.HAND_OVER)
def accept(workspace: Workspace, cover_id: UUID) -> Cover:
    """Say yes; the copies come as soon as the colleague's desk has the answer."""
    return _answer(workspace, cover_id, CoverState.ACCEPTED, "")


@door(UseCase.HAND_OVER)
def decline(workspace: Workspace, cover_id: UUID, reason: str = "") -> Cover:
    """Say no, with a reason for the colleague to read."""
    return _answer(workspace, cover_id, CoverState.DECLINED, reason[:1000])


@door(UseCase.HAND_OVER)
def end(workspace: Workspace, cover_id: UUID) -> Cover:
    """Take an offer back, or end a cover before its last day, on either desk.

    On the covering desk the cases are closed at once, and what was written in them goes back. The
    cases' own desk asks for that, and has it once the colleague's desk was reached. If that desk
    does not belong to the team any more, nothing more comes from it.

    Raises:
        HandoverRefusedError: if it is over already.
    """
    with workspace.records.changing() as change:
        kept = _known(change, cover_id)
        if kept.direction is Direction.COMING:
            if kept.state not in HELD:
                raise HandoverRefusedError("This cover is over already, or was never begun.")
            audit.note(workspace, change, AuditAction.COVER_CALLED_OFF)
            return close_held(workspace, change, kept)
        return call_off(workspace, change, kept)


def call_off(workspace: Workspace, change: RecordsChanging, kept: Cover) -> Cover:
    """On the cases' own desk: let an offer stand no more, or ask for what was written."""
    if kept.state not in (CoverState.OFFERED, CoverState.OPEN, CoverState.CLOSING):
        raise HandoverRefusedError("This cover is over already.")
    team = roster_of(change)
    member = None if team is None else team.member(kept.colleague)
    is_active = member is not None and member.status == "active"
    if member is not None and is_active and kept.state is not CoverState.CLOSING:
        _tell(workspace, change, member, kept, ended=True)
    state = CoverState.CLOSING if is_active else CoverState.ENDED
    if kept.state is CoverState.OFFERED:
        state = CoverState.TAKEN_BACK
    settled = replace(kept, state=state, changed_at=workspace.now())
    change.covers.save(settled)
    audit.note(workspace, change, AuditAction.COVER_CALLED_OFF)
    return settled


@door(UseCase.HAND_OVER)
def listed(workspace: Workspace) -> tuple[Cover, ...]:
    """Return every cover, newest first."""
    with workspace.records.reading() as reading:
        return reading.covers.all()


def _answer(workspace: Workspace, cover_id: UUID, state: CoverState, reason: str) -> Cover:
    with workspace.records.changing() as change:
        kept = _known(change, cover_id)
        if kept.direction is not Direction.COMING or kept.state is not CoverState.OFFERED:
            raise HandoverRefusedError("This was answered or taken back already.")
        if kept.last_day < workspace.clock.today() and state is CoverState.ACCEPTED:
            raise HandoverRefusedError(
                "The last day of this cover is over already.",
                what_to_do="Decline it, and ask your colleague what is still to be done.",
            )
        member = active_colleague(workspace, change, kept.colleague)
        answered = replace(kept, state=state, reason=reason, changed_at=workspace.now())
        change.covers.save(answered)
        audit.note(workspace, change, AuditAction.COVER_ANSWERED, answer=state.value)
        told = CoverAnswer(
            kept.id, "accepted" if state is CoverState.ACCEPTED else "declined", reason
        )
        send_to_desk(
            workspace,
            change,
            member,
            kind=COVER_ANSWER,
            title="Answer to a colleague who asked for cover",
            payload=encode(told),
        )
    return answered


def _tell(
    workspace: Workspace,
    change: RecordsChanging,
    member: RosterMember,
    cover: Cover,
    *,
    ended: bool,
) -> None:
    told = CoverOffer(
        cover=cover.id,
        first_day=cover.first_day,
        last_day=cover.last_day,
        cases=cover.cases,
        note="" if ended else cover.note,
        offered_at=workspace.now(),
        ended=ended,
    )
    send_to_desk(
        workspace,
        change,
        member,
        kind=COVER_OFFER,
        title="Cover is ended" if ended else "A colleague is asked for cover",
        payload=encode(told),
    )


def _known(reading: RecordsReading, cover_id: UUID) -> Cover:
    kept = reading.covers.by_id(cover_id)
    if kept is None:
        raise HandoverRefusedError("That cover is not known on this desk.")
    return kept
