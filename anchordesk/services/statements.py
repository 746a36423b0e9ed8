"""Numbering and chaining this desk's signed statements, in the transaction that queues them."""

from __future__ import annotations

from uuid import UUID

from anchordesk import __version__
from anchordesk.services.exchange_records import ChainHead
from anchordesk.services.records import RecordsReading
from anchordesk.services.workspace import Workspace
from anchordesk.wire.addresses import NO_DIGEST
from anchordesk.wire.messages import StatementHead


def next_head(workspace: Workspace, reading: RecordsReading) -> StatementHead:
    """Return the head of the next statement: one number on, citing the one before."""
    last = reading.chain_head()
    profile = workspace.profile
    return StatementHead(
        v=1,
        id=workspace.identifiers.new_id(),
        organisation=profile.organisation_id,
        incarnation=UUID(bytes=profile.incarnation),
        seq=last.sequence + 1,
        previous=last.digest,
        made_at=workspace.now(),
        app=f"anchordesk/{__version__}",
    )


def was_restored(last: ChainHead) -> bool:
    """Tell whether this vault came from a backup and has signed nothing since.

    Restoring leaves a gap of numbers and forgets the digest: what was signed after the backup was
    made is not known here.
    """
    return last.sequence > 0 and last.digest == NO_DIGEST


def head_is_next(head: StatementHead, last: ChainHead) -> bool:
    """Tell whether a head that was prepared earlier still follows the last statement."""
    return head.seq == last.sequence + 1 and head.previous == last.digest
