"""Small files that people hand over: read whole with a limit, written whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from anchordesk.services.errors import NotFoundError, StorageError

OWNER_ONLY = 0o600


def read_small_file(path: Path, largest: int) -> bytes:
    """Return a file's bytes, at most one more than `largest`, so that the caller sees it is larger.

    Raises:
        NotFoundError: if it is not there or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except OSError as problem:
        raise NotFoundError(
            f"The file “{path.name}” cannot be read.",
            what_to_do="Check that it is there and that you may open it, then try again.",
        ) from problem


def write_whole_file(path: Path, content: bytes, *, private: bool = False) -> None:
    """Write a file so that a crash leaves the old one, or the new one, never half of it.

    Args:
        private: Whether only this user of the computer may read it.

    Raises:
        StorageError: if it cannot be written.
    """
    partial = path.parent / f".{path.name}.part"
    try:
        with partial.open("wb") as file:
            if private:
                partial.chmod(OWNER_ONLY)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as problem:
        # The first failure is the one to tell: a stick that is gone takes its files with it.
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise StorageError(
            f"The file “{path.name}” could not be written.",
            what_is_safe="Your records are safe.",
            what_to_do="Choose another folder, or free some space, then try again.",
        ) from problem
