"""Time, chance and memory, from the operating system."""

from __future__ import annotations

import secrets
import sys
import time
from ctypes import CDLL
from datetime import UTC, date, datetime
from uuid import UUID

from anchordesk.domain.identifiers import RANDOM_BYTES, uuid7


class SystemClock:
    """This computer's clock."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today, in this computer's time zone."""
        return datetime.now().astimezone().date()


class SystemIdentifiers:
    """Identifiers and keys from the operating system's source of chance."""

    def new_id(self) -> UUID:
        """Return a new UUIDv7."""
        return uuid7(time.time_ns() // 1_000_000, secrets.token_bytes(RANDOM_BYTES))

    def random_bytes(self, length: int) -> bytes:
        """Return random bytes."""
        return secrets.token_bytes(length)


LARGE_BLOCK_BYTES = 128 * 1024
M_MMAP_THRESHOLD = -3


def keep_large_blocks_apart() -> None:
    """Let pictures and other large blocks go back to the operating system once they are freed.

    glibc raises the size from which it does so each time; the first painted picture would leave
    4 MB unused for good. Elsewhere there is nothing to do. See mallopt(3).
    """
    library = _glibc()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK_BYTES)


def give_memory_back() -> None:
    """Return freed memory to the operating system.

    glibc keeps what long work freed (4 MB after reading 10,000 residents) for this process;
    elsewhere the allocator gives it back by itself, and there is nothing to do. See malloc_trim(3).
    """
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def _glibc() -> CDLL | None:
    if sys.platform != "linux":
        return None
    library = CDLL(None)
    return library if hasattr(library, "malloc_trim") else None
