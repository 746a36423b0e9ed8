"""What may be written in a copy under cover, how its rows are told apart, and marked as changed.

A covering worker writes notes, actions, appointments, answers on consent and safeguarding
concerns. All else of a case waits for its own worker, so that two desks cannot pull it two ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, select

from anchordesk.adapters.vault.case_tables import CaseTable, case_tables
from anchordesk.adapters.vault.tables import residents
from anchordesk.domain.identifiers import ResidentId
from anchordesk.wire.handover import Cell

Row = dict[str, Cell]

WRITABLE = (
    *(
        "note_keys",
        "contacts",
        "earlier_contacts",
        "actions",
        "appointments",
        "consents",
        "concern_entries",
        "address_warnings",
    ),
)
ALWAYS_NEW = frozenset({"note_keys", "earlier_contacts", "concern_entries"})
"""Tables to which rows are added and of which none is changed."""


def writable_tables() -> tuple[CaseTable, ...]:
    """The tables in which a covering worker writes."""
    return tuple(one for one in case_tables() if one.table.name in WRITABLE)


def other_tables() -> tuple[CaseTable, ...]:
    """The tables of a case that a covering worker leaves as they are."""
    apart = {*WRITABLE, "attachment_chunks"}
    return tuple(one for one in case_tables() if one.table.name not in apart)


def key_of(one: CaseTable, row: Row) -> bytes:
    """Return by what a row is known on both desks."""
    if one.table.name != "earlier_contacts":
        return _bytes(row["id"])
    parts = (_bytes(row["contact_id"]), str(row["changed_at"]).encode(), str(row["fate"]).encode())
    return b"/".join(parts)


def mark_of(one: CaseTable, row: Row) -> str:
    """Return what is another once a row was changed."""
    if one.table.name in ALWAYS_NEW:
        return "written"
    parts = (row["revision"], row["updated_at"])
    return " ".join(str(part) for part in parts)


def rows_of(connection: Connection, one: CaseTable, resident_id: ResidentId) -> list[Row]:
    """Return the rows of a writable table that belong to a resident, hidden or not."""
    columns = (one.table.c[name] for name in one.columns)
    found = select(*columns).where(one.tie == resident_id.bytes).order_by(one.table.c.position)
    return [dict(zip(one.columns, row, strict=True)) for row in connection.execute(found)]


def belongs_to_any(one: CaseTable, wanted: Sequence[bytes]) -> ColumnElement[bool]:
    """Return what is true of the rows of a table that belong to one of several cases."""
    if one.parent in (None, residents.name):
        return one.tie.in_(wanted)
    parent = next(other for other in case_tables() if other.table.name == one.parent)
    return one.tie.in_(select(parent.table.c.id).where(belongs_to_any(parent, wanted)))


def told(one: CaseTable, row: Row) -> str:
    """Return in words what a row says, for the note that stands in its place."""
    names = {
        "contacts": ("note",),
        "actions": ("words", "due_on", "state", "done_at"),
        "appointments": ("what", "starts_at", "place", "state"),
        "address_warnings": ("kind", "words", "ended_on"),
        "consents": ("purpose", "given_on", "note", "withdrawn_on", "withdrawal_reason"),
    }
    return "; ".join(_filled(row[name] for name in names[str(one.table.name)]))


def _filled(cells: Iterable[Cell]) -> list[str]:
    return [str(cell) for cell in cells if cell not in (None, "")]


def _bytes(cell: Cell) -> bytes:
    if not isinstance(cell, bytes):
        raise TypeError("a row's id is bytes")
    return cell
