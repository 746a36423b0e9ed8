"""Writes a backup: an encrypted copy of the records with both key files, checked before it counts.

A backup is a folder. It is written under a temporary name, made to last, opened again with the
data key, read through and counted, and only then gets its name; what has another name is no
backup. The records file has a name of its own there, so that nobody works in a backup by mistake.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from os import fsync
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.slot_files import (
    BOTH_COPIES,
    make_private_file,
    read_slots,
    sync_folder,
    whole_copies,
    write_slots,
)
from anchordesk.adapters.keys.slots import refuse_altered
from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.integrity import damage_of, row_counts
from anchordesk.adapters.vault.storage_errors import damaged
from anchordesk.domain.backup_rotation import BackupName, read_backup_name
from anchordesk.services.errors import BackupFailedError, BackupRefusedError
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.vault_care import BackupMade

RECORDS_COPY = "records.backup"
UNFINISHED = ".unfinished-"
JOURNALS = ("-journal", "-wal", "-shm")
OWN_FILES = (
    RECORDS_COPY,
    *(RECORDS_COPY + journal for journal in JOURNALS),
    *(name + end for name in BOTH_COPIES for end in ("", ".new")),
)
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ABOUT_NOW = timedelta(minutes=1)
PAGES_AT_A_TIME = 500


def mark_of(vault_id: UUID) -> str:
    """Return the part of a vault's id that its backups' names carry: the random end."""
    return vault_id.hex[-12:]


def write_backup(
    connections: KeyedConnections,
    place: Path,
    began_at: datetime,
    progress: Progress = no_progress,
) -> BackupMade:
    """Write a backup of the records into a folder that is there; progress ends it by raising.

    Raises:
        BackupRefusedError: if the folder is not there, or is the vault or in it.
        BackupFailedError: if the folder's disk fails or gives back something else.
        NotAVaultError, StorageError: if the vault's own files are damaged.
    """
    _refuse_unfit(place, connections.path.parent)
    keyslots = read_slots(connections.path.parent)
    refuse_altered(keyslots, connections.data_key)
    with plain_backup_errors(), ExitStack() as on_failure:
        mark = mark_of(keyslots.vault_id)
        _clear_unfinished(place, mark)
        name = _free_name(place, BackupName(began_at.astimezone(UTC).replace(microsecond=0), mark))
        unfinished, final = place / f"{UNFINISHED}{name.text}", place / name.text
        unfinished.mkdir(mode=0o700)
        on_failure.callback(_clear_after_failure, unfinished)
        counts = copy_records(connections, unfinished / RECORDS_COPY, progress)
        write_slots(unfinished, keyslots)
        sync_folder(unfinished)
        progress(1, None)
        _refuse_unlike(connections, unfinished / RECORDS_COPY, counts, progress)
        if whole_copies(unfinished, keyslots) != len(BOTH_COPIES):
            raise _not_as_written()
        unfinished.rename(final)
        on_failure.pop_all()
        sync_folder(place)
    return BackupMade(name, final, counts["residents"], counts["contacts"])


def backups_in(place: Path, mark: str) -> tuple[BackupName, ...]:
    """Return a vault's backups in a folder, oldest first. Raises BackupFailedError."""
    with plain_backup_errors():
        found = [read_backup_name(path.name) for path in place.iterdir() if path.is_dir()]
    return tuple(sorted(name for name in found if name is not None and name.vault == mark))


def remove_backup(place: Path, name: BackupName) -> bool:
    """Take a backup away; tell whether nothing of it is left.

    A folder in which somebody put another file is left as it is.

    Raises:
        BackupFailedError: if the disk refuses.
    """
    backup, unfinished = place / name.text, place / f"{UNFINISHED}{name.text}"
    with plain_backup_errors():
        if _holds_others(backup):
            return False
        # From here on it is no backup, however much of it a crash leaves.
        backup.rename(unfinished)
        _remove_own(unfinished)
    return True


def remove_unfinished(left: Path) -> None:
    """Remove what a crash left of a backup, unless it holds a file of others. Raises OSError."""
    if read_backup_name(left.name.removeprefix(UNFINISHED)) and not _holds_others(left):
        _remove_own(left)


@contextmanager
def plain_backup_errors() -> Iterator[None]:
    """Raise BackupFailedError for what the folder's disk did wrong."""
    try:
        yield
    except OSError as problem:
        raise (_full() if problem.errno in FULL else _refused()) from None
    except dbapi2.Error as problem:
        # SQLite's backup gives no code with its errors, only its words.
        if "full" in str(problem):
            raise _full() from None
        raise (damaged() if "malformed" in str(problem) else _refused()) from None


def copy_records(
    connections: KeyedConnections, path: Path, progress: Progress = no_progress
) -> dict[str, int]:
    """Copy the records of one moment, and return how many rows each table had at that moment.

    Raises:
        OSError, dbapi2.Error: if a disk refuses or the records are damaged.
    """
    make_private_file(path)
    with (
        closing(connections()) as source,
        closing(connections.to_copy(path, to_write=True)) as target,
    ):
        # Counting and copying see the same moment, whatever is saved meanwhile.
        source.execute("BEGIN")
        counts = row_counts(source)
        source.backup(
            target,
            pages=PAGES_AT_A_TIME,
            progress=lambda _, left, of: progress(of - left, of),
            sleep=0,
        )
        source.execute("ROLLBACK")
        # A copy in one file, which can be read on a disk that cannot be written.
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
    with path.open("rb+") as file:
        fsync(file.fileno())
    return counts


def _refuse_unlike(
    connections: KeyedConnections, path: Path, counts: dict[str, int], progress: Progress
) -> None:
    with closing(connections.to_copy(path)) as copy:
        if damage_of(copy, progress) or row_counts(copy) != counts:
            raise _not_as_written()


def _refuse_unfit(place: Path, vault_folder: Path) -> None:
    if not place.is_dir():
        raise BackupRefusedError(
            "The folder for the backup is not there.",
            what_to_do="Connect the disk or stick, or make the folder, then try again.",
        )
    vault, chosen = vault_folder.resolve(), place.resolve()
    if chosen == vault or vault in chosen.parents:
        raise BackupRefusedError("That folder is the vault itself: one accident would take both.")


def _free_name(place: Path, name: BackupName) -> BackupName:
    """Take a moment after every backup of about now, so that names tell the order in a second too.

    A backup far ahead was named by a clock that was wrong: it is not followed.
    """
    now, vault = name.made_at, name.vault
    near = [b.made_at for b in backups_in(place, vault) if now <= b.made_at <= now + ABOUT_NOW]
    if near:
        name = BackupName(max(near) + timedelta(seconds=1), vault)
    while (place / name.text).exists():
        name = BackupName(name.made_at + timedelta(seconds=1), name.vault)
    return name


def _clear_unfinished(place: Path, mark: str) -> None:
    """Remove what a crash left of this vault's backups; one process at a time has a vault open."""
    for left in place.glob(f"{UNFINISHED}anchordesk-backup-{mark}-*"):
        remove_unfinished(left)


def _clear_after_failure(unfinished: Path) -> None:
    # The first failure is the one to tell: a stick that is gone takes its files with it.
    with suppress(OSError):
        _remove_own(unfinished)


def _holds_others(folder: Path) -> bool:
    return any(path.name not in OWN_FILES for path in folder.iterdir())


def _remove_own(folder: Path) -> None:
    for name in OWN_FILES:
        (folder / name).unlink(missing_ok=True)
    folder.rmdir()


def _full() -> BackupFailedError:
    return BackupFailedError(
        "There is not enough room for the backup.",
        what_to_do="Free some space there, or choose another disk or stick, then try again.",
    )


def _refused() -> BackupFailedError:
    return BackupFailedError("The disk or stick of the backup cannot be read or written.")


def _not_as_written() -> BackupFailedError:
    return BackupFailedError(
        "The backup was read back, and is not what was written.",
        what_to_do="The disk or stick may be failing. Choose another one, then try again.",
    )
