"""Turns published tables into the attacker's system: quantities, their limits and public facts.

It knows nothing but the published artefact. A later release that contradicts an earlier one is,
when only additions are possible, a second state of the same records: each state has its own
quantities, tied by additions that cannot be negative.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    ContradictionError,
    Dims,
    PublishedCell,
    PublishedTables,
    cell_name,
)

MOST_QUANTITIES = 100_000
Row = tuple[tuple[int, int], ...]


class SystemTooLargeError(Exception):
    """The tables imply more quantities than can be examined; the audit stays undecided."""


@dataclass(frozen=True, slots=True)
class SumFact:
    """A public sum: the parent place holds the people of all child places."""

    dimension: str
    parent: Dims
    children: tuple[Dims, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """An unknown count: a place in one state of the records, or what was added since another."""

    state: int
    dims: Dims
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A linear relation: low <= sum of factor times quantity <= high (None is no limit)."""

    terms: Row
    low: int | None
    high: int | None


@dataclass(slots=True)
class AttackSystem:
    """All that an outsider knows, as integers.

    Attributes:
        quantities: The unknown counts; every list below has this length.
        lowest, highest: Limits that the print gives by itself (highest None: no limit).
        cells: The published cells that print or withhold each quantity.
        relations: Facts between quantities.
        wholes: For each sensitive dimension, (parent, children) index groups.
        releases: The name of the release that a state became known by.
        index: Where each quantity stands in the lists.
    """

    quantities: list[Quantity] = field(default_factory=list)
    lowest: list[int] = field(default_factory=list)
    highest: list[int | None] = field(default_factory=list)
    cells: list[list[PublishedCell]] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    wholes: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)
    index: dict[Quantity, int] = field(default_factory=dict)

    def add(
        self, quantity: Quantity, low: int, high: int | None, cells: list[PublishedCell]
    ) -> int:
        """Add a quantity; returns where it stands."""
        self.index[quantity] = len(self.quantities)
        self.quantities.append(quantity)
        self.lowest.append(low)
        self.highest.append(high)
        self.cells.append(cells)
        return self.index[quantity]

    def release_of(self, index: int) -> str:
        """The release to name when speaking of a quantity."""
        cells = self.cells[index]
        return cells[-1].release if cells else self.releases[self.quantities[index].state]

    def printed(self, index: int) -> bool:
        """True if some table has this cell, withheld or not."""
        return bool(self.cells[index])


def attack_system(
    tables: PublishedTables, *, extra: Iterable[Dims] = (), split: bool = False
) -> AttackSystem:
    """The system of everything that the tables print or imply.

    Args:
        tables: What was published.
        extra: Places to examine although no table touches them (the joint of linked tables).
        split: With additions only, treat each release as a state of its own.

    Raises:
        ContradictionError: one cell has two counts within one state.
        SystemTooLargeError: more quantities are implied than can be examined.
    """
    states = _states(tables, split=split)
    places = {cell.dims: None for cell in tables.cells}
    places.update(dict.fromkeys(dims for item in tables.constraints for _, dims in item.terms))
    # Nobody prints the total of a dimension that every cell carries, yet anybody can add it up.
    always = set.intersection(*({name for name, _ in dims} for dims in places))
    always -= set(tables.sensitive_dims)
    places.update(dict.fromkeys(extra))
    facts = _closed(places, _sum_rules(tables, places, always))
    system = AttackSystem(releases=[state[0].release for state in states])
    for number, cells in enumerate(states):
        _add_state(system, number, cells, places)
        _add_facts(system, number, facts, tables)
    for number in range(1, len(states)):
        _add_additions(system, number, places)
    return system


def _states(tables: PublishedTables, *, split: bool) -> list[list[PublishedCell]]:
    """Cells by state of the records; a new state begins where a later release must differ."""
    if not tables.additions_only:
        return [list(tables.cells)]
    releases: dict[str, list[PublishedCell]] = {}
    for cell in tables.cells:
        releases.setdefault(cell.release, []).append(cell)
    states: list[list[PublishedCell]] = []
    for cells in releases.values():
        if states and not split and not _differ(states[-1], cells):
            states[-1].extend(cells)
        else:
            states.append(list(cells))
    return states


def _differ(known: list[PublishedCell], later: list[PublishedCell]) -> bool:
    limits: dict[Dims, list[PublishedCell]] = {}
    for cell in known:
        limits.setdefault(cell.dims, []).append(cell)
    return any(
        _apart(before, cell) or _apart(cell, before)
        for cell in later
        for before in limits.get(cell.dims, ())
    )


def _apart(one: PublishedCell, other: PublishedCell) -> bool:
    return one.highest is not None and one.highest < other.lowest


def _sum_rules(
    tables: PublishedTables, places: Iterable[Dims], always: set[str]
) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """For each dimension its (parent, children) sums: the stated ones, else Total of all seen.

    Args:
        always: Dimensions that need no total unless one is stated.
    """
    rules: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for total in tables.totals:
        rules.setdefault(total.dimension, []).append((total.parent, total.children))
    seen: dict[str, dict[str, None]] = {}
    for dims in places:
        for name, code in dims:
            seen.setdefault(name, {})[code] = None
    for name, codes in seen.items():
        if name not in rules and name not in always:
            rules[name] = [(TOTAL, tuple(codes))]
    return rules


def _closed(
    places: dict[Dims, None], rules: dict[str, list[tuple[str, tuple[str, ...]]]]
) -> list[SumFact]:
    """All sums that touch a place, adding the places that they imply until none is new."""
    facts: dict[tuple[str, str, int, Dims], SumFact] = {}
    waiting = list(places)
    while waiting:
        dims = waiting.pop()
        for name, code in dims:
            rest = tuple(pair for pair in dims if pair[0] != name)
            for number, (parent, children) in enumerate(rules.get(name, ())):
                key = (name, parent, number, rest)
                if key in facts or (code != parent and code not in children):
                    continue
                fact = SumFact(
                    name,
                    _with(rest, name, parent),
                    tuple(_with(rest, name, child) for child in children),
                )
                facts[key] = fact
                for place in (fact.parent, *fact.children):
                    if place not in places:
                        places[place] = None
                        waiting.append(place)
                if len(places) > MOST_QUANTITIES:
                    raise SystemTooLargeError
    return list(facts.values())


def _with(rest: Dims, name: str, code: str) -> Dims:
    return rest if code == TOTAL else tuple(sorted((*rest, (name, code))))


def _add_state(
    system: AttackSystem,
    number: int,
    cells: list[PublishedCell],
    places: Iterable[Dims],
) -> None:
    printed: dict[Dims, list[PublishedCell]] = {}
    for cell in cells:
        printed.setdefault(cell.dims, []).append(cell)
    for dims in places:
        here = printed.get(dims, [])
        low = max((cell.lowest for cell in here), default=0)
        limits = [cell.highest for cell in here if cell.highest is not None]
        high = min(limits) if limits else None
        if high is not None and low > high:
            raise ContradictionError(
                f"the cell {cell_name(dims)}", "it is printed with two different counts"
            )
        system.add(Quantity(number, dims), low, high, here)


def _add_facts(
    system: AttackSystem,
    number: int,
    facts: list[SumFact],
    tables: PublishedTables,
) -> None:
    for fact in facts:
        parent = system.index[Quantity(number, fact.parent)]
        children = tuple(system.index[Quantity(number, child)] for child in fact.children)
        terms = ((parent, 1), *((child, -1) for child in children))
        system.relations.append(Relation(terms, 0, 0))
        if fact.dimension in tables.sensitive_dims and len(children) > 1:
            system.wholes.append((parent, children))
    for item in tables.constraints:
        factors: dict[int, int] = {}
        for factor, dims in item.terms:
            at = system.index[Quantity(number, dims)]
            factors[at] = factors.get(at, 0) + factor
        low = None if item.op == "<=" else item.rhs
        high = None if item.op == ">=" else item.rhs
        system.relations.append(Relation(tuple(factors.items()), low, high))


def _add_additions(system: AttackSystem, number: int, places: Iterable[Dims]) -> None:
    """Tie each state to every state before it: what was added is a count of people too."""
    for dims in places:
        now = system.index[Quantity(number, dims)]
        for before in range(number):
            added = system.add(Quantity(number, dims, before), 0, None, [])
            terms = ((now, 1), (system.index[Quantity(before, dims)], -1), (added, -1))
            system.relations.append(Relation(terms, 0, 0))
