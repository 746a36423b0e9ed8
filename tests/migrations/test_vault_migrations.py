"""The newest migration leaves the tables that the code expects, and each goes up and down.

Every comparison is made on a migrated database. Rows are written as plain SQL: a migration test
may not lean on application code that will have moved on.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from anchordesk.adapters.vault import (
    schema,
    search_index,  # noqa: F401 - its tables are made with the others
)
from anchordesk.adapters.vault.attachment_tables import attachments
from anchordesk.adapters.vault.engine import RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.services.errors import NotAVaultError

KEY = b"k" * 32
metadata = attachments.metadata


def config() -> Config:
    made = Config()
    made.set_main_option("script_location", str(schema.MIGRATIONS))
    made.set_main_option("path_separator", "os")
    return made


def revisions() -> list[str]:
    """Every migration, oldest first."""
    walked = ScriptDirectory.from_config(config()).walk_revisions()
    return [script.revision for script in walked][::-1]


def structure(connection: Connection) -> dict[str, list[str]]:
    """The parts of the SQL of every table and index but Alembic's own; their order is no matter."""
    found = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
    )
    return {name: parts(sql) for name, sql in found if name != "alembic_version"}


def parts(sql: str) -> list[str]:
    """The columns and constraints of a CREATE statement, without differences of spacing.

    SQLite quotes the name of a table that was made anew under another name and renamed.
    """
    named = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql).replace("\n\t", "\n")
    # A column that was added to a table stands behind the last one, on its line.
    lines = re.split(r"\n|, (?![^(]*\))", named)
    return sorted(" ".join(re.sub(r",\s*$", "", line).split()) for line in lines if line.strip())


def go_down(connection: Connection, target: str) -> None:
    down = config()
    down.attributes["connection"] = connection
    command.downgrade(down, target)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = keyed_engine(KeyedConnections(tmp_path / RECORDS_FILE, KEY, may_create=True))
    yield made
    made.dispose()


def test_the_newest_migration_is_the_one_that_opening_looks_for() -> None:
    assert ScriptDirectory.from_config(config()).get_heads() == [schema.NEWEST]


def test_a_migrated_vault_has_the_tables_of_the_code(engine: Engine) -> None:
    with engine.begin() as connection:
        schema.run_migrations(connection)
        # The full-text index is made of tables that SQLAlchemy does not know.
        opts = {"include_name": lambda name, kind, _: kind != "table" or name in metadata.tables}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def test_a_migrated_vault_has_the_same_sql_as_the_code_would_make(
    engine: Engine, tmp_path: Path
) -> None:
    fresh = keyed_engine(KeyedConnections(tmp_path / "fresh.db", KEY, may_create=True))
    with engine.begin() as connection:
        schema.run_migrations(connection)
        migrated = structure(connection)
    with fresh.begin() as connection:
        metadata.create_all(connection)
        made = structure(connection)
    fresh.dispose()
    assert len(made) > len(metadata.tables)
    assert migrated == made


@pytest.mark.parametrize("revision", revisions())
def test_each_migration_goes_up_and_down_again(engine: Engine, revision: str) -> None:
    before = ScriptDirectory.from_config(config()).get_revision(revision).down_revision
    assert before is None or isinstance(before, str)
    with engine.begin() as connection:
        if before is not None:
            schema.run_migrations(connection, before)
        earlier = structure(connection)
        schema.run_migrations(connection, revision)
        assert schema.version_of(connection) == revision
        later = structure(connection)
        assert later != earlier
        go_down(connection, before or "base")
        assert structure(connection) == earlier
        schema.run_migrations(connection, revision)
        assert structure(connection) == later


def test_a_migration_that_fails_changes_nothing(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copied = tmp_path / "migrations"
    (copied / "versions").mkdir(parents=True)
    for source in schema.MIGRATIONS.rglob("*.py"):
        (copied / source.relative_to(schema.MIGRATIONS)).write_bytes(source.read_bytes())
    (copied / "versions" / "broken.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = 'broken', {schema.NEWEST!r}\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE half (done TEXT)')\n"
        "    raise RuntimeError('half done')\n"
    )
    with engine.begin() as connection:
        schema.run_migrations(connection)
        before = structure(connection)
    monkeypatch.setattr(schema, "MIGRATIONS", copied)
    with pytest.raises(RuntimeError, match="half done"), engine.begin() as connection:
        schema.run_migrations(connection)
    with engine.begin() as connection:
        assert structure(connection) == before
        assert schema.version_of(connection) == schema.NEWEST


def test_a_vault_of_a_newer_anchordesk_is_refused_and_left_alone(
    engine: Engine, tmp_path: Path
) -> None:
    connections = KeyedConnections(tmp_path / RECORDS_FILE, KEY, may_create=False)
    with engine.begin() as connection:
        schema.run_migrations(connection)
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        before = structure(connection)
    with pytest.raises(NotAVaultError, match="newer"):
        schema.migrate(connections)
    with engine.begin() as connection:
        assert structure(connection) == before
        assert schema.version_of(connection) == "9999"


def test_migrations_import_no_application_code() -> None:
    sources = list(schema.MIGRATIONS.rglob("*.py"))
    assert len(sources) > 1
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "."]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            assert not [name for name in names if name.startswith(("anchordesk", "."))], source
