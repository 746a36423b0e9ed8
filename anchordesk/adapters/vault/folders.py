"""Puts a finished vault into its folder in one step, so that a crash leaves none or a whole one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from hashlib import file_digest
from os import fstat, fsync
from pathlib import Path
from uuid import UUID

from anchordesk.adapters.keys.slot_files import has_key_file, make_private_file, sync_folder
from anchordesk.adapters.vault.engine import RECORDS_FILE
from anchordesk.adapters.vault.lock import VaultLock
from anchordesk.services.errors import VaultExistsError, VaultInUseError
from anchordesk.services.progress import Progress, no_progress

UNFINISHED = ".unfinished-vault-"
COPIED_AT_A_TIME = 1024 * 1024


def holds_vault(folder: Path) -> bool:
    """Tell whether the folder holds a vault, whole or damaged. Raises OSError."""
    if folder.absolute().name.startswith(UNFINISHED):
        return False
    return (folder / RECORDS_FILE).exists() or has_key_file(folder)


def refuse_taken_folder(folder: Path) -> None:
    """Check that a vault can be made in a folder.

    Raises:
        VaultExistsError: if it holds a vault or anything else.
        OSError: if that cannot be seen.
    """
    if holds_vault(folder):
        raise VaultExistsError(
            "There is a vault in that folder already.",
            what_to_do="Open it with its passphrase, or choose another folder.",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExistsError(
            "That folder holds other files.", what_to_do="Choose an empty or a new folder."
        )


def make_whole(folder: Path, vault_id: UUID, build: Callable[[Path], None]) -> None:
    """Have a vault built beside its folder and moved there once it is whole.

    Args:
        folder: Absolute; not taken.
        build: Fills an empty folder. If it fails, nothing of it is left.

    Raises:
        OSError: if the disk refuses.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_unfinished(folder)
    unfinished = folder.with_name(f"{UNFINISHED}{folder.name}-{vault_id}")
    with ExitStack() as on_failure:
        unfinished.mkdir(mode=0o700)
        # What cannot be removed now is cleared by the next making.
        on_failure.callback(shutil.rmtree, unfinished, ignore_errors=True)
        with ExitStack() as at_the_end:
            # Tells another process that this is no left-over.
            lock = VaultLock(unfinished)
            at_the_end.callback(lock.release)
            build(unfinished)
        _move_into_place(unfinished, folder)
        on_failure.pop_all()


def copied_exactly(source: Path, target: Path, progress: Progress = no_progress) -> bool:
    """Copy a file, make the copy last, and tell whether it reads back the same.

    Args:
        progress: Told of the bytes copied; ends it by raising.

    Raises:
        OSError: if a disk refuses, or the target is there.
    """
    make_private_file(target)
    with source.open("rb") as read, target.open("rb+") as written:
        whole = fstat(read.fileno()).st_size
        while part := read.read(COPIED_AT_A_TIME):
            written.write(part)
            progress(written.tell(), whole)
        written.flush()
        fsync(written.fileno())
    with source.open("rb") as one, target.open("rb") as other:
        return file_digest(one, "sha256").digest() == file_digest(other, "sha256").digest()


def _move_into_place(unfinished: Path, folder: Path) -> None:
    sync_folder(unfinished)
    if folder.exists():
        folder.rmdir()
    unfinished.rename(folder)
    sync_folder(folder.parent)


def _clear_unfinished(folder: Path) -> None:
    """Remove what a crash left of earlier makings of this vault, unless one is going on."""
    for left in folder.parent.glob(f"{UNFINISHED}{folder.name}-*"):
        try:
            VaultLock(left).release()
        except VaultInUseError:
            continue
        shutil.rmtree(left)
