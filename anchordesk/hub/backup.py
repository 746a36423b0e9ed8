"""Backs a hub up while it runs, and makes a hub from a backup, on either kind of database.

A backup is a hub's folder in itself, with its records in SQLite whatever the hub keeps them in: so
it can be checked with `anchordesk hub check`, and moves a hub from one kind of database to the
other. It holds the hub's key.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, select

from anchordesk.hub.administration import CheckedLog, check
from anchordesk.hub.belonging import make_records, require_empty
from anchordesk.hub.database import Database, Use, open_engine, postgresql_at, sqlite_at
from anchordesk.hub.errors import HubError, HubExistsError
from anchordesk.hub.faults import plain_faults
from anchordesk.hub.identity import (
    DATABASE_FILE,
    HubIdentity,
    choose_database,
    database_of,
    load_identity,
    save_identity,
)
from anchordesk.hub.mailbox_tables import envelopes  # noqa: F401 - so that `metadata` knows them
from anchordesk.hub.tables import hub, metadata, sessions

ROWS_AT_A_TIME = 100


def back_up(folder: Path, target: Path) -> CheckedLog:
    """Copy a hub, also one that runs, into a new folder, and check the copy's log.

    The copy is one moment of the hub. It appears under its name only once it was checked.

    Raises:
        HubExistsError: if the target exists.
        NoHubError: if the folder holds no hub.
        HubError: if a disk or database refuses, or the log is not sound: a backup of a log that
            was changed would pass for a good one.
    """
    identity = load_identity(folder)
    partial = target.with_name(f"{target.name}.partial")
    with plain_faults(target):
        _require_absent(target)
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(mode=0o700, parents=True)
        save_identity(partial, identity)
    with plain_faults(folder):
        made = choose_database(partial, None)
        make_records(made, identity.id)
        _copy_records(database_of(folder), made)
    found = check(partial)
    if found.faults:
        shutil.rmtree(partial)
        raise HubError("Nothing was backed up: " + " ".join(found.faults))
    with plain_faults(target):
        partial.rename(target)
    return found


def restore(backup: Path, folder: Path, database_address: str | None = None) -> CheckedLog:
    """Make a hub from a backup in a folder that has none.

    It keeps its key and its log, and gets a new epoch: whoever compares receipts sees that the hub
    was restored, and that what it stored later must be sent again.

    Args:
        backup: The folder that `back_up` made.
        folder: Where the hub will be.
        database_address: An empty PostgreSQL database for its records, or None for SQLite.

    Raises:
        HubExistsError: if there is a hub already, in the folder or the database.
        NoHubError: if the backup is no hub's folder.
        HubError: if the backup's log is not sound, or a disk or database refuses.
    """
    kept = load_identity(backup)
    found = check(backup)
    if found.faults:
        raise HubError("That backup was changed; nothing was restored: " + " ".join(found.faults))
    with plain_faults(folder):
        _require_absent(folder)
        if database_address is not None:
            require_empty(postgresql_at(database_address))
        folder.mkdir(mode=0o700, parents=True)
        save_identity(folder, HubIdentity(kept.id, kept.name, uuid4(), kept.private_key))
        made = choose_database(folder, database_address)
        make_records(made, kept.id)
        _copy_records(sqlite_at(backup / DATABASE_FILE), made)
    return found


def _require_absent(folder: Path) -> None:
    if folder.exists():
        raise HubExistsError(
            f"{folder} is there already. Nothing was changed. Choose a new folder."
        )


def _copy_records(source: Database, target: Database) -> None:
    with _opened(source, Use.READING) as reading, _opened(target, Use.WRITING) as writing:
        for table in metadata.sorted_tables:
            if table in (hub, sessions):
                continue  # made with the new records; and everybody signs in anew
            rows = reading.execute(
                select(table).execution_options(yield_per=ROWS_AT_A_TIME)
            ).mappings()
            for part in rows.partitions():
                writing.execute(insert(table), [dict(row) for row in part])


@contextmanager
def _opened(database: Database, use: Use) -> Iterator[Connection]:
    engine: Engine = open_engine(database, use)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
