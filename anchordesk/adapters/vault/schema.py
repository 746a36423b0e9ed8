"""Brings a vault's tables to the newest migration when it is opened."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlcipher3 import dbapi2

from anchordesk.adapters.vault.engine import BEGIN, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.storage_errors import PRIMARY_CODE, damaged
from anchordesk.services.errors import NewerVaultError

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0041"
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connections: KeyedConnections) -> None:
    """Run the migrations that are missing, in one transaction.

    Foreign keys are checked at the end and not on the way: SQLite changes a table by making it
    anew.

    Raises:
        NewerVaultError: if the vault was made by a newer AnchorDesk.
        StorageError: if the records make no sense afterwards; then nothing was changed.
        sqlalchemy.exc.DBAPIError: if the database fails.
    """
    engine = keyed_engine(connections)
    try:
        with engine.connect() as connection:
            if version_of(connection) == NEWEST:
                return
        with engine.execution_options(**{BEGIN: "IMMEDIATE"}).connect() as connection:
            driver = connection.connection.driver_connection
            if driver is None:
                raise damaged()
            driver.execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                run_migrations(connection)
                if connection.execute(text("PRAGMA foreign_key_check")).first() is not None:
                    raise damaged()
    finally:
        engine.dispose()


def version_of(connection: Connection) -> str | None:
    """Return the migration that the tables are at, or None before the first."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version"))
    return found.scalar_one_or_none()


def version_of_file(connections: KeyedConnections) -> str | None:
    """Return the migration that the tables of a file are at, without changing a byte of it.

    Only what a crash left half written, of which SQLite says so, is taken back as it was before:
    nobody could read the file otherwise.

    Raises:
        dbapi2.Error: if it cannot be read.
    """
    try:
        return _version_of_file(connections, to_write=False)
    except dbapi2.OperationalError as problem:
        # A reader is told this of a journal that a crash left, which it may not play back.
        if problem.sqlite_errorcode & PRIMARY_CODE != dbapi2.SQLITE_READONLY:
            raise
        return _version_of_file(connections, to_write=True)


def _version_of_file(connections: KeyedConnections, *, to_write: bool) -> str | None:
    opened = connections.to_copy(connections.path, to_write=to_write)
    with closing(opened) as connection:
        kept = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'")
        if kept.fetchone() is None:
            return None
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return None if found is None else str(found[0])


def refuse_newer(version: str | None) -> None:
    """Check that migrations begin from a version that this program knows.

    Raises:
        NewerVaultError: if they do not.
    """
    if version is None or version == NEWEST or version in _known_versions():
        return
    raise NewerVaultError


def run_migrations(connection: Connection, target: str = "head") -> None:
    """Run migrations up to a target on a connection that is in a transaction.

    Raises:
        NewerVaultError: if the tables are at a migration that is not known here.
    """
    from alembic import command  # noqa: PLC0415 - as below

    refuse_newer(version_of(connection))
    config = _configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, target)


def _known_versions() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as below

    scripts = ScriptDirectory.from_config(_configuration()).walk_revisions()
    return {script.revision for script in scripts}


def _configuration() -> Config:
    # Slow to load, and wanted only when a vault is made or changed.
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
