"""Keeps handovers, the pieces that have arrived, and how people who went still count here."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault import case_carrying
from anchordesk.adapters.vault.attachment_tables import attachments
from anchordesk.adapters.vault.handover_tables import (
    arrived_cases,
    handed_over_counts,
    handover_pieces,
    handovers,
)
from anchordesk.adapters.vault.values import day_text, moment_text, read_day
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.handover_records import Direction, Handover, HandoverState, KeptCount
from anchordesk.wire.handover import CasePackage


class StoredHandovers:
    """Meets the ports HandoverReading and HandoverChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Handover, ...]:
        """Return every handover, newest first."""
        found = select(handovers).order_by(handovers.c.position.desc())
        return tuple(_read(row) for row in self._connection.execute(found))

    def by_id(self, handover: UUID) -> Handover | None:
        """Return one, if it is known."""
        found = select(handovers).where(handovers.c.id == handover.bytes)
        row = self._connection.execute(found).one_or_none()
        return None if row is None else _read(row)

    def save(self, handover: Handover) -> None:
        """Keep a handover, in place of what was kept of it."""
        values = {
            "direction": handover.direction.value,
            "resident_id": None if handover.resident_id is None else handover.resident_id.bytes,
            "colleague": handover.colleague,
            "state": handover.state.value,
            "offer": handover.offer,
            "package": handover.package,
            "changed_at": moment_text(handover.changed_at),
            "handed_over_on": day_text(handover.handed_over_on),
            "reason": handover.reason,
        }
        self._connection.execute(
            insert(handovers)
            .values(id=handover.id.bytes, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def pieces(self, handover: UUID) -> dict[int, bytes]:
        """Return what has arrived of a case, by number."""
        kept = handover_pieces.c
        found = select(kept.number, kept.content).where(kept.handover_id == handover.bytes)
        return {row.number: row.content for row in self._connection.execute(found)}

    def keep_piece(self, handover: UUID, number: int, content: bytes) -> None:
        """Keep a piece of a case; the same one twice is one."""
        self._connection.execute(
            insert(handover_pieces)
            .values(handover_id=handover.bytes, number=number, content=content)
            .on_conflict_do_nothing(index_elements=["handover_id", "number"])
        )

    def forget_pieces(self, handover: UUID) -> None:
        """Let go of the pieces of a case."""
        kept = handover_pieces.c.handover_id == handover.bytes
        self._connection.execute(delete(handover_pieces).where(kept))

    def kept_counts(self, pathway: str, period: str) -> tuple[KeptCount, ...]:
        """Return how people who were handed over count here in a quarter."""
        kept = handed_over_counts.c
        found = select(handed_over_counts).where(kept.pathway == pathway, kept.period == period)
        return tuple(
            KeptCount(UUID(bytes=row.handover_id), pathway, period, json.loads(row.groups))
            for row in self._connection.execute(found)
        )

    def keep_counts(self, counts: tuple[KeptCount, ...]) -> None:
        """Keep how somebody who goes counts here for quarters that are over."""
        for one in counts:
            self._connection.execute(
                insert(handed_over_counts).values(
                    handover_id=one.handover.bytes,
                    pathway=one.pathway,
                    period=one.period,
                    groups=json.dumps(dict(one.groups), sort_keys=True),
                )
            )

    def counted_from(self) -> Mapping[ResidentId, date]:
        """Return who came from another desk, and from which day on they count here."""
        found = select(arrived_cases.c.resident_id, arrived_cases.c.counted_from)
        return {
            ResidentId(UUID(bytes=row.resident_id)): date.fromisoformat(row.counted_from)
            for row in self._connection.execute(found)
        }

    def case(self, resident_id: ResidentId) -> CasePackage:
        """Return everything that the records hold of one resident. Raises NotFoundError."""
        return case_carrying.read_case(self._connection, resident_id)

    def attachments(self, resident_id: ResidentId) -> int:
        """Return how many attachments a resident has."""
        own = attachments.c.resident_id == resident_id.bytes
        found = select(func.count()).select_from(attachments).where(own)
        return self._connection.execute(found).scalar_one()

    def hide_case(self, resident_id: ResidentId, at: datetime) -> None:
        """Take a resident out of the caseload and of every count. Raises NotFoundError."""
        case_carrying.hide_case(self._connection, resident_id, at)

    def show_case(self, resident_id: ResidentId) -> None:
        """Bring a resident back who was hidden. Raises NotFoundError."""
        case_carrying.show_case(self._connection, resident_id)

    def forget_counts(self, handover: UUID) -> None:
        """Let go of how somebody counts here who did not go after all."""
        kept = handed_over_counts.c.handover_id == handover.bytes
        self._connection.execute(delete(handed_over_counts).where(kept))

    def purge_case(self, resident_id: ResidentId) -> None:
        """Take a resident's rows away for good, and overwrite them."""
        case_carrying.purge_case(self._connection, resident_id)

    def add_case(self, package: CasePackage, handover: UUID, counted_from: date) -> str:
        """Keep a case that came, and return the reference it has here.

        Raises HandoverRefusedError if it does not fit these records.
        """
        reference = case_carrying.add_case(self._connection, package)
        self._connection.execute(
            insert(arrived_cases).values(
                resident_id=package.resident.bytes,
                counted_from=counted_from.isoformat(),
                handover_id=handover.bytes,
            )
        )
        return reference


def _read(row: Row[Any]) -> Handover:
    return Handover(
        id=UUID(bytes=row.id),
        direction=Direction(row.direction),
        resident_id=None if row.resident_id is None else ResidentId(UUID(bytes=row.resident_id)),
        colleague=row.colleague,
        state=HandoverState(row.state),
        offer=row.offer,
        changed_at=datetime.fromisoformat(row.changed_at),
        package=row.package,
        handed_over_on=read_day(row.handed_over_on),
        reason=row.reason,
    )
