"""Takes a whole case out of the records, puts one in, and takes one away for good."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, update

from anchordesk.adapters.vault.case_rows import folded_reference
from anchordesk.adapters.vault.case_tables import CaseTable, case_tables
from anchordesk.adapters.vault.handover_tables import arrived_cases
from anchordesk.adapters.vault.people_tables import merges, people_told_apart
from anchordesk.adapters.vault.schema import NEWEST
from anchordesk.adapters.vault.tables import drafts, residents
from anchordesk.adapters.vault.values import moment_text, read_id
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.errors import HandoverRefusedError, NotFoundError
from anchordesk.wire.handover import CarriedTable, CasePackage, Cell

Row = dict[str, Cell]
LET_THROUGH = "let through by the restriction"


def read_case(connection: Connection, resident_id: ResidentId) -> CasePackage:
    """Return everything that the records hold of one resident. Raises NotFoundError."""
    carried = []
    for one in case_tables():
        found = connection.execute(
            select(*(one.table.c[name] for name in one.columns))
            .where(belongs_to(one, resident_id))
            .order_by(one.table.c.position)
        )
        rows = tuple(
            tuple(
                None if name in one.blanked else cell
                for name, cell in zip(one.columns, row, strict=True)
            )
            for row in found
        )
        if one.table is residents and not rows:
            raise NotFoundError("That resident is not in this vault.")
        carried.append(CarriedTable(str(one.table.name), one.columns, rows))
    return CasePackage(resident_id, NEWEST, tuple(carried))


def add_case(connection: Connection, package: CasePackage) -> str:
    """Keep a case, and return the reference that it has here.

    Raises:
        HandoverRefusedError: if it does not fit these tables.
    """
    if package.schema != NEWEST:
        raise HandoverRefusedError(
            "A case came from a desk with another version of AnchorDesk.",
            what_to_do="Update AnchorDesk on both desks to the same version. The case then arrives "
            "by itself.",
        )
    tables = case_tables()
    if [(t.name, t.columns) for t in package.tables] != [(t.table.name, t.columns) for t in tables]:
        raise _does_not_fit()
    ids: dict[str, set[Cell]] = {}
    reference = ""
    for one, carried in zip(tables, package.tables, strict=True):
        rows = [dict(zip(one.columns, row, strict=False)) for row in carried.rows]
        for row in rows:
            _check(one, row, ids, package)
        if one.table is residents:
            reference = _make_room(connection, rows, package)
        ids[one.table.name] = {row.get("id") for row in rows}
        if rows:
            connection.execute(insert(one.table), rows)
    return reference


def let_through(connection: Connection, resident_id: ResidentId) -> None:
    """Let this transaction change a case that its resident wants left as it is.

    For what the law or an earlier yes asks for: erasing, a case that goes to a colleague, consent
    that is withdrawn.
    """
    connection.info.setdefault(LET_THROUGH, set()).add(resident_id)


def hide_case(connection: Connection, resident_id: ResidentId, at: datetime) -> None:
    """Take a resident out of every list and count; the rows stay. Raises NotFoundError."""
    let_through(connection, resident_id)
    kept = residents.c
    hidden = connection.execute(
        update(residents)
        .where(kept.id == resident_id.bytes, kept.deleted_at.is_(None))
        .values(deleted_at=moment_text(at))
    )
    if hidden.rowcount == 0:
        raise NotFoundError("That resident is not in this vault.")


def show_case(connection: Connection, resident_id: ResidentId) -> None:
    """Bring a resident back who was hidden, under a free reference. Raises NotFoundError."""
    kept = residents.c
    own = (kept.id == resident_id.bytes, kept.deleted_at.is_not(None))
    reference = connection.execute(select(kept.reference).where(*own)).scalar()
    if reference is None:
        raise NotFoundError("That resident is not in this vault any more.")
    free = _free_reference(connection, reference)
    connection.execute(
        update(residents)
        .where(*own)
        .values(deleted_at=None, reference=free, reference_folded=folded_reference(free))
    )


def purge_case(connection: Connection, resident_id: ResidentId) -> None:
    """Take a hidden resident's rows away, children first; SQLite overwrites them."""
    own = residents.c.id == resident_id.bytes
    is_hidden = connection.execute(
        select(residents.c.id).where(own, residents.c.deleted_at.is_not(None))
    ).first()
    if is_hidden is None:
        return  # gone already, or back again by another handover
    _forget_ties(connection, resident_id)
    came = arrived_cases.c.resident_id == resident_id.bytes
    connection.execute(delete(arrived_cases).where(came))
    for one in reversed(case_tables()):
        connection.execute(delete(one.table).where(belongs_to(one, resident_id)))
    connection.execute(delete(drafts).where(drafts.c.subject == resident_id.bytes))


def _forget_ties(connection: Connection, resident_id: ResidentId) -> None:
    """Take away what ties a person to others, and records of the same person merged into this."""
    mine, pairs, kept = resident_id.bytes, people_told_apart.c, merges.c
    connection.execute(
        delete(people_told_apart).where(or_(pairs.one_id == mine, pairs.other_id == mine))
    )
    merged = select(kept.gone_id).where(kept.kept_id == mine, kept.undone_at.is_(None))
    gone = [ResidentId(read_id(one)) for one in connection.execute(merged).scalars()]
    connection.execute(delete(merges).where(or_(kept.kept_id == mine, kept.gone_id == mine)))
    for one in gone:
        purge_case(connection, one)


def belongs_to(one: CaseTable, resident_id: ResidentId) -> ColumnElement[bool]:
    """Return what is true of the rows of a table that belong to a resident's case."""
    if one.parent in (None, residents.name):
        return one.tie == resident_id.bytes
    parent = next(other for other in case_tables() if other.table.name == one.parent)
    return one.tie.in_(select(parent.table.c.id).where(belongs_to(parent, resident_id)))


def _check(one: CaseTable, row: Row, ids: dict[str, set[Cell]], package: CasePackage) -> None:
    """Refuse a row that is not of this case, or holds what its column cannot."""
    if len(row) != len(one.columns):
        raise _does_not_fit()
    for name in one.columns:
        column, cell = one.table.c[name], row[name]
        fits = column.nullable if cell is None else type(cell) is column.type.python_type
        if not fits or (name in one.blanked and cell is not None):
            raise _does_not_fit()
    tie = row[one.tie.name]
    owned = tie == package.resident.bytes if one.parent is None else tie in ids[one.parent]
    if not owned:
        raise _does_not_fit()


def _make_room(connection: Connection, rows: list[Row], package: CasePackage) -> str:
    """Check the one resident, and give them a reference that nobody here has."""
    if len(rows) != 1 or rows[0]["deleted_at"] is not None:
        raise _does_not_fit()
    kept = residents.c
    purge_case(connection, ResidentId(package.resident))
    if connection.execute(select(kept.id).where(kept.id == package.resident.bytes)).first():
        raise HandoverRefusedError("That case is in this vault already.")
    reference = _free_reference(connection, str(rows[0]["reference"]))
    rows[0]["reference"] = reference
    rows[0]["reference_folded"] = folded_reference(reference)
    return reference


def _free_reference(connection: Connection, told: str) -> str:
    kept = residents.c
    in_use = set(
        connection.execute(select(kept.reference_folded).where(kept.deleted_at.is_(None))).scalars()
    )
    reference = told
    number = 1
    while folded_reference(reference) in in_use:
        number += 1
        reference = f"{told}-{number}"
    return reference


def _does_not_fit() -> HandoverRefusedError:
    return HandoverRefusedError(
        "A case that came from a colleague is not whole, or holds what no desk writes.",
        what_to_do="Ask your colleague to take the handover back and to offer it again.",
    )
