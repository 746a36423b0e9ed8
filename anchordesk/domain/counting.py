"""Counts people for a return, exactly, as things stood at the end of its period.

A record whose date is not known counts: leaving it out would make the totals wrong without
saying so. Its missing date is a category of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import (
    AgeBand,
    EthnicityGroup,
    Qualification,
    TitledCode,
    age_band,
)
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Quarter, quarter_of
from anchordesk.domain.resident import Resident
from anchordesk.domain.return_template import ReturnTemplate

NOT_ENROLLED = "not_enrolled"
EARLIER = "earlier"
DATE_NOT_KNOWN = "date_not_known"
QUARTERS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class CountedCategory:
    """One group of a dimension."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CountedDimension:
    """What people are counted by: every category, in the order in which it is printed."""

    name: str
    title: str
    categories: tuple[CountedCategory, ...]


@dataclass(frozen=True, slots=True)
class DatedStage:
    """A stage reached, and when; None where the day is not known."""

    stage: str
    reached_on: date | None


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """What counting needs of one resident: the pathway's moves and the jobs started.

    Attributes:
        enrolled_on: Day of enrolment; None where not known or not enrolled.
        stages: Stages in the order in which the moves were recorded; empty if not enrolled.
        job_starts: Start days of jobs; None for a job without one.
    """

    resident: Resident
    enrolled_on: date | None
    stages: tuple[DatedStage, ...]
    job_starts: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class TableCounts:
    """People in each cell of one table.

    Attributes:
        dimensions: Names of the dimensions, in the order of the keys.
        people: Whole counts by category codes; a cell that is absent is 0.
    """

    table: str
    dimensions: tuple[str, ...]
    people: Mapping[tuple[str, ...], int]

    @property
    def total(self) -> int:
        """All people counted."""
        return sum(self.people.values())


def dimensions_of(pathway: Pathway, period: Quarter) -> Mapping[str, CountedDimension]:
    """Return every built-in dimension, by name, for a pathway and a period."""
    groups = [CountedCategory(group.code, group.title) for group in pathway.groups]
    quarters = [CountedCategory(q.code, q.title) for q in quarters_shown(period)]
    not_enrolled = CountedCategory(NOT_ENROLLED, "Not on the pathway")
    found = (
        CountedDimension("stage_group", "Stage", (not_enrolled, *groups)),
        CountedDimension("age_band", "Age", _titled(AgeBand)),
        CountedDimension("outcome", "Outcome", _titled(JobOutcomeState)),
        CountedDimension("ethnicity_group", "Ethnic group", _titled(EthnicityGroup)),
        CountedDimension("qualification", "Highest qualification", _titled(Qualification)),
        CountedDimension(
            "start_quarter",
            "Joined the pathway",
            (
                CountedCategory(EARLIER, f"Before {quarters_shown(period)[0].title}"),
                *quarters,
                CountedCategory(DATE_NOT_KNOWN, "Date not known"),
                not_enrolled,
            ),
        ),
    )
    return {dimension.name: dimension for dimension in found}


def count(
    template: ReturnTemplate,
    pathway: Pathway,
    period: Quarter,
    histories: Iterable[CaseHistory],
) -> tuple[TableCounts, ...]:
    """Count people registered by the end of the period into the template's tables."""
    counters: tuple[Counter[tuple[str, ...]], ...] = tuple(Counter() for _ in template.tables)
    for history in histories:
        if history.resident.registered_on > period.last_day:
            continue
        groups = classify(history, pathway, period)
        for table, counter in zip(template.tables, counters, strict=True):
            counter[groups[table.rows], groups[table.columns]] += 1
    return tuple(
        TableCounts(table.name, (table.rows, table.columns), dict(counter))
        for table, counter in zip(template.tables, counters, strict=True)
    )


def classify(history: CaseHistory, pathway: Pathway, period: Quarter) -> Mapping[str, str]:
    """Return the category of one resident in every built-in dimension at the period's end.

    Who reached a stage in work has started a job, also where nobody recorded which. Who left is
    counted at the last stage they reached.
    """
    end = period.last_day
    reached = [
        s.stage
        for s in history.stages
        if (s.reached_on is None or s.reached_on <= end) and pathway.has_stage(s.stage)
    ]
    joined_later = history.enrolled_on is not None and history.enrolled_on > end
    enrolled = bool(reached) and not joined_later
    reached_work = enrolled and any(pathway.stage(code).in_work for code in reached)
    started = reached_work or any(day is None or day <= end for day in history.job_starts)
    resident = history.resident
    return {
        "stage_group": pathway.stage(reached[-1]).group if enrolled else NOT_ENROLLED,
        "age_band": age_band(resident.age_on(end)).value,
        "outcome": (JobOutcomeState.STARTED if started else JobOutcomeState.NONE).value,
        "ethnicity_group": resident.equality.ethnicity_group.value,
        "qualification": resident.qualification.value,
        "start_quarter": _start_quarter(history.enrolled_on, period) if enrolled else NOT_ENROLLED,
    }


def add_up(parts: Iterable[tuple[TableCounts, ...]]) -> tuple[TableCounts, ...]:
    """Add the counts of several desks, table by table."""
    counters: dict[tuple[str, tuple[str, ...]], Counter[tuple[str, ...]]] = {}
    for part in parts:
        for counts in part:
            counter = counters.setdefault((counts.table, counts.dimensions), Counter())
            counter.update(counts.people)
    return tuple(
        TableCounts(table, dimensions, dict(counter))
        for (table, dimensions), counter in counters.items()
    )


def _start_quarter(enrolled_on: date | None, period: Quarter) -> str:
    if enrolled_on is None:
        return DATE_NOT_KNOWN
    quarter = quarter_of(enrolled_on)
    return quarter.code if quarter in quarters_shown(period) else EARLIER


def quarters_shown(period: Quarter) -> tuple[Quarter, ...]:
    """The quarters of joining that a period's return shows singly, the oldest first."""
    quarters = [period]
    while len(quarters) < QUARTERS_SHOWN:
        quarters.append(quarters[-1].preceding)
    return tuple(reversed(quarters))


def _titled(codes: type[TitledCode]) -> tuple[CountedCategory, ...]:
    return tuple(CountedCategory(code.value, code.title_text) for code in codes)
