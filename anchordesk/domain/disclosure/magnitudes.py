"""Median pay of groups of people: which medians may be printed, and how roughly.

A median tells of single people when few stand behind it, when one employer pays nearly all of them,
or when two printed groups differ by few people. The people behind it are counted in tables like
all others, and a median is printed only where its count is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import (
    MEDIAN_STEP,
    Dims,
    PublicConstraint,
    PublishedMedian,
    PublishedTables,
    fewest_behind_median,
    place_of,
)
from anchordesk.domain.disclosure.tables import (
    CountTable,
    Dimension,
    TableError,
    pinned_on,
)

LARGEST_SHARE = 0.75
LARGEST_SHARE_OF_TWO = 0.85
HIGHEST_PAY = 100_000
Jobs = dict[Dims, list["PaidJob"]]


@dataclass(frozen=True, slots=True)
class PaidJob:
    """What one person earns in one job, in pence an hour; the codes never leave the desk.

    Attributes:
        employer: Empty where it is not known: then it may be any.
    """

    person: str
    employer: str
    pence_an_hour: int


@dataclass(frozen=True, slots=True)
class PayTable:
    """Jobs by dimensions, of which medians are asked for.

    Attributes:
        name: Code of the table.
        title: What people read.
        dimensions: Names of the dimensions, rows first.
        jobs: For each combination of finest categories, one job a person.
        context: (dimension, category) pairs that all its cells carry, such as a measure of its own
            ("people whose pay is known"); they go before those of the return.
        counted: Whether a table of the return counts these people already, at the same places.
    """

    name: str
    title: str
    dimensions: tuple[str, ...]
    jobs: Mapping[tuple[str, ...], Sequence[PaidJob]]
    context: Dims
    counted: bool = False

    def people(self) -> CountTable:
        """The table of the people behind the medians, to be protected with all others.

        Raises:
            TableError: somebody is in it twice, or a pay is none.
        """
        everybody = [job for jobs in self.jobs.values() for job in jobs]
        if len({job.person for job in everybody}) != len(everybody):
            raise TableError(f"The table {self.name} counts somebody's pay twice.")
        if any(not 0 < job.pence_an_hour <= HIGHEST_PAY for job in everybody):
            raise TableError(f"The table {self.name} holds a pay that cannot be one.")
        counts = {codes: len(jobs) for codes, jobs in self.jobs.items()}
        return CountTable(self.name, self.title, self.dimensions, counts, self.context)


def people_with_pay_are_people(
    tables: Sequence[PayTable], dimensions: Sequence[Dimension], context: Dims, counted: set[Dims]
) -> tuple[PublicConstraint, ...]:
    """What everybody knows: whose pay is known is one of the people counted at the same place.

    Args:
        counted: The places of the return's own tables.
    """
    found = []
    for table in tables:
        own = dict(table.context)
        # Where the return's tables count them, their sums say it.
        for place in () if table.counted else _jobs_by_place(table, dimensions, context):
            there = place_of({n: c for n, c in place if n not in own} | dict(context))
            if there in counted and there != place:
                found.append(PublicConstraint(((1, there), (-1, place)), ">=", 0))
    return tuple(found)


def too_few_behind_pay(
    tables: Sequence[PayTable], dimensions: Sequence[Dimension], context: Dims, threshold: int
) -> frozenset[Dims]:
    """Places with too few people behind a median: their counts are withheld like small ones."""
    fewest = fewest_behind_median(threshold)
    return _places_where(tables, dimensions, context, lambda jobs: 0 < len(jobs) < fewest)


def where_medians_may_stand(
    tables: Sequence[PayTable], dimensions: Sequence[Dimension], context: Dims, threshold: int
) -> frozenset[Dims]:
    """Places with enough behind a median, so that hiding their counts costs a median as well."""
    fewest = fewest_behind_median(threshold)
    return _places_where(tables, dimensions, context, lambda jobs: _tells_of_nobody(jobs, fewest))


def medians(
    tables: Sequence[PayTable],
    dimensions: Sequence[Dimension],
    context: Dims,
    published: PublishedTables,
    *,
    threshold: int,
    earlier: PublishedTables | None = None,
    continuations: Iterable[Continuation] = (),
) -> tuple[PublishedMedian, ...]:
    """The medians that may be printed beside protected counts, in the order of print.

    Args:
        tables: Pay by dimensions; `published` holds the counts of `people()` of each.
        dimensions, context: As for the counts.
        published: The protected counts of this return.
        threshold: Smallest count of people that may be printed.
        earlier: Everything released before.
        continuations: Which counts go on from which, between periods.
    """
    fewest = fewest_behind_median(threshold)
    printed = {cell.dims: cell.value for cell in published.cells if cell.value is not None}
    release = next((cell.release for cell in published.cells), "")
    allowed: dict[Dims, PublishedMedian] = {}
    people: dict[Dims, frozenset[str]] = {}
    for table in tables:
        for place, jobs in _jobs_by_place(table, dimensions, context).items():
            if printed.get(place) == len(jobs) and _tells_of_nobody(jobs, fewest):
                allowed[place] = PublishedMedian(release, place, _rounded(_median(jobs)))
                people[place] = frozenset(job.person for job in jobs)
    for place in _changed_by_few(allowed, printed, fewest, earlier, continuations):
        del allowed[place], people[place]
    _drop_near_ones(people, fewest)
    return tuple(median for place, median in allowed.items() if place in people)


def _places_where(
    tables: Sequence[PayTable],
    dimensions: Sequence[Dimension],
    context: Dims,
    holds: Callable[[Sequence[PaidJob]], bool],
) -> frozenset[Dims]:
    return frozenset(
        place
        for table in tables
        for place, jobs in _jobs_by_place(table, dimensions, context).items()
        if holds(jobs)
    )


def _jobs_by_place(table: PayTable, dimensions: Sequence[Dimension], context: Dims) -> Jobs:
    known = {dimension.name: dimension for dimension in dimensions}
    pinned = pinned_on(table.people(), context)
    names = table.dimensions
    found: Jobs = {
        place_of(pinned | dict(zip(names, codes, strict=True))): []
        for codes in product(*(known[name].printed_codes for name in names))
    }
    for codes, jobs in table.jobs.items():
        sums = [known[name].sums_with(code) for name, code in zip(names, codes, strict=True)]
        for chosen in product(*sums):
            found[place_of(pinned | dict(zip(names, chosen, strict=True)))].extend(jobs)
    return found


def _tells_of_nobody(jobs: Sequence[PaidJob], fewest: int) -> bool:
    """True if enough people are behind a median, and neither few people nor employers rule it."""
    if len(jobs) < fewest:
        return False
    by_employer: dict[str, int] = {}
    for job in jobs:
        by_employer[job.employer] = by_employer.get(job.employer, 0) + job.pence_an_hour
    # Of a median heads count, not pay: who employs nearly all learns which of the others earn more.
    heads = dict(Counter(job.employer for job in jobs))
    pay = [job.pence_an_hour for job in jobs]
    return not (_ruled(by_employer) or _ruled(heads) or _dominated(pay, 0))


def _ruled(by_employer: Mapping[str, int]) -> bool:
    """Whether an employer may rule: whoever's employer is not known may work for the largest."""
    named = [share for employer, share in by_employer.items() if employer]
    return _dominated(named, by_employer.get("", 0))


def _dominated(shares: Iterable[int], of_any: int) -> bool:
    largest = sorted(shares, reverse=True)
    everything = sum(largest) + of_any
    return (
        sum(largest[:1]) + of_any > LARGEST_SHARE * everything
        or sum(largest[:2]) + of_any > LARGEST_SHARE_OF_TWO * everything
    )


def _median(jobs: Sequence[PaidJob]) -> float:
    pay = sorted(job.pence_an_hour for job in jobs)
    middle = len(pay) // 2
    return pay[middle] if len(pay) % 2 else (pay[middle - 1] + pay[middle]) / 2


def _rounded(pence: float) -> int:
    """To the nearest ten pence; a half goes up."""
    return MEDIAN_STEP * int((pence + MEDIAN_STEP / 2) // MEDIAN_STEP)


def _changed_by_few(
    allowed: Mapping[Dims, PublishedMedian],
    printed: Mapping[Dims, int],
    fewest: int,
    earlier: PublishedTables | None,
    continuations: Iterable[Continuation],
) -> frozenset[Dims]:
    """Places whose people are those behind an earlier median, but for a few.

    Where as many are counted as before and the median moved, few people's pay may have changed.
    """
    if earlier is None:
        return frozenset()
    counts = {cell.dims: cell.value for cell in earlier.cells if cell.value is not None}
    before = {median.dims: median.pence for median in earlier.medians}
    origins: dict[Dims, list[Continuation]] = {}
    for item in continuations:
        for place in item.later if item.course is not Course.MOVES else ():
            origins.setdefault(place, []).append(item)
    found: set[Dims] = set()
    for place, median in allowed.items():
        for had, divided in _medians_before(place, origins, before):
            grown = printed[place] - sum(counts[other] for other in had)
            moved = len(had) == 1 and before[had[0]] != median.pence
            # How a group that was one before divides its newcomers is not known here.
            if divided or 0 < abs(grown) < fewest or (grown == 0 and moved):
                found.add(place)
    return frozenset(found)


def _medians_before(
    place: Dims, origins: Mapping[Dims, Sequence[Continuation]], before: Mapping[Dims, int]
) -> Iterator[tuple[list[Dims], bool]]:
    """The earlier medians of a place's people, one return after the other back to the first.

    Yields:
        The places of a return's medians, and whether they had others among them then.
    """
    seen, at, divided = {place}, [place], False
    while at:
        items = [item for one in at for item in origins.get(one, ())]
        divided = divided or any(item.beside for item in items)
        at = [one for one in dict.fromkeys(o for i in items for o in i.before) if one not in seen]
        seen.update(at)
        had = [one for one in at if one in before]
        if had:
            yield had, divided


def _drop_near_ones(people: dict[Dims, frozenset[str]], fewest: int) -> None:
    """Withhold the finer of two medians whose groups differ by too few people."""
    for place, others in _pairs_by_size(people):
        if place in people and any(_near(people[place], people[other], fewest) for other in others):
            del people[place]


def _pairs_by_size(people: Mapping[Dims, frozenset[str]]) -> Iterator[tuple[Dims, list[Dims]]]:
    """Each place, the finest and smallest first, with all that were not withheld before it."""
    for place in sorted(people, key=lambda at: (-len(at), len(people[at]), at)):
        yield place, [other for other in people if other != place]


def _near(some: frozenset[str], others: frozenset[str], fewest: int) -> bool:
    return some < others and len(others - some) < fewest
