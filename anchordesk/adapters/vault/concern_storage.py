"""Keeps safeguarding concerns: entries are added, none is changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, func, insert, select

from anchordesk.adapters.vault.concern_tables import concern_entries
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.today import WHO, listed_resident
from anchordesk.adapters.vault.values import day_text, moment_text, read_day, read_id
from anchordesk.domain.concern import Concern, ConcernEntry, ConcernLevel, ConcernWords
from anchordesk.domain.identifiers import ConcernId, ResidentId
from anchordesk.services.concern_records import ConcernCount, ConcernToReview
from anchordesk.services.errors import NotFoundError

BY_LEVEL = tuple(ConcernLevel)
"""From the least serious."""


class StoredConcerns:
    """Meets the ports ConcernReading and ConcernChanging on one connection."""

    _connection: Connection

    def concern_count(self, resident_id: ResidentId) -> ConcernCount:
        """Return how many concerns there are about a resident."""
        kept = concern_entries.c
        own = kept.resident_id == resident_id.bytes
        newest = select(func.max(kept.position)).where(own).group_by(kept.concern_id)
        closed = select(kept.closed_on, kept.level).where(kept.position.in_(newest))
        found = self._connection.execute(closed).all()
        levels = [_level(row.level) for row in found if row.closed_on is None]
        worst = max(levels, key=BY_LEVEL.index, default=ConcernLevel.NOT_SAID)
        return ConcernCount(len(levels), len(found) - len(levels), worst)

    def concerns_to_review(self, until: date) -> tuple[ConcernToReview, ...]:
        """Return open concerns to be looked at again by a day, the longest due first."""
        kept = concern_entries.c
        newest = select(func.max(kept.position)).group_by(kept.concern_id)
        found = (
            select(kept.level, kept.noticed_on, kept.review_on, *WHO)
            .join(residents, residents.c.id == kept.resident_id)
            .where(
                *(kept.position.in_(newest), kept.closed_on.is_(None)),
                *(kept.review_on <= until.isoformat(), residents.c.deleted_at.is_(None)),
            )
            .order_by(kept.review_on, kept.position)
        )
        return tuple(
            ConcernToReview(
                listed_resident(row),
                _level(row.level),
                date.fromisoformat(row.noticed_on),
                date.fromisoformat(row.review_on),
            )
            for row in self._connection.execute(found)
        )

    def concerns(self, resident_id: ResidentId) -> tuple[Concern, ...]:
        """Return the concerns about a resident: open ones first, then the newest first."""
        found = _entries().where(concern_entries.c.resident_id == resident_id.bytes)
        entries: dict[ConcernId, list[ConcernEntry]] = {}
        for row in self._connection.execute(found):
            entry = _read(row)
            entries.setdefault(entry.concern_id, []).append(entry)
        newest_first = [Concern(tuple(those)) for those in entries.values()][::-1]
        return tuple(sorted(newest_first, key=lambda one: not one.is_open))

    def concern(self, concern_id: ConcernId) -> Concern:
        """Return one concern. Raises NotFoundError."""
        found = _entries().where(concern_entries.c.concern_id == concern_id.bytes)
        entries = tuple(_read(row) for row in self._connection.execute(found))
        if not entries:
            raise NotFoundError("That concern is not in this vault.")
        return Concern(entries)

    def add_concern_entry(self, entry: ConcernEntry) -> None:
        """Append an entry; those before stay."""
        words = entry.words
        self._connection.execute(
            insert(concern_entries).values(
                id=entry.id.bytes,
                concern_id=entry.concern_id.bytes,
                resident_id=entry.resident_id.bytes,
                noticed_on=day_text(words.noticed_on),
                seen=words.seen,
                told=words.told,
                told_on=day_text(words.told_on),
                done=words.done,
                outcome=words.outcome,
                closed_on=day_text(words.closed_on),
                level=words.level.value,
                lead=words.lead,
                decision=words.decision,
                review_on=day_text(words.review_on),
                recorded_at=moment_text(entry.recorded_at),
                worker=entry.worker,
            )
        )


def _level(code: str | None) -> ConcernLevel:
    return ConcernLevel.NOT_SAID if code is None else ConcernLevel.of(code)


def _entries() -> Select[Any]:
    """What is kept of residents who are not deleted, in the order of writing."""
    kept = select(concern_entries).join(residents, residents.c.id == concern_entries.c.resident_id)
    return kept.where(residents.c.deleted_at.is_(None)).order_by(concern_entries.c.position)


def _read(row: Row[Any]) -> ConcernEntry:
    return ConcernEntry(
        id=UUID(bytes=row.id),
        concern_id=ConcernId(read_id(row.concern_id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        words=ConcernWords(
            noticed_on=date.fromisoformat(row.noticed_on),
            seen=row.seen,
            told=row.told,
            told_on=read_day(row.told_on),
            done=row.done,
            outcome=row.outcome,
            closed_on=read_day(row.closed_on),
            level=_level(row.level),
            lead=row.lead or "",
            decision=row.decision or "",
            review_on=read_day(row.review_on),
        ),
        recorded_at=datetime.fromisoformat(row.recorded_at),
        worker=row.worker,
    )
