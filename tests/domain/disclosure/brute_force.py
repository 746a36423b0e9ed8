"""An attacker who tries every table of people there could be: slow, simple, and sure.

It knows nothing of how the program protects or audits. People are in cells of a small joint table,
of which everything printed is a sum; every joint table of so many people is tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublishedCell,
    PublishedTables,
    place_of,
)

Tables = NDArray[np.int64]
Range = tuple[int, int]
Categories = Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=64)
def all_tables(cells: int, people: int) -> Tables:
    """Every way to put so many people into so many cells, one a row."""
    bars = combinations(range(people + cells - 1), cells - 1)
    edges = np.array([(-1, *bar, people + cells - 1) for bar in bars], dtype=np.int64)
    return np.diff(edges, axis=1) - 1


@dataclass(frozen=True)
class World:
    """The dimensions that divide people, and the groups of their categories.

    Attributes:
        categories: The finest categories of each dimension.
        groups: (dimension, group): the categories that it sums.
    """

    categories: Categories
    groups: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def joint(self) -> list[dict[str, str]]:
        """The inner cells of the joint table."""
        names = list(self.categories)
        return [
            dict(zip(names, codes, strict=True)) for codes in product(*self.categories.values())
        ]

    def within(self, place: Dims) -> Tables:
        """1 for the inner cells that a place sums, 0 for others."""
        held = [
            all(cell[name] in self.groups.get((name, code), (code,)) for name, code in place)
            for cell in self.joint()
        ]
        return np.array(held, dtype=np.int64)

    def places(self, shapes: Iterable[Collection[str]]) -> list[Dims]:
        """All cells of tables by these dimensions, margins and groups with them, each once."""
        found: dict[Dims, None] = {}
        for shape in shapes:
            codes = [
                (*self.categories[name], *(g for n, g in self.groups if n == name), "Total")
                for name in sorted(shape)
            ]
            for chosen in product(*codes):
                found[place_of(dict(zip(sorted(shape), chosen, strict=True)))] = None
        return list(found)

    def people(self, joint: Tables, place: Dims) -> Tables:
        """How many people of each joint table are in a place."""
        return joint @ self.within(place)


def agreeing(world: World, printed: PublishedTables, people: int) -> Tables:
    """The joint tables of so many people that agree with all that is printed."""
    tables = all_tables(len(world.joint()), people)
    keep = np.ones(len(tables), dtype=np.bool_)
    for cell in printed.cells:
        count = world.people(tables, cell.dims)
        keep &= count >= cell.lowest
        if cell.highest is not None:
            keep &= count <= cell.highest
    for fact in printed.constraints:
        sums = sum(
            (factor * world.people(tables, place) for factor, place in fact.terms),
            np.zeros(len(tables), dtype=np.int64),
        )
        keep &= {"<=": sums <= fact.rhs, ">=": sums >= fact.rhs, "==": sums == fact.rhs}[fact.op]
    return tables[keep]


def ranges(world: World, tables: Tables, places: Iterable[Dims]) -> dict[Dims, Range]:
    """The least and greatest count of each place over these joint tables."""
    counts = {place: world.people(tables, place) for place in places}
    return {place: (int(count.min()), int(count.max())) for place, count in counts.items()}


def given_away(
    found: Mapping[Dims, Range], hidden: Collection[Dims], threshold: int, width: int
) -> set[Dims]:
    """Places that an outsider learns too much of: narrow where hidden, or known to be small."""
    return {
        place
        for place, (low, high) in found.items()
        if (place in hidden and high - low < width) or (low >= 1 and high < threshold)
    }


def told_to_insiders(
    world: World,
    tables: Tables,
    hidden: Collection[Dims],
    needed: Mapping[Dims, int],
    numbers: Iterable[int],
) -> set[Dims]:
    """Hidden places of others that people of one hidden place, so many together, work out.

    Args:
        needed: The range that each must keep.
        numbers: How many people put together what they know.
    """
    counts = {place: world.people(tables, place) for place in hidden}
    found = set()
    for number, own in product(numbers, hidden):
        left = counts[own] >= number
        if left.all() or not left.any():
            continue
        for other in hidden:
            if other != own and int(np.ptp(counts[other][left])) < needed[other]:
                found.add(other)
    return found


def whole_groups(
    world: World,
    tables: Tables,
    places: Collection[Dims],
    sums: Iterable[tuple[str, str, Collection[str]]],
) -> set[Dims]:
    """Places known to hold everybody of a group that is not empty.

    Args:
        sums: (dimension, parent, children): by which categories a group is divided.
    """
    found = set()
    for name, parent, children in sums:
        for place in places:
            rest = dict(place) | {name: parent}
            parts = [place_of(rest | {name: code}) for code in children]
            if dict(place).get(name, "Total") != parent or parts[0] not in places:
                continue
            possible = [part for part in parts if world.people(tables, part).max() >= 1]
            if len(possible) == 1 and world.people(tables, place).min() >= 1:
                found.add(possible[0])
    return found


def published(
    world: World, true: Tables, shapes: Iterable[Collection[str]], how: Mapping[int, str]
) -> PublishedTables:
    """The true counts of all places of these tables, some withheld or told as bands of three.

    Args:
        how: By number of the place, "hidden" or "band"; the grand total is always printed.
    """
    cells = []
    for number, place in enumerate(world.places(shapes)):
        count = int(world.people(true, place))
        way = how.get(number) if place else None
        if way == "band":
            low = max(0, count - number % 4)
            cells.append(PublishedCell("R", place, None, low, low + 3))
        else:
            cells.append(PublishedCell("R", place, None if way == "hidden" else count))
    return PublishedTables(tuple(cells))
