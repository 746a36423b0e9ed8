"""What a covering desk sends back, as it goes and at the end; then its copies are closed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.casework import LONGEST_NOTE, Contact, ContactKind
from anchordesk.domain.identifiers import ContactId, ResidentId
from anchordesk.domain.text import tidy
from anchordesk.services.audit import note
from anchordesk.services.cover_records import Cover, CoverState
from anchordesk.services.envelopes import send_to_desk
from anchordesk.services.records import RecordsChanging
from anchordesk.services.restricted_notes import sealed, sensitivity_of
from anchordesk.services.roster import roster_of
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.cover import (
    COVER_CLOSED,
    COVER_WRITTEN,
    CoverClosed,
    CoverWritten,
    parts_of,
)
from anchordesk.wire.handover import pack_case
from anchordesk.wire.team import RosterMember

HALF_TYPED = "Half typed under cover, and not finished: "


def close_held(workspace: Workspace, change: RecordsChanging, kept: Cover) -> Cover:
    """Close the copies of a cover on the covering desk, and queue all that was written in them.

    The rows stay, hidden, until the receipt has come: nothing is lost if a message is.
    """
    _finish_drafts(workspace, change, kept)
    member = _own_desk_of(change, kept)
    if member is not None:
        send_written(workspace, change, kept, member)
        told = CoverClosed(
            kept.id,
            tuple(case.package for case in change.covers.cases(kept.id) if case.package),
            workspace.clock.today(),
        )
        send_to_desk(
            workspace,
            change,
            member,
            kind=COVER_CLOSED,
            title=f"Cover is over ({kept.id.hex[-8:]})",
            payload=encode(told),
        )
    change.covers.hide_copies(kept.id, workspace.now())
    closed = replace(
        kept,
        state=CoverState.CLOSING,
        closed_on=workspace.clock.today(),
        changed_at=workspace.now(),
    )
    change.covers.save(closed)
    note(workspace, change, AuditAction.COVER_OVER, cases=kept.cases)
    return closed


def send_back(workspace: Workspace, change: RecordsChanging, kept: Cover) -> None:
    """Queue what was written since the last time, while the cover goes on."""
    member = _own_desk_of(change, kept)
    if member is not None:
        send_written(workspace, change, kept, member)
        change.covers.save(replace(kept, sent_at=workspace.now()))


def send_written(
    workspace: Workspace, change: RecordsChanging, kept: Cover, member: RosterMember
) -> None:
    """Queue all that was written in each case, where it is another than was sent last."""
    for case in change.covers.cases(kept.id):
        written = change.covers.written(kept.id, case.resident_id) if case.has_copy else None
        if written is None and not case.package:
            continue
        content = b"" if written is None else pack_case(written)
        package = hashlib.sha256(content).hexdigest()
        if package == case.package or written is None:
            continue
        revision = case.revision + 1
        for part in parts_of(CoverWritten, kept.id, case.resident_id, revision, content):
            send_to_desk(
                workspace,
                change,
                member,
                kind=COVER_WRITTEN,
                title=f"Written under cover, part {part.number} of {part.pieces} "
                f"({kept.id.hex[-8:]})",
                payload=encode(part),
            )
        change.covers.save_case(kept.id, replace(case, revision=revision, package=package))


def _own_desk_of(change: RecordsChanging, kept: Cover) -> RosterMember | None:
    """The desk whose cases they are; None while it is not in the team."""
    team = roster_of(change)
    member = None if team is None else team.member(kept.colleague)
    return member if member is not None and member.status == "active" else None


def _finish_drafts(workspace: Workspace, change: RecordsChanging, kept: Cover) -> None:
    """Keep as notes what was half typed about these cases, so that it goes back with them."""
    own = {case.resident_id for case in change.covers.cases(kept.id) if case.has_copy}
    for draft in change.drafts():
        if draft.key.subject not in own or draft.key.subject is None:
            continue
        sensitivity = sensitivity_of(draft)
        words = tidy(HALF_TYPED + "; ".join(text for _, text in draft.answers if text.strip()))
        for start in range(0, len(words), LONGEST_NOTE):
            change.add_contact(
                sealed(
                    change,
                    Contact(
                        ContactId(workspace.identifiers.new_id()),
                        ResidentId(draft.key.subject),
                        ContactKind.OTHER,
                        draft.changed_at,
                        words[start : start + LONGEST_NOTE],
                        workspace.worker,
                        sensitivity=sensitivity,
                    ),
                )
            )
        change.forget_draft(draft.key)
