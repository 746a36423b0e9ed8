"""What everybody knows of counts because of what the words mean: sums that are equal, or ordered.

A reader of two tables knows that who is 30 and under is 24 and under or 25 to 30, and that who
reached 26 weeks in work has started a job. Protection and audit must know it too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.broader_groups import (
    KNOWN_TO_ALL,
    Groupings,
    groupings,
    narrower_places,
    with_broader,
)
from anchordesk.domain.counted_dimensions import (
    BEFORE_YEAR,
    DATE_NOT_KNOWN,
    EARLIER,
    EARLIER_IN_YEAR,
    EVENTS,
    IN_PERIOD,
    IN_YEAR,
    KNOWN,
    NO_JOB,
    NOT_ENROLLED,
    NOT_KNOWN,
    OF_FIRST_JOB,
    PAY_KNOWN,
    YEAR_TO_DATE,
    quarters_shown,
)
from anchordesk.domain.disclosure.published_cells import (
    Comparison,
    Dims,
    PublicConstraint,
    place_of,
)
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import Period
from anchordesk.domain.ward_places import is_sum_of_listed

MEASURE = "measure"
JOB, NO_OUTCOME = JobOutcomeState.STARTED.value, JobOutcomeState.NONE.value
HAPPENED = (IN_PERIOD, EARLIER, DATE_NOT_KNOWN)
JUDGED = ("good", "not_good", "not_judged")
PAID = ("pays", "less", "not_judged")
WITH_JOB = (KNOWN, NOT_KNOWN)
FOLLOWED = ("kept", "lost", "not_recorded", "not_due", DATE_NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class Side:
    """People in some categories of one dimension."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownFact:
    """Two groups of people that are the same, or of which the second is a part of the first.

    Attributes:
        rest_counts: Whether those of the first who are not in the second are protected as a count
            of people: whoever has both numbers subtracts.
    """

    one: Side
    op: Comparison
    other: Side
    rest_counts: bool = False


FIRST_JOBS = tuple(
    Side(name, (*(code.value for code in codes), NOT_KNOWN)) for name, codes in OF_FIRST_JOB.items()
)
"""Everybody who has started a job, by their first one."""


def known_facts(
    pathway: Pathway, period: Period, lists: AgreedLists = NO_LISTS
) -> tuple[KnownFact, ...]:
    """Return every fact between built-in dimensions.

    Args:
        lists: The network's lists: they are public, so everybody knows which wards make up a tenth.
    """
    return (
        *facts_of_groups(groupings(lists)),
        # Who is not on the pathway has no stage and no joining date: several tables, one number.
        *_same("population", NOT_ENROLLED, "stage_group", NOT_ENROLLED),
        *_same("stage_group", NOT_ENROLLED, "start_quarter", NOT_ENROLLED),
        *_same("stage_group", NOT_ENROLLED, "exit_reason", NOT_ENROLLED),
        *_same("population", NOT_ENROLLED, "start_quarter", NOT_ENROLLED),
        *_same("population", NOT_ENROLLED, "exit_reason", NOT_ENROLLED),
        *_same("start_quarter", NOT_ENROLLED, "exit_reason", NOT_ENROLLED),
        *_same("outcome", NO_OUTCOME, "job_quality", NO_JOB),
        *_same("outcome", NO_OUTCOME, "retention", NO_JOB),
        *_same("outcome", NO_OUTCOME, "living_wage", NO_JOB),
        *_same("job_quality", NO_JOB, "living_wage", NO_JOB),
        *_same("retention", NO_JOB, "living_wage", NO_JOB),
        *(
            fact
            for name, code in (
                ("outcome", NO_OUTCOME),
                *((name, NO_JOB) for name in ("job_quality", "retention", "living_wage")),
                *((name, NO_JOB) for name in OF_FIRST_JOB),
            )
            for fact in _same(name, code, PAY_KNOWN, NO_JOB)
        ),
        *_of_newest_job(),
        *_same("job_quality", NO_JOB, "retention", NO_JOB),
        *(
            fact
            for name in OF_FIRST_JOB
            for fact in (
                *_same("outcome", NO_OUTCOME, name, NO_JOB),
                *_same("job_quality", NO_JOB, name, NO_JOB),
                *_same("retention", NO_JOB, name, NO_JOB),
                *_same("living_wage", NO_JOB, name, NO_JOB),
            )
        ),
        *_same("job_family", NO_JOB, "sector_entered", NO_JOB),
        *(fact for plain, in_year in IN_YEAR.items() for fact in _year(plain, in_year)),
        *_in_work(pathway),
        *_events(pathway, period),
    )


def facts_of_groups(groups: Groupings) -> Iterator[KnownFact]:
    """Which groups make up a broader one, over any number of steps."""
    for name, broader in groups.steps:
        for code, parts in broader.parts.items():
            yield from _same(broader.name, code, name, *parts)


def constraints_of(
    facts: Iterable[KnownFact], places: Iterable[Dims], groups: Groupings = KNOWN_TO_ALL
) -> tuple[PublicConstraint, ...]:
    """Return the facts about the cells of a return, as far as it has both of their sides.

    A side by broader groups is there, too, where its narrower groups are: who has no job in
    disadvantaged wards, by one table, is who has no job in their tenths, by another.

    Args:
        groups: The groupings that everybody knows, with those of the network's lists.
    """
    known = dict.fromkeys(places)
    broader = with_broader(known, groups)
    found: dict[PublicConstraint, None] = {}
    for fact in facts:
        for place in _that_cannot_be(known, fact):
            found[PublicConstraint(((1, place),), "==", 0)] = None
        for rest in _rests(broader, fact.one.dimension):
            if any(name == fact.other.dimension for name, _ in rest):
                continue
            if _divides(fact, groups) and _cells(fact.one, rest)[0] not in known:
                # Both ways to divide what nobody prints: the finer one makes up the other.
                continue
            terms = _terms(known, groups, _cells(fact.one, rest), _cells(fact.other, rest))
            left = _rest_of(fact, rest) if terms and fact.rest_counts else None
            if left is not None:
                found[PublicConstraint((*terms, (-1, left)), "==", 0)] = None
            elif terms:
                found[PublicConstraint(terms, fact.op, 0)] = None
    return tuple(found)


def _terms(
    known: Collection[Dims], groups: Groupings, one: Iterable[Dims], other: Iterable[Dims]
) -> tuple[tuple[int, Dims], ...]:
    """One side less the other, by cells that are known; nothing if one is not, or they are one."""
    factors: dict[Dims, int] = {}
    for sign, cells in ((1, one), (-1, other)):
        for cell in cells:
            made_of = _made_of(cell, known, groups)
            if not made_of:
                return ()
            for part in made_of:
                factors[part] = factors.get(part, 0) + sign
    return tuple((factor, place) for place, factor in factors.items() if factor)


def _made_of(cell: Dims, known: Collection[Dims], groups: Groupings) -> tuple[Dims, ...]:
    """A cell, or the fewest narrower ones that it is the sum of; nothing if these are not known."""
    if cell in known:
        return (cell,)
    for way in sorted(narrower_places(dict(cell), groups), key=len):
        found = [_made_of(place_of(pairs), known, groups) for pairs in way]
        if all(found):
            return tuple(place for places in found for place in places)
    return ()


def _divides(fact: KnownFact, groups: Groupings) -> bool:
    """Whether a fact says which groups make up a broader one."""
    ways = groups.ways.get((fact.one.dimension, fact.one.codes[0]), ())
    return (fact.other.dimension, fact.other.codes) in ways


def _rest_of(fact: KnownFact, rest: Dims) -> Dims | None:
    """The place of the people of one side who are not in the other; none without a measure.

    It has a measure of its own, so that no total ties it to counts of people.
    """
    pairs = dict(rest)
    if MEASURE not in pairs:
        return None
    one, other = (f"{side.dimension}={'/'.join(side.codes)}" for side in (fact.one, fact.other))
    return place_of({**pairs, MEASURE: f"{pairs[MEASURE]}:{one}-without-{other}"})


def _same(dimension: str, code: str, other: str, *codes: str) -> tuple[KnownFact, ...]:
    return (KnownFact(Side(dimension, (code,)), "==", Side(other, codes)),)


def _of_newest_job() -> Iterator[KnownFact]:
    """One job is looked at for pay and quality: a good one pays, and one that pays less is none.

    Who is paid the rate and has no good job lacks guaranteed hours, or nobody knows of them.
    """
    paid, good = Side("living_wage", ("pays",)), Side("job_quality", ("good",))
    known = Side(PAY_KNOWN, (KNOWN,))
    for whole, part in (
        (known, Side("living_wage", ("pays", "less"))),
        (known, good),
        (paid, good),
        (Side("job_quality", ("not_good",)), Side("living_wage", ("less",))),
    ):
        yield KnownFact(whole, ">=", part, rest_counts=True)


def _year(plain: str, in_year: str) -> Iterator[KnownFact]:
    yield from _same(plain, EARLIER, in_year, EARLIER_IN_YEAR, BEFORE_YEAR)
    for code in (IN_PERIOD, DATE_NOT_KNOWN):
        yield from _same(plain, code, in_year, code)


def _in_work(pathway: Pathway) -> Iterator[KnownFact]:
    """Who is at a stage in work has started a job, and is on the pathway."""
    others = {stage.group for stage in pathway.stages if not stage.in_work}
    at_work = tuple(group.code for group in pathway.groups if group.code not in others)
    if at_work:
        yield KnownFact(Side("outcome", (JOB,)), ">=", Side("stage_group", at_work))
        yield KnownFact(Side("job_quality", JUDGED), ">=", Side("stage_group", at_work))
        yield KnownFact(Side("retention", FOLLOWED), ">=", Side("stage_group", at_work))
        yield KnownFact(Side("living_wage", PAID), ">=", Side("stage_group", at_work))
        yield KnownFact(Side(PAY_KNOWN, WITH_JOB), ">=", Side("stage_group", at_work))
        for side in FIRST_JOBS:
            yield KnownFact(side, ">=", Side("stage_group", at_work))


def _events(pathway: Pathway, period: Period) -> Iterator[KnownFact]:
    """What is entered late happened, and does not count as new in a period that is over."""
    quarters = tuple(quarter.code for quarter in quarters_shown(period))
    joined = Side("start_quarter", (EARLIER, *quarters, DATE_NOT_KNOWN))
    on_pathway = Side("stage_group", tuple(group.code for group in pathway.groups))
    has_started = (
        Side("outcome", (JOB,)),
        Side("job_quality", JUDGED),
        Side("living_wage", PAID),
        Side(PAY_KNOWN, WITH_JOB),
        *FIRST_JOBS,
    )
    wider = {
        "joined": (joined, on_pathway, Side("population", ("enrolled",))),
        "job_start": (*has_started, Side("retention", FOLLOWED)),
        "sustained_13": has_started,
        "sustained_26": (*has_started, Side("retention", ("kept",))),
    }
    for plain in EVENTS:
        for name, codes in (
            (plain, HAPPENED),
            (IN_YEAR[plain], (IN_PERIOD, EARLIER_IN_YEAR, BEFORE_YEAR, DATE_NOT_KNOWN)),
        ):
            for side in wider[plain]:
                yield KnownFact(side, ">=", Side(name, codes))


def _that_cannot_be(places: Iterable[Dims], fact: KnownFact) -> Iterator[Dims]:
    """Cells of a table that crosses both sides: nobody is in the part and outside of the whole."""
    whole, part = fact.one, fact.other
    for place in places:
        pairs = dict(place)
        code, other = pairs.get(whole.dimension), pairs.get(part.dimension)
        if code is None or other is None or _is_sum(code) or _is_sum(other):
            continue
        outside = code not in whole.codes and other in part.codes
        if outside or (fact.op == "==" and code in whole.codes and other not in part.codes):
            yield place


def _is_sum(code: str) -> bool:
    """Whether a category is printed as the sum of others: its people are in these."""
    return code == YEAR_TO_DATE or is_sum_of_listed(code)


def _rests(places: Iterable[Dims], dimension: str) -> Iterator[Dims]:
    """What is left of the places that have a dimension, without it."""
    seen: dict[Dims, None] = {}
    for place in places:
        if any(name == dimension for name, _ in place):
            seen[tuple(pair for pair in place if pair[0] != dimension)] = None
    yield from seen


def _cells(side: Side, rest: Dims) -> tuple[Dims, ...]:
    return tuple(place_of({**dict(rest), side.dimension: code}) for code in side.codes)
