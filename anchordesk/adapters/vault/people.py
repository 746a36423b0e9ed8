"""Tells people apart and merges their records; whatever belongs to a resident moves as rows do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Table, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.case_rows import (
    folded_reference,
    read_alerts,
    read_resident,
    resident_values,
)
from anchordesk.adapters.vault.caseload import all_safety_instructions
from anchordesk.adapters.vault.people_tables import merges, people_told_apart
from anchordesk.adapters.vault.resident_rows import (
    BESIDE,
    equality_values,
    keep_changes,
    particular_columns,
    put_particulars,
    residents_joined,
)
from anchordesk.adapters.vault.resident_tables import equality_monitoring
from anchordesk.adapters.vault.tables import metadata, residents
from anchordesk.adapters.vault.values import Stamp, moment_text, read_day, read_id
from anchordesk.domain.field_history import changed_fields
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.likeness import KnownPerson, Person
from anchordesk.domain.resident import Resident
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError
from anchordesk.services.people_records import Belonging, Merge

OWNER = "resident_id"
# What the record itself says, and where it came from: these are filled or stay, and never move.
PARTS_OF_A_RECORD = ("equality_monitoring", "resident_particulars", "arrived_cases")
_KEPT = residents.c.deleted_at.is_(None)


class StoredPeople:
    """Meets the port PeopleReading on one connection."""

    _connection: Connection

    def people(self) -> tuple[KnownPerson, ...]:
        """Return every resident as they are compared."""
        kept = residents.c
        found = select(
            *(kept.id, kept.reference, kept.given_name, kept.family_name, kept.preferred_name),
            *(kept.date_of_birth, kept.postcode, kept.phone, kept.alerts),
        )
        heeded = all_safety_instructions(self._connection)
        return tuple(
            KnownPerson(
                ResidentId(read_id(row.id)),
                row.reference,
                Person(
                    row.given_name,
                    row.family_name,
                    row.preferred_name,
                    read_day(row.date_of_birth),
                    row.postcode,
                    row.phone,
                ),
                read_alerts(row.alerts),
                heeded.get(row.id, ""),
            )
            for row in self._connection.execute(found.where(_KEPT))
        )

    def told_apart(self, resident_id: ResidentId) -> frozenset[ResidentId]:
        """Return who was said not to be the same person as a resident."""
        pairs = people_told_apart.c
        mine = resident_id.bytes
        found = select(pairs.one_id, pairs.other_id).where(
            or_(pairs.one_id == mine, pairs.other_id == mine)
        )
        return frozenset(
            ResidentId(read_id(other if one == mine else one))
            for one, other in self._connection.execute(found)
        )

    def belongings(self, resident_id: ResidentId) -> tuple[Belonging, ...]:
        """Return what belongs to a resident, of every kind that a merge moves."""
        found = []
        for table in belonging_tables():
            owned = table.c[OWNER] == resident_id.bytes
            counted = select(func.count()).select_from(table).where(owned)
            count = self._connection.execute(counted).scalar_one()
            found.append(Belonging(table.name, count, bool(table.c[OWNER].unique)))
        return tuple(found)

    def resident_called(self, reference: str) -> Resident:
        """Return the resident with a reference, in any case. Raises NotFoundError."""
        called = residents.c.reference_folded == folded_reference(reference)
        return _resident(self._connection, called)

    def merges_into(self, resident_id: ResidentId) -> tuple[Merge, ...]:
        """Return the merges into a resident that were not undone, newest first."""
        kept = merges.c
        found = _merges().where(kept.kept_id == resident_id.bytes, kept.undone_at.is_(None))
        rows = self._connection.execute(found.order_by(kept.position.desc()))
        return tuple(_read_merge(row) for row in rows)


class ChangingPeople(StoredPeople):
    """Meets the port PeopleChanging on one connection."""

    def remove_resident(self, resident_id: ResidentId) -> None:
        """Take a resident away, to whom nothing belongs. Raises NotFoundError."""
        _resident(self._connection, residents.c.id == resident_id.bytes)
        self._hide(resident_id, moment_text(self._stamp().at))

    def _stamp(self) -> Stamp:
        raise NotImplementedError

    def tell_apart(self, one: ResidentId, other: ResidentId) -> None:
        """Remember that two residents are not the same person."""
        first, second = sorted((one.bytes, other.bytes))
        self._connection.execute(
            insert(people_told_apart)
            .values(one_id=first, other_id=second)
            .on_conflict_do_nothing(index_elements=["one_id", "other_id"])
        )

    def merge(self, merge: Merge, filled: Resident) -> None:
        """Move what belongs to `gone` to `kept`, which becomes `filled`. Raises NotFoundError."""
        before = _resident(self._connection, residents.c.id == merge.kept_id.bytes)
        _resident(self._connection, residents.c.id == merge.gone_id.bytes)
        moved = _move(self._connection, merge.gone_id, merge.kept_id)
        self._write(before, filled)
        self._hide(merge.gone_id, moment_text(merge.merged_at))
        self._connection.execute(
            insert(merges).values(
                id=merge.id.bytes,
                kept_id=merge.kept_id.bytes,
                gone_id=merge.gone_id.bytes,
                moved=json.dumps(moved),
                before=json.dumps(_columns(before)),
                after=json.dumps(_columns(filled)),
                merged_at=moment_text(merge.merged_at),
                worker=merge.worker,
            )
        )

    def undo_merge(self, merge_id: UUID) -> Merge:
        """Give back what a merge moved and filled. Raises NotFoundError, DuplicateReferenceError.

        What was changed since in a field that it filled stays.
        """
        row = self._connection.execute(
            _merges().where(merges.c.id == merge_id.bytes, merges.c.undone_at.is_(None))
        ).one_or_none()
        if row is None:
            raise NotFoundError("That merge is not in this vault, or was undone.")
        merge = _read_merge(row)
        now = _resident(self._connection, residents.c.id == merge.kept_id.bytes)
        in_use = residents.c.reference_folded == folded_reference(merge.gone_reference)
        if self._connection.execute(select(residents.c.id).where(in_use, _KEPT)).first():
            raise DuplicateReferenceError
        for name, positions in json.loads(row.moved).items():
            table = metadata.tables[name]
            self._connection.execute(
                update(table)
                .where(table.c.position.in_(positions), table.c[OWNER] == row.kept_id)
                .values({OWNER: row.gone_id})
            )
        self._write_columns(now, _given_back(json.loads(row.before), json.loads(row.after), now))
        self._hide(merge.gone_id, None)
        self._connection.execute(
            update(merges)
            .where(merges.c.id == merge_id.bytes)
            .values(undone_at=moment_text(self._stamp().at))
        )
        return merge

    def _write(self, before: Resident, after: Resident) -> None:
        self._write_columns(before, _columns(after))

    def _write_columns(self, before: Resident, columns: Mapping[str, Any]) -> None:
        """Put columns of the three tables, and keep what they held in the history."""
        mine = before.id.bytes
        at = moment_text(self._stamp().at)
        for table, owner in ((residents, "id"), (equality_monitoring, OWNER)):
            values = {name: columns[name] for name in columns if name in table.c}
            revision = table.c.revision + 1
            self._connection.execute(
                update(table)
                .where(table.c[owner] == mine)
                .values(**values, updated_at=at, revision=revision)
            )
        put_particulars(self._connection, before.id, columns)
        after = _resident(self._connection, residents.c.id == mine)
        keep_changes(self._connection, before.id, changed_fields(before, after), self._stamp())

    def _hide(self, resident_id: ResidentId, deleted_at: str | None) -> None:
        self._connection.execute(
            update(residents)
            .where(residents.c.id == resident_id.bytes)
            .values(deleted_at=deleted_at, revision=residents.c.revision + 1)
        )


def belonging_tables() -> tuple[Table, ...]:
    """Every table whose rows belong to a resident. A new one is found by itself."""
    return tuple(
        table
        for table in metadata.sorted_tables
        if OWNER in table.c
        and table.name not in PARTS_OF_A_RECORD
        and any(key.column.table is residents for key in table.c[OWNER].foreign_keys)
    )


def _move(connection: Connection, gone_id: ResidentId, kept_id: ResidentId) -> dict[str, list[int]]:
    """Move rows; of what a resident can have only once, the kept one's own stays alone."""
    moved: dict[str, list[int]] = {}
    for table in belonging_tables():
        owner = table.c[OWNER]
        taken = select(table.c.position).where(owner == kept_id.bytes)
        if owner.unique and connection.execute(taken).first() is not None:
            continue
        positions = select(table.c.position).where(owner == gone_id.bytes)
        moved[table.name] = list(connection.execute(positions).scalars())
        theirs = update(table).where(owner == gone_id.bytes)
        connection.execute(theirs.values({OWNER: kept_id.bytes}))
    return moved


def _columns(resident: Resident) -> dict[str, Any]:
    """What the three tables hold of a resident, but ids, as JSON can hold it."""
    columns = {
        **resident_values(resident),
        **equality_values(resident),
        **particular_columns(resident),
    }
    return {name: value for name, value in columns.items() if not isinstance(value, bytes)}


def _given_back(
    before: Mapping[str, Any], after: Mapping[str, Any], now: Resident
) -> dict[str, Any]:
    """Columns as they were before, where they still hold what the merge put there."""
    current = _columns(now)
    return {
        name: before.get(name, value) if value == after.get(name, value) else value
        for name, value in current.items()
    }


def _resident(connection: Connection, which: Any) -> Resident:
    row = connection.execute(
        select(residents, *BESIDE).select_from(residents_joined()).where(which, _KEPT)
    ).one_or_none()
    if row is None:
        raise NotFoundError("That resident is not in this vault.")
    return read_resident(row)


def _merges() -> Any:
    return select(merges, residents.c.reference.label("gone_reference")).join(
        residents, residents.c.id == merges.c.gone_id
    )


def _read_merge(row: Row[Any]) -> Merge:
    return Merge(
        id=read_id(row.id),
        kept_id=ResidentId(read_id(row.kept_id)),
        gone_id=ResidentId(read_id(row.gone_id)),
        gone_reference=row.gone_reference,
        merged_at=datetime.fromisoformat(row.merged_at),
        worker=row.worker,
    )
