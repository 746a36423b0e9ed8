"""Seals a case to its new desk, hides it here, and keeps how it counts for past quarters."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.case_at import CaseAt
from anchordesk.domain.counted_dimensions import BUILT_IN_DIMENSIONS, HOURLY_PAY
from anchordesk.domain.counting_rules import category_of
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.period import Period, PeriodKind, period_of
from anchordesk.services.audit import note
from anchordesk.services.envelopes import send_to_desk
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover_records import Handover, HandoverState, KeptCount
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.workspace import Workspace
from anchordesk.wire.codec import encode
from anchordesk.wire.errors import TooLargeError
from anchordesk.wire.handover import HANDOVER_PIECE, pack_case, pieces_of
from anchordesk.wire.team import RosterMember

PERIODS_KEPT = 5
"""For how many periods of each kind that are over a desk can still be asked for its figures."""


def send_case(
    workspace: Workspace, change: RecordsChanging, kept: Handover, member: RosterMember
) -> None:
    """Seal a case to its new desk and hide it here, all in the caller's transaction."""
    if kept.resident_id is None:
        raise ValueError("an offered case has a resident")
    today = workspace.clock.today()
    try:
        content = pack_case(change.handovers.case(kept.resident_id))
    except TooLargeError as problem:
        raise HandoverRefusedError(
            "A case is too large to be handed over: its attachments pass 128 MB.",
            what_to_do="Save some attachments out of the record and remove them, then offer it "
            "again.",
        ) from problem
    change.handovers.keep_counts(_kept_counts(workspace, change, kept.id, kept.resident_id))
    change.handovers.hide_case(kept.resident_id, workspace.now())
    note(workspace, change, AuditAction.CASE_SENT, kept.resident_id, to=member.key_id)
    package = ""
    for piece in pieces_of(kept.id, content, today):
        package = piece.package
        send_to_desk(
            workspace,
            change,
            member,
            kind=HANDOVER_PIECE,
            title=piece_title(kept.id, piece.number, piece.pieces),
            payload=encode(piece),
        )
    change.handovers.save(
        replace(
            kept,
            state=HandoverState.SENT,
            package=package,
            handed_over_on=today,
            changed_at=workspace.now(),
        )
    )


def piece_title(handover: UUID, number: int, pieces: int) -> str:
    """What a piece of a case is called in the outbox; by its end the pieces of one are found."""
    return f"Case handed over, part {number} of {pieces} ({handover.hex[-8:]})"


def _kept_counts(
    workspace: Workspace, reading: RecordsReading, handover: UUID, resident_id: ResidentId
) -> tuple[KeptCount, ...]:
    """How a resident who goes counts here for periods that are over: groups, and no name."""
    today = workspace.clock.today()
    over: list[Period] = []
    for kind in PeriodKind:
        period = period_of(kind, today)
        for _ in range(PERIODS_KEPT):
            period = period.preceding
            over.append(period)
    begins = reading.handovers.counted_from().get(resident_id)
    kept: list[KeptCount] = []
    codes = {template.pathway for template in workspace.library.templates.values()}
    for code in sorted(codes):
        pathway = workspace.library.newest_pathway(code)
        history = next(h for h in reading.histories(code) if h.resident.id == resident_id)
        for period in over:
            is_counted = history.resident.registered_on <= period.last_day and (
                begins is None or begins <= period.last_day
            )
            if is_counted:
                case = CaseAt(
                    history,
                    pathway,
                    period,
                    workspace.library.reference,
                    workspace.library.lists,
                )
                names = (*BUILT_IN_DIMENSIONS, HOURLY_PAY)
                groups = {name: category_of(name, case) for name in names}
                kept.append(KeptCount(handover, code, period.code, groups))
    return tuple(kept)
