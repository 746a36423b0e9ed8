"""Gives a vault a new data key, on a copy that then takes the place of the records.

The new key file, under a name of its own, is the mark that the copy is whole: before it is there
the vault is the old one, from then on the new one, and what a crash left undone is done by the next
opening. At each moment one of the two opens by the same passphrase.
"""

from __future__ import annotations

import shutil
from contextlib import ExitStack, closing, suppress
from os import fsync
from pathlib import Path

from anchordesk.adapters.keys.slot_files import (
    make_private_file,
    read_slots,
    replace_file,
    slots_in,
    sync_folder,
    write_slots,
)
from anchordesk.adapters.keys.slots import KeySlots
from anchordesk.adapters.vault.engine import RECORDS_FILE, SALT_BYTES, KeyedConnections
from anchordesk.adapters.vault.integrity import damage_of, row_counts
from anchordesk.adapters.vault.storage_errors import damaged
from anchordesk.services.errors import StorageError
from anchordesk.services.progress import Progress, no_progress

NEXT_RECORDS = "vault.next.db"
NEXT_KEY_FILES = ("keyslots.next.json", "keyslots.next.copy.json")
OLD_BEGINNING = "vault.next.old"
"""Holds the first bytes of the old records, which are random and not secret: their salt."""
JOURNALS = ("-journal", "-wal", "-shm")
PAGES_AT_ONCE = 1_000
SPARE_BYTES = 16 * 1024 * 1024
AS_IT_WAS = "Your vault is as it was, and opens as before."


def rotate(
    folder: Path,
    old_key: bytes,
    renewed: KeySlots,
    new_key: bytes,
    progress: Progress = no_progress,
) -> None:
    """Copy the records under a new data key, check the copy, and put it in their place.

    The caller holds the vault's lock, and nothing has the records open.

    Args:
        renewed: The key file for the new data key.
        progress: Told how many pages of how many are copied.

    Raises:
        StorageError: if the records are damaged, or the disk is full or gives back something else;
            then the vault is as it was.
        OSError, dbapi2.Error: if the disk fails.
    """
    _refuse_little_room(folder)
    with ExitStack() as at_the_end:
        old = KeyedConnections(folder / RECORDS_FILE, old_key, may_create=False)
        at_the_end.callback(old.forget)
        new = KeyedConnections(folder / NEXT_RECORDS, new_key, may_create=False)
        at_the_end.callback(new.forget)
        with ExitStack() as on_failure:
            on_failure.callback(_discard_after_failure, folder)
            _copy_checked(old, new, progress)
            replace_file(folder / OLD_BEGINNING, _beginning(folder))
            sync_folder(folder)
            # From here on the new key counts.
            write_slots(folder, renewed, NEXT_KEY_FILES)
            on_failure.pop_all()
    finish_rotation(folder)


def finish_rotation(folder: Path) -> None:
    """Do what a crash left undone of a new data key, or take away what it left of none.

    The caller holds the vault's lock, and nothing has the records open.

    Raises:
        OSError: if the disk refuses; the next opening tries again.
    """
    renewed = slots_in(folder, NEXT_KEY_FILES)
    if renewed is None:
        _discard(folder)
        return
    copy = folder / NEXT_RECORDS
    if _copy_was_lost(folder):
        _discard(folder)
        return
    if copy.exists():
        # What is beside the old records is in the copy, and would be taken for the copy's.
        for journal in JOURNALS:
            (folder / (RECORDS_FILE + journal)).unlink(missing_ok=True)
        copy.replace(folder / RECORDS_FILE)
        sync_folder(folder)
    write_slots(folder, renewed)
    _discard(folder)


def slots_that_count(folder: Path) -> KeySlots:
    """Return the key slots of the records that are in place, and change nothing.

    Raises:
        NotAVaultError: if no key file is whole.
        StorageError: if the disk refuses.
    """
    renewed = slots_in(folder, NEXT_KEY_FILES)
    taken = not (folder / NEXT_RECORDS).exists() and not _copy_was_lost(folder)
    if renewed is not None and taken:
        return renewed
    return read_slots(folder)


def _copy_was_lost(folder: Path) -> bool:
    """Tell whether the copy was taken away before it took its place, say by somebody who tidied up.

    Then the old records are still there, and the new key file would lock them for good.
    """
    kept = folder / OLD_BEGINNING
    if (folder / NEXT_RECORDS).exists() or not kept.exists():
        return False
    return kept.read_bytes() == _beginning(folder)


def _beginning(folder: Path) -> bytes:
    """Return the first bytes of the records; none if they are missing."""
    try:
        with (folder / RECORDS_FILE).open("rb") as file:
            return file.read(SALT_BYTES)
    except FileNotFoundError:
        return b""


def _copy_checked(old: KeyedConnections, new: KeyedConnections, progress: Progress) -> None:
    make_private_file(new.path)
    with closing(old()) as source, closing(new.to_copy(new.path, to_write=True)) as target:
        if damage_of(source):
            raise damaged()
        source.execute("BEGIN")
        counts = row_counts(source)
        source.backup(
            target,
            pages=PAGES_AT_ONCE,
            progress=lambda _status, left, of: progress(of - left, of),
        )
        source.execute("ROLLBACK")
        # One file, whole without any other beside it.
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
    with new.path.open("rb+") as file:
        fsync(file.fileno())
    with closing(new.to_copy(new.path)) as copy:
        if damage_of(copy) or row_counts(copy) != counts:
            raise StorageError(
                "The copy of the records under the new key was read back, and is not whole.",
                what_is_safe=AS_IT_WAS,
                what_to_do="Make a backup on another disk; this one may be failing.",
            )


def _refuse_little_room(folder: Path) -> None:
    wanted = (folder / RECORDS_FILE).stat().st_size + SPARE_BYTES
    if shutil.disk_usage(folder).free < wanted:
        raise StorageError(
            "There is not enough room on this disk for a copy of the records.",
            what_is_safe=AS_IT_WAS,
            what_to_do=f"Free at least {wanted // 1_000_000 + 1} MB, then try again.",
        )


def _discard(folder: Path) -> None:
    """Take away the key files first: without them what else is left is only a left-over."""
    journals = (NEXT_RECORDS + journal for journal in JOURNALS)
    unfinished = (f"{name}.new" for name in (*NEXT_KEY_FILES, OLD_BEGINNING))
    names = (*NEXT_KEY_FILES, NEXT_RECORDS, *journals, OLD_BEGINNING, *unfinished)
    left = [path for name in names if (path := folder / name).exists()]
    for path in left:
        path.unlink()
    if left:
        sync_folder(folder)


def _discard_after_failure(folder: Path) -> None:
    # The first failure is the one to tell; the next opening takes away what is left.
    with suppress(OSError):
        _discard(folder)
