"""The plainest way to write rows into a keyed file: Core executemany, table by table."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Table, insert

from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from tests.adapters.vault.throwaway import FixedClock

KEY = b"k" * 32
Rows = Sequence[tuple[Table, Sequence[dict[str, object]]]]


def new_records(folder: Path) -> SqlCipherRecords:
    folder.mkdir(parents=True)
    connections = KeyedConnections(folder / RECORDS_FILE, KEY, may_create=True)
    migrate(connections)
    return SqlCipherRecords(connections, None, FixedClock())


def plain_core_seconds(folder: Path, rows: Rows) -> float:
    new_records(folder).close()
    engine = keyed_engine(KeyedConnections(folder / RECORDS_FILE, KEY, may_create=False))
    began = time.perf_counter()
    with engine.begin() as connection:
        for table, values in rows:
            if values:
                connection.execute(insert(table), values)
    taken = time.perf_counter() - began
    engine.dispose()
    return taken
