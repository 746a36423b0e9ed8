"""Ties a database to one hub, so that none is opened under another hub's name or made anew."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, insert, inspect, select

from anchordesk.hub.database import Database, Use, migrate, open_engine
from anchordesk.hub.errors import HubError, HubExistsError, NoHubError
from anchordesk.hub.tables import hub, log


def require_empty(database: Database) -> None:
    """Refuse a database that holds a hub's records.

    Raises:
        HubExistsError: if it does.
    """
    engine = open_engine(database, Use.READING)
    try:
        if _has_records(engine):
            raise HubExistsError(
                "That database holds a hub's records already. Nothing was changed. "
                "Choose an empty database."
            )
    finally:
        engine.dispose()


def make_records(database: Database, hub_id: UUID) -> None:
    """Make the records of a new hub in an empty database."""
    engine = open_engine(database, Use.WRITING)
    try:
        migrate(engine)
        with engine.begin() as connection:
            _claim(connection, hub_id)
    finally:
        engine.dispose()


def open_records(database: Database, hub_id: UUID) -> None:
    """Bring a hub's records up to date, once it is sure that they are this hub's.

    Raises:
        NoHubError: if the database is empty: a lost one is never made anew under the old name.
        HubError: if they are another hub's.
    """
    engine = open_engine(database, Use.WRITING)
    try:
        if not _has_records(engine):
            raise NoHubError("The hub's database is empty. Restore the hub from a backup.")
        migrate(engine)
        with engine.begin() as connection:
            owner = connection.execute(select(hub.c.id)).scalar()
            if owner is None:
                _claim(connection, hub_id)  # made before databases named their hub
            elif owner != str(hub_id):
                raise HubError(
                    "That database holds another hub's records. Nothing was changed. "
                    "Look at the address of the database in the hub's folder."
                )
    finally:
        engine.dispose()


def _has_records(engine: Engine) -> bool:
    with engine.begin() as connection:
        return inspect(connection).has_table(log.name)


def _claim(connection: Connection, hub_id: UUID) -> None:
    now = datetime.now(UTC).isoformat()
    connection.execute(insert(hub).values(id=str(hub_id), claimed_at=now))
