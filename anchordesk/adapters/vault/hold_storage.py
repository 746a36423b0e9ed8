"""Keeps holds on records, as rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from anchordesk.adapters.vault.casework_tables import legal_holds
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import day_text, read_day, read_id
from anchordesk.domain.identifiers import LegalHoldId, ResidentId
from anchordesk.domain.legal_hold import LegalHold


def hold_values(hold: LegalHold) -> Mapping[str, object]:
    """Return the columns of a hold, without stamps."""
    return {
        "id": hold.id.bytes,
        "resident_id": hold.resident_id.bytes,
        "reason": hold.reason,
        "placed_on": day_text(hold.placed_on),
        "review_on": day_text(hold.review_on),
        "ended_on": day_text(hold.ended_on),
        "ended_why": hold.ended_why,
    }


def read_hold(row: Row[Any]) -> LegalHold:
    """Return a hold from its row."""
    return LegalHold(
        id=LegalHoldId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        reason=row.reason,
        placed_on=date.fromisoformat(row.placed_on),
        review_on=date.fromisoformat(row.review_on),
        worker=row.worker,
        ended_on=read_day(row.ended_on),
        ended_why=row.ended_why,
    )


class StoredHolds:
    """Meets the part of CaseworkReading about holds on one connection."""

    _connection: Connection

    def legal_holds(self) -> tuple[LegalHold, ...]:
        """Return every hold that has not been lifted, the first to be looked at again first."""
        kept = legal_holds.c
        joined = select(legal_holds).join(residents, residents.c.id == kept.resident_id)
        holding = joined.where(residents.c.deleted_at.is_(None), kept.ended_on.is_(None))
        rows = self._connection.execute(holding.order_by(kept.review_on, kept.position))
        return tuple(read_hold(row) for row in rows)
