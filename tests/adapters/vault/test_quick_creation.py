"""Vaults that tests make quickly have the tables, rows and triggers of one made in full."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from anchordesk.adapters.vault import schema
from anchordesk.adapters.vault.engine import KeyedConnections
from tests.adapters.vault import quick_creation

KEY = bytes(32)


def made(path: Path) -> list[list[str]]:
    """All that the tables say of themselves; constraints come in no order that means anything."""
    connections = KeyedConnections(path, KEY, may_create=True)
    schema.migrate(connections)
    with closing(connections()) as connection:
        found = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        ).fetchall()
        version = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    lines = [line.rstrip("\n,) ") for row in found for line in str(row[3]).split("\n\t")]
    return [sorted(lines), [str(row) for row in version]]


def test_tables_made_again_by_statements_are_those_of_the_migrations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick_creation.remember_statements()
    quickly = [made(tmp_path / f"quick-{number}.db") for number in range(2)]
    monkeypatch.setattr(schema, "run_migrations", quick_creation._in_full)
    in_full = made(tmp_path / "full.db")
    assert quickly == [in_full, in_full]
    assert in_full[1] == [f"('{schema.NEWEST}',)"]
