"""Keeps covers, their cases, and the parts of what two desks send each other about them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Select, delete, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault import case_carrying, cover_writing
from anchordesk.adapters.vault.cover_tables import cover_cases, cover_parts, covers
from anchordesk.adapters.vault.handover_tables import arrived_cases
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import day_text, moment_text, read_day, read_moment
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.cover_records import (
    UNSETTLED,
    Cover,
    CoverCase,
    CoveredFor,
    CoverState,
    TakenIn,
)
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.services.handover_records import Direction
from anchordesk.wire.cover import CoverCopy, CoverWritten, WrittenCase
from anchordesk.wire.handover import CasePackage

NEVER_COUNTED = date.max
"""A copy is counted by its own desk; here, from no day that comes."""


class StoredCovers:
    """Meets the ports CoverReading and CoverChanging on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Cover, ...]:
        """Return every cover, newest first."""
        found = select(covers).order_by(covers.c.position.desc())
        return tuple(_read(row) for row in self._connection.execute(found))

    def by_id(self, cover: UUID) -> Cover | None:
        """Return one, if it is known."""
        found = select(covers).where(covers.c.id == cover.bytes)
        row = self._connection.execute(found).one_or_none()
        return None if row is None else _read(row)

    def cases(self, cover: UUID) -> tuple[CoverCase, ...]:
        """Return the cases of one."""
        kept = cover_cases.c
        found = select(cover_cases).where(kept.cover_id == cover.bytes).order_by(kept.position)
        return tuple(
            CoverCase(
                ResidentId(UUID(bytes=row.resident_id)),
                row.revision,
                row.package,
                bool(row.has_copy),
            )
            for row in self._connection.execute(found)
        )

    def covered_for(self) -> Mapping[ResidentId, CoveredFor]:
        """Return who is looked after here for a colleague at this moment."""
        return read_covered(self._connection)

    def unsettled_with(self, resident_id: ResidentId) -> Cover | None:
        """Return a cover that somebody is part of and that is not over on both desks."""
        found = (
            select(covers)
            .join(cover_cases, cover_cases.c.cover_id == covers.c.id)
            .where(
                cover_cases.c.resident_id == resident_id.bytes,
                covers.c.state.in_([state.value for state in UNSETTLED]),
            )
            .order_by(covers.c.position)
            .limit(1)
        )
        row = self._connection.execute(found).one_or_none()
        return None if row is None else _read(row)

    def written(self, cover: UUID, resident_id: ResidentId) -> WrittenCase | None:
        """Return all that was written in a copy since it came; None if nothing was."""
        return cover_writing.written_in(self._connection, cover, resident_id)

    def save(self, cover: Cover) -> None:
        """Keep a cover, in place of what was kept of it."""
        values = _values(cover)
        self._connection.execute(
            insert(covers)
            .values(id=cover.id.bytes, **values)
            .on_conflict_do_update(index_elements=["id"], set_=values)
        )

    def save_case(self, cover: UUID, case: CoverCase) -> None:
        """Keep a case of a cover, in place of what was kept of it."""
        values = {
            "revision": case.revision,
            "package": case.package,
            "has_copy": int(case.has_copy),
        }
        self._connection.execute(
            insert(cover_cases)
            .values(cover_id=cover.bytes, resident_id=case.resident_id.bytes, **values)
            .on_conflict_do_update(index_elements=["cover_id", "resident_id"], set_=values)
        )

    def drop_case(self, cover: UUID, resident_id: ResidentId) -> None:
        """Take a case out of a cover."""
        kept = cover_cases.c
        mine = (kept.cover_id == cover.bytes, kept.resident_id == resident_id.bytes)
        self._connection.execute(delete(cover_cases).where(*mine))

    def keep_part(self, part: CoverCopy | CoverWritten) -> bytes | None:
        """Keep a part, and return the whole once it is there; then no part is kept any more.

        Raises HandoverRefusedError if the whole is not what its parts say.
        """
        kept = cover_parts.c
        mine = (kept.cover_id == part.cover.bytes, kept.package == part.package)
        self._connection.execute(
            insert(cover_parts)
            .values(
                cover_id=part.cover.bytes,
                package=part.package,
                number=part.number,
                content=part.content,
            )
            .on_conflict_do_nothing(index_elements=["cover_id", "package", "number"])
        )
        found = select(kept.content).where(*mine).order_by(kept.number)
        there = self._connection.execute(found).scalars().all()
        if len(there) < part.pieces:
            return None
        content = b"".join(there)
        if hashlib.sha256(content).hexdigest() != part.package:
            raise HandoverRefusedError(
                "Something of a case under cover came that is not what its parts say.",
                what_to_do="Ask your colleague to speak to IT support.",
            )
        self._connection.execute(delete(cover_parts).where(*mine))
        return content

    def add_copy(self, cover: UUID, package: CasePackage) -> None:
        """Keep the copy of a case; no return counts it. Raises HandoverRefusedError."""
        case_carrying.add_case(self._connection, package)
        self._connection.execute(
            insert(arrived_cases).values(
                resident_id=package.resident.bytes,
                counted_from=NEVER_COUNTED.isoformat(),
                handover_id=cover.bytes,
            )
        )
        resident_id = ResidentId(package.resident)
        cover_writing.mark_copy(self._connection, cover, resident_id)
        self.save_case(cover, CoverCase(resident_id, has_copy=True))

    def take_written(
        self, cover: UUID, written: WrittenCase, new_id: Callable[[], UUID], at: datetime
    ) -> TakenIn:
        """Keep what a colleague wrote in a case of this desk. Raises HandoverRefusedError.

        What was changed on both desks stays as it is here, and stands beside it as a note.
        """
        return cover_writing.take_written(self._connection, cover, written, new_id, at)

    def show_copies(self, cover: UUID) -> None:
        """Bring hidden copies into the caseload."""
        for case in self.cases(cover):
            if case.has_copy and self._is_hidden(case.resident_id):
                case_carrying.show_case(self._connection, case.resident_id)

    def hide_copies(self, cover: UUID, at: datetime) -> None:
        """Take copies out of every list; the rows stay."""
        for case in self.cases(cover):
            if case.has_copy and not self._is_hidden(case.resident_id):
                case_carrying.hide_case(self._connection, case.resident_id, at)

    def purge_copies(self, cover: UUID) -> None:
        """Take the rows of hidden copies away for good, and overwrite them."""
        for case in self.cases(cover):
            if case.has_copy:
                case_carrying.purge_case(self._connection, case.resident_id)
        cover_writing.forget_marks(self._connection, cover)
        self._connection.execute(delete(cover_parts).where(cover_parts.c.cover_id == cover.bytes))
        self._connection.execute(delete(cover_cases).where(cover_cases.c.cover_id == cover.bytes))

    def _is_hidden(self, resident_id: ResidentId) -> bool:
        kept = residents.c
        found = select(kept.deleted_at).where(kept.id == resident_id.bytes)
        return self._connection.execute(found).scalar() is not None


def read_covered(connection: Connection) -> dict[ResidentId, CoveredFor]:
    """Return who is looked after here for a colleague at this moment."""
    found = _shown(cover_cases.c.resident_id, covers.c.colleague_name, covers.c.last_day)
    return {
        ResidentId(UUID(bytes=row.resident_id)): CoveredFor(
            row.colleague_name, date.fromisoformat(row.last_day)
        )
        for row in connection.execute(found)
    }


def cover_for() -> ColumnElement[str | None]:
    """For whom a resident of the statement around it is looked after, as a column."""
    mine = _shown(covers.c.colleague_name).where(cover_cases.c.resident_id == residents.c.id)
    return mine.limit(1).correlate(residents).scalar_subquery().label("cover_for")


def _shown(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(cover_cases)
        .join(covers, covers.c.id == cover_cases.c.cover_id)
        .where(
            covers.c.direction == Direction.COMING.value,
            covers.c.state == CoverState.OPEN.value,
            cover_cases.c.has_copy == 1,
        )
    )


def _values(cover: Cover) -> dict[str, object]:
    return {
        "direction": cover.direction.value,
        "colleague": cover.colleague,
        "colleague_name": cover.colleague_name,
        "state": cover.state.value,
        "first_day": cover.first_day.isoformat(),
        "last_day": cover.last_day.isoformat(),
        "cases": cover.cases,
        "note": cover.note,
        "reason": cover.reason,
        "told": cover.told,
        "changed_at": moment_text(cover.changed_at),
        "seen_at": moment_text(cover.seen_at),
        "sent_at": None if cover.sent_at is None else moment_text(cover.sent_at),
        "closed_on": day_text(cover.closed_on),
        "restricted": int(cover.with_restricted),
    }


def _read(row: Row[Any]) -> Cover:
    return Cover(
        id=UUID(bytes=row.id),
        direction=Direction(row.direction),
        colleague=row.colleague,
        colleague_name=row.colleague_name,
        state=CoverState(row.state),
        first_day=date.fromisoformat(row.first_day),
        last_day=date.fromisoformat(row.last_day),
        cases=row.cases,
        note=row.note,
        changed_at=datetime.fromisoformat(row.changed_at),
        seen_at=datetime.fromisoformat(row.seen_at),
        sent_at=read_moment(row.sent_at),
        closed_on=read_day(row.closed_on),
        reason=row.reason,
        told=row.told,
        with_restricted=bool(row.restricted),
    )
