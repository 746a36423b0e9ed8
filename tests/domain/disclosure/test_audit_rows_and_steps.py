"""Rows of sums and steps between tables, in exact arithmetic, for large counts too."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_rows import Rows
from anchordesk.domain.disclosure.audit_steps import NO_LIMIT, StepFinder, TablePool
from anchordesk.domain.disclosure.audit_system import AttackSystem, Quantity, Relation

Row = tuple[list[int], int | None, int | None]
INFINITE = float("inf")
FIRST = np.array([2, 8, 6, 4])
"""Two wards by two outcomes, of which the totals 10, 10, 8, 12 are printed."""
CROSSED = np.array([1, -1, -1, 1])
LOWEST, HIGHEST = np.zeros(4, dtype=np.int64), np.full(4, NO_LIMIT)
TOTALS: list[Row] = [
    ([1, 1, 0, 0], 10, 10),
    ([0, 0, 1, 1], 10, 10),
    ([1, 0, 1, 0], 8, 8),
    ([0, 1, 0, 1], 12, 12),
]


def rows(made: list[Row], settled: list[int] | None = None) -> Rows:
    """Rows over all quantities but the last ones, which are settled."""
    settled = settled or []
    size = max((len(factors) for factors, _, _ in made), default=1)
    unknown = size - len(settled)
    system = AttackSystem(releases=["R"])
    for at in range(size):
        count = settled[at - unknown] if at >= unknown else None
        system.add(Quantity(0, (("cell", f"{at:03}"),)), count or 0, count, [])
    for factors, low, high in made:
        terms = tuple((at, factor) for at, factor in enumerate(factors) if factor)
        system.relations.append(Relation(terms, low, high))
    return Rows(NarrowedSystem(system), range(len(made)), {at: at for at in range(unknown)})


def test_a_table_agrees_within_the_limits_of_every_row() -> None:
    both = rows([([1, 1], 5, 5), ([1, -1], None, 3), ([2, 1], 6, None)])
    agreeing = [n for n in range(6) if both.agree(np.array([n, 5 - n]))]
    assert agreeing == [1, 2, 3, 4], "at most 3 apart, and twice one with the other at least 6"
    assert not both.agree(np.array([2, 2]))


def test_settled_counts_are_taken_off_the_limits() -> None:
    """Ten together, of which three are known, once and twice: seven, or four, are left."""
    assert rows([([1, 1, 1], 10, 10)], [3]).agree(np.array([5, 2]))
    assert not rows([([1, 1, 1], 10, 10)], [3]).agree(np.array([5, 5]))
    assert rows([([1, 1, 2], None, 10)], [3]).agree(np.array([2, 2]))
    assert not rows([([1, 1, 2], None, 10)], [3]).agree(np.array([2, 3]))
    assert rows([([1, 1, -2], 0, None)], [3]).agree(np.array([3, 3]))
    assert not rows([([1, 1, -2], 0, None)], [3]).agree(np.array([3, 2]))


def test_how_far_each_sum_may_go_is_counted_from_a_table() -> None:
    low, high = rows([([1, 1], 5, 9), ([1, -1], None, 3), ([2, 1], 6, None)]).limits_from(
        np.array([4, 3])
    )
    assert list(low) == [-2, -INFINITE, -5]
    assert list(high) == [2, 2, INFINITE]


def test_no_row_agrees_with_every_table() -> None:
    assert rows([]).agree(np.array([7]))
    assert [list(limit) for limit in rows([]).limits_from(np.array([7]))] == [[], []]


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_sums_past_the_machines_whole_numbers_are_exact(off: int) -> None:
    """Twenty times a thousand million, with factors as large: over 2 to the 64th."""
    large = 10**9
    limit = 20 * large * large
    table = np.full(20, large)
    exact = rows([([large] * 20, limit + off, limit + off)])
    assert exact.agree(table) == (off == 0)
    assert rows([([large] * 20, limit, limit), ([1] + [0] * 19, large, None)]).agree(table)


def test_both_models_have_the_rows_and_columns_that_the_solver_needs() -> None:
    made = rows([([1, 2, 0], 4, 4), ([0, -1, 1], None, 2)])
    table = np.array([1, 1, 1])
    plain, split = made.model(table), made.split_model(table)
    assert (plain.num_col_, plain.num_row_) == (3, 2)
    assert list(plain.a_matrix_.start_) == [0, 2, 4]
    assert list(plain.a_matrix_.index_) == [0, 1, 1, 2]
    assert list(plain.a_matrix_.value_) == [1, 2, -1, 1]
    assert list(plain.row_lower_) == [1, -INFINITE]
    assert list(plain.row_upper_) == [1, 2]
    assert (split.num_col_, split.num_row_) == (6, 2)
    assert list(split.a_matrix_.start_) == [0, 4, 8]
    assert list(split.a_matrix_.index_) == [0, 3, 1, 4, 1, 4, 2, 5]
    assert list(split.a_matrix_.value_) == [1, -1, 2, -2, -1, 1, 1, -1]
    assert list(split.col_upper_) == [INFINITE] * 6


def test_a_known_step_is_taken_as_often_as_the_aim_needs_and_never_half() -> None:
    pool = TablePool(FIRST, LOWEST)
    pool.keep(FIRST + 2 * CROSSED)
    assert [int(table[0]) for table in pool.stepped(0, 7, 1, LOWEST, HIGHEST)] == [8, 8]
    assert [int(table[0]) for table in pool.stepped(0, 1, -1, LOWEST, HIGHEST)] == [0, 0]


def test_the_newest_step_is_tried_first_from_the_nearest_table() -> None:
    pool = TablePool(np.array([5, 5, 5, 5]), LOWEST)
    pool.keep(np.array([6, 4, 5, 5]))
    pool.keep(np.array([7, 4, 4, 5]))
    first = next(pool.stepped(0, 8, 1, LOWEST, HIGHEST))
    assert list(first) == [8, 4, 3, 5]
    assert list(next(pool.stepped(0, 4, -1, LOWEST, HIGHEST))) == [4, 5, 6, 5]
    assert list(pool.stepped(3, 6, 1, LOWEST, HIGHEST)) == []


def test_steps_stay_at_or_within_the_limits() -> None:
    pool = TablePool(FIRST, LOWEST)
    pool.keep(FIRST + CROSSED)
    at_most = np.array([5, NO_LIMIT, NO_LIMIT, NO_LIMIT])
    assert [list(t) for t in pool.stepped(0, 5, 1, LOWEST, at_most)] == [[5, 5, 3, 7]] * 2
    assert list(pool.stepped(0, 6, 1, LOWEST, at_most)) == []
    at_least = np.array([0, 0, 0, 2])
    assert [list(t) for t in pool.stepped(0, 0, -1, at_least, HIGHEST)] == [[0, 10, 8, 2]] * 2


def test_every_step_is_tried_and_the_first_that_fits_is_told_of_each_table() -> None:
    """Both of two older steps fit; the newest leads below nobody."""
    pool = TablePool(np.array([5, 5, 5]), LOWEST[:3])
    pool.keep(np.array([6, 4, 5]), found_from=np.array([5, 5, 5]))
    pool.keep(np.array([6, 5, 4]), found_from=np.array([5, 5, 5]))
    pool.keep(np.array([5, 5, 5]), found_from=np.array([4, 12, 5]))
    found = [list(table) for table in pool.stepped(0, 7, 1, LOWEST[:3], HIGHEST[:3])]
    assert found == [[7, 4, 4], [7, 5, 3], [7, 5, 3], [7, 5, 3]]
    assert len(list(pool.stepped(0, 7, 1, LOWEST[:3], np.array([99, 99, 4])))) == 4


def test_a_pool_has_room_for_no_more_than_twice_what_it_keeps() -> None:
    pool = TablePool(FIRST, LOWEST)
    for times in range(1, 9):
        pool.keep(FIRST + times % 3 * CROSSED)
        assert times < len(pool._tables) <= 2 * times
        assert len(pool.with_at_least(0, 0)) == times + 1


def test_a_table_kept_with_its_origin_has_the_step_from_there() -> None:
    pool = TablePool(FIRST, LOWEST)
    pool.keep(FIRST + 4 * CROSSED)
    pool.keep(FIRST + CROSSED, found_from=FIRST)
    assert list(next(pool.stepped(0, 7, 1, LOWEST, HIGHEST))) == [7, 3, 1, 9]
    furthest = [list(table) for table in pool.stepped(0, 8, 1, LOWEST, HIGHEST)]
    assert furthest == [[8, 2, 0, 10]] * 3, "one more each time, from each of the three"
    assert [int(t[0]) for t in pool.with_at_least(0, 3)] == [6, 3]
    assert [int(t[0]) for t in pool.nearest(0, 1, LOWEST)] == [6, 3, 2]


def test_a_step_goes_no_further_than_each_count_may_rise_or_fall() -> None:
    finder = StepFinder(rows(TOTALS), 4, FIRST)
    five = np.array([NO_LIMIT, NO_LIMIT, NO_LIMIT, 5])
    assert finder.table(FIRST, 0, 5, (LOWEST, five), lambda: 60.0) is None
    found = finder.table(FIRST, 0, 3, (LOWEST, five), lambda: 60.0)
    assert found is not None
    assert list(found) == [3, 7, 5, 5]
    six = np.array([0, 6, 0, 0])
    assert finder.table(FIRST, 0, 5, (six, HIGHEST), lambda: 60.0) is None
    found = finder.table(FIRST, 0, 4, (six, HIGHEST), lambda: 60.0)
    assert found is not None
    assert list(found) == [4, 6, 4, 6]


def test_a_step_from_another_table_has_the_room_that_inequalities_leave_there() -> None:
    """The first and last together are 6, may be 14 at most and 2 at least."""
    finder = StepFinder(
        rows([*TOTALS, ([1, 0, 0, 1], None, 14), ([1, 0, 0, 1], 2, None)]), 4, FIRST
    )
    limits = (LOWEST, HIGHEST)
    further = FIRST + 2 * CROSSED
    assert finder.table(further, 0, 7, limits, lambda: 60.0) is None
    found = finder.table(further, 0, 6, limits, lambda: 60.0)
    assert found is not None
    assert list(found) == [6, 4, 2, 8]
    found = finder.table(further, 0, 0, limits, lambda: 60.0)
    assert found is not None
    assert list(found) == [0, 10, 8, 2]


def test_a_short_step_moves_no_more_people_than_it_must() -> None:
    """Three wards by three outcomes: one more in the first place takes four moves."""
    sums: list[Row] = []
    for at in range(3):
        sums.append(([int(n // 3 == at) for n in range(9)], 15, 15))
        sums.append(([int(n % 3 == at) for n in range(9)], 15, 15))
    base = np.full(9, 5)
    finder = StepFinder(rows(sums), 9, base)
    limits = (np.zeros(9, dtype=np.int64), np.full(9, NO_LIMIT))
    for at in range(9):
        for aim in (4, 6, 7):
            found = finder.table(base, at, aim, limits, lambda: 60.0)
            assert found is not None
            assert found[at] == aim
            assert int(np.abs(found - base).sum()) == 4 * abs(aim - 5)


def test_few_large_moves_go_before_many_whoever_they_move() -> None:
    """One more here is one fewer there, or in two places at once: whatever order these stand in."""
    for there, near, next_to in permutations(range(1, 6), 3):
        both = [0] * 6
        both[0] = both[there] = both[near] = 1
        alike = [0] * 6
        alike[near], alike[next_to] = 1, -1
        base = np.full(6, 5)
        finder = StepFinder(rows([(both, 15, 15), (alike, 0, 0)]), 6, base)
        limits = (np.zeros(6, dtype=np.int64), np.full(6, NO_LIMIT))
        found = finder.table(base, 0, 6, limits, lambda: 60.0)
        assert found is not None
        assert np.flatnonzero(found != base).tolist() == [0, there]


@pytest.mark.parametrize(("people", "certain"), [(2**53, True), (2**54, False)])
def test_no_step_is_believed_that_moves_more_than_can_be_told_exactly(
    people: int, certain: bool
) -> None:
    finder = StepFinder(rows([([1, -1], 0, 0)]), 2, np.zeros(2, dtype=np.int64))
    found = finder.table(
        np.zeros(2, dtype=np.int64), 0, people, (LOWEST[:2], HIGHEST[:2]), lambda: 60.0
    )
    assert (found is not None) == certain
    assert found is None or list(found) == [people, people]
