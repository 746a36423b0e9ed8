"""The joint system of facts that ties together a return's cells and every earlier release's.

Cells are whole numbers of people tied by sums (totals, groups, periods) and by public inequalities.
Counts that an earlier release withheld are no longer known here; a whole table that agrees with
everything stands in for them, which serves as well, since only what is possible matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import Fact, fact_model, solver_of
from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    cell_name,
)
from anchordesk.domain.errors import RefusedError

Counts = NDArray[np.int64]
LARGEST_QUICK_FACTOR = 1_000


class EarlierReleaseError(RefusedError):
    """This return does not agree with what was published before, or with public knowledge."""

    code = "earlier_release"
    safe = "Nothing was published."
    advice = "A closed period prints once: count late records in the period they were recorded in."


@dataclass(frozen=True, slots=True)
class WholeGroup:
    """On a sensitive dimension: a parent and its children, as cell numbers."""

    parent: int
    children: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinearSystem:
    """Cells and facts; all sequences are by cell number.

    Attributes:
        places: The cells' places, sorted.
        counts: A whole table that agrees with all facts and prints; true where `known`.
        known: True where the count comes from the return's own tables.
        lowest, highest: What earlier print allows (highest -1: no limit).
        earlier_printed, earlier_withheld: What earlier releases did with the cell.
        facts: Sums and inequalities.
        groups: Parents and children on sensitive dimensions.
    """

    places: tuple[Dims, ...]
    counts: Counts
    known: NDArray[np.bool_]
    lowest: Counts
    highest: Counts
    earlier_printed: NDArray[np.bool_]
    earlier_withheld: NDArray[np.bool_]
    facts: tuple[Fact, ...]
    groups: tuple[WholeGroup, ...]

    def number_of(self) -> dict[Dims, int]:
        """Cell numbers by place."""
        return {place: number for number, place in enumerate(self.places)}


def joint_system(
    counts: Mapping[Dims, int],
    totals: Sequence[StatedTotal],
    sensitive: Iterable[str],
    constraints: Sequence[PublicConstraint],
    earlier: PublishedTables | None,
) -> LinearSystem:
    """Tie the cells of a return to each other and to everything released before.

    Args:
        counts: True counts of the return's own cells.
        totals: The return's public sums.
        sensitive: Names of the return's sensitive dimensions.
        constraints: The return's public inequalities.
        earlier: All earlier releases, merged; None if this is the first.

    Raises:
        EarlierReleaseError: the return contradicts an earlier release or a public fact.
    """
    before = earlier or PublishedTables(())
    all_constraints = tuple(dict.fromkeys((*before.constraints, *constraints)))
    terms = (dims for item in all_constraints for _, dims in item.terms)
    places = dict.fromkeys((*counts, *(cell.dims for cell in before.cells), *terms))
    rules = _rules((*before.totals, *totals), places)
    sums = _sums(places, rules)
    ordered = tuple(sorted(places))
    number = {place: at for at, place in enumerate(ordered)}
    facts = [
        Fact(((number[parent], 1), *((number[child], -1) for child in children)), 0, 0)
        for _, parent, children in sums
    ]
    facts.extend(_inequality(item, number) for item in all_constraints)
    flagged = {*sensitive, *before.sensitive_dims}
    groups = tuple(
        WholeGroup(number[parent], tuple(number[child] for child in children))
        for name, parent, children in sums
        if name in flagged and len(children) > 1
    )
    printed = _earlier_print(before.cells, number)
    table, known = _counts_for(ordered, counts, printed, tuple(facts))
    system = LinearSystem(
        places=ordered,
        counts=table,
        known=known,
        lowest=printed.lowest,
        highest=printed.highest,
        earlier_printed=printed.printed,
        earlier_withheld=printed.withheld,
        facts=tuple(facts),
        groups=groups,
    )
    if not ExactCheck(system).agrees(table):
        raise EarlierReleaseError(
            "The counts of this return do not agree with what is publicly known."
        )
    return system


def _rules(
    totals: Iterable[StatedTotal], places: Iterable[Dims]
) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    rules: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for total in dict.fromkeys(totals):
        rules.setdefault(total.dimension, []).append((total.parent, total.children))
    everywhere = list(places)
    seen: dict[str, set[str]] = {}
    for place in everywhere:
        for name, code in place:
            seen.setdefault(name, set()).add(code)
    for name, codes in seen.items():
        # A dimension that every cell carries, such as the measure, has no total in print.
        total_printed = any(name not in dict(place) for place in everywhere)
        if name not in rules and total_printed:
            rules[name] = [(TOTAL, tuple(sorted(codes)))]
    return rules


def _sums(
    places: dict[Dims, None], rules: Mapping[str, list[tuple[str, tuple[str, ...]]]]
) -> list[tuple[str, Dims, tuple[Dims, ...]]]:
    """All sums that touch a place; places that they imply are added."""
    sums: dict[tuple[str, Dims, tuple[Dims, ...]], None] = {}
    frontier = list(places)
    while frontier:
        found: list[Dims] = []
        for place in frontier:
            for pair in place:
                rest = [other for other in place if other != pair]
                for parent, children in rules.get(pair[0], ()):
                    if pair[1] == parent or pair[1] in children:
                        whole = _at(rest, pair[0], parent)
                        parts = tuple(_at(rest, pair[0], child) for child in children)
                        sums[(pair[0], whole, parts)] = None
                        found.extend(new for new in (whole, *parts) if new not in places)
                        places.update(dict.fromkeys((whole, *parts)))
        frontier = found
    return sorted(sums)


def _at(rest: list[tuple[str, str]], name: str, code: str) -> Dims:
    return tuple(rest) if code == TOTAL else tuple(sorted([*rest, (name, code)]))


def _inequality(item: PublicConstraint, number: Mapping[Dims, int]) -> Fact:
    factors: dict[int, int] = {}
    for factor, dims in item.terms:
        factors[number[dims]] = factors.get(number[dims], 0) + factor
    low = None if item.op == "<=" else item.rhs
    high = None if item.op == ">=" else item.rhs
    return Fact(tuple(factors.items()), low, high)


@dataclass(frozen=True, slots=True)
class _EarlierPrint:
    """What earlier releases did with each cell; fields as in LinearSystem."""

    lowest: Counts
    highest: Counts
    printed: NDArray[np.bool_]
    withheld: NDArray[np.bool_]


def _earlier_print(cells: Sequence[PublishedCell], number: Mapping[Dims, int]) -> _EarlierPrint:
    size = len(number)
    lowest, highest = np.zeros(size, np.int64), np.full(size, -1, np.int64)
    printed, withheld = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    for cell in cells:
        at = number[cell.dims]
        lowest[at] = max(int(lowest[at]), cell.lowest)
        if cell.highest is not None:
            highest[at] = cell.highest if highest[at] < 0 else min(int(highest[at]), cell.highest)
        printed[at] |= cell.value is not None
        withheld[at] |= cell.value is None
    return _EarlierPrint(lowest, highest, printed, withheld)


def _counts_for(
    places: Sequence[Dims],
    counts: Mapping[Dims, int],
    before: _EarlierPrint,
    facts: tuple[Fact, ...],
) -> tuple[Counts, NDArray[np.bool_]]:
    """A whole table that agrees with the return and with all print, and where it is the truth."""
    known = np.array([place in counts for place in places], dtype=np.bool_)
    true = np.array([counts.get(place, 0) for place in places], dtype=np.int64)
    above = (before.highest >= 0) & (true > before.highest)
    for wrong in np.flatnonzero(known & ((true < before.lowest) | above)):
        raise EarlierReleaseError(
            f"An earlier release printed another count for {cell_name(places[int(wrong)])}."
        )
    if not known.all():
        true = _stand_in(true, known, before, facts)
    return true, known


class ExactCheck:
    """Tells, in exact arithmetic, whether a table agrees with a system."""

    def __init__(self, system: LinearSystem) -> None:
        self._system = system
        flat = [term for fact in system.facts for term in fact.terms]
        largest = max((abs(factor) for _, factor in flat), default=0)
        # Sums of large factors could pass 64 bits; those are added up as plain integers.
        kind = np.dtype(np.int64) if largest <= LARGEST_QUICK_FACTOR else np.dtype(object)
        self._cells = np.array([at for at, _ in flat], dtype=np.int64)
        self._factors = np.array([factor for _, factor in flat], dtype=kind)
        self._starts = np.cumsum([0, *(len(fact.terms) for fact in system.facts)])[:-1]
        self._low_at = [at for at, fact in enumerate(system.facts) if fact.low is not None]
        self._high_at = [at for at, fact in enumerate(system.facts) if fact.high is not None]
        self._low = np.array([f.low for f in system.facts if f.low is not None], dtype=kind)
        self._high = np.array([f.high for f in system.facts if f.high is not None], dtype=kind)

    def agrees(self, table: Counts) -> bool:
        """True if the table meets every fact and everything printed before."""
        system = self._system
        if np.any(table < system.lowest):
            return False
        if np.any((system.highest >= 0) & (table > system.highest)):
            return False
        sums = np.add.reduceat(self._factors * table[self._cells], self._starts)
        return bool(
            np.all(sums[self._low_at] >= self._low) and np.all(sums[self._high_at] <= self._high)
        )


def _stand_in(
    counts: Counts,
    known: NDArray[np.bool_],
    before: _EarlierPrint,
    facts: tuple[Fact, ...],
) -> Counts:
    """Some whole table that agrees with the known counts and all print."""
    infinite = highspy.kHighsInf
    model = fact_model(facts, len(counts))
    model.col_lower_ = np.where(known, counts, before.lowest).astype(np.float64)
    limits = np.where(before.highest >= 0, before.highest, np.float64(infinite))
    model.col_upper_ = np.where(known, counts, limits)
    solver = solver_of(model)
    columns = np.arange(len(counts), dtype=np.int32)
    kinds = np.array([highspy.HighsVarType.kInteger] * len(counts))
    solver.changeColsIntegrality(len(counts), columns, kinds)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise EarlierReleaseError(
            "The counts of this return do not agree with an earlier release or a public fact."
        )
    table: Counts = np.rint(np.array(solver.getSolution().col_value)).astype(np.int64)
    return table
