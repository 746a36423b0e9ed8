"""Keeps in a small sealed file beside the records how many changes they hold."""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from anchordesk.adapters.vault.engine import KeyedConnections
from anchordesk.adapters.vault.held import MARK, NONCE_BYTES, TAG_BYTES, seal, unseal
from anchordesk.services.errors import StorageError
from anchordesk.services.vault_care import MissingWork

MARK_FILE = "vault.mark"
LAYOUT = struct.Struct(">QQQ?")
SEALED_BYTES = NONCE_BYTES + LAYOUT.size + TAG_BYTES
OPEN_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a vault had come.

    Attributes:
        changes: How many it held.
        missing: What was found missing and nobody has seen yet.
    """

    changes: int
    missing: MissingWork | None = None


class MarkFile:
    """The file of one vault that is open.

    It is written over in place after each change and not waited for: a killed process leaves it,
    and after a power cut it may be behind by seconds, never ahead. Whatever the disk refuses here
    only leaves a loss untold, so no work fails for it.
    """

    def __init__(self, connections: KeyedConnections) -> None:
        self._connections = connections
        self._descriptor: int | None = None
        with suppress(OSError):
            path = connections.path.with_name(MARK_FILE)
            self._descriptor = os.open(path, OPEN_FLAGS, 0o600)

    def read(self) -> Mark | None:
        """Return what the file says; None if it is new, damaged, or of another data key."""
        if self._descriptor is None:
            return None
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            plain = unseal(
                self._connections.data_key, os.read(self._descriptor, SEALED_BYTES), MARK
            )
        except OSError:
            return None
        return None if plain is None else _read(plain)

    def write(self, mark: Mark) -> None:
        """Write what is to be known at the next opening."""
        if self._descriptor is None:
            return
        # Without the key the vault is locked, and what it holds was marked before.
        with suppress(OSError, StorageError):
            sealed = seal(self._connections.data_key, _packed(mark), MARK)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, sealed)

    def close(self) -> None:
        """Let go of the file; a second time does nothing."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def seal_mark_anew(folder: Path, old_key: bytes, new_key: bytes) -> None:
    """Write the mark under a new data key; one that the old key does not open stays as it is."""
    path = folder / MARK_FILE
    # As for any mark: a disk that refuses leaves a loss untold, and no more.
    with suppress(OSError):
        plain = unseal(old_key, path.read_bytes(), MARK)
        if plain is not None:
            path.write_bytes(seal(new_key, plain, MARK))


def _packed(mark: Mark) -> bytes:
    found = mark.missing
    if found is None:
        return LAYOUT.pack(mark.changes, 0, 0, False)
    noticed = int(found.noticed_at.timestamp())
    return LAYOUT.pack(mark.changes, found.changes, noticed, found.other_copy)


def _read(plain: bytes) -> Mark | None:
    if len(plain) != LAYOUT.size:
        return None
    changes, missing, noticed, other_copy = LAYOUT.unpack(plain)
    if not noticed:
        return Mark(changes)
    return Mark(changes, MissingWork(missing, datetime.fromtimestamp(noticed, UTC), other_copy))
