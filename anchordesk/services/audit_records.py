"""The port to the audit trail of a vault that is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from anchordesk.domain.audit import AuditEvent, AuditHead


@dataclass(frozen=True, slots=True)
class EventsWanted:
    """Which events are looked at.

    Attributes:
        action: The code of one kind; empty for all.
        since: The first moment; None for no limit.
        until: The moment before which; None for no limit.
    """

    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


class AuditReading(Protocol):
    """The trail, to be read."""

    def head(self) -> AuditHead:
        """Return where the records say that the trail ends."""

    def events(self) -> Iterator[AuditEvent]:
        """Yield the whole trail, oldest first."""

    def newest(self, most: int) -> tuple[AuditEvent, ...]:
        """Return the newest events, newest first."""

    def matching(self, wanted: EventsWanted) -> Iterator[AuditEvent]:
        """Yield the events that match, newest first, read as they are asked for."""

    def last_of(self, subject: UUID, action: str) -> AuditEvent | None:
        """Return the newest event of one kind about a resident."""

    def about(self, subject: UUID, most: int) -> tuple[AuditEvent, ...]:
        """Return the newest events about a resident, newest first."""


class AuditChanging(AuditReading, Protocol):
    """The trail, to be continued; nothing of it can be changed."""

    def append(self, event: AuditEvent) -> AuditEvent:
        """Keep an event as the next one, and return it as it is chained."""


class AuditedReading(Protocol):
    """A look at records that have a trail."""

    @property
    def audit(self) -> AuditReading:
        """Who did what to which record, and when."""


class AuditedChanging(AuditedReading, Protocol):
    """A transaction that can continue the trail."""

    @property
    def audit(self) -> AuditChanging:
        """Who did what to which record, and when."""
