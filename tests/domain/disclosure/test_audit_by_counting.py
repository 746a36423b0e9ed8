"""What the audit finds in any small system: against the definitions, over every possible table."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit import components_of
from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_examination import Examination
from anchordesk.domain.disclosure.audit_findings import Inference
from anchordesk.domain.disclosure.audit_insiders import Insiders
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_system import AttackSystem, Quantity, Relation
from anchordesk.domain.disclosure.published_cells import ContradictionError, PublishedCell

SIZE, MOST = 4, 7
Cell = tuple[str, int, int]
Sum = tuple[list[int], int, bool]
Found = set[tuple[int, Inference, int, int]]
cells = st.tuples(
    st.sampled_from(("hidden", "hidden", "band", "exact", "nobody prints it")),
    st.integers(0, 4),
    st.integers(0, 4),
)
factors = st.lists(st.integers(-2, 2), min_size=SIZE, max_size=SIZE)
rows = st.lists(st.tuples(factors, st.integers(-2, 6), st.booleans()), max_size=1)
worlds = st.tuples(st.lists(cells, min_size=SIZE, max_size=SIZE), rows, st.integers(2, MOST))


def system_of(
    made: list[Cell], sums: list[tuple[list[int], int, bool]], people: int
) -> AttackSystem:
    """Four counts, of which the first is the sum of the others, and at most so many."""
    system = AttackSystem(releases=["R"])
    for number, (kind, low, more) in enumerate(made):
        place = ((("special" if number % 2 else "plain"), f"W{number}"),)
        match kind:
            case "nobody prints it":
                system.add(Quantity(0, place), 0, None, [])
            case "hidden":
                system.add(Quantity(0, place), 0, None, [PublishedCell("R", place, None)])
            case "exact":
                system.add(Quantity(0, place), low, low, [PublishedCell("R", place, low)])
            case _:
                cell = PublishedCell("R", place, None, low, low + more)
                system.add(Quantity(0, place), low, low + more, [cell])
    system.relations.append(Relation(((0, 1), (1, -1), (2, -1), (3, -1)), 0, 0))
    system.relations.append(Relation(((0, 1),), None, people))
    for each, total, exactly in sums:
        terms = tuple(enumerate(each))
        system.relations.append(Relation(terms, total, total if exactly else None))
    system.wholes.append((0, (1, 2, 3)))
    return system


def possible(system: AttackSystem) -> NDArray[np.int64]:
    tables = np.indices((MOST + 1,) * SIZE).reshape(SIZE, -1).T
    keep = np.ones(len(tables), dtype=np.bool_)
    for at, (low, high) in enumerate(zip(system.lowest, system.highest, strict=True)):
        keep &= (tables[:, at] >= low) & (tables[:, at] <= (MOST if high is None else high))
    for relation in system.relations:
        total = sum(factor * tables[:, at] for at, factor in relation.terms)
        keep &= total >= (-99 if relation.low is None else relation.low)
        keep &= total <= (99 if relation.high is None else relation.high)
    return tables[keep]


def by_definition(
    system: AttackSystem, tables: NDArray[np.int64], threshold: int, width: int
) -> Found:
    """What an outsider learns too much of: exact, small or narrow counts, and whole groups."""
    found: Found = set()
    for at in range(SIZE):
        low, high = int(tables[:, at].min()), int(tables[:, at].max())
        hidden = any(cell.value is None for cell in system.cells[at])
        small = low >= 1 and high < threshold
        if not small and not (hidden and high - low < width):
            continue
        if low == high:
            shown = not hidden and system.cells[at]
            inference = Inference.PRINTED_SMALL if shown else Inference.EXACT
        else:
            inference = Inference.SMALL if small else Inference.NARROW
        found.add((at, inference, low, high))
    reachable = [at for at in (1, 2, 3) if tables[:, at].max() >= 1]
    if len(reachable) == 1 and tables[:, 0].min() >= 1:
        found.add((reachable[0], Inference.WHOLE_GROUP, 0, 0))
    return found


def told_to_insiders(
    system: AttackSystem, tables: NDArray[np.int64], threshold: int, width: int
) -> tuple[set[int], set[int]]:
    """What people in a hidden or rounded count learn of the others, alone or several together.

    Returns:
        That, and what everybody knows as well.
    """
    hidden = [at for at in range(SIZE) if any(cell.value is None for cell in system.cells[at])]
    open_ones = [at for at in hidden if np.ptp(tables[:, at])]
    found: set[int] = set()
    for own in open_ones:
        for people, of_special in ((1, width), (threshold - 1, 1)):
            known = min(people, int(tables[:, own].max()))
            left = tables[tables[:, own] >= known]
            if len(left) < len(tables):
                found |= narrow([at for at in open_ones if at != own], left, of_special)
    return found, narrow(hidden, tables, width)


def narrow(counts: list[int], tables: NDArray[np.int64], of_special: int) -> set[int]:
    return {at for at in counts if np.ptp(tables[:, at]) < (of_special if at % 2 else 1)}


@given(worlds, st.integers(2, 5), st.integers(1, 5))
def test_the_audit_finds_what_the_definitions_say_and_nothing_else(
    made: tuple[list[Cell], list[Sum], int], threshold: int, width: int
) -> None:
    system = system_of(*made)
    tables = possible(system)
    try:
        narrowed = NarrowedSystem(system)
        components = [
            Component(narrowed, members, relations, lambda: 60.0)
            for members, relations in components_of(narrowed)
        ]
    except ContradictionError:
        assert not len(tables)
        return
    insiders = Insiders(narrowed, threshold, width, frozenset({"special"}))
    examination = Examination(narrowed, threshold, width, insiders)
    for component in components:
        examination.examine(component)
    examination.conclude()
    assert examination.undecided == []
    number = {quantity.dims: at for at, quantity in enumerate(system.quantities)}
    told = {Inference.INSIDER, Inference.COLLUDERS}
    found = {
        (number[each.dims], each.inference, each.lowest, each.highest or 0)
        if each.inference is not Inference.WHOLE_GROUP
        else (number[each.dims], each.inference, 0, 0)
        for each in examination.findings
        if each.inference not in told
    }
    assert found == by_definition(system, tables, threshold, width)
    for each in examination.findings:
        assert each.printed == bool(system.cells[number[each.dims]])
    inside = [number[each.dims] for each in examination.findings if each.inference in told]
    assert len(inside) == len(set(inside))
    learnt, known = told_to_insiders(system, tables, threshold, width)
    # What colluders learn is not looked for where one of them alone learns too much.
    assert set(inside) <= learnt | known
    assert inside or not learnt
