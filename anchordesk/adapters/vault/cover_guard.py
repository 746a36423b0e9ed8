"""Leaves a case under cover as its own worker left it, but for what a covering worker writes.

Like the restriction, it stands where every change of a case goes through. A desk that covers
nobody pays one look into a small table for it.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from anchordesk.adapters.vault.case_carrying import LET_THROUGH
from anchordesk.adapters.vault.cover_rows import belongs_to_any, other_tables
from anchordesk.adapters.vault.cover_tables import cover_cases, covers
from anchordesk.adapters.vault.values import read_id
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.cover_records import CoverState
from anchordesk.services.errors import CoveredError
from anchordesk.services.handover_records import Direction

Copies = tuple[tuple[ResidentId, ...], str, tuple[Row[Any], ...]]


def copies_here(connection: Connection) -> Copies:
    """Return whose copies are shown here, for whom, and their rows, as a transaction begins."""
    kept = covers.c
    found = connection.execute(
        select(cover_cases.c.resident_id, kept.colleague_name)
        .join(covers, kept.id == cover_cases.c.cover_id)
        .where(
            kept.direction == Direction.COMING.value,
            kept.state == CoverState.OPEN.value,
            cover_cases.c.has_copy == 1,
        )
        .order_by(cover_cases.c.position)
    ).all()
    whose = tuple(ResidentId(read_id(row.resident_id)) for row in found)
    names = sorted({row.colleague_name for row in found})
    return whose, ", ".join(names), _rows_of(connection, whose)


def refuse_changed_copies(connection: Connection, before: Copies) -> None:
    """Refuse a transaction that changed more of a copy than a covering worker writes.

    Raises:
        CoveredError: then; nothing of the transaction may be kept.
    """
    whose, name, rows = before
    if not whose or connection.info.get(LET_THROUGH):
        # Coming, going and hiding whole copies is the cover's own work, and touches nothing else.
        return
    if _rows_of(connection, whose) != rows:
        raise CoveredError(name)


def _rows_of(connection: Connection, whose: tuple[ResidentId, ...]) -> tuple[Row[Any], ...]:
    if not whose:
        return ()
    wanted = [one.bytes for one in whose]
    rows: list[Row[Any]] = []
    for one in other_tables():
        columns = (one.table.c[name] for name in one.columns)
        found = select(*columns).where(belongs_to_any(one, wanted))
        rows += connection.execute(found.order_by(one.table.c.position))
    return tuple(rows)
