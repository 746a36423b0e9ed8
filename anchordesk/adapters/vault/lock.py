"""Lets one process at a time have a vault open; the lock dies with the process.

The operating system keeps the lock, so there is no stale one: after a crash, or where the folder
was copied, the file is there and nobody holds it. What it says is only told to a person.
"""

from __future__ import annotations

import errno
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from anchordesk.domain.dates import long_date
from anchordesk.services.errors import StorageError, VaultInUseError

LOCK_FILE = "vault.lock"
LOCKED_BYTE = 4096
"""Beyond what the file says: on Windows nobody else can read a byte that is locked."""
LONGEST_NOTE = 300
NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


class VaultLock:
    """An operating system lock on a file in the vault's folder. The file itself stays."""

    def __init__(self, folder: Path, *, leaves_note: bool = True) -> None:
        """Take the lock.

        Args:
            leaves_note: Whether the file says since when and where, for as long as it is held.

        Raises:
            VaultInUseError: if a process, this one included, has it.
            StorageError: if the disk knows no locks.
            OSError: if the lock file cannot be made.
        """
        self._leaves_note = leaves_note
        self._descriptor: int | None = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except (BlockingIOError, PermissionError):
            held_by = _held_by(self._descriptor)
            self._close()
            raise VaultInUseError(f"This vault is open already{held_by}.") from None
        except OSError as problem:
            self._close()
            raise (_no_locks() if problem.errno in NO_LOCKS else problem) from None
        if leaves_note:
            _write_note(self._descriptor, _holder())

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
        if self._descriptor is not None and self._leaves_note:
            _write_note(self._descriptor, "")
        self._close()

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@contextmanager
def locked_if_it_can_be(folder: Path) -> Iterator[None]:
    """Keep others out of a vault that is only read; a folder without a lock file gets none.

    Raises:
        VaultInUseError: if a process has the vault open.
    """
    if not os.access(folder / LOCK_FILE, os.R_OK | os.W_OK):
        # Nobody can work in it either: it was copied here, or lies on a disk that is read-only.
        yield
        return
    lock = VaultLock(folder, leaves_note=False)
    try:
        yield
    finally:
        lock.release()


def _holder() -> str:
    return f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{platform.node()}\n"


def _write_note(descriptor: int, note: str) -> None:
    # The lock holds without the note; a full disk is told when something is saved.
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, note.encode()[:LONGEST_NOTE])


def _held_by(descriptor: int) -> str:
    """Return since when and on which computer the vault is open, as far as the file tells."""
    try:
        note = os.read(descriptor, LONGEST_NOTE).decode()
        since, computer, *_ = note.split("\n")
        local = datetime.fromisoformat(since).astimezone()
    except (OSError, ValueError, OverflowError):
        return ""
    named = f" on the computer “{computer}”" if computer.isprintable() and computer else ""
    return f", since {local:%H:%M} on {long_date(local.date())}{named}"


def _no_locks() -> StorageError:
    return StorageError(
        "The disk of this vault cannot keep two people from writing at once. Some network shares "
        "are like that.",
        what_is_safe="Nothing was changed.",
        what_to_do="Copy the vault's folder to this computer's own disk, and open it there.",
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
