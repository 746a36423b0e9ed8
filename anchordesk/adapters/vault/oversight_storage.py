"""Keeps the breach log, and the newest report of each desk's work."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.oversight_tables import breaches, desk_reports
from anchordesk.adapters.vault.values import (
    day_text,
    moment_or_none,
    moment_text,
    read_day,
    read_moment,
)
from anchordesk.domain.breach import Breach, BreachKind, BreachRisk
from anchordesk.services.errors import NotFoundError
from anchordesk.services.oversight_records import ReportKept


class StoredOversight:
    """Meets the ports OversightReading and OversightChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def breaches(self) -> tuple[Breach, ...]:
        """Return every breach, the newest first."""
        found = select(breaches).order_by(breaches.c.position.desc())
        return tuple(_read(row) for row in self._connection.execute(found))

    def breach(self, breach_id: UUID) -> Breach:
        """Return one breach. Raises NotFoundError."""
        found = select(breaches).where(breaches.c.id == breach_id.bytes)
        row = self._connection.execute(found).one_or_none()
        if row is None:
            raise NotFoundError("That breach is not in this vault's log.")
        return _read(row)

    def save_breach(self, breach: Breach) -> None:
        """Keep a breach, in place of what was kept of it."""
        values = {
            "id": breach.id.bytes,
            "kind": breach.kind.code,
            "aware_at": moment_text(breach.aware_at),
            "happened": breach.happened,
            "people": breach.people,
            "desk": breach.desk,
            "risk": breach.risk.code,
            "reason": breach.reason,
            "done": breach.done,
            "reported_at": moment_or_none(breach.reported_at),
            "people_told_on": day_text(breach.people_told_on),
            "closed_on": day_text(breach.closed_on),
        }
        self._connection.execute(
            insert(breaches)
            .values(**values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def reports(self) -> tuple[ReportKept, ...]:
        """Return the newest report of each desk."""
        return tuple(
            ReportKept(
                row.desk, row.payload, datetime.fromisoformat(row.received_at), bool(row.trail_cut)
            )
            for row in self._connection.execute(select(desk_reports))
        )

    def keep_report(self, kept: ReportKept) -> None:
        """Keep a desk's report in place of an earlier one."""
        values = {
            "payload": kept.payload,
            "received_at": moment_text(kept.received_at),
            "trail_cut": int(kept.trail_cut),
        }
        self._connection.execute(
            insert(desk_reports)
            .values(desk=kept.desk, **values)
            .on_conflict_do_update(index_elements=["desk"], set_=values)
        )


def _read(row: Row[Any]) -> Breach:
    return Breach(
        id=UUID(bytes=row.id),
        kind=BreachKind.of(row.kind),
        aware_at=datetime.fromisoformat(row.aware_at),
        happened=row.happened,
        people=row.people,
        desk=row.desk,
        risk=BreachRisk.of(row.risk),
        reason=row.reason,
        done=row.done,
        reported_at=read_moment(row.reported_at),
        people_told_on=read_day(row.people_told_on),
        closed_on=read_day(row.closed_on),
    )
