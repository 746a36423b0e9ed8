"""Reports for inside: people counted by any two dimensions, with who stands behind each figure.

They are exact, hence not for publication: whoever sees two of them side by side can tell people
apart. What leaves the organisation leaves in a return, which is protected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.identifiers import ResidentId

DEFINITIONS_VERSION = 1
"""Raised when what a dimension or a measure means is changed."""
SMALL = 5
"""Figures behind which fewer people stand are marked."""
MOST_COLUMNS = 7
OTHERS = "All others"
NOT_KNOWN = "Not known"
TOTAL = "Total"


class ReportDimension(TitledCode):
    """By what people are told apart. The third text says what it means."""

    NONE = "none", "Nothing: one line"
    STAGE = "stage", "Stage"
    PROGRAMME = "programme", "Programme"
    AREA = "area", "Ward"
    LANDLORD = "landlord", "Landlord"
    AGE = "age", "Age band"
    MONTH = "month", "Month they were registered"
    WORKER = "worker", "Worker"
    BARRIER = "barrier", "What stands in the way"
    OUTCOME = "outcome", "Outcome"
    QUALIFICATION = "qualification", "Highest qualification"

    @property
    def meaning(self) -> str:
        """What it holds, for the dictionary of a file."""
        return _MEANINGS[self.value]

    @property
    def has_several(self) -> bool:
        """Whether one person can stand in several lines."""
        return self is ReportDimension.BARRIER


class ReportMeasure(TitledCode):
    """What is told of the people of a cell."""

    PEOPLE = "people", "People"
    SHARE = "share", "Share of all, in %"
    JOBS = "jobs", "People who started a job"
    JOB_RATE = "job_rate", "Share who started a job, in %"
    DAYS = "days", "Median days to the first job"

    @property
    def meaning(self) -> str:
        """How it is counted, for the dictionary of a file."""
        return _MEANINGS[self.value]


_MEANINGS = {
    "none": "Everybody in one line",
    "stage": "The stage of the newest enrolment, or why it was left",
    "programme": "The pathway of the newest enrolment",
    "area": "The electoral ward in the record",
    "landlord": "The landlord in the record",
    "age": "Completed years today, in bands",
    "month": "The month in which the organisation began to support them",
    "worker": "Whose caseload they are on",
    "barrier": "Kinds of needs that are not resolved; somebody with two stands in two lines",
    "outcome": "In a job now, has had one that ended, or none recorded",
    "qualification": "The highest qualification in the record",
    "people": "Each person once, however often they joined",
    "share": "People of the cell out of all people of the report, in percent",
    "jobs": "People of whom at least one job start is recorded",
    "job_rate": "People who started a job out of the people of the cell, in percent",
    "days": "Days from registration to the start of the first job with a known day: half took "
    "no longer. Only of people who have one",
}


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """What a report may know of one person.

    Attributes:
        groups: In which lines they stand, by the code of the dimension.
        started: Whether a job start is recorded.
        days: To the first job of a known day; None without one.
    """

    id: ResidentId
    groups: Mapping[str, tuple[str, ...]]
    started: bool
    days: int | None

    def of(self, dimension: ReportDimension) -> tuple[str, ...]:
        """Return the lines in which they stand."""
        if dimension is ReportDimension.NONE:
            return (TOTAL,)
        return self.groups.get(dimension.value) or (NOT_KNOWN,)


@dataclass(frozen=True, slots=True)
class ReportLayout:
    """What stands in rows and columns, and what is told of each cell."""

    rows: ReportDimension = ReportDimension.STAGE
    columns: ReportDimension = ReportDimension.NONE
    measure: ReportMeasure = ReportMeasure.PEOPLE


USUAL_LAYOUT = ReportLayout()


@dataclass(frozen=True, slots=True)
class ReportCell:
    """One figure.

    Attributes:
        value: The figure; None where there is nobody to tell it of.
        people: Who stands behind it.
    """

    value: int | float | None
    people: tuple[ResidentId, ...]

    @property
    def is_small(self) -> bool:
        """Whether so few people stand behind it that it may tell who they are."""
        return 0 < len(self.people) < SMALL


@dataclass(frozen=True, slots=True)
class Report:
    """A pivot table: a total stands last in rows and columns, but for a report of one line.

    Attributes:
        people: How many people it is of.
        merged: How many columns stand under `OTHERS`; 0 where all have their own.
    """

    layout: ReportLayout
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[ReportCell, ...], ...]
    people: int
    merged: int = 0


def pivot(
    people: Sequence[ReportPerson],
    layout: ReportLayout,
    order: Mapping[str, Sequence[str]] | None = None,
) -> Report:
    """Count people by two dimensions.

    Args:
        order: By the code of a dimension, the order in which its lines stand; the rest by name.
    """
    known = order or {}
    row_titles = _titles(people, layout.rows, known)
    column_titles = _titles(people, layout.columns, known)
    kept, merged = _kept_columns(people, layout.columns, column_titles)
    cells: dict[tuple[str, str], list[ReportPerson]] = {}
    for person in people:
        for row in {*person.of(layout.rows), TOTAL}:
            columns = {one if one in kept else OTHERS for one in person.of(layout.columns)}
            for column in {*columns, TOTAL}:
                cells.setdefault((row, column), []).append(person)
    rows = _with_total(row_titles)
    shown = _with_total([*(one for one in column_titles if one in kept), *[OTHERS][: bool(merged)]])
    return Report(
        layout,
        rows,
        shown,
        tuple(
            tuple(
                _cell(cells.get((row, column), ()), layout.measure, len(people)) for column in shown
            )
            for row in rows
        ),
        len(people),
        merged,
    )


def _titles(
    people: Iterable[ReportPerson], by: ReportDimension, order: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the lines of a dimension that occur; what is not known comes last."""
    found = {title for person in people for title in person.of(by)}
    place = {title: at for at, title in enumerate(order.get(by.value, ()))}
    last = len(place)
    return sorted(found, key=lambda one: (one == NOT_KNOWN, place.get(one, last), one.casefold()))


def _kept_columns(
    people: Iterable[ReportPerson], by: ReportDimension, titles: Sequence[str]
) -> tuple[Collection[str], int]:
    """Return the columns that stand for themselves, and how many stand together as others."""
    if len(titles) <= MOST_COLUMNS:
        return set(titles), 0
    number: dict[str, int] = {}
    for person in people:
        for title in person.of(by):
            number[title] = number.get(title, 0) + 1
    if by is ReportDimension.MONTH:
        largest = sorted(titles, key=lambda one: (one != NOT_KNOWN, one), reverse=True)
    else:
        largest = sorted(titles, key=lambda one: (-number[one], one))
    kept = set(largest[: MOST_COLUMNS - 1])
    return kept, len(titles) - len(kept)


def _with_total(titles: Iterable[str]) -> tuple[str, ...]:
    found = tuple(titles)
    return found if found == (TOTAL,) else (*found, TOTAL)


def _cell(people: Sequence[ReportPerson], measure: ReportMeasure, all_people: int) -> ReportCell:
    started = [person for person in people if person.started]
    ids = tuple(person.id for person in people)
    match measure:
        case ReportMeasure.PEOPLE:
            return ReportCell(len(people), ids)
        case ReportMeasure.SHARE:
            return ReportCell(_percent(len(people), all_people), ids)
        case ReportMeasure.JOBS:
            return ReportCell(len(started), tuple(person.id for person in started))
        case ReportMeasure.JOB_RATE:
            return ReportCell(_percent(len(started), len(people)), ids)
        case ReportMeasure.DAYS:
            timed = [person for person in people if person.days is not None]
            days = [person.days for person in timed if person.days is not None]
            whole = round(median(days)) if days else None
            return ReportCell(whole, tuple(person.id for person in timed))


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
