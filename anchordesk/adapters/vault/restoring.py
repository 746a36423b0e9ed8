"""Makes the files of a vault out of a backup, which is only read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select, update

from anchordesk.adapters.keys.slot_files import read_slots
from anchordesk.adapters.keys.slots import KeySlots
from anchordesk.adapters.vault.backup import RECORDS_COPY, UNFINISHED
from anchordesk.adapters.vault.engine import (
    RECORDS_FILE,
    KeyedConnections,
    keyed_engine,
    refuse_plain_file,
)
from anchordesk.adapters.vault.folders import copied_exactly
from anchordesk.adapters.vault.integrity import damage_of
from anchordesk.adapters.vault.reading import BEFORE_THE_FIRST
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.tables import desk_profile, statement_chain
from anchordesk.domain.backup_rotation import read_backup_name
from anchordesk.services.errors import NewerVaultError, NotABackupError, NotAVaultError
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.vault_care import BackupFound

INCARNATION_BYTES = 16
NUMBERS_LEFT_OUT = 1_000_000
"""More messages than one desk signs between a backup and the loss of its vault."""


def found_in(place: Path) -> tuple[BackupFound, ...]:
    """Return the backups in a folder, newest first; the folder may be a backup itself.

    Raises:
        NotABackupError: if there is none, or the folder cannot be looked into.
    """
    try:
        folders = [place, *(path for path in place.iterdir() if path.is_dir())]
        found = [_found(folder) for folder in folders if (folder / RECORDS_COPY).is_file()]
    except OSError:
        raise NotABackupError(
            "That folder cannot be looked into.",
            what_to_do="Check that the disk or stick is connected, then choose the folder again.",
        ) from None
    whole = [backup for backup in found if not backup.path.name.startswith(UNFINISHED)]
    if not whole:
        raise NotABackupError(
            "There is no backup in that folder.",
            what_to_do="Choose the folder in which the backups are. "
            "Each is a folder whose name begins with anchordesk-backup.",
        )
    return tuple(sorted(whole, key=lambda backup: backup.made_at, reverse=True))


def read_backup_slots(backup: Path) -> KeySlots:
    """Return the key slots of a backup.

    Raises:
        NotABackupError: if the folder is no backup, or not a whole one.
        NewerVaultError: if a later version made it.
        StorageError: if it cannot be read.
    """
    if backup.name.startswith(UNFINISHED) or not (backup / RECORDS_COPY).is_file():
        raise NotABackupError("That folder is not a whole backup.")
    try:
        return read_slots(backup)
    except NewerVaultError:
        raise
    except NotAVaultError:
        raise NotABackupError("The key files of that backup are missing or damaged.") from None


def restore_records(
    backup: Path,
    folder: Path,
    data_key: bytes,
    random_bytes: Callable[[int], bytes],
    progress: Progress = no_progress,
) -> None:
    """Copy a backup's records into a folder, check them, and begin a new run of messages.

    Signed messages go on under a new incarnation and far above the numbers that the vault that was
    lost may have used after the backup: a lead keeps the tally with the highest number, so the
    first one from here must stand above those.

    Args:
        progress: Ends it by raising.

    Raises:
        NotABackupError: if the records are damaged, or not those of the key.
        NotAVaultError: if a newer AnchorDesk made them.
        OSError, sqlalchemy.exc.DBAPIError, StorageError: if a disk fails.
    """
    target = folder / RECORDS_FILE
    if not copied_exactly(backup / RECORDS_COPY, target, progress):
        raise _damaged()
    try:
        refuse_plain_file(target)
    except NotAVaultError:
        raise _damaged() from None
    with ExitStack() as at_the_end:
        connections = KeyedConnections(target, data_key, may_create=False)
        at_the_end.callback(connections.forget)
        with closing(connections.to_copy(target)) as copy:
            if damage_of(copy, progress):
                raise _damaged()
        migrate(connections)
        engine = keyed_engine(connections)
        at_the_end.callback(engine.dispose)
        begin_new_run(engine, random_bytes(INCARNATION_BYTES))


def begin_new_run(engine: Engine, incarnation: bytes) -> None:
    """Let signed messages go on under a new incarnation, above all numbers used before.

    Raises:
        sqlalchemy.exc.DBAPIError: if the disk refuses.
    """
    with engine.begin() as connection:
        connection.execute(update(desk_profile).values(incarnation=incarnation))
        last = connection.execute(select(statement_chain.c.sequence)).scalar_one_or_none() or 0
        connection.execute(delete(statement_chain))
        connection.execute(
            insert(statement_chain).values(
                position=1, sequence=last + NUMBERS_LEFT_OUT, digest=BEFORE_THE_FIRST.digest
            )
        )


def _found(folder: Path) -> BackupFound:
    about = (folder / RECORDS_COPY).stat()
    name = read_backup_name(folder.name)
    written = datetime.fromtimestamp(about.st_mtime, UTC)
    return BackupFound(folder, written if name is None else name.made_at, about.st_size)


def _damaged() -> NotABackupError:
    return NotABackupError("The records in that backup are damaged.")
