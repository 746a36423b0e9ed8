"""The cheapest proposal, on systems small enough to see it, and the tables that are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure import benders
from anchordesk.domain.disclosure.benders import Choice, cheapest
from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.linear_system import LinearSystem
from anchordesk.domain.disclosure.witnesses import Witnesses
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.small_systems import flags

NO_LIMITS: dict[int, int] = {}


def system_of(
    counts: Sequence[int],
    facts: Sequence[Fact],
    *,
    lowest: Mapping[int, int] = NO_LIMITS,
    highest: Mapping[int, int] = NO_LIMITS,
) -> LinearSystem:
    size = len(counts)
    return LinearSystem(
        places=tuple((("cell", str(number)),) for number in range(size)),
        counts=np.array(counts),
        known=np.ones(size, np.bool_),
        lowest=np.array([lowest.get(cell, 0) for cell in range(size)]),
        highest=np.array([highest.get(cell, -1) for cell in range(size)]),
        earlier_printed=np.zeros(size, np.bool_),
        earlier_withheld=np.zeros(size, np.bool_),
        facts=tuple(facts),
        groups=(),
    )


def choice_of(
    system: LinearSystem,
    costs: Sequence[float],
    *,
    never: Sequence[int] = (),
    wide: Sequence[int] | None = None,
) -> Choice:
    size = len(system.counts)
    under = (system.counts >= 1) & (system.counts < 5)
    may = np.ones(size, np.bool_)
    may[list(never)] = False
    return Choice(
        system=system,
        threshold=5,
        costs=np.array(costs, dtype=np.float64),
        must=under.copy(),
        may=may,
        small=under,
        wide=np.isin(np.arange(size), range(size) if wide is None else wide),
    )


def chosen(choice: Choice, seconds: float = 60.0) -> list[int] | None:
    found = cheapest(choice, lambda: seconds)
    return None if found is None else [int(cell) for cell in np.flatnonzero(found)]


def total(whole: int, *parts: int) -> Fact:
    return Fact(((whole, 1), *((part, -1) for part in parts)), 0, 0)


ONE_LINE = system_of([30, 2, 8, 20], [total(0, 1, 2, 3)])
PLENTY = [9.0, 1.0, 3.0, 4.0]


def test_the_cheapest_cell_of_a_line_is_chosen() -> None:
    assert chosen(choice_of(ONE_LINE, PLENTY)) == [1, 2]
    assert chosen(choice_of(ONE_LINE, [9.0, 1.0, 5.0, 4.0])) == [1, 3]
    assert chosen(choice_of(ONE_LINE, [2.0, 1.0, 5.0, 4.0])) == [0, 1]


def test_a_cell_that_must_be_printed_is_never_chosen() -> None:
    assert chosen(choice_of(ONE_LINE, PLENTY, never=[2])) == [1, 3]


def test_a_cell_that_cannot_give_enough_needs_another_beside_it() -> None:
    """Two must be able to be five: the other must have three to give."""
    short = system_of([10, 2, 2, 6], [total(0, 1, 2, 3)])
    assert chosen(choice_of(short, [9.0, 1.0, 1.0, 4.0], never=[0])) == [1, 2, 3]
    enough = system_of([11, 2, 3, 6], [total(0, 1, 2, 3)])
    assert chosen(choice_of(enough, [9.0, 1.0, 1.0, 4.0], never=[0])) == [1, 2]


def test_nobody_must_be_possible_too() -> None:
    """Four must be able to be nobody: a cell that rises by three at most is no help."""
    line = [total(0, 1, 2, 3)]
    costs = [9.0, 1.0, 1.0, 4.0]
    short = system_of([32, 4, 8, 20], line, highest={2: 11})
    assert chosen(choice_of(short, costs, never=[0])) == [1, 3]
    enough = system_of([32, 4, 8, 20], line, highest={2: 12})
    assert chosen(choice_of(enough, costs, never=[0])) == [1, 2]


def test_two_lines_that_cross_are_closed_at_the_least_cost() -> None:
    """A table of two by three: its margins are dear, and 4 with 5 costs less than 6 with 3."""
    cells = [40, 20, 20, 2, 9, 9, 12, 11, 11, 12, 13, 13]
    facts = [
        *(total(0, 1, 2), total(0, 9, 10, 11)),
        *(total(1, 3, 4, 5), total(2, 6, 7, 8)),
        *(total(9, 3, 6), total(10, 4, 7), total(11, 5, 8)),
    ]
    cells[0], cells[1], cells[2] = 54, 20, 34
    cells[9], cells[10], cells[11] = 14, 20, 20
    costs = [90.0, 50.0, 50.0, 1.0, 3.0, 2.0, 4.0, 4.0, 4.5, 50.0, 50.0, 50.0]
    assert chosen(choice_of(system_of(cells, facts), costs)) == [3, 5, 6, 8]
    costs[8] = 5.5
    assert chosen(choice_of(system_of(cells, facts), costs)) == [3, 4, 6, 7]


def test_what_is_withheld_beside_must_span_the_threshold() -> None:
    """One cell can only fall, one only rise: both together serve, but tell too much themselves."""
    line = [total(0, 1, 2, 3, 4)]
    system = system_of([56, 2, 8, 8, 38], line, lowest={2: 5, 3: 8}, highest={2: 8, 3: 10})
    costs = [9.0, 1.0, 1.0, 1.0, 3.0]
    assert chosen(choice_of(system, costs)) == [1, 4]
    assert chosen(choice_of(system, costs, wide=[])) == [1, 2, 3]
    assert chosen(choice_of(system, costs, wide=[3])) == [1, 4]
    assert chosen(choice_of(system, costs, never=[4])) == [0, 1]


def test_a_public_limit_is_reckoned_with() -> None:
    """With cells 1 and 3 alone, a limit on 1 and 2 tells how far 1 goes; so the other way round."""
    line = total(0, 1, 2, 3)
    most = Fact(((1, 1), (2, 1)), None, 12)
    system = system_of([30, 2, 8, 20], [line, most])
    assert chosen(choice_of(system, [9.0, 1.0, 3.0, 2.0])) == [1, 2]
    assert chosen(choice_of(ONE_LINE, [9.0, 1.0, 3.0, 2.0])) == [1, 3]
    least = Fact(((1, 1), (3, 1)), 21, None)
    system = system_of([30, 2, 8, 20], [line, least])
    assert chosen(choice_of(system, PLENTY)) == [1, 3]


def open_enough(counts: Sequence[int], most: int, least: int, withheld: set[int]) -> bool:
    """By another program: parts 1 to 4 of cell 0; 1 and 2 at most, 1 and 3 at least so many."""
    everything = np.eye(7)
    rows = [
        everything[0] - everything[1:5].sum(axis=0),
        everything[1] + everything[2] + everything[5],
        everything[1] + everything[3] - everything[6],
        *(everything[cell] for cell in range(5) if cell not in withheld),
    ]
    values = [0, most, least, *(counts[cell] for cell in range(5) if cell not in withheld)]
    for cell in withheld:
        low, high = (extreme(rows, values, everything[cell], sign) for sign in (1, -1))
        if high - low < 5 - 1e-6 or (1 <= counts[cell] < 5 and (low > 1e-6 or high < 5 - 1e-6)):
            return False
    return True


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from([0, 1, 2, 4, 5, 7, 9, 30]), min_size=4, max_size=4),
    st.lists(st.integers(10, 99), min_size=5, max_size=5, unique=True),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_the_proposal_is_the_cheapest_of_all_that_leave_enough_open(
    parts: list[int], costs: list[int], above: int, below: int
) -> None:
    counts = [sum(parts), *parts]
    most, least = parts[0] + parts[1] + above, max(0, parts[0] + parts[2] - below)
    facts = [
        total(0, 1, 2, 3, 4),
        Fact(((1, 1), (2, 1)), None, most),
        Fact(((1, 1), (3, 1)), least, None),
    ]
    small = {cell for cell in range(5) if 1 <= counts[cell] < 5}
    others = [cell for cell in range(5) if cell not in small]
    paid = [2.0 ** (cost / 9) for cost in costs]
    found = chosen(choice_of(system_of(counts, facts), paid))
    patterns = [small | set(more) for size in range(6) for more in combinations(others, size)]
    patterns.sort(key=lambda one: sum(paid[cell] for cell in one))
    best = next((one for one in patterns if open_enough(counts, most, least, one)), None)
    assert found == (None if best is None else sorted(best))


def test_what_nothing_can_open_has_no_proposal() -> None:
    assert chosen(choice_of(ONE_LINE, PLENTY, never=[0, 2, 3])) is None


def test_each_limit_ends_the_search_without_a_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    choice = choice_of(ONE_LINE, PLENTY)
    assert chosen(choice, seconds=0.0) is None
    monkeypatch.setattr(benders, "MOST_ROUNDS", 1)
    assert chosen(choice) is None


def test_each_choice_has_the_time_that_is_left() -> None:
    assert chosen(choice_of(ONE_LINE, PLENTY), 1e-9) is None
    assert chosen(choice_of(ONE_LINE, PLENTY), 0.0) is None


def test_a_cell_known_to_be_empty_gives_no_room() -> None:
    """Three in one ward must be able to be nobody, and the others are the cheapest to take them."""
    counts, line = (30, 3, 0, 20, 7), [total(0, 1, 2, 3, 4)]
    costs = [9.0, 1.0, 0.5, 4.0, 5.0]
    known = system_of(counts, line, highest={2: 0})
    assert chosen(choice_of(known, costs)) == [1, 3]
    assert chosen(choice_of(system_of(counts, line, highest={3: 20}), costs, never=(2,))) == [1, 4]


def test_half_of_what_is_lacking_is_not_enough() -> None:
    """The cheapest other can give two of the four people that are needed, not all."""
    system = system_of([30, 1, 2, 20, 7], [total(0, 1, 2, 3, 4)])
    choice = choice_of(system, [9.0, 1.0, 0.1, 4.0, 5.0])
    only_one = replace(choice, must=flags(5, (1,)), small=flags(5, (1,)), wide=flags(5, ()))
    assert chosen(only_one) == [1, 3]


def test_that_a_count_can_fall_does_not_tell_that_it_can_rise() -> None:
    system = system_of([30, 3, 3, 24], [total(0, 1, 2, 3)], highest={2: 3})
    assert chosen(choice_of(system, PLENTY)) is None


def test_nothing_small_needs_nothing_and_no_time() -> None:
    system = system_of([30, 10, 20], [total(0, 1, 2)])
    assert chosen(choice_of(system, [9.0, 1.0, 3.0]), seconds=0.0) == []


def test_tables_are_kept_as_extremes_and_forgotten_with_a_cell() -> None:
    counts = np.array([10, 4, 6])
    found = Witnesses(counts)
    found.keep(np.array([0, 3, -3]), presumed=True)
    found.keep(np.array([-2, -2, 0]), presumed=False)
    assert (list(found.least), list(found.most)) == ([10, 4, 3], [10, 7, 6])
    assert [list(side) for side in found.widest] == [[8, 2, 3], [10, 7, 6]]
    assert len(found) == 2
    rest = found.without(2)
    assert (list(rest.least), list(rest.most)) == ([10, 4, 6], [10, 4, 6])
    assert [list(side) for side in rest.widest] == [[8, 2, 6], [10, 4, 6]]
    assert len(rest) == 1
    assert list(counts) == [10, 4, 6]


def test_what_a_copy_found_beyond_what_it_began_with_is_learnt() -> None:
    counts = np.array([10, 4, 6])
    found = Witnesses(counts)
    found.keep(np.array([0, 3, -3]), presumed=True)
    found.keep(np.array([-1, -1, 0]), presumed=True)
    rest = found.without(2)
    begun = len(rest)
    rest.keep(np.array([5, 5, 0]), presumed=False)
    found.learn(rest, begun)
    assert len(found) == 3
    assert (list(found.least), list(found.most)) == ([9, 3, 3], [10, 7, 6])
    assert [list(side) for side in found.widest] == [[9, 3, 3], [15, 9, 6]]
