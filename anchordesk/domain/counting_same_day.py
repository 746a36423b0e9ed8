"""Ties counts of two returns that divide the same people in different ways, mostly of one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from anchordesk.domain.broader_groups import PLACES, mean_the_same, with_broader
from anchordesk.domain.counted_dimensions import PAY_KNOWN
from anchordesk.domain.counted_facts import (
    FIRST_JOBS,
    FOLLOWED,
    JOB,
    JUDGED,
    PAID,
    WITH_JOB,
    KnownFact,
    Side,
    facts_of_groups,
)
from anchordesk.domain.counting_over_time import (
    PERIOD,
    START,
    PrintedPeriod,
    named_in,
    origin_of,
)
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint, place_of


def of_the_same_day(
    printed: Sequence[PrintedPeriod], facts: Sequence[KnownFact]
) -> tuple[Continuation, ...]:
    """What is equal in two returns that count as of the same day, but for what was recorded since.

    Args:
        printed: All returns, in the order of release.
        facts: What the words of the dimensions mean; which wards make up a tenth is taken from the
            list that each return was counted by.
    """
    equal = [
        fact
        for fact in facts
        if fact.op == "==" and START not in _names(fact) and not _is_of_places(fact)
    ]
    told = [with_broader(item.places, item.known) for item in printed]
    found: dict[Continuation, None] = {}
    for one, other in _of_one_day(printed):
        whole, parts = printed[one], printed[other]
        for fact in (*equal, *_of_places(whole, parts)):
            found.update(dict.fromkeys(_between(fact, told[one], whole=whole, parts=parts)))
        found.update(dict.fromkeys(_enrolled(told[other], whole=whole, parts=parts)))
    return tuple(found)


def ordered_counts(
    printed: Sequence[PrintedPeriod], facts: Sequence[KnownFact]
) -> tuple[PublicConstraint, ...]:
    """What a reader of two returns presumes: whoever is at work there has a job here, and later.

    Args:
        printed: All returns, in the order of release.
        facts: What the words of the dimensions mean.
    """
    told = [_by_category(with_broader(item.places, item.known)) for item in printed]
    on_the_day = [fact for fact in facts if fact.op == ">="]
    later = [fact for fact in on_the_day if fact.one not in COMES_AND_GOES]
    stay = [KnownFact(now, ">=", then) for now, then in product(HAVE_A_JOB, repeat=2)]
    newest_first = sorted(range(len(printed)), key=lambda at: printed[at].period.last_day)[::-1]
    found: dict[PublicConstraint, None] = {}
    tied: set[tuple[int, Side | None, Dims]] = set()
    for one, other in product(range(len(printed)), newest_first):
        whole, parts = printed[one], printed[other]
        same_day = parts.period.last_day == whole.period.last_day
        if one == other or parts.period.last_day > whole.period.last_day:
            continue
        for fact in on_the_day if same_day else (*later, *stay):
            places = told[other].get((fact.other.dimension, fact.other.codes[0]), ())
            for place in places:
                # Who has a job is one group, however divided; over time the newest return tells.
                rest = tuple(p for p in place if p[0] not in {fact.other.dimension, PERIOD})
                key = (one, None if fact.other in HAVE_A_JOB else fact.other, rest)
                tie = None if key in tied else _within(fact, place, whole=whole, parts=parts)
                if tie is not None:
                    found[tie] = None
                    tied |= set() if same_day else {key}
    return tuple(found)


HAVE_A_JOB = (
    Side("outcome", (JOB,)),
    Side("job_quality", JUDGED),
    Side("retention", FOLLOWED),
    Side("living_wage", PAID),
    Side(PAY_KNOWN, WITH_JOB),
    *FIRST_JOBS,
)
"""Everybody who has started a job, in each way of dividing them."""

COMES_AND_GOES = (
    Side("living_wage", ("pays",)),
    Side("job_quality", ("not_good",)),
    Side("retention", ("kept",)),
)
"""Wholes that people may leave; whoever has a job, or joined, is taken to stay so."""


def _by_category(places: Iterable[Dims]) -> dict[tuple[str, str], list[Dims]]:
    found: dict[tuple[str, str], list[Dims]] = {}
    for place in places:
        for pair in place:
            found.setdefault(pair, []).append(place)
    return found


def _within(
    fact: KnownFact, place: Dims, *, whole: PrintedPeriod, parts: PrintedPeriod
) -> PublicConstraint | None:
    """The first side's count in one return is no less than the second side's in the other.

    Args:
        place: A cell of the parts in the first category of the second side.
    """
    rest = {name: code for name, code in place if name != fact.other.dimension}
    if fact.one.dimension in rest:
        return None
    origin = origin_of(rest, parts.period, whole.period)
    stay = origin is not None and origin[0] is not Course.MOVES and origin[1] == [rest]
    if not stay or not mean_the_same(place, parts.known, whole.known):
        return None
    there = rest | {PERIOD: whole.period.code}
    many = named_in(whole, [there | {fact.one.dimension: code} for code in fact.one.codes])
    few = named_in(parts, [rest | {fact.other.dimension: code} for code in fact.other.codes])
    if not many or not few:
        return None
    return PublicConstraint((*((1, cell) for cell in many), *((-1, cell) for cell in few)), ">=", 0)


def _of_one_day(printed: Sequence[PrintedPeriod]) -> Iterator[tuple[int, int]]:
    """Each two returns that count as of the same day, both ways round."""
    for later, before in combinations(range(len(printed)), 2):
        if printed[later].period.last_day == printed[before].period.last_day:
            yield later, before
            yield before, later


def _of_places(whole: PrintedPeriod, parts: PrintedPeriod) -> Iterator[KnownFact]:
    """Which places make up broader ones, where both returns were counted by one list."""
    if whole.known == parts.known:
        yield from (fact for fact in facts_of_groups(whole.known) if _is_of_places(fact))


def _is_of_places(fact: KnownFact) -> bool:
    return set(_names(fact)) <= set(PLACES)


def _enrolled(
    places: Iterable[Dims], *, whole: PrintedPeriod, parts: PrintedPeriod
) -> Iterator[Continuation]:
    """Everybody whom one return counts: those on the pathway, whom the other counts, and the rest.

    The rest are a count of people that no table prints, and whoever has both subtracts.
    """
    for place in places:
        pairs = dict(place)
        everybody = {name: code for name, code in pairs.items() if name != "population"}
        if pairs.get("population") != "enrolled" or place_of(everybody) in parts.places:
            continue
        by_start = START in pairs and whole.period != parts.period
        if by_start or origin_of(everybody, whole.period, parts.period) is None:
            continue
        there = named_in(whole, [everybody | {PERIOD: whole.period.code}])
        if there:
            yield Continuation(there[0], named_in(parts, [pairs]), Course.GROWS, there[1:])


def _between(
    fact: KnownFact, places: Iterable[Dims], *, whole: PrintedPeriod, parts: PrintedPeriod
) -> Iterator[Continuation]:
    """The first side's count in one return, and those of the other side in the other return.

    Either side may be there by narrower groups alone.

    Args:
        places: Those of the whole, with what its groups add up to.
    """
    for place in places:
        pairs = dict(place)
        code = pairs.pop(fact.one.dimension, None)
        if code is None or (code,) != fact.one.codes:
            continue
        there = pairs | {PERIOD: parts.period.code}
        found = named_in(
            parts, [there | {fact.other.dimension: other} for other in fact.other.codes]
        )
        now = named_in(whole, [dict(place)])
        # Sums of the same narrower groups are tied group by group.
        if found and _without_period(now) != _without_period(found):
            yield Continuation(now[0], found, Course.CLOSED, now[1:])


def _without_period(places: Iterable[Dims]) -> frozenset[Dims]:
    return frozenset(tuple(pair for pair in place if pair[0] != PERIOD) for place in places)


def _names(fact: KnownFact) -> tuple[str, str]:
    return fact.one.dimension, fact.other.dimension
