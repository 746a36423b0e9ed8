"""What a desk does with a colleague's offer, answer, case or receipt; each twice is as once."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.audit import note
from anchordesk.services.envelopes import send_to_desk
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover_records import Direction, Handover, HandoverState
from anchordesk.services.handover_sending import send_case
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import LARGEST_ANSWER, decode, encode
from anchordesk.wire.errors import WireError
from anchordesk.wire.handover import (
    HANDOVER_ANSWER,
    HANDOVER_OFFER,
    HANDOVER_PIECE,
    HANDOVER_RECEIPT,
    HandoverAnswer,
    HandoverOffer,
    HandoverPiece,
    HandoverReceipt,
    unpack_case,
)
from anchordesk.wire.team import RosterMember


def take(
    workspace: Workspace,
    change: RecordsChanging,
    sender: RosterMember,
    kind: str,
    payload: bytes,
) -> bool:
    """Take in one message of a handover; tell whether it changed anything.

    Raises:
        WireError: if the message is malformed.
        HandoverRefusedError: if it comes from a third desk, or the case does not fit.
    """
    if kind == HANDOVER_OFFER:
        return _offer(workspace, change, sender, payload)
    if kind == HANDOVER_ANSWER:
        return _answer(workspace, change, sender, decode(payload, HandoverAnswer))
    if kind == HANDOVER_PIECE:
        piece = decode(payload, HandoverPiece, largest=LARGEST_ANSWER)
        return _piece(workspace, change, sender, piece)
    if kind == HANDOVER_RECEIPT:
        return _receipt(workspace, change, sender, decode(payload, HandoverReceipt))
    raise ValueError(f"{kind} is no message of a handover")


def _offer(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, payload: bytes
) -> bool:
    told = decode(payload, HandoverOffer)
    kept = change.handovers.by_id(told.handover)
    if kept is None:
        state = HandoverState.TAKEN_BACK if told.taken_back else HandoverState.OFFERED
        change.handovers.save(
            Handover(
                id=told.handover,
                direction=Direction.COMING,
                resident_id=None,
                colleague=sender.key_id,
                state=state,
                offer=None if told.taken_back else payload,
                changed_at=workspace.now(),
            )
        )
        return True
    _require_party(kept, sender, Direction.COMING)
    if not told.taken_back or kept.state not in (HandoverState.OFFERED, HandoverState.ACCEPTED):
        return False
    change.handovers.save(
        replace(kept, state=HandoverState.TAKEN_BACK, offer=None, changed_at=workspace.now())
    )
    return True


def _answer(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: HandoverAnswer
) -> bool:
    kept = change.handovers.by_id(told.handover)
    _require_party(kept, sender, Direction.GOING)
    if kept is None or kept.state is not HandoverState.OFFERED:
        return False
    if told.answer == "accepted":
        send_case(workspace, change, kept, sender)
        return True
    change.handovers.save(
        replace(
            kept,
            state=HandoverState.DECLINED,
            offer=None,
            reason=told.reason,
            changed_at=workspace.now(),
        )
    )
    return True


def _piece(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, piece: HandoverPiece
) -> bool:
    kept = change.handovers.by_id(piece.handover)
    _require_party(kept, sender, Direction.COMING)
    if kept is None or kept.state is HandoverState.DONE:
        return False
    if kept.state is not HandoverState.ACCEPTED or kept.package not in ("", piece.package):
        raise HandoverRefusedError("A case came that this desk did not say yes to.")
    change.handovers.keep_piece(kept.id, piece.number, piece.content)
    change.handovers.save(replace(kept, package=piece.package, changed_at=workspace.now()))
    there = change.handovers.pieces(kept.id)
    if len(there) < piece.pieces:
        return True
    content = b"".join(there[number] for number in sorted(there))
    if hashlib.sha256(content).hexdigest() != piece.package:
        raise HandoverRefusedError(
            "A case came that is not what its pieces say.",
            what_to_do="Ask your colleague to speak to IT support.",
        )
    case = unpack_case(content)
    resident_id = ResidentId(case.resident)
    change.handovers.add_case(case, kept.id, piece.handed_over_on)
    require_readable(change, resident_id)
    change.handovers.forget_pieces(kept.id)
    note(workspace, change, AuditAction.CASE_RECEIVED, resident_id, origin=kept.colleague)
    change.handovers.save(
        replace(
            kept,
            state=HandoverState.DONE,
            resident_id=resident_id,
            offer=None,
            package=piece.package,
            handed_over_on=piece.handed_over_on,
            changed_at=workspace.now(),
        )
    )
    send_to_desk(
        workspace,
        change,
        sender,
        kind=HANDOVER_RECEIPT,
        title="Receipt for a case that was taken over",
        payload=encode(HandoverReceipt(kept.id, piece.package)),
    )
    return True


def _receipt(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: HandoverReceipt
) -> bool:
    kept = change.handovers.by_id(told.handover)
    _require_party(kept, sender, Direction.GOING)
    if kept is None or kept.state is not HandoverState.SENT or kept.package != told.package:
        return False
    if kept.resident_id is not None:
        change.handovers.purge_case(kept.resident_id)
    own_mark = f"({kept.id.hex[-8:]})"
    for item in change.outbox():
        if item.kind == HANDOVER_PIECE and item.title.endswith(own_mark):
            change.take_from_outbox(item.digest)
    change.handovers.save(
        replace(
            kept,
            state=HandoverState.DONE,
            resident_id=None,
            offer=None,
            changed_at=workspace.now(),
        )
    )
    return True


def _require_party(kept: Handover | None, sender: RosterMember, direction: Direction) -> None:
    if kept is None or kept.colleague != sender.key_id or kept.direction is not direction:
        raise HandoverRefusedError(
            "A message about a handover came that this desk does not know.",
            what_to_do="Read the folder once more: the offer may come after it.",
        )


def require_readable(change: RecordsChanging, resident_id: ResidentId) -> None:
    """Read the whole case once as the record does, before it is kept."""
    try:
        change.resident(resident_id)
        for read in (
            change.enrolments,
            change.stage_moves,
            change.contacts,
            change.actions,
            change.outcomes,
            change.attachments,
        ):
            read(resident_id)
    except (ValueError, KeyError, TypeError, AnchorDeskError, WireError) as problem:
        raise HandoverRefusedError(
            "A case came that this desk cannot read.",
            what_to_do="Ask your colleague to speak to IT support.",
        ) from problem
