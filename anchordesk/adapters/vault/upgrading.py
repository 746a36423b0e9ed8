"""Brings a vault of an earlier AnchorDesk up to date on a copy, which then takes its place.

At each moment `vault.db` is the old file or the new one, each whole, so a crash leaves a vault that
opens. The old file stays in the vault's folder as a backup, which is restored as any other, until
the next backup has been made.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from anchordesk.adapters.keys.slot_files import read_slots, sync_folder, write_slots
from anchordesk.adapters.vault.backup import (
    JOURNALS,
    RECORDS_COPY,
    UNFINISHED,
    backups_in,
    copy_records,
    mark_of,
    remove_backup,
    remove_unfinished,
)
from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.folders import copied_exactly
from anchordesk.adapters.vault.integrity import damage_of, row_counts
from anchordesk.adapters.vault.schema import NEWEST, migrate, refuse_newer, version_of_file
from anchordesk.adapters.vault.storage_errors import plain_storage_errors
from anchordesk.domain.backup_rotation import BackupName
from anchordesk.services.errors import BackupFailedError, StorageError, UpgradeFailedError

COPY = "vault.upgrade.db"
KEPT_FOLDER = "before-upgrade"
LONGEST_KEPT = timedelta(days=30)
ROOM_FOR_GROWTH = 64 * 1024 * 1024
MEGABYTE = 1024 * 1024


def bring_up_to_date(connections: KeyedConnections, now: datetime) -> None:
    """Run the migrations that a vault lacks; the caller holds its lock.

    Raises:
        NotAVaultError: if a newer AnchorDesk made it; then no byte of it was changed.
        UpgradeFailedError: if the disk has no room or fails, or the copy is not whole; then the
            vault is as it was.
        StorageError: if the records cannot be read.
    """
    with plain_storage_errors():
        version = version_of_file(connections)
    refuse_newer(version)
    if version is None or version == NEWEST:
        # The vault opens whether or not what is over can be taken away.
        with suppress(OSError, BackupFailedError):
            _clear_left_over(connections.path.parent)
            _let_old_ones_go(connections.path.parent, now)
        return
    with _told_as_failed_upgrade():
        _upgrade(connections, now)


def kept_from_before(folder: Path) -> tuple[BackupName, ...]:
    """Return the backups that upgrades left in a vault's folder, oldest first.

    Raises:
        BackupFailedError, NotAVaultError, StorageError: if that cannot be seen.
    """
    place = folder / KEPT_FOLDER
    return backups_in(place, mark_of(read_slots(folder).vault_id)) if place.is_dir() else ()


def remove_kept(folder: Path, but: BackupName | None = None) -> bool:
    """Take away what upgrades left; tell whether nothing of it is left but one to keep.

    Raises:
        BackupFailedError, NotAVaultError, StorageError: if the disk refuses.
    """
    gone = True
    for name in kept_from_before(folder):
        if name != but:
            gone = remove_backup(folder / KEPT_FOLDER, name) and gone
    return gone


def _upgrade(connections: KeyedConnections, now: datetime) -> None:
    folder = connections.path.parent
    _clear_left_over(folder)
    _gather_into_one_file(connections)
    _refuse_too_little_room(connections.path)
    copy = folder / COPY
    with ExitStack() as at_the_end:
        # After the swap there is no copy any more; before it, what a failure left goes.
        at_the_end.callback(_clear_left_over, folder)
        at_copy = KeyedConnections(copy, connections.data_key, may_create=False)
        at_the_end.callback(at_copy.forget)
        counts = copy_records(connections, copy)
        _refuse_unlike(at_copy, counts)
        migrate(at_copy)
        _gather_into_one_file(at_copy)
        _refuse_not_whole(at_copy, counts)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        kept = _keep_old(connections.path, now)
        _swap(copy, connections.path)
    # The new file is in its place: an old copy too many is no failure.
    with suppress(BackupFailedError):
        remove_kept(folder, but=kept)


def _gather_into_one_file(connections: KeyedConnections) -> None:
    """Move what lies in the write-ahead log, also after a crash, into the file; then drop the log.

    A log that stayed beside a file of another content would be read into it.
    """
    with closing(connections()) as connection:
        if connection.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
            raise UpgradeFailedError("Another program is using the records file of this vault.")


def _refuse_too_little_room(path: Path) -> None:
    needed = 2 * path.stat().st_size + ROOM_FOR_GROWTH
    lacking = needed - shutil.disk_usage(path.parent).free
    if lacking > 0:
        raise UpgradeFailedError(
            "This version of AnchorDesk must bring your vault up to date first, and the disk of "
            "this computer has not enough room for that.",
            what_to_do=f"Free {lacking // MEGABYTE + 1} MB on it, then open the vault again.",
        )


def _refuse_unlike(at_copy: KeyedConnections, counts: dict[str, int]) -> None:
    with closing(at_copy.to_copy(at_copy.path)) as copied:
        if row_counts(copied) != counts:
            raise _not_whole()


def _refuse_not_whole(at_copy: KeyedConnections, before: dict[str, int]) -> None:
    """Check that nothing is damaged, and that no table that stayed has fewer rows."""
    with closing(at_copy.to_copy(at_copy.path)) as copied:
        after = row_counts(copied)
        fewer = [name for name, count in before.items() if after.get(name, count) < count]
        if fewer or damage_of(copied):
            raise _not_whole()
    if version_of_file(at_copy) != NEWEST:
        raise _not_whole()


def _keep_old(records: Path, now: datetime) -> BackupName:
    """Make a backup of the old file, which is not written any more: the same file by a second name.

    Where the disk knows no second names, it is copied.
    """
    place = records.parent / KEPT_FOLDER
    place.mkdir(mode=0o700, exist_ok=True)
    keyslots = read_slots(records.parent)
    made_at = now.astimezone(UTC).replace(microsecond=0)
    name = BackupName(made_at, mark_of(keyslots.vault_id))
    while (place / name.text).exists():
        name = BackupName(name.made_at + timedelta(seconds=1), name.vault)
    unfinished = place / f"{UNFINISHED}{name.text}"
    unfinished.mkdir(mode=0o700)
    _give_second_name(records, unfinished / RECORDS_COPY)
    write_slots(unfinished, keyslots)
    sync_folder(unfinished)
    unfinished.rename(place / name.text)
    sync_folder(place)
    return name


def _give_second_name(records: Path, second: Path) -> None:
    try:
        os.link(records, second)
    except (OSError, NotImplementedError):
        if not copied_exactly(records, second):
            raise _not_whole() from None


def _swap(copy: Path, records: Path) -> None:
    copy.replace(records)
    sync_folder(records.parent)


def _clear_left_over(folder: Path) -> None:
    """Remove what a crash left of an upgrade; the caller holds the vault's lock."""
    for name in (COPY, *(COPY + journal for journal in JOURNALS)):
        (folder / name).unlink(missing_ok=True)
    for left in (folder / KEPT_FOLDER).glob(f"{UNFINISHED}*"):
        remove_unfinished(left)


def _let_old_ones_go(folder: Path, now: datetime) -> None:
    """Remove what upgrades left long ago: the vault has been worked in since, and moved on."""
    for name in kept_from_before(folder):
        if now - name.made_at > LONGEST_KEPT:
            remove_backup(folder / KEPT_FOLDER, name)


@contextmanager
def _told_as_failed_upgrade() -> Iterator[None]:
    try:
        with plain_storage_errors():
            yield
    except UpgradeFailedError:
        raise
    except BackupFailedError as problem:
        raise UpgradeFailedError(problem.what_happened) from None
    except StorageError as problem:
        raise UpgradeFailedError(problem.what_happened, what_to_do=problem.what_to_do) from None


def _not_whole() -> UpgradeFailedError:
    return UpgradeFailedError(
        "Your vault was brought up to date on a copy, and the copy is not whole.",
        what_to_do="The disk of this computer may be failing. Ask your IT support before you go "
        "on. The AnchorDesk that you had before still opens this vault.",
    )
