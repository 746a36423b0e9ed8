"""The port to the breach log, and to what desks report of their work to their lead's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from anchordesk.domain.breach import Breach


@dataclass(frozen=True, slots=True)
class ReportKept:
    """The newest report of a desk.

    Attributes:
        desk: Its key id.
        payload: The verified message bytes.
        trail_cut: Whether a report once said that its trail was shorter than before, or another.
    """

    desk: str
    payload: bytes
    received_at: datetime
    trail_cut: bool


class OversightReading(Protocol):
    """One consistent look."""

    def breaches(self) -> tuple[Breach, ...]:
        """Return every breach, the newest first."""

    def breach(self, breach_id: UUID) -> Breach:
        """Return one breach. Raises NotFoundError."""

    def reports(self) -> tuple[ReportKept, ...]:
        """Return the newest report of each desk."""


class OversightChanging(OversightReading, Protocol):
    """One transaction."""

    def save_breach(self, breach: Breach) -> None:
        """Keep a breach, in place of what was kept of it."""

    def keep_report(self, kept: ReportKept) -> None:
        """Keep a desk's report in place of an earlier one."""
