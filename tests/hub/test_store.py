"""The migrations build what the tables say, and writes that wait together stay apart."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import wait
from pathlib import Path
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, event, inspect, select, text
from sqlalchemy.exc import OperationalError

from anchordesk.hub import store as hub_store
from anchordesk.hub.belonging import make_records
from anchordesk.hub.database import Database, Use, migrate, open_engine, sqlite_at
from anchordesk.hub.store import Store
from anchordesk.hub.tables import metadata, organisations


def limit_pages(monkeypatch: pytest.MonkeyPatch, pages: int) -> None:
    """Make the disk look full when the database has so many pages."""
    original = open_engine

    def limited(database: Database, use: Use) -> Engine:
        engine = original(database, use)
        event.listen(
            engine,
            "connect",
            lambda connection, _: connection.execute(f"PRAGMA max_page_count={pages}").close(),
        )
        return engine

    monkeypatch.setattr(hub_store, "open_engine", limited)


def test_the_migrated_database_is_the_tables(database: Database) -> None:
    engine = open_engine(database, Use.WRITING)
    migrate(engine)
    with engine.begin() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        connection.execute(text("ALTER TABLE log ADD COLUMN surplus TEXT"))
        assert compare_metadata(MigrationContext.configure(connection), metadata) != []
    migrate(engine, "base")
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == ["alembic_version"]
    migrate(engine)
    engine.dispose()


def test_settings_are_durable(tmp_path: Path) -> None:
    engine = open_engine(sqlite_at(tmp_path / "hub.db"), Use.READING)
    with engine.begin() as connection:
        told = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert told == ["wal", 2, 1]


def test_a_refused_write_takes_nothing_of_its_neighbours(database: Database) -> None:
    store = Store(database)

    def adding(name: str) -> Callable[[Connection], None]:
        def change(connection: Connection) -> None:
            connection.execute(organisations.insert().values(id=name, name=name, joined_at="x"))
            if name.startswith("bad"):
                raise ValueError(name)

        return change

    names = [f"{'good' if number % 5 else 'bad'}-{number:02}" for number in range(50)]
    writes = {name: store.write(adding(name)) for name in names}
    store.close()
    failed = {name for name, write in writes.items() if write.exception() is not None}
    assert failed == {name for name in names if name.startswith("bad")}
    reopened = Store(database)
    with reopened.read() as connection:
        kept = set(connection.execute(select(organisations.c.name)).scalars())
    reopened.close()
    assert kept == {f"good-{number:02}" for number in range(50) if number % 5}


def test_a_write_is_there_when_its_future_is_done(database: Database) -> None:
    store = Store(database)
    store.write(
        lambda connection: connection.execute(
            organisations.insert().values(id="a", name="a", joined_at="x")
        ).close()
    ).result()
    with store.read() as connection:
        assert connection.execute(select(organisations.c.id)).scalars().all() == ["a"]
    with pytest.raises(ZeroDivisionError):
        store.write(lambda _connection: 1 // 0).result()
    assert store.can_write()
    store.close()


def test_on_a_full_disk_no_write_is_told_that_it_is_stored_when_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = sqlite_at(tmp_path / "hub.db")
    make_records(database, uuid4())
    limit_pages(monkeypatch, 60)
    store = Store(database)

    def adding(number: int) -> Callable[[Connection], None]:
        def change(connection: Connection) -> None:
            size = 40_000 if number % 7 == 3 else 10
            connection.execute(
                organisations.insert().values(id=str(number), name="x" * size, joined_at="x")
            )

        return change

    writes = {number: store.write(adding(number)) for number in range(150)}
    wait(writes.values())
    writes |= {number: store.write(adding(number)) for number in (1000, 1001)}
    told = {str(number) for number, write in writes.items() if write.exception() is None}
    failures = {type(write.exception()) for write in writes.values()} - {type(None)}
    assert failures == {OperationalError}
    assert all("full" in str(write.exception()) for write in writes.values() if write.exception())
    with store.read() as connection:
        kept = set(connection.execute(select(organisations.c.id)).scalars())
    store.close()
    assert told
    assert told <= kept
