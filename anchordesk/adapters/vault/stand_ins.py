"""Makes rescued records hold together: nobody's notes are dropped because their name is lost.

A resident whose own details are lost, while something of theirs was rescued, stands in the new
vault by a reference alone. What belongs to a lost enrolment cannot be shown, and goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from anchordesk.adapters.vault.attachment_tables import (
    attachment_chunks,
    attachments,
    documents,
)
from anchordesk.adapters.vault.case_rows import (
    first_stamps,
    folded_reference,
    resident_values,
)
from anchordesk.adapters.vault.resident_rows import equality_values
from anchordesk.adapters.vault.resident_tables import equality_monitoring
from anchordesk.adapters.vault.salvage import Value
from anchordesk.adapters.vault.tables import (
    enrolments,
    metadata,
    residents,
    vault_identity,
)
from anchordesk.adapters.vault.values import Stamp
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident

Said = Mapping[str, Value]
UNKNOWN_WORKER = "Not known"
DETAILS_LOST = "Details lost, rescued records"


@dataclass(frozen=True, slots=True)
class Mended:
    """What was done so that the rescued records hold together.

    Attributes:
        stand_ins: Residents that stand by a reference alone.
        dropped: How many rows went, by table, since what they belong to is lost.
        torn: Ids of residents whose attachments went because they lack a part.
    """

    stand_ins: int
    dropped: Mapping[str, int]
    torn: frozenset[bytes]


def mend(
    connection: Connection, vault_id: UUID, lost: Mapping[str, Iterable[Said]], now: datetime
) -> Mended:
    """Complete rescued tables, inside the caller's transaction.

    Args:
        lost: What is known of each lost row, by table.
    """
    if not _count(connection, vault_identity):
        connection.execute(insert(vault_identity).values(position=1, id=vault_id.bytes))
    _forget_lost_origins(connection)
    stand_ins = _stand_in(connection, lost.get(residents.name, ()), now)
    _answer_not_known(connection, now)
    dropped = _drop_what_belongs_to_nothing(connection)
    torn = _drop_attachments_in_part(connection)
    dropped[attachments.name] = dropped.get(attachments.name, 0) + len(torn)
    return Mended(stand_ins, dropped, frozenset(torn))


def incomplete_references(
    connection: Connection, lost: Mapping[str, Iterable[Said]], torn: frozenset[bytes]
) -> tuple[str, ...]:
    """Return the references of residents of whom something is lost, in order."""
    known = connection.execute(select(enrolments.c.id, enrolments.c.resident_id))
    enrolled: dict[Value, Value] = {row.id: row.resident_id for row in known}
    for said in lost.get(enrolments.name, ()):
        if "id" in said and "resident_id" in said:
            enrolled[said["id"]] = said["resident_id"]
    owners: set[Value] = {*torn, *(said.get("id") for said in lost.get(residents.name, ()))}
    for name, rows in lost.items():
        if name != residents.name:
            owners |= {said.get("resident_id") for said in rows}
            owners |= {enrolled.get(said.get("enrolment_id")) for said in rows}
    kept = residents.c
    found = connection.execute(
        select(kept.id, kept.reference)
        .where(kept.deleted_at.is_(None))
        .order_by(kept.reference_folded)
    )
    return tuple(reference for resident_id, reference in found if resident_id in owners)


def _stand_in(connection: Connection, lost: Iterable[Said], now: datetime) -> int:
    known = set(connection.execute(select(residents.c.id)).scalars())
    references = {
        said["id"]: str(said.get("reference_folded") or "") for said in lost if "id" in said
    }
    wanted = {one for one, reference in references.items() if reference}
    for child, column in _belonging_to(residents):
        if child is not equality_monitoring:
            wanted |= set(connection.execute(select(column).distinct()).scalars())
    in_use = set(connection.execute(select(residents.c.reference_folded)).scalars())
    missing = sorted(one for one in wanted - known if isinstance(one, bytes))
    for number, resident_id in enumerate(missing, 1):
        reference = references.get(resident_id, "").upper() or f"RESCUED-{number}"
        while folded_reference(reference) in in_use:
            reference += "-R"
        in_use.add(folded_reference(reference))
        _add_resident(connection, UUID(bytes=resident_id), reference, now)
    return len(missing)


def _add_resident(connection: Connection, resident_id: UUID, reference: str, now: datetime) -> None:
    resident = Resident(
        id=ResidentId(resident_id),
        reference=reference,
        registered_on=now.astimezone(UTC).date(),
        family_name=DETAILS_LOST,
    )
    stamps = first_stamps(Stamp(now, UNKNOWN_WORKER))
    connection.execute(insert(residents).values(**resident_values(resident), **stamps))


def _answer_not_known(connection: Connection, now: datetime) -> None:
    """Give residents whose equality monitoring is lost the answers of somebody not asked."""
    answered = select(equality_monitoring.c.resident_id)
    stamps = first_stamps(Stamp(now, UNKNOWN_WORKER))
    lacking = select(residents.c.id, residents.c.reference, residents.c.registered_on)
    for row in connection.execute(lacking.where(residents.c.id.not_in(answered))).all():
        unasked = Resident(
            id=ResidentId(UUID(bytes=row.id)),
            reference=row.reference,
            registered_on=datetime.fromisoformat(row.registered_on).date(),
            equality=EqualityMonitoring(),
        )
        connection.execute(insert(equality_monitoring).values(**equality_values(unasked), **stamps))


def _forget_lost_origins(connection: Connection) -> None:
    """Records of an import whose own line is lost are kept as if they were typed in."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.parent.nullable:
                lost = key.parent.not_in(select(key.column))
                connection.execute(update(table).where(lost).values({key.parent.name: None}))


def _drop_what_belongs_to_nothing(connection: Connection) -> dict[str, int]:
    dropped: dict[str, int] = {}
    # Parents come before their children.
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            if not key.parent.nullable:
                lost = key.parent.not_in(select(key.column))
                gone = connection.execute(delete(table).where(lost)).rowcount
                dropped[table.name] = dropped.get(table.name, 0) + gone
    return dropped


def _drop_attachments_in_part(connection: Connection) -> list[bytes]:
    """An attachment that lacks a chunk could only be shown as damaged. Returns whose went."""
    kept = attachment_chunks.c
    there = (
        select(func.coalesce(func.sum(func.length(kept.content)), 0))
        .where(kept.attachment_id == attachments.c.id)
        .scalar_subquery()
    )
    in_part = select(attachments.c.id, attachments.c.resident_id)
    gone = connection.execute(in_part.where(attachments.c.size_bytes != there)).all()
    ids = [row.id for row in gone]
    connection.execute(delete(attachment_chunks).where(kept.attachment_id.in_(ids)))
    connection.execute(delete(documents).where(documents.c.attachment_id.in_(ids)))
    connection.execute(delete(attachments).where(attachments.c.id.in_(ids)))
    return [row.resident_id for row in gone]


def _belonging_to(parent: Table) -> list[tuple[Table, Column[bytes]]]:
    return [
        (table, key.parent)
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table is parent
    ]


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
