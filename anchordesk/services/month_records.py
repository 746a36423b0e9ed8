"""What a worker's month asks of the records: values of the port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MonthAsked:
    """Whose work is counted, from which moment and day to before which."""

    worker: str
    begins: datetime
    ends: datetime
    first_day: date
    day_after: date


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """What one worker did in a time.

    Attributes:
        contacts: Notes of being in touch.
        people: With how many different people.
        kept, missed: Appointments that took place, and that nobody came to.
        moves: Stages to which people were moved; those taken back are not counted.
        jobs: Jobs that began in the time.
    """

    contacts: int
    people: int
    kept: int
    missed: int
    moves: int
    jobs: int


class MonthReading(Protocol):
    """One consistent look."""

    def month_of_work(self, asked: MonthAsked) -> MonthCounts:
        """Count what a worker did in a time, of people who are still kept."""

    def jobs_without_evidence(self) -> int:
        """Return how many jobs that go on nothing was seen for that shows them."""
