"""Ties counts by places of two returns that were counted by different lists of wards.

Both lists are public. So whoever holds a return by tenths and a later one by wards adds up those
that the earlier list had in a tenth, whatever today's says; and where a ward went from one tenth to
another, both tenths together stayed the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from anchordesk.domain.broader_groups import PLACES
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod, in_order, origin_of
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from anchordesk.domain.ward_places import is_sum_of_listed

MOST_TOGETHER = 3
Groups = Mapping[str, Dims]
"""Cells that divide the same people by places: by the code of each place, as printed."""


def over_lists(printed: Sequence[PrintedPeriod]) -> tuple[Continuation, ...]:
    """What goes on between returns that were counted by different lists of wards.

    Args:
        printed: All returns, in the order of release.
    """
    ordered = in_order(printed)
    found: dict[Continuation, None] = {}
    for at, now in enumerate(ordered):
        for before in ordered[:at]:
            if before.known != now.known:
                found.update(dict.fromkeys(_between(before, now)))
    return tuple(found)


def _between(before: PrintedPeriod, now: PrintedPeriod) -> Iterator[Continuation]:
    earlier = _by_places(before)
    for (name, _), groups in _by_places(now).items():
        for other in PLACES:
            origin = _origin(name, other, groups, before, now)
            if origin is None:
                continue
            course, there = origin
            divided = [earlier.get((other, place), {}) for place in there]
            yield from _tied(
                _sets(groups, name, now), [_sets(one, other, before) for one in divided], course
            )


def _origin(
    name: str, other: str, groups: Groups, before: PrintedPeriod, now: PrintedPeriod
) -> tuple[Course, list[Dims]] | None:
    """How such cells go on, and what the earlier cells have beside their places."""
    cell = dict(next(iter(groups.values())))
    origin = origin_of(cell, before.period, now.period)
    if origin is None or origin[0] is Course.MOVES:
        return None
    kept = [{n: c for n, c in pairs.items() if n != name} for pairs in origin[1]]
    return origin[0], [_without_period(pairs) for pairs in kept]


def _by_places(printed: PrintedPeriod) -> dict[tuple[str, Dims], dict[str, Dims]]:
    """Cells by a dimension of places and by what else they have; sums of wards are left out."""
    found: dict[tuple[str, Dims], dict[str, Dims]] = {}
    for place in printed.places:
        pairs = dict(place)
        for name in PLACES:
            code = pairs.get(name)
            if code is not None and not is_sum_of_listed(code):
                rest = {n: c for n, c in pairs.items() if n != name}
                found.setdefault((name, _without_period(rest)), {})[code] = place
    return found


def _without_period(pairs: Mapping[str, str]) -> Dims:
    return place_of({name: code for name, code in pairs.items() if name != PERIOD})


Set = tuple[frozenset[str], Dims]
Sets = list[Set]


def _sets(groups: Groups, name: str, printed: PrintedPeriod) -> Sets:
    """The wards of each cell, and what the ledger calls it."""
    found = ((printed.known.wards_of(name, code), place) for code, place in groups.items())
    return [(wards, printed.places[place]) for wards, place in found if wards]


def _tied(later: Sets, earlier: Sequence[Sets], course: Course) -> Iterator[Continuation]:
    """The least sets of cells that have the same wards in both returns, and what is within others.

    A tenth of before is within the tenths of now that its wards went to. Two or three together are
    within fewer than each alone tells.
    """
    before = [one for sets in earlier for one in sets]
    left = list(later)
    while left and before:
        wards = _joined(left[-1][0], [*left, *before])
        now = [one for one in left if one[0] & wards]
        then = [one for one in before if one[0] & wards]
        left = [one for one in left if not one[0] & wards]
        if all(_covered(sets, wards) == wards for sets in (now, *earlier)):
            yield _goes_on(now, then, course)
        if len(earlier) == 1:
            yield from _within(then, now)
            if course is Course.CLOSED:
                yield from _within(now, then)


def _within(inner: Sets, outer: Sets) -> Iterator[Continuation]:
    """Cells, alone and a few together, whose people are all among those of others."""
    for number in range(1, min(MOST_TOGETHER, len(inner) - 1) + 1):
        for some in combinations(inner, number):
            wards = frozenset(ward for found, _ in some for ward in found)
            around = [one for one in outer if one[0] & wards]
            if wards < _covered(around, wards) and len(around) < len(outer):
                yield _goes_on(around, some, Course.GROWS)


def _goes_on(now: Sequence[Set], then: Sequence[Set], course: Course) -> Continuation:
    first, *beside = [place for _, place in now]
    return Continuation(first, tuple(place for _, place in then), course, tuple(beside))


def _joined(wards: frozenset[str], sets: Sets) -> frozenset[str]:
    """The wards, and all that are in one cell with some of them, over any number of cells."""
    wider = wards | _covered(sets, wards)
    return wards if wider == wards else _joined(wider, sets)


def _covered(sets: Sets, wards: frozenset[str]) -> frozenset[str]:
    return frozenset(ward for found, _ in sets if found & wards for ward in found)
