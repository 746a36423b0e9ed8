"""What counting needs of one resident: stages reached and jobs started, and when recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.resident import Resident

CLOSES_AFTER = timedelta(days=28)
"""A quarter stays open for what is recorded late: this long after its last day."""


@dataclass(frozen=True, slots=True)
class DatedStage:
    """A stage reached, and when; None where the day is not known.

    Attributes:
        recorded_on: The day it was entered; None for what an import brought.
    """

    stage: str
    reached_on: date | None
    recorded_on: date | None = None


@dataclass(frozen=True, slots=True)
class RecordedJob:
    """A job started.

    Attributes:
        recorded_on: The day it was entered; None for what an import brought.
    """

    job: JobOutcome
    recorded_on: date | None = None

    @property
    def started_on(self) -> date | None:
        """The first day in the job; None where not known."""
        return self.job.started_on


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """What counting needs of one resident: the pathway's moves and the jobs started.

    Attributes:
        enrolled_on: Day of the first enrolment; None where not known or not enrolled.
        stages: Stages and reasons to leave, in the order in which the moves were recorded; of all
            enrolments on the pathway, so that who comes back is one person. Empty if not enrolled.
        jobs: In the order in which they were recorded.
        enrolled_recorded_on: The day the enrolment was entered; None for one from an import.
    """

    resident: Resident
    enrolled_on: date | None
    stages: tuple[DatedStage, ...]
    jobs: tuple[RecordedJob, ...] = ()
    enrolled_recorded_on: date | None = None

    @property
    def job_starts(self) -> tuple[date | None, ...]:
        """Start days of jobs; None for a job without one."""
        return tuple(job.started_on for job in self.jobs)


def counts_on(happened_on: date, recorded_on: date | None) -> date:
    """Return the day on which an event counts: its own, or a later one where it was entered late.

    A period that is over is printed once. What is entered more than 28 days after its end counts
    in the period that was open when it was entered, so that every event counts in one period.
    What an import brought counts on its own day: it is history that no return could have had.
    """
    if recorded_on is None:
        return happened_on
    return max(happened_on, recorded_on - CLOSES_AFTER)


def entered_late(happened_on: date, recorded_on: date | None) -> bool:
    """Tell whether an event counts on a later day than its own."""
    return counts_on(happened_on, recorded_on) != happened_on
