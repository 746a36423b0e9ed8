"""The least and most of each count, and what insiders narrow: against who tries every table."""

from __future__ import annotations

import random
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit import components_of
from anchordesk.domain.disclosure.audit_bounds import Component, Reach
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.published_cells import ContradictionError
from tests.domain.disclosure.test_audit_narrowing import Limits, Row, narrowed

Counts = NDArray[np.int64]
System = tuple[list[Limits], list[tuple[list[int], int, str]], int]
"""The limits of each count, sums over them, and how many people there are at most."""

SIZE = 4
limits = st.tuples(st.integers(0, 3), st.integers(0, 4) | st.none()).map(
    lambda n: (n[0], None if n[1] is None else n[0] + n[1])
)
factors = st.lists(st.integers(-3, 3), min_size=SIZE, max_size=SIZE)
rows = st.tuples(factors, st.integers(-3, 7), st.sampled_from(("==", "<=", ">=")))
systems = st.tuples(
    st.lists(limits, min_size=SIZE, max_size=SIZE),
    st.lists(rows, max_size=2),
    st.integers(3, 10),
)


def rows_of(sums: list[tuple[list[int], int, str]], people: int) -> list[Row]:
    """The sums, and that there are at most so many people in all."""
    made: list[Row] = [
        (factors, None if op == "<=" else total, None if op == ">=" else total)
        for factors, total, op in sums
    ]
    return [*made, ([1] * SIZE, None, people)]


def agreeing(ranges: list[Limits], made: list[Row], largest: int) -> Counts:
    """Every table of so many people at most in each place, one a row."""
    tables = np.indices((largest + 1,) * SIZE).reshape(SIZE, -1).T
    keep = np.ones(len(tables), dtype=np.bool_)
    for at, (low, high) in enumerate(ranges):
        keep &= (tables[:, at] >= low) & (tables[:, at] <= (largest if high is None else high))
    for factors, least, most in made:
        total = tables @ np.array(factors, dtype=np.int64)
        keep &= total >= (total.min() if least is None else least)
        keep &= total <= (total.max() if most is None else most)
    return tables[keep]


def components(system: NarrowedSystem) -> Iterator[Component]:
    for members, relations in components_of(system):
        yield Component(system, members, relations, lambda: 60.0)


def drawn(seed: int) -> System:
    """A system with sums of two and of one, so that parts of people come up before whole ones."""
    draw = random.Random(seed)
    ranges: list[Limits] = []
    for _ in range(SIZE):
        low = draw.choice((0, 0, 0, 1, 2))
        ranges.append((low, draw.choice((None, low + 2, low + 4, low + 5))))
    sums = [
        (
            [draw.choice((-2, -1, 0, 1, 1, 2, 2, 3)) for _ in range(SIZE)],
            draw.randrange(2, 9),
            draw.choice(("==", "<=", ">=")),
        )
        for _ in range(2)
    ]
    return ranges, sums, draw.randrange(6, 11)


@pytest.mark.parametrize("seed", range(20))
def test_every_count_of_a_drawn_system_goes_exactly_as_far_as_it_can(seed: int) -> None:
    goes_exactly_as_far_as_it_can(drawn(seed))


@settings(max_examples=50)
@given(systems)
def test_every_count_goes_exactly_as_far_as_it_can(made: System) -> None:
    goes_exactly_as_far_as_it_can(made)


def goes_exactly_as_far_as_it_can(made: System) -> None:
    ranges, sums, people = made
    tables = agreeing(ranges, rows_of(sums, people), people)
    try:
        found = list(components(narrowed(ranges, rows_of(sums, people))))
    except ContradictionError:
        assert not len(tables)
        return
    for component in found:
        for index in component.members:
            possible = set(tables[:, index].tolist())
            low, high = component.seen(index)
            assert {low, high} <= possible
            for aim in (high + 1, people + 1):
                reached = component.highest(index, aim).value
                assert reached in possible
                assert reached >= min(aim, max(possible))
            for aim in (low - 1, -1):
                reached = component.lowest(index, aim).value
                assert reached in possible
                assert reached <= max(aim, min(possible))
            assert component.seen(index) == (min(possible), max(possible))


@pytest.mark.parametrize("seed", range(20))
def test_whoever_knows_of_a_count_in_a_drawn_system_narrows_what_they_really_narrow(
    seed: int,
) -> None:
    draw = random.Random(seed)
    needs = [draw.randrange(5) for _ in range(SIZE)]
    narrows_what_they_really_narrow(drawn(seed), draw.randrange(1, 6), needs)


@settings(max_examples=50)
@given(systems, st.integers(1, 5), st.lists(st.integers(0, 4), min_size=SIZE, max_size=SIZE))
def test_whoever_knows_that_a_count_is_so_large_narrows_what_they_really_narrow(
    made: System, known: int, needs: list[int]
) -> None:
    narrows_what_they_really_narrow(made, known, needs)


def narrows_what_they_really_narrow(made: System, known: int, needs: list[int]) -> None:
    ranges, sums, people = made
    tables = agreeing(ranges, rows_of(sums, people), people)
    try:
        found = list(components(narrowed(ranges, rows_of(sums, people))))
    except ContradictionError:
        return
    for component in found:
        needed = np.array([needs[index] for index in component.members])
        for index in component.members:
            left = tables[tables[:, index] >= known]
            narrow = [
                other
                for other in component.members
                if len(left) and other != index and np.ptp(left[:, other]) < needs[other]
            ]
            assert component.narrow_when(index, known, needed) == narrow
        for index in component.members:
            possible = set(tables[:, index].tolist())
            assert component.highest(index, people + 1).value == max(possible)
            assert component.lowest(index, -1).value == min(possible)


@pytest.mark.parametrize("seed", range(20))
def test_a_limit_of_a_drawn_system_follows_from_what_it_is_said_to_rest_on(seed: int) -> None:
    follows_from_what_it_is_said_to_rest_on(drawn(seed))


@settings(max_examples=50)
@given(systems)
def test_a_limit_follows_from_what_it_is_said_to_rest_on(made: System) -> None:
    follows_from_what_it_is_said_to_rest_on(made)


def follows_from_what_it_is_said_to_rest_on(made: System) -> None:
    """All other sums and limits are taken away: no table goes further even so."""
    ranges, sums, people = made
    try:
        system = narrowed(ranges, rows_of(sums, people))
        found = list(components(system))
    except ContradictionError:
        return
    near = list(zip(system.lowest, system.highest, strict=True))
    for component in found:
        for index in component.members:
            for reach, sign in (
                (component.highest(index, people + 1), 1),
                (component.lowest(index, -1), -1),
            ):
                if reach != Reach(reach.value):
                    assert index not in reach.limits
                    kept = {index, *reach.limits, *settled(system)}
                    free = [near[at] if at in kept else (0, None) for at in range(SIZE)]
                    resting_on = [rows_of(sums, people)[at] for at in reach.relations]
                    tables = agreeing(free, resting_on, people + 2)
                    assert (sign * tables[:, index]).max() == sign * reach.value


def settled(system: NarrowedSystem) -> list[int]:
    return [at for at in range(SIZE) if system.settled(at)]
