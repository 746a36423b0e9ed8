"""Writes a file that only its owner can read, whole or not at all, never over another one."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from anchordesk.services.errors import DocumentError

OWNER_ONLY = 0o600


def write_new(path: Path, content: bytes, not_written: DocumentError) -> None:
    """Write a new file.

    Raises:
        DocumentError: `not_written`, if the file is there already or cannot be written.
    """
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    except OSError as problem:
        raise not_written from problem
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except OSError as problem:
        # Half a sheet is worse than none, and the first failure is the one to tell.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise not_written from problem
