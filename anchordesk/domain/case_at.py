"""One resident as things stood at the end of a period: what had happened by then, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.case_history import CaseHistory, RecordedJob, counts_on
from anchordesk.domain.counted_dimensions import (
    BEFORE_YEAR,
    DATE_NOT_KNOWN,
    EARLIER,
    EARLIER_IN_YEAR,
    IN_PERIOD,
)
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period, year_of
from anchordesk.domain.reference import ReferenceTable

When = tuple[date | None, date | None]
"""The day of an event, and the day it was entered; either may be unknown."""


@dataclass(frozen=True, slots=True)
class CaseAt:
    """One resident at the end of a period.

    Attributes:
        reference: Dated tables of rates, by which jobs are judged.
        lists: The network's wards and landlords.
    """

    history: CaseHistory
    pathway: Pathway
    period: Period
    reference: Mapping[str, ReferenceTable] = field(default_factory=dict)
    lists: AgreedLists = NO_LISTS

    @property
    def end(self) -> date:
        """The last day of the period."""
        return self.period.last_day

    def by_now(self, day: date | None) -> bool:
        """Whether something had happened; what has no date had."""
        return day is None or day <= self.end

    @property
    def reached(self) -> list[str]:
        """Codes of the stages and reasons to leave so far, in the order of recording."""
        return [s.stage for s in self.history.stages if self.by_now(s.reached_on)]

    @property
    def reached_stages(self) -> list[str]:
        """Codes of the stages so far."""
        return [code for code in self.reached if self.pathway.has_stage(code)]

    @property
    def enrolled(self) -> bool:
        """Whether they have ever been on the pathway."""
        joined = self.history.enrolled_on
        return bool(self.reached_stages) and (joined is None or joined <= self.end)

    @property
    def jobs(self) -> list[RecordedJob]:
        """The jobs started so far."""
        return [job for job in self.history.jobs if self.by_now(job.started_on)]

    @property
    def started(self) -> bool:
        """Whether they have started a job; a stage in work says so too."""
        in_work = self.enrolled and any(self.pathway.stage(c).in_work for c in self.reached_stages)
        return in_work or bool(self.jobs)

    def arrivals(self, codes: Iterable[str]) -> list[When]:
        """When each move to one of these stages was made and entered."""
        wanted = set(codes)
        return [
            (s.reached_on, s.recorded_on)
            for s in self.history.stages
            if s.stage in wanted and self.by_now(s.reached_on)
        ]

    @property
    def work_starts(self) -> list[When]:
        """When each job, or stage in work, began and was entered."""
        in_work = [stage.code for stage in self.pathway.stages if stage.in_work]
        jobs = [(job.started_on, job.recorded_on) for job in self.jobs]
        return [*jobs, *(self.arrivals(in_work) if self.enrolled else [])]

    def first(self, events: Iterable[When], never: str) -> str:
        """The category of an event that is counted once for each person, when it first was."""
        found = list(events)
        if not found:
            return never
        if any(day is None for day, _ in found):
            # One without a day may have been the first, whatever came after it.
            return DATE_NOT_KNOWN
        days = [counts_on(day, entered) for day, entered in found if day is not None]
        # Entered after the period closed: it counts in a later one, and not yet in this.
        if min(days) > self.end:
            return never
        return IN_PERIOD if min(days) >= self.period.first_day else EARLIER

    def first_in_year(self, events: Iterable[When], never: str) -> str:
        """The same, with what was earlier divided at the begin of the financial year."""
        found = list(events)
        code = self.first(found, never)
        if code != EARLIER:
            return code
        day = min(counts_on(day, entered) for day, entered in found if day is not None)
        return EARLIER_IN_YEAR if day >= year_of(self.end).first_day else BEFORE_YEAR
