"""What a desk does with a colleague's messages about cover; each twice is as once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.audit import note
from anchordesk.services.cover_closing import close_held
from anchordesk.services.cover_records import HELD, UNSETTLED, Cover, CoverCase, CoverState
from anchordesk.services.envelopes import send_to_desk
from anchordesk.services.errors import HandoverRefusedError, NotFoundError
from anchordesk.services.handover_receiving import require_readable
from anchordesk.services.handover_records import Direction
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import LARGEST_ANSWER, decode, encode
from anchordesk.wire.cover import (
    COVER_ANSWER,
    COVER_CLOSED,
    COVER_COPY,
    COVER_OFFER,
    COVER_RECEIPT,
    COVER_WRITTEN,
    CoverAnswer,
    CoverClosed,
    CoverCopy,
    CoverOffer,
    CoverReceipt,
    CoverWritten,
    parts_of,
    unpack_written,
)
from anchordesk.wire.errors import TooLargeError
from anchordesk.wire.handover import pack_case, unpack_case, without_rows
from anchordesk.wire.team import RosterMember

NOTE_KEYS = "note_keys"
"""The table of the keys that open restricted notes."""


def take(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, kind: str, payload: bytes
) -> bool:
    """Take in one message about cover; tell whether it changed anything.

    Raises:
        WireError: if the message is malformed.
        HandoverRefusedError: if it comes from a third desk, or too early, or does not fit.
    """
    if kind == COVER_OFFER:
        return _offer(workspace, change, sender, decode(payload, CoverOffer))
    if kind == COVER_ANSWER:
        return _answer(workspace, change, sender, decode(payload, CoverAnswer))
    if kind == COVER_COPY:
        copied = decode(payload, CoverCopy, largest=LARGEST_ANSWER)
        return _copy(workspace, change, sender, copied)
    if kind == COVER_WRITTEN:
        written = decode(payload, CoverWritten, largest=LARGEST_ANSWER)
        return _written(workspace, change, sender, written)
    if kind == COVER_CLOSED:
        return _closed(workspace, change, sender, decode(payload, CoverClosed))
    if kind == COVER_RECEIPT:
        return _receipt(workspace, change, sender, decode(payload, CoverReceipt))
    raise ValueError(f"{kind} is no message about cover")


def _offer(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: CoverOffer
) -> bool:
    kept = change.covers.by_id(told.cover)
    if kept is None:
        change.covers.save(
            Cover(
                id=told.cover,
                direction=Direction.COMING,
                colleague=sender.key_id,
                colleague_name=sender.name,
                state=CoverState.TAKEN_BACK if told.ended else CoverState.OFFERED,
                first_day=told.first_day,
                last_day=told.last_day,
                cases=told.cases,
                note=told.note,
                changed_at=workspace.now(),
                seen_at=workspace.now(),
            )
        )
        return True
    _require_party(kept, sender, Direction.COMING)
    if not told.ended:
        return False
    if kept.state is CoverState.OFFERED:
        back = replace(kept, state=CoverState.TAKEN_BACK, note="", changed_at=workspace.now())
        change.covers.save(back)
        return True
    if kept.state not in HELD:
        return False
    close_held(workspace, change, kept)
    return True


def _answer(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: CoverAnswer
) -> bool:
    kept = _party(change.covers.by_id(told.cover), sender, Direction.GOING)
    if kept.state is not CoverState.OFFERED:
        return False
    now = workspace.now()
    if told.answer == "declined":
        declined = replace(kept, state=CoverState.DECLINED, reason=told.reason, changed_at=now)
        change.covers.save(declined)
        return True
    for case in change.covers.cases(kept.id):
        _send_copy(workspace, change, kept, case, sender)
    change.covers.save(replace(kept, state=CoverState.OPEN, changed_at=now))
    return True


def _send_copy(
    workspace: Workspace, change: RecordsChanging, kept: Cover, case: CoverCase, to: RosterMember
) -> None:
    try:
        whole = change.handovers.case(case.resident_id)
        content = pack_case(whole if kept.with_restricted else without_rows(whole, NOTE_KEYS))
    except NotFoundError:
        # Nobody is there any more to be looked after.
        change.covers.drop_case(kept.id, case.resident_id)
        return
    except TooLargeError as problem:
        raise HandoverRefusedError(
            "A case is too large for cover: its attachments pass 128 MB.",
            what_to_do="Save some attachments out of the record and remove them, then read the "
            "answer again.",
        ) from problem
    restricted = "readable" if kept.with_restricted else "kept-back"
    facts = {"to": to.key_id, "restricted": restricted}
    note(workspace, change, AuditAction.COVER_GIVEN, case.resident_id, **facts)
    for part in parts_of(CoverCopy, kept.id, case.resident_id, 0, content):
        send_to_desk(
            workspace,
            change,
            to,
            kind=COVER_COPY,
            title=f"Case for cover, part {part.number} of {part.pieces} ({kept.id.hex[-8:]})",
            payload=encode(part),
        )


def _copy(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, part: CoverCopy
) -> bool:
    kept = _party(change.covers.by_id(part.cover), sender, Direction.COMING)
    resident_id = ResidentId(part.resident)
    there = {case.resident_id for case in change.covers.cases(kept.id) if case.has_copy}
    if kept.state is CoverState.OFFERED:
        raise HandoverRefusedError("A case came for cover that this desk did not say yes to.")
    if kept.state not in HELD or resident_id in there:
        return False
    other = change.covers.unsettled_with(resident_id)
    if other is not None and other.id != kept.id:
        raise HandoverRefusedError(
            "A case came for cover that is still here from an earlier one.",
            what_to_do="Send and fetch messages: it is taken in once the earlier cover is settled.",
        )
    content = change.covers.keep_part(part)
    if content is None:
        return True
    change.covers.add_copy(kept.id, unpack_case(content))
    require_readable(change, resident_id)
    if kept.state is not CoverState.OPEN:
        change.covers.hide_copies(kept.id, workspace.now())
    note(workspace, change, AuditAction.CASE_RECEIVED, resident_id, origin=kept.colleague)
    return True


def _written(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, part: CoverWritten
) -> bool:
    kept = _party(change.covers.by_id(part.cover), sender, Direction.GOING)
    case = next((c for c in change.covers.cases(kept.id) if c.resident_id == part.resident), None)
    if case is None:
        raise HandoverRefusedError("A colleague wrote under cover in a case that was not given.")
    if part.revision <= case.revision:
        return False
    content = change.covers.keep_part(part)
    if content is None:
        return True
    written = unpack_written(content)
    if written.resident != part.resident:
        raise HandoverRefusedError("A colleague wrote under cover in a case that was not given.")
    new_id, now = workspace.identifiers.new_id, workspace.now()
    taken = change.covers.take_written(kept.id, written, new_id, now)
    arrived = replace(case, revision=part.revision, package=part.package)
    change.covers.save_case(kept.id, arrived)
    note(
        workspace,
        change,
        AuditAction.COVER_WRITTEN,
        case.resident_id,
        origin=kept.colleague,
        rows=taken.rows,
        beside=taken.beside,
    )
    return True


def _closed(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: CoverClosed
) -> bool:
    kept = _party(change.covers.by_id(told.cover), sender, Direction.GOING)
    if kept.state not in UNSETTLED:
        return False
    arrived = {case.package for case in change.covers.cases(kept.id)}
    if not set(told.packages) <= arrived:
        raise HandoverRefusedError(
            "A cover is over, but not all that was written has come yet.",
            what_to_do="Fetch messages once more. It is kept on the colleague's desk until then.",
        )
    ended = replace(
        kept, state=CoverState.ENDED, closed_on=told.closed_on, changed_at=workspace.now()
    )
    change.covers.save(ended)
    send_to_desk(
        workspace,
        change,
        sender,
        kind=COVER_RECEIPT,
        title="Receipt for what was written under cover",
        payload=encode(CoverReceipt(kept.id)),
    )
    return True


def _receipt(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, told: CoverReceipt
) -> bool:
    kept = _party(change.covers.by_id(told.cover), sender, Direction.COMING)
    if kept.state is not CoverState.CLOSING:
        return False
    change.covers.purge_copies(kept.id)
    for digest in _queued(change, kept):
        change.take_from_outbox(digest)
    ended = replace(kept, state=CoverState.ENDED, note="", changed_at=workspace.now())
    change.covers.save(ended)
    note(workspace, change, AuditAction.COVER_GONE, cases=kept.cases)
    return True


def _queued(change: RecordsChanging, kept: Cover) -> Iterator[str]:
    own_mark = f"({kept.id.hex[-8:]})"
    for item in change.outbox():
        if item.kind in (COVER_WRITTEN, COVER_CLOSED) and item.title.endswith(own_mark):
            yield item.digest


def _party(kept: Cover | None, sender: RosterMember, direction: Direction) -> Cover:
    if kept is None:
        raise HandoverRefusedError(
            "A message about cover came that this desk does not know.",
            what_to_do="Read the folder once more: the question may come after it.",
        )
    _require_party(kept, sender, direction)
    return kept


def _require_party(kept: Cover, sender: RosterMember, direction: Direction) -> None:
    if kept.colleague != sender.key_id or kept.direction is not direction:
        raise HandoverRefusedError("A message about cover came from a desk that has no part in it.")
