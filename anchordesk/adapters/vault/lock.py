"""Lets one process at a time have a vault open; the lock dies with the process."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from anchordesk.services.errors import VaultInUseError

LOCK_FILE = "vault.lock"


class VaultLock:
    """An operating system lock on a file in the vault's folder. The file itself stays."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            VaultInUseError: if a process, this one included, has it.
            OSError: if the lock file cannot be made.
        """
        self._descriptor: int | None = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except (BlockingIOError, PermissionError):
            self.release()
            raise VaultInUseError("This vault is open already.") from None
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; a second time does nothing."""
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
    lock = VaultLock(folder)
    try:
        yield
    finally:
        lock.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
