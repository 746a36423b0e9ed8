"""What a reader presumes of people who get older and go on from stage to stage.

Corrections break it now and then; it is what a reader takes for granted, not what is always so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations_with_replacement, product

from anchordesk.domain.broader_groups import mean_the_same, with_broader
from anchordesk.domain.categories import AgeBand
from anchordesk.domain.counted_dimensions import NOT_ENROLLED
from anchordesk.domain.counting_over_time import (
    CONTEXT,
    PERIOD,
    PrintedPeriod,
    in_order,
    named_in,
    origin_of,
)
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint
from anchordesk.domain.pathway import Pathway

AGES = {
    "age_band": tuple(band.value for band in AgeBand if band is not AgeBand.NOT_KNOWN),
    "age_three": ("to_30", "31_49", "50_plus"),
}
ONE_YEAR = timedelta(days=366)
Orders = Mapping[str, tuple[str, ...]]


def upward_orders(pathway: Pathway) -> Orders:
    """Return the dimensions on which people move one way, their categories from the first on."""
    groups = tuple(group.code for group in pathway.groups)
    return {**AGES, "stage_group": (NOT_ENROLLED, *groups)}


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
    periods = in_order([*earlier, new])
    found: list[PublicConstraint] = []
    for at, now in enumerate(periods):
        # Each set of counts is tied to the last period before that has it.
        tied: set[tuple[Dims, ...]] = set()
        for before in reversed(periods[:at]):
            if before.period.last_day == now.period.last_day:
                # Nobody gets older in a day: what is equal then is said elsewhere.
                continue
            climbed = [
                (later, first)
                for later, first in _climbing(before, now, orders)
                if later not in tied
            ]
            tied.update(later for later, _ in climbed)
            found.extend(_at_least(later, first) for later, first in climbed)
            found.extend(_within_one_band(before, now))
    return tuple(found)


def _climbing(
    before: PrintedPeriod, now: PrintedPeriod, orders: Orders
) -> Iterator[tuple[tuple[Dims, ...], tuple[Dims, ...]]]:
    """Counts of now and before: whoever was at or above a step, in a group that lasts, still is."""
    groups: dict[tuple[tuple[str, ...], Dims], None] = {}
    for place in with_broader(now.places, now.known):
        names = tuple(name for name, _ in place if name in orders)
        if names:
            groups[names, tuple(pair for pair in place if pair[0] not in names)] = None
    for names, fixed in groups:
        origin = origin_of(dict(fixed), before.period, now.period)
        same = mean_the_same(fixed, before.known, now.known)
        if origin is None or origin[0] is Course.MOVES or not same:
            continue
        for above in _upper_sets(names, orders):
            later = named_in(now, [dict(fixed) | step for step in above])
            first = named_in(before, [there | step for there in origin[1] for step in above])
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
    if now.period.last_day - before.period.last_day > ONE_YEAR:
        return
    for place, (name, ages) in product(with_broader(now.places, now.known), AGES.items()):
        if dict(place).get(name) != ages[-1] or len(place) > len(CONTEXT) + 1:
            continue
        fixed = {other: code for other, code in place if other != name}
        there = fixed | {PERIOD: before.period.code}
        unknown = there | {name: AgeBand.NOT_KNOWN.value}
        for cut in range(2, len(ages)):
            above = named_in(now, [fixed | {name: code} for code in ages[cut:]])
            total = named_in(now, [fixed])
            around = named_in(before, [*(there | {name: c} for c in ages[cut - 1 :]), unknown])
            total_before = named_in(before, [there])
            if above and total and around and total_before:
                yield _at_least((*total, *around), (*above, *total_before))


def _at_least(many: Iterable[Dims], few: Iterable[Dims]) -> PublicConstraint:
    terms = (*((1, place) for place in many), *((-1, place) for place in few))
    return PublicConstraint(terms, ">=", 0)
