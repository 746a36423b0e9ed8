"""Lists that go to the database as one value each, whatever their length.

PostgreSQL takes arrays, SQLite takes JSON. A list of parameters instead would give a statement a
new text for each length, which both the server and its driver would read anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    ARRAY,
    JSON,
    Connection,
    Insert,
    LargeBinary,
    Subquery,
    Table,
    TableValuedAlias,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine


def on_postgresql(connection: Connection) -> bool:
    """Whether a server of that kind is asked."""
    return connection.dialect.name == "postgresql"


def given(
    is_postgresql: bool, what: str, **columns: type[TypeEngine[Any]]
) -> Subquery | TableValuedAlias:
    """Rows to join with, whose values come by `values_of` when the statement runs."""
    if is_postgresql:
        lists = [
            bindparam(f"{what}_{place}", type_=ARRAY(kind()))
            for place, kind in enumerate(columns.values())
        ]
        return func.unnest(*lists).table_valued(*columns).render_derived(name=what)
    each = func.json_each(bindparam(f"{what}_0", type_=Text())).table_valued("value")
    picked = [
        type_coerce(func.json_extract(each.c.value, f"$[{place}]"), kind()).label(name)
        for place, (name, kind) in enumerate(columns.items())
    ]
    return select(*picked).subquery(what)


def values_of(
    is_postgresql: bool, what: str, rows: Collection[tuple[str | int, ...]], width: int
) -> dict[str, object]:
    """The parameters that `given` takes, each row once."""
    different = list(dict.fromkeys(rows))
    if not is_postgresql:
        return {f"{what}_0": json.dumps(different)}
    return {f"{what}_{place}": [row[place] for row in different] for place in range(width)}


def add_rows(connection: Connection, added: Mapping[Table, Sequence[Mapping[str, object]]]) -> None:
    """Add rows to tables in this order, all at once; those of one table have the same columns.

    For PostgreSQL that is one statement, whose rows are one value for each table. An array of bytes
    would be written out as text and looked through twice.
    """
    if on_postgresql(connection):
        columns = tuple((table, tuple(rows[0])) for table, rows in added.items())
        values = {
            table.name: msgspec.json.encode(rows).decode("ascii") for table, rows in added.items()
        }
        connection.execute(_adding(columns), values)
        return
    for table, rows in added.items():
        connection.execute(insert(table), rows)


@cache
def _adding(added: tuple[tuple[Table, tuple[str, ...]], ...]) -> Insert:
    *before, last = (_adding_to(table, names) for table, names in added)
    return last.add_cte(*(one.cte(f"added_{place}") for place, one in enumerate(before)))


def _adding_to(table: Table, names: tuple[str, ...]) -> Insert:
    kinds = {name: table.c[name].type for name in names}
    given_rows = func.json_to_recordset(cast(bindparam(table.name, type_=Text()), JSON))
    # Bytes travel in base 64.
    rows = given_rows.table_valued(
        *(
            column(name, Text() if isinstance(kind, LargeBinary) else kind)
            for name, kind in kinds.items()
        )
    ).render_derived(name=f"new_{table.name}", with_types=True)
    told = (
        func.decode(rows.c[name], "base64") if isinstance(kind, LargeBinary) else rows.c[name]
        for name, kind in kinds.items()
    )
    return insert(table).from_select(names, select(*told))
