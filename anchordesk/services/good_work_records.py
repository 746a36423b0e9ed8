"""What questions about good work ask of the records: values of the port."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from anchordesk.domain.good_work import GoodWorkCheck
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.services.today_records import ListedResident


@dataclass(frozen=True, slots=True)
class PointWatch:
    """Which jobs to look for: those that go on and began within these days, both included."""

    point: str
    first_start: date
    last_start: date


@dataclass(frozen=True, slots=True)
class JobToAsk:
    """A job that came to a point at which nobody asked yet."""

    resident: ListedResident
    job: JobOutcome
    point: str


class GoodWorkReading(Protocol):
    """One consistent look."""

    def good_work_checks(self, resident_id: ResidentId) -> tuple[GoodWorkCheck, ...]:
        """Return what a resident said of their jobs, in the order in which it was recorded."""

    def jobs_to_ask(
        self, watches: Sequence[PointWatch], stages: Sequence[str], most: int
    ) -> tuple[tuple[JobToAsk, ...], int]:
        """Return jobs at which nobody asked at a point, the earliest start first, and how many.

        Args:
            stages: Of pathways; who was enrolled and is at none of them has left.
            most: How many are returned at the most.
        """

    def every_job(self) -> tuple[JobOutcome, ...]:
        """Return the jobs of everybody on the caseload, in the order in which they were kept."""

    def every_good_work_check(self) -> tuple[GoodWorkCheck, ...]:
        """Return what everybody on the caseload said, in the order in which it was recorded."""
