"""Where a hub keeps its records: SQLite in its folder, or PostgreSQL by one setting.

Both are asked for the same things: a write is on the disk before its commit answers, a reader sees
one moment, and one transaction at a time writes. SQLite gives the last by BEGIN IMMEDIATE,
PostgreSQL by an advisory lock that each writing transaction takes first; so a second hub on the
same database waits its turn instead of forking the log.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from anchordesk.hub.errors import DatabaseAddressError

BUSY_SECONDS = 10
BELIEVED_SECONDS = 1.0
"""How long a connection that was used is believed to be still there."""
POSTGRESQL_READERS = 8
"""Connections that are kept for readers; more come and go with the load."""
WRITING_LOCK = 0x616E63686F72
"""Which advisory lock writers take: "anchor" in ASCII, as a 64-bit number."""

_MIGRATIONS = Path(__file__).parent / "migrations"
_DISK_FULL = "53100"
_NOBODY_LET_IN = ("08", "28", "3D", "57")
"""Classes of SQLSTATE: no connection, wrong sign-in, no such database, server shutting down."""
_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")
_SESSION = (
    "-c synchronous_commit=on -c timezone=UTC -c statement_timeout=60s "
    f"-c lock_timeout={BUSY_SECONDS}s -c idle_in_transaction_session_timeout=120s"
)


class Use(Enum):
    """What an engine is for: transactions that read or write, or single questions without one."""

    READING = "reading"
    ASKING = "asking"
    WRITING = "writing"


@dataclass(frozen=True)
class Database:
    """Where a hub's records are; say so with `sqlite_at` or `postgresql_at`."""

    url: URL

    @property
    def is_postgresql(self) -> bool:
        """Whether a database server keeps the records."""
        return self.url.get_backend_name() == "postgresql"


def sqlite_at(path: Path) -> Database:
    """The database in a file of the hub's folder."""
    return Database(URL.create("sqlite", database=str(path)))


def postgresql_at(address: str) -> Database:
    """The database of a PostgreSQL server.

    Args:
        address: For example "postgresql://hub@db.example.org/anchordesk"; options as libpq has
            them may follow a question mark. A server elsewhere must show a certificate that this
            computer trusts, unless the address says otherwise (`sslmode`).

    Raises:
        DatabaseAddressError: if it is not the address of a PostgreSQL database.
    """
    try:
        url = make_url(address.strip())
    except (ArgumentError, ValueError) as problem:
        raise DatabaseAddressError from problem
    if url.drivername not in ("postgresql", "postgres") or not url.database:
        raise DatabaseAddressError
    is_elsewhere = url.host is not None and url.host not in _THIS_COMPUTER
    if is_elsewhere and "sslmode" not in url.query:
        url = url.update_query_dict({"sslmode": "verify-full", "sslrootcert": "system"})
    return Database(url.set(drivername="postgresql+psycopg"))


def open_engine(database: Database, use: Use) -> Engine:
    """An engine with durable settings, whose transactions are for reading or for writing."""
    return _postgresql(database, use) if database.is_postgresql else _sqlite(database, use)


def _sqlite(database: Database, use: Use) -> Engine:
    engine = create_engine(
        database.url,
        connect_args={"timeout": float(BUSY_SECONDS), "isolation_level": None},
        hide_parameters=True,
    )
    begin = "BEGIN IMMEDIATE" if use is Use.WRITING else "BEGIN"

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _postgresql(database: Database, use: Use) -> Engine:
    engine = create_engine(
        database.url,
        connect_args={
            "connect_timeout": BUSY_SECONDS,
            "application_name": f"anchordesk hub, {use.value}",
            "options": _SESSION,
        },
        hide_parameters=True,
        pool_size=1 if use is Use.WRITING else POSTGRESQL_READERS,
        max_overflow=POSTGRESQL_READERS * 2 if use is Use.READING else 0,
        pool_timeout=BUSY_SECONDS,
        isolation_level="AUTOCOMMIT" if use is Use.ASKING else None,
    )
    if use is not Use.ASKING:
        _notice_dropped(engine)
        event.listen(engine, *_beginning(use))
    if use is Use.WRITING:
        event.listen(engine, "connect", _begin_by_hand)
    return engine


def _notice_dropped(engine: Engine) -> None:
    """Ask a connection that nobody has used for a moment whether it is still there.

    A server that was restarted has dropped those that are kept. To ask each time, as the pool
    would, costs a question for each group of returns. Who asks without a transaction asks again
    instead.
    """

    @event.listens_for(engine, "checkin")
    def note(_connection: object, record: ConnectionPoolEntry) -> None:
        record.info["used_at"] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def ask(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if time.monotonic() - record.info.get("used_at", math.inf) < BELIEVED_SECONDS:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as gone:
            raise DisconnectionError from gone


def _begin_by_hand(connection: Any, _record: object) -> None:
    """Let `take_the_lock` begin the transaction, in one message to the server with the lock."""
    connection.autocommit = True


def _beginning(use: Use) -> tuple[str, Callable[..., None]]:
    def take_the_lock(connection: Connection) -> None:
        connection.exec_driver_sql(f"BEGIN; SELECT pg_advisory_xact_lock({WRITING_LOCK})").close()

    def see_one_moment(connection: Any, _record: object) -> None:
        from psycopg import IsolationLevel  # noqa: PLC0415 - a hub on SQLite never loads it

        connection.isolation_level = IsolationLevel.REPEATABLE_READ
        connection.read_only = True

    if use is Use.WRITING:
        return "begin", take_the_lock
    return "connect", see_one_moment


def migrate(engine: Engine, target: str = "head") -> None:
    """Bring the database to a step of the migrations, up or down; "base" is the empty one."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        if target == "base":
            command.downgrade(config, target)
        else:
            command.upgrade(config, target)


def is_out_of_reach(error: SQLAlchemyError) -> bool:
    """Whether a database server could not be reached, or let nobody in."""
    refused = error.orig if isinstance(error, DBAPIError) else None
    if refused is None or isinstance(refused, sqlite3.Error):
        return False
    code = getattr(refused, "sqlstate", None)
    return code is None or code[:2] in _NOBODY_LET_IN


def is_out_of_room(error: DBAPIError) -> bool:
    """Whether the database refused because its disk is full."""
    if isinstance(error.orig, sqlite3.Error):
        # Primary result code 13, also below an extended one (sqlite.org/rescode.html).
        return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return getattr(error.orig, "sqlstate", None) == _DISK_FULL
