"""Takes in what a colleague's desk says about cases, returns and its own work."""

from __future__ import annotations

from anchordesk.services import (
    cover_receiving,
    desk_reports,
    handover_receiving,
    second_approval_answering,
    second_approval_asking,
)
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace
from anchordesk.wire.cover import COVER_KINDS
from anchordesk.wire.desk_report import DESK_REPORT
from anchordesk.wire.framing import unpack_statement
from anchordesk.wire.handover import (
    HANDOVER_ANSWER,
    HANDOVER_OFFER,
    HANDOVER_PIECE,
    HANDOVER_RECEIPT,
)
from anchordesk.wire.second_approval import RETURN_DECISION, RETURN_REQUEST
from anchordesk.wire.team import RosterMember

HANDOVER_KINDS = (HANDOVER_OFFER, HANDOVER_ANSWER, HANDOVER_PIECE, HANDOVER_RECEIPT)


def from_colleague(
    workspace: Workspace, change: RecordsChanging, sender: RosterMember, statement: bytes
) -> bool | None:
    """Take what a colleague's desk says about cases, returns or its work; None for all else."""
    unpacked = unpack_statement(statement)
    kind, payload = unpacked.type, unpacked.payload
    if kind == RETURN_REQUEST:
        return second_approval_answering.take_request(workspace, change, sender, payload)
    if kind == RETURN_DECISION:
        return second_approval_asking.take_decision(workspace, change, statement)
    if kind in HANDOVER_KINDS:
        return handover_receiving.take(workspace, change, sender, kind, payload)
    if kind in COVER_KINDS:
        return cover_receiving.take(workspace, change, sender, kind, payload)
    if kind == DESK_REPORT:
        return desk_reports.keep(workspace, change, sender, payload)
    return None
