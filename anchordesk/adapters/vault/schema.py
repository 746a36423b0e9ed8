"""Brings a vault's tables to the newest migration when it is opened."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from anchordesk.adapters.vault.engine import BEGIN, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.storage_errors import damaged
from anchordesk.services.errors import NotAVaultError

NEWEST = "0003"
MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connections: KeyedConnections) -> None:
    """Run the migrations that are missing, in one transaction.

    Foreign keys are checked at the end and not on the way: SQLite changes a table by making it
    anew.

    Raises:
        NotAVaultError: if the vault was made by a newer AnchorDesk.
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


def run_migrations(connection: Connection, target: str = "head") -> None:
    """Run migrations up to a target on a connection that is in a transaction.

    Raises:
        NotAVaultError: if the tables are at a migration that is not known here.
    """
    # Slow to load, and wanted only when a vault is made or changed.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    current = version_of(connection)
    if current is not None and current not in known:
        raise NotAVaultError(
            "This vault was made by a newer AnchorDesk.",
            what_to_do="Install the newest AnchorDesk, then open it again.",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, target)
