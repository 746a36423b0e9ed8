"""What printed medians of pay tell of printed and withheld counts, from the print alone.

Anybody who knows a rate sees on which side of it a median is. Half of the people behind it, or
more, are then on that side: no more than half are counted as paid less, or as paid the rate.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from anchordesk.domain.disclosure.published_cells import (
    MEDIAN_STEP,
    Dims,
    PublicConstraint,
    PublishedMedian,
    PublishedTables,
    place_of,
)

BEHIND_MEDIANS = ("pay_known", "known")
PAID_LESS = (("living_wage", "less"),)
PAID_IT = (("living_wage", "pays"), ("job_quality", "good"))
"""Who is paid the rate, and who is one of these."""


@dataclass(frozen=True, slots=True)
class Rates:
    """What jobs were judged by, in pence an hour: the lowest rate of any of them, and the highest.

    A reader who takes all jobs to have been judged by one rate gives it twice.
    """

    lowest: int
    highest: int


def told_by_print(tables: PublishedTables, rates: Rates) -> tuple[PublicConstraint, ...]:
    """What a reader learns of counts from medians and rates, beside what the file states."""
    cells = {cell.dims for cell in tables.cells}
    broader = _broader(tables)
    found = (
        _at_most_half(median.dims, parts)
        for median in tables.medians
        if BEHIND_MEDIANS in median.dims
        for pair in _fewer_half(median, rates)
        if (parts := _parts(_instead(median.dims, pair), cells, broader))
    )
    return tuple(dict.fromkeys(found))


def _fewer_half(median: PublishedMedian, rates: Rates) -> tuple[tuple[str, str], ...]:
    """Those who are at most half. Pay and medians are rounded to ten pence, halves up."""
    half_a_step = MEDIAN_STEP // 2
    if median.pence - half_a_step >= rates.highest:
        return PAID_LESS
    return PAID_IT if median.pence + half_a_step <= rates.lowest else ()


def _at_most_half(people: Dims, parts: tuple[Dims, ...]) -> PublicConstraint:
    return PublicConstraint(((1, people), *((-2, part) for part in parts)), ">=", 0)


def _instead(place: Dims, pair: tuple[str, str]) -> Dims:
    return place_of({**{n: c for n, c in place if (n, c) != BEHIND_MEDIANS}, pair[0]: pair[1]})


Broader = dict[tuple[str, str], list[tuple[tuple[str, str], ...]]]


def _parts(place: Dims, cells: Collection[Dims], broader: Broader) -> tuple[Dims, ...]:
    """A cell, or those that the file says to make it up; nothing if it has neither."""
    if place in cells:
        return (place,)
    for pair in place:
        rest = dict(one for one in place if one != pair)
        for narrower in broader.get(pair, ()):
            found = tuple(place_of({**rest, name: code}) for name, code in narrower)
            if all(part in cells for part in found):
                return found
    return ()


def _broader(tables: PublishedTables) -> Broader:
    """Categories that are the sum of those of another dimension, as facts of the file state."""
    found: Broader = {}
    for fact in tables.constraints:
        for whole, narrower in _sums(fact):
            found.setdefault(whole, []).append(narrower)
    return found


def _sums(fact: PublicConstraint) -> Iterator[tuple[tuple[str, str], tuple[tuple[str, str], ...]]]:
    """One cell is the sum of others that differ from it, and all alike, by one dimension."""
    if fact.op != "==" or fact.rhs:
        return
    for sign in (1, -1):
        wholes = [set(place) for factor, place in fact.terms if factor == sign]
        parts = [set(place) for factor, place in fact.terms if factor == -sign]
        if len(wholes) != 1 or len(parts) != len(fact.terms) - 1:
            continue
        own = {frozenset(wholes[0] - part) for part in parts}
        others = [part - wholes[0] for part in parts]
        if len(own) == 1 and all(len(pairs) == 1 for pairs in (*own, *others)):
            yield next(iter(own.pop())), tuple(next(iter(pairs)) for pairs in others)
