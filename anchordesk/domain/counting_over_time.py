"""Which counts of a period go on in the next, by the meaning of the built-in dimensions.

People registered stay registered, whoever has started a job stays so, a quarter of joining that is
over changes only by what is recorded late. Stages and ages move, mostly one way: nobody gets
younger. Corrections break these rules now and then; they are what a reader takes for granted, not
what is always so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product

from anchordesk.domain.categories import AgeBand
from anchordesk.domain.counting import (
    DATE_NOT_KNOWN,
    EARLIER,
    NOT_ENROLLED,
    quarters_shown,
)
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint, place_of
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.period import PeriodRefusedError, Quarter, read_quarter

PERIOD = "period"
START = "start_quarter"
LASTING = frozenset({"ethnicity_group", "qualification"})
LASTING_PAIRS = frozenset({("outcome", JobOutcomeState.STARTED.value)})
CONTEXT = frozenset({"measure", "pathway", PERIOD})
AGE = "age_band"
AGES = tuple(band.value for band in AgeBand if band is not AgeBand.NOT_KNOWN)
QUARTERS_WITHIN_ONE_BAND = 4
Orders = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPeriod:
    """The cells that one period's return prints or withholds.

    Attributes:
        places: The cells' places, and what the ledger calls them.
    """

    period: Quarter
    places: Mapping[Dims, Dims]


def continuations(
    earlier: Sequence[PrintedPeriod], new: PrintedPeriod | None = None
) -> tuple[Continuation, ...]:
    """How the counts of each period go on in the next one that was, or is to be, released.

    Args:
        earlier: Each period released before, once, in any order.
        new: The period to be released, if it is another one.
    """
    found = dict.fromkeys(_all_between(earlier))
    if new is not None:
        found.update(dict.fromkeys(_all_between([*earlier, new])))
    return tuple(found)


def upward_orders(pathway: Pathway) -> Orders:
    """Return the dimensions on which people move one way, their categories from the first on."""
    groups = tuple(group.code for group in pathway.groups)
    return {AGE: AGES, "stage_group": (NOT_ENROLLED, *groups)}


def presumptions(
    earlier: Sequence[PrintedPeriod], new: PrintedPeriod, orders: Orders
) -> tuple[PublicConstraint, ...]:
    """What a reader presumes of people who get older and go on from stage to stage.

    Those at or above a step never get fewer, and within a year nobody passes a whole age band.

    Args:
        earlier: Each period released before, once, in any order.
        new: The period to be released.
        orders: Categories from the first to the last, for each dimension that has an order.
    """
    periods = sorted([*earlier, new], key=lambda printed: printed.period)
    found: list[PublicConstraint] = []
    for at, now in enumerate(periods):
        # Each set of counts is tied to the last period before that has it.
        tied: set[tuple[Dims, ...]] = set()
        for before in reversed(periods[:at]):
            climbed = [
                (later, first)
                for later, first in _climbing(before, now, orders)
                if later not in tied
            ]
            tied.update(later for later, _ in climbed)
            found.extend(_at_least(later, first) for later, first in climbed)
            found.extend(_within_one_band(before, now))
    return tuple(found)


def _all_between(periods: Sequence[PrintedPeriod]) -> Iterator[Continuation]:
    """Each count goes on from the last period before that has it: not every return asks for all."""
    ordered = sorted(periods, key=lambda printed: printed.period)
    for at, now in enumerate(ordered):
        for place, named in now.places.items():
            for before in reversed(ordered[:at]):
                origin = _origin(dict(place), before.period, now.period)
                if origin is None:
                    continue
                course, places = origin
                there = _named(before, places)
                if there:
                    yield Continuation(named, there, course)
                    break


def _named(printed: PrintedPeriod, places: Iterable[dict[str, str]]) -> tuple[Dims, ...]:
    """What the ledger calls these places; nothing if the period lacks one of them."""
    found = tuple(printed.places.get(place_of(pairs), ()) for pairs in places)
    return found if all(found) else ()


def _climbing(
    before: PrintedPeriod, now: PrintedPeriod, orders: Orders
) -> Iterator[tuple[tuple[Dims, ...], tuple[Dims, ...]]]:
    """Counts of now and before: whoever was at or above a step, in a group that lasts, still is."""
    groups: dict[tuple[tuple[str, ...], Dims], None] = {}
    for place in now.places:
        names = tuple(name for name, _ in place if name in orders)
        if names:
            groups[names, tuple(pair for pair in place if pair[0] not in names)] = None
    for names, fixed in groups:
        origin = _origin(dict(fixed), before.period, now.period)
        if origin is None or origin[0] is Course.MOVES:
            continue
        for above in _upper_sets(names, orders):
            later = _named(now, [dict(fixed) | step for step in above])
            first = _named(before, [there | step for there in origin[1] for step in above])
            if later and first:
                yield later, first


def _upper_sets(names: Sequence[str], orders: Orders) -> Iterator[list[dict[str, str]]]:
    """Sets of categories that nobody leaves who only moves up: of one or two dimensions all.

    Of more dimensions only the blocks, since their number explodes.
    """
    if len(names) == 2:
        rows, columns = (orders[name] for name in names)
        for cuts in combinations_with_replacement(range(len(columns), -1, -1), len(rows)):
            above = [
                dict(zip(names, (row, column), strict=True))
                for row, cut in zip(rows, cuts, strict=True)
                for column in columns[cut:]
            ]
            if above:
                yield above
        return
    for starts in product(*(range(1, len(orders[name])) for name in names)):
        kept = [orders[name][start:] for name, start in zip(names, starts, strict=True)]
        yield [dict(zip(names, codes, strict=True)) for codes in product(*kept)]


def _within_one_band(before: PrintedPeriod, now: PrintedPeriod) -> Iterator[PublicConstraint]:
    """Nobody passes a whole band of ages: who is above it now was in it, is new, or was unknown."""
    later = before.period
    for _ in range(QUARTERS_WITHIN_ONE_BAND):
        later = later.following
        if later == now.period:
            break
    else:
        return
    for place in now.places:
        if dict(place).get(AGE) != AGES[-1] or len(place) > len(CONTEXT) + 1:
            continue
        fixed = {name: code for name, code in place if name != AGE}
        there = fixed | {PERIOD: before.period.code}
        unknown = there | {AGE: AgeBand.NOT_KNOWN.value}
        for cut in range(2, len(AGES)):
            above = _named(now, [fixed | {AGE: code} for code in AGES[cut:]])
            total = _named(now, [fixed])
            around = _named(before, [*(there | {AGE: c} for c in AGES[cut - 1 :]), unknown])
            total_before = _named(before, [there])
            if above and total and around and total_before:
                yield _at_least((*total, *around), (*above, *total_before))


def _at_least(many: Iterable[Dims], few: Iterable[Dims]) -> PublicConstraint:
    terms = (*((1, place) for place in many), *((-1, place) for place in few))
    return PublicConstraint(terms, ">=", 0)


def _origin(
    pairs: dict[str, str], before: Quarter, now: Quarter
) -> tuple[Course, list[dict[str, str]]] | None:
    """Where the people of a cell were counted in the period before; None if nowhere."""
    rest = {name: code for name, code in pairs.items() if name not in CONTEXT}
    start = rest.pop(START, None)
    lasting = all(name in LASTING or (name, code) in LASTING_PAIRS for name, code in rest.items())
    there = pairs | {PERIOD: before.code}
    if start is None or start == DATE_NOT_KNOWN:
        return (Course.GROWS if lasting else Course.MOVES), [there]
    if not lasting:
        return Course.MOVES, [there]
    course = Course.GROWS if rest else Course.CLOSED
    if start == EARLIER:
        first = quarters_shown(now)[0]
        left = [quarter.code for quarter in quarters_shown(before) if quarter < first]
        if first > before.following:
            # Some joined after the period before and are shown together with those before it.
            course = Course.GROWS
        return course, [there | {START: code} for code in (EARLIER, *left)]
    try:
        cohort = read_quarter(start)
    except PeriodRefusedError:
        return Course.MOVES, [there]
    return (course, [there]) if cohort <= before else None
