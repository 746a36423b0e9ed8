"""Keeps the key file in a vault's folder, twice, each copy replaced whole or not at all."""

from __future__ import annotations

import errno
import logging
import os
import sys
from contextlib import ExitStack, suppress
from pathlib import Path

from anchordesk.adapters.keys.slots import KeySlots, decode, encode, is_newer
from anchordesk.services.errors import NewerVaultError, NotAVaultError, StorageError

FIRST_COPY = "keyslots.json"
SECOND_COPY = "keyslots.copy.json"
BOTH_COPIES = (FIRST_COPY, SECOND_COPY)
LARGEST_FILE_BYTES = 64 * 1024
OWNER_ONLY = 0o600
NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP)

_log = logging.getLogger(__name__)


def has_key_file(folder: Path) -> bool:
    """Tell whether either copy is there, whole or damaged."""
    return (folder / FIRST_COPY).exists() or (folder / SECOND_COPY).exists()


def write_slots(folder: Path, keyslots: KeySlots, names: tuple[str, str] = BOTH_COPIES) -> None:
    """Write both copies, so that at each moment one of them is whole.

    Both lie on the disk before either takes its place: a disk that is full changes neither. From
    the first one's place on the new slots count, so a second one that is held back is only noted,
    and the next opening writes it.

    Raises:
        OSError: if the disk refuses.
    """
    content = encode(keyslots)
    first, second = (folder / name for name in names)
    with ExitStack() as at_the_end:
        for path in (first, second):
            at_the_end.callback(_remove_unfinished, path)
            _write_beside(path, content)
        _take_place(first)
        try:
            _take_place(second)
        except OSError:
            _log.warning("the second copy of the key file could not be written")
    sync_folder(folder)


def slots_in(folder: Path, names: tuple[str, str]) -> KeySlots | None:
    """Return what the first of two copies that is whole holds; None if neither is.

    Raises:
        StorageError: if the disk refuses, and no other copy is whole.
    """
    refused: StorageError | None = None
    for name in names:
        try:
            content = _content(folder / name)
        except StorageError as problem:
            # A bad spot on the disk under one copy is what the other copy is for.
            refused = problem
            continue
        keyslots = decode(content) if content is not None else None
        if keyslots is not None:
            return keyslots
    if refused is not None:
        raise refused
    return None


def read_slots(folder: Path) -> KeySlots:
    """Read the first copy that is whole.

    Raises:
        NewerVaultError: if a later version wrote them.
        NotAVaultError: if there is none.
        StorageError: if the disk refuses, and no other copy is whole.
    """
    keyslots = slots_in(folder, BOTH_COPIES)
    if keyslots is not None:
        return keyslots
    if any(is_newer(_content(folder / name) or b"") for name in BOTH_COPIES):
        raise NewerVaultError
    raise NotAVaultError(
        "The key file of this vault is missing or damaged.",
        what_is_safe="Nothing was changed. The records themselves may be whole.",
        what_to_do="Put the folder's files back from a backup, or ask your IT support.",
    )


def mend_copies(folder: Path, keyslots: KeySlots) -> None:
    """Write again a copy that differs from the slots that have just opened the vault.

    A disk that refuses is only noted: the vault is open, and the next opening tries again.
    """
    content = encode(keyslots)
    for name in BOTH_COPIES:
        try:
            if _content(folder / name) != content:
                replace_file(folder / name, content)
        except (OSError, StorageError):
            _log.warning("a damaged copy of the key file could not be written again")


def whole_copies(folder: Path, keyslots: KeySlots) -> int:
    """Return how many of the two copies hold exactly these slots.

    Raises:
        StorageError: if the disk refuses.
    """
    content = encode(keyslots)
    return sum(_content(folder / name) == content for name in BOTH_COPIES)


def make_private_file(path: Path) -> None:
    """Make an empty file that only its owner may read, also after it is copied elsewhere.

    Raises:
        OSError: if the disk refuses, or there is such a file.
    """
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut. Windows has no such call.

    Nor have the file systems of some shares; a folder there does without.

    Raises:
        OSError: if the disk refuses.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in NO_SUCH_CALL:
            raise
    finally:
        os.close(descriptor)


def replace_file(path: Path, content: bytes) -> None:
    """Write a private file whole, or leave the old one.

    Raises:
        OSError: if the disk refuses.
    """
    _write_beside(path, content)
    _take_place(path)
    sync_folder(path.parent)


def _unfinished(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _write_beside(path: Path, content: bytes) -> None:
    unfinished = _unfinished(path)
    unfinished.unlink(missing_ok=True)
    make_private_file(unfinished)
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _take_place(path: Path) -> None:
    _unfinished(path).replace(path)


def _remove_unfinished(path: Path) -> None:
    # The failure itself is the one to tell; the next writing begins by removing this.
    with suppress(OSError):
        _unfinished(path).unlink(missing_ok=True)


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        raise StorageError(
            "The key file of this vault cannot be read.",
            what_is_safe="Your records are safe and still locked.",
            what_to_do="Check that you may read the vault's folder, then try again.",
        ) from None
    return content if len(content) <= LARGEST_FILE_BYTES else None
