"""Reads and keeps needs with what they were before, and answers to measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from anchordesk.adapters.vault.case_rows import Values
from anchordesk.adapters.vault.casework_tables import need_changes, needs, ratings
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import (
    Stamp,
    day_text,
    moment_text,
    read_code,
    read_day,
    read_id,
)
from anchordesk.domain.field_history import FieldChange
from anchordesk.domain.identifiers import NeedId, RatingId, ResidentId
from anchordesk.domain.need_history import NeedChange, changed_need_fields
from anchordesk.domain.needs import Need, NeedKind, NeedState, RatedBy, Rating

_KEPT = residents.c.deleted_at.is_(None)


class StoredNeeds:
    """Meets what CaseworkReading asks about needs and measures."""

    _connection: Connection

    def needs(self, resident_id: ResidentId) -> tuple[Need, ...]:
        """Return a resident's needs, in the order in which they were told."""
        return tuple(read_need(row) for row in self._rows_of(needs, resident_id))

    def need_changes(self, resident_id: ResidentId) -> tuple[NeedChange, ...]:
        """Return what a resident's needs were before, the newest change first."""
        rows = self._rows_of(need_changes, resident_id)
        return tuple(_read_change(row) for row in reversed(rows))

    def unresolved_needs(self) -> Mapping[ResidentId, tuple[Need, ...]]:
        """Return of each resident who has some the needs that are not resolved."""
        kept = needs.c
        found = (
            select(needs)
            .join(residents, residents.c.id == kept.resident_id)
            .where(_KEPT, kept.state != NeedState.RESOLVED.value)
            .order_by(kept.position)
        )
        of_each: defaultdict[ResidentId, list[Need]] = defaultdict(list)
        for row in self._connection.execute(found):
            need = read_need(row)
            of_each[need.resident_id].append(need)
        return {who: tuple(found) for who, found in of_each.items()}

    def ratings(self, resident_id: ResidentId) -> tuple[Rating, ...]:
        """Return a resident's answers to measures, oldest first."""
        found = [read_rating(row) for row in self._rows_of(ratings, resident_id)]
        return tuple(sorted(found, key=lambda one: one.rated_on))

    def _rows_of(self, table: Any, resident_id: ResidentId) -> list[Row[Any]]:
        found = select(table).join(residents, residents.c.id == table.c.resident_id)
        mine = found.where(table.c.resident_id == resident_id.bytes, _KEPT)
        return list(self._connection.execute(mine.order_by(table.c.position)))


def note_need_changed(connection: Connection, before: Need, after: Need, stamp: Stamp) -> None:
    """Append to the history what is changed of a need."""
    rows = [
        {
            "need_id": after.id.bytes,
            "resident_id": after.resident_id.bytes,
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "changed_at": moment_text(stamp.at),
            "worker": stamp.worker,
        }
        for change in changed_need_fields(before, after)
    ]
    if rows:
        connection.execute(insert(need_changes), rows)


def need_values(need: Need) -> Values:
    """Return the columns of a need, without stamps."""
    return {
        "id": need.id.bytes,
        "resident_id": need.resident_id.bytes,
        "kind": need.kind.value,
        "words": need.words,
        "opened_on": day_text(need.opened_on),
        "state": need.state.value,
        "resolved_on": day_text(need.resolved_on),
        "severity": need.severity or None,
        "worked_on_from": day_text(need.worked_on_from),
    }


def read_need(row: Row[Any]) -> Need:
    """Return a need from its row."""
    return Need(
        id=NeedId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        kind=read_code(NeedKind, row.kind),
        words=row.words,
        opened_on=date.fromisoformat(row.opened_on),
        worker=row.worker,
        state=read_code(NeedState, row.state),
        resolved_on=read_day(row.resolved_on),
        severity=row.severity or "",
        worked_on_from=read_day(row.worked_on_from),
    )


def rating_values(rating: Rating) -> Values:
    """Return the columns of an answer to a measure, without stamps."""
    return {
        "id": rating.id.bytes,
        "resident_id": rating.resident_id.bytes,
        "scale": rating.scale,
        "measure": rating.measure,
        "score": rating.score,
        "rated_on": day_text(rating.rated_on),
        "rated_by": rating.rated_by.value,
    }


def read_rating(row: Row[Any]) -> Rating:
    """Return an answer to a measure from its row."""
    return Rating(
        id=RatingId(read_id(row.id)),
        resident_id=ResidentId(read_id(row.resident_id)),
        scale=row.scale,
        measure=row.measure,
        score=row.score,
        rated_on=date.fromisoformat(row.rated_on),
        rated_by=read_code(RatedBy, row.rated_by),
        worker=row.worker,
    )


def _read_change(row: Row[Any]) -> NeedChange:
    change = FieldChange(row.field, row.before, row.after)
    at = datetime.fromisoformat(row.changed_at)
    return NeedChange(NeedId(read_id(row.need_id)), change, at, row.worker)
