"""Finds what was written in a copy under cover, and keeps it in the case it was written for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError

from anchordesk.adapters.vault.case_carrying import let_through
from anchordesk.adapters.vault.case_tables import CaseTable
from anchordesk.adapters.vault.cover_rows import (
    Row,
    key_of,
    mark_of,
    rows_of,
    told,
    writable_tables,
)
from anchordesk.adapters.vault.cover_tables import cover_marks, covers
from anchordesk.adapters.vault.schema import NEWEST
from anchordesk.adapters.vault.tables import contacts, residents
from anchordesk.adapters.vault.values import moment_text
from anchordesk.domain.casework import LONGEST_NOTE, ContactKind
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.cover_records import TakenIn
from anchordesk.services.errors import HandoverRefusedError
from anchordesk.wire.cover import WrittenCase, WrittenRow, WrittenTable

BESIDE = "Written under cover, on something that was changed here as well: {words}"


def mark_copy(connection: Connection, cover: UUID, resident_id: ResidentId) -> None:
    """Keep at which revision each row was when the copy came."""
    for one in writable_tables():
        for row in rows_of(connection, one, resident_id):
            _keep_mark(
                connection, cover, resident_id, one, key=key_of(one, row), mark=mark_of(one, row)
            )


def forget_marks(connection: Connection, cover: UUID) -> None:
    """Let go of the revisions of a cover."""
    connection.execute(delete(cover_marks).where(cover_marks.c.cover_id == cover.bytes))


def written_in(connection: Connection, cover: UUID, resident_id: ResidentId) -> WrittenCase | None:
    """Return all that was written in a copy since it came; None if nothing was."""
    found = []
    for one in writable_tables():
        before = _marks(connection, cover, resident_id, one)
        rows = []
        for row in rows_of(connection, one, resident_id):
            key, mark = key_of(one, row), before.pop(key_of(one, row), "")
            if mark != mark_of(one, row):
                rows.append(WrittenRow(key, mark, tuple(row[name] for name in one.columns)))
        rows += [WrittenRow(key, mark, None) for key, mark in before.items()]
        if rows:
            found.append(WrittenTable(str(one.table.name), one.columns, tuple(rows)))
    return WrittenCase(resident_id, NEWEST, tuple(found)) if found else None


def take_written(
    connection: Connection,
    cover: UUID,
    written: WrittenCase,
    new_id: Callable[[], UUID],
    at: datetime,
) -> TakenIn:
    """Keep what a colleague wrote in a case of this desk.

    What was changed on both desks stays as it is here, and stands beside it as a note.

    Raises:
        HandoverRefusedError: if it does not fit these records, or the case is not here any more.
    """
    resident_id = ResidentId(written.resident)
    _refuse_other(connection, written, resident_id)
    # Not a change by this desk's worker: it was written while nobody had asked for anything.
    let_through(connection, resident_id)
    rows = beside = 0
    tables = {one.table.name: one for one in writable_tables()}
    for table in written.tables:
        one = tables.get(table.name)
        if one is None or table.columns != one.columns:
            raise _does_not_fit()
        known = _marks(connection, cover, resident_id, one)
        here = {key_of(one, row): row for row in rows_of(connection, one, resident_id)}
        for sent in table.rows:
            row = _row(one, sent, resident_id)
            mark = "gone" if row is None else mark_of(one, row)
            if known.get(sent.key) == mark:
                continue
            if _fits(one, here.get(sent.key), sent, known.get(sent.key)):
                _keep(connection, one, sent, row, here)
                rows += 1
            elif row is not None:
                _keep_beside(connection, cover, resident_id, one, row, new_id=new_id, at=at)
                beside += 1
            _keep_mark(connection, cover, resident_id, one, key=sent.key, mark=mark)
    return TakenIn(rows, beside)


def _fits(one: CaseTable, here: Row | None, sent: WrittenRow, known: str | None) -> bool:
    """Whether a row is here as the colleague had it, or as it last came from them."""
    if here is None:
        return sent.before == "" or known == "gone"
    return mark_of(one, here) in (sent.before, known)


def _keep(
    connection: Connection,
    one: CaseTable,
    sent: WrittenRow,
    row: Row | None,
    here: dict[bytes, Row],
) -> None:
    own = _is_row(one, sent.key, here.get(sent.key) or row)
    if row is None:
        connection.execute(delete(one.table).where(own))
    elif sent.key in here:
        connection.execute(update(one.table).where(own).values(**row))
    else:
        try:
            connection.execute(insert(one.table).values(**row))
        except IntegrityError as problem:
            # Such as the id of a row of somebody else's case.
            raise _does_not_fit() from problem


def _is_row(one: CaseTable, key: bytes, row: Row | None) -> ColumnElement[bool]:
    if "id" in one.table.c:
        return one.table.c.id == key
    if row is None:
        raise _does_not_fit()
    return and_(*(one.table.c[name] == cell for name, cell in row.items() if cell is not None))


def _row(one: CaseTable, sent: WrittenRow, resident_id: ResidentId) -> Row | None:
    """Return a row that came; refuse one that is not of this case, or that no column can hold."""
    if sent.cells is None:
        return None
    if len(sent.cells) != len(one.columns):
        raise _does_not_fit()
    row: Row = dict(zip(one.columns, sent.cells, strict=True))
    for name, cell in row.items():
        column = one.table.c[name]
        fits = column.nullable if cell is None else type(cell) is column.type.python_type
        if not fits:
            raise _does_not_fit()
    if row[one.tie.name] != resident_id.bytes or key_of(one, row) != sent.key:
        raise _does_not_fit()
    return row


def _keep_beside(
    connection: Connection,
    cover: UUID,
    resident_id: ResidentId,
    one: CaseTable,
    row: Row,
    *,
    new_id: Callable[[], UUID],
    at: datetime,
) -> None:
    """Keep as a note what cannot stand in its place, by the colleague who wrote it.

    The words of a restricted note stay sealed.
    """
    writer = select(covers.c.colleague_name).where(covers.c.id == cover.bytes)
    worker = connection.execute(writer).scalar_one()
    now, note = moment_text(at), BESIDE.format(words=told(one, row))
    sealed = {"sealed": row.get("sealed"), "sensitivity": row.get("sensitivity")}
    parts = [note[start : start + LONGEST_NOTE] for start in range(0, len(note), LONGEST_NOTE)]
    for part in [""] if sealed["sealed"] else parts:
        connection.execute(
            insert(contacts).values(
                id=new_id().bytes,
                resident_id=resident_id.bytes,
                kind=ContactKind.OTHER.value,
                happened_at=now,
                note=part,
                **(sealed if sealed["sealed"] else {}),
                created_at=now,
                updated_at=now,
                worker=worker,
                revision=1,
            )
        )


def _refuse_other(connection: Connection, written: WrittenCase, resident_id: ResidentId) -> None:
    if written.schema != NEWEST:
        raise HandoverRefusedError(
            "What a colleague wrote under cover came from another version of AnchorDesk.",
            what_to_do="Update AnchorDesk on both desks to the same version. It then arrives by "
            "itself; until then it is kept on the colleague's desk.",
        )
    kept = residents.c
    found = select(kept.id).where(kept.id == resident_id.bytes, kept.deleted_at.is_(None))
    if connection.execute(found).first() is None:
        raise HandoverRefusedError(
            "A colleague wrote something under cover in a case that is not in this vault any more.",
            what_to_do="It is kept, hidden, on the colleague's desk. Ask IT support.",
        )


def _marks(
    connection: Connection, cover: UUID, resident_id: ResidentId, one: CaseTable
) -> dict[bytes, str]:
    kept = cover_marks.c
    found = select(kept.row_key, kept.mark).where(
        kept.cover_id == cover.bytes,
        kept.resident_id == resident_id.bytes,
        kept.table_name == one.table.name,
    )
    return {row.row_key: row.mark for row in connection.execute(found)}


def _keep_mark(
    connection: Connection,
    cover: UUID,
    resident_id: ResidentId,
    one: CaseTable,
    *,
    key: bytes,
    mark: str,
) -> None:
    values = {"resident_id": resident_id.bytes, "mark": mark}
    connection.execute(
        insert(cover_marks)
        .values(cover_id=cover.bytes, table_name=one.table.name, row_key=key, **values)
        .on_conflict_do_update(index_elements=["cover_id", "table_name", "row_key"], set_=values)
    )


def _does_not_fit() -> HandoverRefusedError:
    return HandoverRefusedError(
        "What a colleague wrote under cover is not whole, or holds what no desk writes.",
        what_to_do="It is kept on the colleague's desk. Ask them to speak to IT support.",
    )
