"""The chain of a hub's log: each head covers the entry and the head before it.

Members can recompute it from `GET /v1/log` and compare heads with the receipts they hold.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from anchordesk.wire.addresses import NO_DIGEST
from anchordesk.wire.errors import MalformedError
from anchordesk.wire.framing import length_prefixed
from anchordesk.wire.messages import LogPage

FIRST_HEAD = NO_DIGEST
_CONTEXT = b"anchordesk/log/1"


def next_head(
    previous: str, *, log_index: int, digest: str, stored_kind: str, stored_at: datetime
) -> str:
    """The head of the log after one more entry (SHA-256, hexadecimal)."""
    covered = length_prefixed(
        _CONTEXT,
        bytes.fromhex(previous),
        str(log_index).encode("ascii"),
        bytes.fromhex(digest),
        stored_kind.encode("ascii"),
        stored_at.astimezone(UTC).isoformat(timespec="milliseconds").encode("ascii"),
    )
    return hashlib.sha256(covered).hexdigest()


def check_page(page: LogPage) -> str:
    """Recompute a run of the log.

    Returns:
        The head after its last line.

    Raises:
        MalformedError: if a line does not follow from the one before it.
    """
    head = page.previous_head
    index = page.lines[0].log_index if page.lines else 0
    for expected, line in enumerate(page.lines, start=index):
        head = next_head(
            head,
            log_index=expected,
            digest=line.digest,
            stored_kind=line.stored_kind,
            stored_at=line.stored_at,
        )
        if line.log_index != expected or line.head != head:
            raise MalformedError("the log's chain is broken")
    return head
