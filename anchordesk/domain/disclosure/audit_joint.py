"""Finds linked tables that overlap in a ring, and the joint table that an attacker would rebuild.

Facts between printed cells describe all that an outsider knows only while tables overlap like a
tree. In a ring, a joint table behind them may be pinned down where no printed cell is small.
Dimensions that follow from others by stated sums close no ring (`audit_folding`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from anchordesk.domain.disclosure.audit_folding import Context, contexts_of, folded_everywhere
from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)

LARGEST_JOINT = 20_000


class JointTooLargeError(Exception):
    """The joint table has more cells than can be examined."""

    def __init__(self, cells: int) -> None:
        self.cells = cells


@dataclass(frozen=True, slots=True)
class Ring:
    """Dimensions whose tables overlap in a ring.

    Attributes:
        names: The dimensions of the joint table behind them, sorted; none for a tree of tables.
        sums: What ties printed cells to those of the joint table, where a dimension of the ring
            follows from a finer one of it and has no place there.
    """

    names: tuple[str, ...] = ()
    sums: tuple[PublicConstraint, ...] = ()


def ring_in(tables: PublishedTables) -> Ring:
    """The ring in which tables overlap, in any one context or in all of them together."""
    contexts = contexts_of(tables)
    everywhere = folded_everywhere(contexts)
    together = set().union(*(context.extended(everywhere) for context in contexts))
    core = _core(together).union(*(_core(one.extended(one.folds)) for one in contexts))
    follows = {coarse for fine, coarse in everywhere if {fine, coarse} <= core}
    folds = [(fine, coarse) for fine, coarse in everywhere if fine in core - follows]
    names = core - {coarse for _, coarse in folds}
    sums = dict.fromkeys(item for one in contexts for item in _sums(tables, one, folds, core))
    return Ring(tuple(sorted(names)), tuple(sums))


def _core(edges: set[frozenset[str]]) -> frozenset[str]:
    """What is left of tables by Graham's reduction; nothing if they overlap like a tree.

    Drop what only one table has, and tables inside others, until none is left.
    Source: Dobra and Fienberg (2000) on bounds for cell entries given marginal totals.
    """
    while True:
        tables_of = Counter(name for edge in edges for name in edge)
        shared = {frozenset(name for name in edge if tables_of[name] > 1) for edge in edges}
        reduced = {one for one in shared if not any(one < other for other in shared)}
        if reduced == edges:
            return frozenset[str]().union(*edges)
        edges = reduced


def _sums(
    tables: PublishedTables,
    context: Context,
    folds: Iterable[tuple[str, str]],
    core: frozenset[str],
) -> Iterator[PublicConstraint]:
    """The cells of a ring by a coarser dimension, each as the sum of those by the finer one."""
    for fine, coarse in folds:
        parts = context.folds.get((fine, coarse), {})
        for cell in tables.cells:
            pairs = dict(cell.dims)
            code = pairs.pop(coarse, None)
            inside = set(pairs) <= core - {fine, coarse} and set(context.pairs) <= set(cell.dims)
            if parts and code is not None and inside:
                held = [part for part, whole in parts.items() if whole == code]
                terms = [(-1, place_of({**pairs, fine: part})) for part in held]
                yield PublicConstraint(((1, cell.dims), *terms), "==", 0)


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
