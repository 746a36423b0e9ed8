"""Lists that go to the database as one value each, whatever their length.

PostgreSQL takes arrays, SQLite takes JSON. A list of parameters instead would give a statement a
new text for each length, which both the server and its driver would read anew.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    Connection,
    Insert,
    Subquery,
    Table,
    TableValuedAlias,
    Text,
    bindparam,
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


def add_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Add rows to a table, all at once; each has the same columns."""
    if on_postgresql(connection):
        columns = {name: [row[name] for row in rows] for name in rows[0]}
        connection.execute(_adding(table, tuple(columns)), columns)
    else:
        connection.execute(insert(table), rows)


@cache
def _adding(table: Table, names: tuple[str, ...]) -> Insert:
    lists = [bindparam(name, type_=ARRAY(table.c[name].type)) for name in names]
    added = func.unnest(*lists).table_valued(*names).render_derived(name="added")
    return insert(table).from_select(names, select(*(added.c[name] for name in names)))
