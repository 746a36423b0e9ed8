"""Reads whatever can be read of one table of a damaged records file, and what the rest was.

A damaged page makes every statement fail that meets it, and SQLCipher reads nothing more on that
connection. So a table is read from both ends until that happens, and between the two row by row.
Which rows there should be is known from the table's indices, which lie on other pages; they also
tell to whom a lost row belonged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, bindparam, column, desc, select, text
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

ROW = "position"
PARTIAL_INDEX = "ix_residents_reference_in_use"
MOST_IN_VAIN = 2_000
"""Rows asked for in vain, where neither a table's end nor an index tells how far it goes."""

Value = int | float | str | bytes | None
Values = tuple[Value, ...]
Keep = Callable[[Values], None]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of one table.

    Attributes:
        rows: How many were read, whole.
        lost: What the indices say of each row that cannot be read.
        may_lack_more: Whether there may be rows that no index names either.
    """

    rows: int
    lost: tuple[Mapping[str, Value], ...] = ()
    may_lack_more: bool = False


class DamagedReader:
    """Reads a damaged file, on a new connection after each damaged page. Close it at the end."""

    def __init__(self, connect: Callable[[], dbapi2.Connection]) -> None:
        self._connect = connect
        self._connection: dbapi2.Connection | None = None

    def rows_of(self, sql: str) -> tuple[Values, ...]:
        """Return what a short statement finds; nothing if it meets a damaged page."""
        rows: list[Values] = []
        return tuple(rows) if self.read(sql, rows.append) else ()

    def read(self, sql: str, keep: Keep, *values: Value) -> bool:
        """Hand over the rows that come before a damaged page; tell whether none was met."""
        try:
            if self._connection is None:
                self._connection = self._connect()
            cursor = self._connection.execute(sql, values)
        except dbapi2.DatabaseError:
            self.close()
            return False
        while True:
            # What fails while a row is kept is no damage of the vault.
            try:
                row = cursor.fetchone()
            except dbapi2.DatabaseError:
                self.close()
                return False
            if row is None:
                return True
            keep(row)

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def columns_of(reader: DamagedReader, name: str) -> tuple[str, ...]:
    """Return the names of a table's columns; none if there is no such table."""
    return tuple(str(row[1]) for row in reader.rows_of(f"PRAGMA table_info({name})"))


def salvage(reader: DamagedReader, name: str, keep: Keep) -> Salvaged:
    """Hand over each row of a table that can be read, once, with the columns in their order.

    Raises what `keep` raises.
    """
    columns = columns_of(reader, name)
    if ROW not in columns:
        return _without_positions(reader, _statement(name, columns), keep)
    at, seen = columns.index(ROW), set[int]()

    def keep_new(row: Values) -> None:
        position = int(str(row[at]))
        if position not in seen:
            keep(row)
            seen.add(position)

    everything = _statement(name, columns)
    if _read(reader, everything.order_by(column(ROW)), keep_new):
        return Salvaged(len(seen))
    before_damage = max(seen, default=0)
    _read(reader, everything.order_by(desc(column(ROW))), keep_new)
    named, all_named = _from_indices(reader, name)
    # Asked of thousands of rows.
    one_row = _words(everything.where(column(ROW) == bindparam(ROW)))
    for position in sorted(named.keys() - seen):
        reader.read(one_row, keep_new, position)
    if not all_named:
        known = range(before_damage + 1, max((*named, *seen), default=0) + 1)
        _ask_for_each(reader, one_row, keep_new, seen, known)
    lost = tuple(named[position] for position in sorted(named.keys() - seen))
    return Salvaged(len(seen), lost, may_lack_more=not all_named)


def _without_positions(reader: DamagedReader, statement: Select[Any], keep: Keep) -> Salvaged:
    kept: list[Values] = []
    whole = _read(reader, statement, kept.append)
    for row in kept:
        keep(row)
    return Salvaged(len(kept), may_lack_more=not whole)


def _ask_for_each(
    reader: DamagedReader, one_row: str, keep_new: Keep, seen: set[int], known: range
) -> None:
    """Ask for each row as far as any is known, and on while any is found."""
    position, in_vain = known.start, 0
    while position < known.stop or in_vain < MOST_IN_VAIN:
        if position not in seen:
            reader.read(one_row, keep_new, position)
        in_vain = 0 if position in seen else in_vain + 1
        position += 1


def _from_indices(reader: DamagedReader, name: str) -> tuple[dict[int, Mapping[str, Value]], bool]:
    """Return what the indices say of the rows by position, and whether one names every row."""
    found: dict[int, dict[str, Value]] = {}
    all_named = False
    for _, listed, _, _, is_partial in reader.rows_of(f"PRAGMA index_list({name})"):
        index = listed if isinstance(listed, str) else ""
        columns = tuple(str(row[2]) for row in reader.rows_of(f"PRAGMA index_info({index})"))

        def note(row: Values, columns: tuple[str, ...] = columns) -> None:
            said = found.setdefault(int(str(row[0])), {})
            said.update(zip(columns, row[1:], strict=True))

        whole = _read_index(reader, _index_statement(name, index, columns), columns, note)
        all_named = all_named or (whole and not is_partial)
    return {at: MappingProxyType(said) for at, said in found.items()}, all_named


def _index_statement(name: str, index: str, columns: tuple[str, ...]) -> Select[Any]:
    statement = _statement(f"{name} INDEXED BY {index}", (ROW, *columns))
    # The only index of a vault that leaves rows out is that over residents in use.
    return statement.where(column("deleted_at").is_(None)) if index == PARTIAL_INDEX else statement


def _read_index(
    reader: DamagedReader,
    statement: Select[Any],
    columns: tuple[str, ...],
    note: Keep,
) -> bool:
    """Read an index from both ends, without a look at the table; tell whether it is whole."""
    if _read(reader, statement.order_by(*(column(one) for one in columns)), note):
        return True
    _read(reader, statement.order_by(*(desc(column(one)) for one in columns)), note)
    return False


def _statement(source: str, columns: tuple[str, ...]) -> Select[Any]:
    wanted: list[Any] = [column(one) for one in columns]
    return select(*wanted).select_from(text(source))


def _read(reader: DamagedReader, statement: Select[Any], keep: Keep) -> bool:
    return reader.read(_words(statement), keep)


def _words(statement: Select[Any]) -> str:
    return str(statement.compile(dialect=sqlite.dialect()))
