"""Time and chance, from the operating system."""

from __future__ import annotations

import secrets
import time
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
