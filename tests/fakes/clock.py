"""A clock that stands where a test puts it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


class StandingClock:
    """Meets the port Clock; moves only when told."""

    def __init__(self, moment: datetime | None = None) -> None:
        self.moment = moment or datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone().date()

    def move(self, **passed: float) -> None:
        self.moment += timedelta(**passed)
