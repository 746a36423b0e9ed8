"""Finds linked tables that overlap in a ring, and the joint table that an attacker would rebuild.

Facts between printed cells describe all that an outsider knows only while tables overlap like a
tree. In a ring, a joint table behind them may be pinned down where no printed cell is small.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import product
from math import prod

from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Dims,
    PublishedTables,
    place_of,
)

LARGEST_JOINT = 20_000


class JointTooLargeError(Exception):
    """The joint table has more cells than can be examined."""

    def __init__(self, cells: int) -> None:
        self.cells = cells


def ring_in(tables: PublishedTables) -> tuple[str, ...]:
    """The dimensions whose tables overlap in a ring, sorted; empty for a tree of tables.

    Graham's reduction: drop what only one table has, and tables inside others, until none is left.
    Source: Dobra and Fienberg (2000) on bounds for cell entries given marginal totals.
    """
    edges = {frozenset(name for name, _ in cell.dims) for cell in tables.cells}
    while True:
        tables_of = Counter(name for edge in edges for name in edge)
        shared = {frozenset(name for name in edge if tables_of[name] > 1) for edge in edges}
        reduced = {one for one in shared if not any(one < other for other in shared)}
        if reduced == edges:
            return tuple(sorted(frozenset[str]().union(*edges)))
        edges = reduced


def joint_places(tables: PublishedTables, dimensions: Iterable[str]) -> list[Dims]:
    """All inner cells of the joint table over some dimensions, in the finest categories stated.

    Raises:
        JointTooLargeError: it has more than 20,000 cells.
    """
    names = list(dimensions)
    codes = [_finest(tables, name) for name in names]
    size = prod(len(options) for options in codes)
    if size > LARGEST_JOINT:
        raise JointTooLargeError(size)
    return [place_of(dict(zip(names, chosen, strict=True))) for chosen in product(*codes)]


def _finest(tables: PublishedTables, name: str) -> list[str]:
    """Categories of a dimension that are not sums of others."""
    seen: dict[str, None] = {}
    for cell in tables.cells:
        seen.update((code, None) for dimension, code in cell.dims if dimension == name)
    parents = {TOTAL}
    for total in tables.totals:
        if total.dimension == name:
            parents.add(total.parent)
            seen.update(dict.fromkeys(total.children))
    return [code for code in seen if code not in parents]
