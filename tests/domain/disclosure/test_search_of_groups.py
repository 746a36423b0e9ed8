"""The search where a whole group is in one category of a sensitive dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.linear_system import LinearSystem, WholeGroup
from anchordesk.domain.disclosure.suppression_wishes import small_cells, whole_groups
from tests.domain.disclosure.searching import (
    POLICY,
    PROTECTS,
    TABLES,
    WHOLE,
    ZEROS,
    at_most,
    begun,
    hidden,
    searched,
    told,
)
from tests.domain.disclosure.small_systems import small_system, total


def test_a_whole_group_gets_somebody_elsewhere() -> None:
    """All nine of the group are in one category of a sensitive dimension."""
    facts = [total(0, 1, 2), total(3, 4, 5), total(6, 0, 3), total(7, 1, 4), total(8, 2, 5)]
    counts = (9, 9, 0, 50, 20, 30, 59, 29, 30)
    groups = (WholeGroup(0, (1, 2)), WholeGroup(3, (4, 5)), WholeGroup(6, (7, 8)))
    system = small_system(counts, facts, groups=groups)
    search = searched(system, (30, 1, 1, 30, 1, 1, 90, 30, 30), grand=(6,))
    assert told(search, system) == {
        1: (WHOLE, None),
        2: (PROTECTS, 1),
        4: (PROTECTS, 1),
        5: (PROTECTS, 1),
    }
    assert search.step is ZEROS
    assert told(searched(replace(system, groups=groups[1:])), system) == {}


ROWS = [total(0, 1, 2, 3), total(4, 5, 6, 7)]
COLUMNS = [total(8, 1, 5), total(9, 2, 6), total(10, 3, 7)]
ALL_OF_ONE = (9, 9, 0, 0, 58, 20, 19, 19, 29, 19, 19)


def in_three(counts: Sequence[int] = ALL_OF_ONE, *facts: Fact, **more: Any) -> LinearSystem:
    """A group of nine in the first of three categories, beside one in all of them."""
    return small_system(
        counts, [*ROWS, *COLUMNS, *facts], groups=(WholeGroup(0, (1, 2, 3)),), **more
    )


DEAR_THIRD = (30, 1, 1, 9, 30, 1, 1, 9, 30, 30, 30)


def test_of_several_categories_the_cheapest_takes_the_whole_group() -> None:
    search = searched(in_three(), DEAR_THIRD, grand=())
    assert told(search, in_three()) == {1: (WHOLE, None), **dict.fromkeys((2, 5, 6), (PROTECTS, 1))}
    assert search.step is ZEROS


def test_nobody_is_put_where_a_reader_presumes_nobody() -> None:
    system = in_three(ALL_OF_ONE, at_most(2, 0))
    search = searched(system, DEAR_THIRD, grand=(), presumed=1)
    assert set(told(search, system)) == {1, 3, 5, 7}
    assert search.blocked == []


def test_all_of_the_group_are_put_elsewhere_if_it_can_be_and_else_as_many_as_the_threshold() -> (
    None
):
    """Seven of the other group could change places with them, or in a third category two more."""
    counts = (9, 9, 0, 0, 46, 20, 7, 19, 29, 7, 19)
    system = in_three(counts, printed=(8, 9, 10))
    assert set(told(searched(system, DEAR_THIRD, grand=()), system)) == {1, 2, 3, 5, 6, 7}
    no_third = in_three(counts, printed=(3, 8, 9, 10))
    assert set(told(searched(no_third, DEAR_THIRD, grand=()), no_third)) == {1, 2, 5, 6}


def test_as_many_as_the_threshold_are_put_into_several_categories_together() -> None:
    """A reader presumes that neither of the others can hold more than three."""
    system = in_three(ALL_OF_ONE, at_most(2, 3), at_most(3, 3))
    search = searched(system, DEAR_THIRD, grand=(), presumed=2)
    assert set(told(search, system)) == {1, 2, 3, 5, 6, 7}
    assert search.blocked == []
    assert [search._witnesses.most[cell] for cell in (2, 3)] in ([3, 2], [2, 3])


@pytest.mark.parametrize(("others", "possible"), [(5, True), (4, True), (1, True), (0, False)])
def test_one_elsewhere_is_better_than_none(others: int, *, possible: bool) -> None:
    """So many more of the second category there may be; the others of the group are printed."""
    limit = at_most(2, others)
    facts = [total(0, 1, 2), total(3, 0, 4), limit]
    system = small_system((9, 9, 0, 60, 51), facts, printed=(1,), groups=(WholeGroup(0, (1, 2)),))
    search = searched(system, grand=(3,), extra=(0,))
    assert (1 in search.blocked) == (not possible)
    assert search._witnesses.most[2] == (5 if others >= 5 else min(others, 1))


def test_a_group_goes_into_its_own_total_where_nothing_else_helps() -> None:
    """The category of all nine was printed before: only with the total in doubt are there more."""
    groups = (WholeGroup(0, (1, 2)),)
    system = small_system((9, 9, 0), [total(0, 1, 2)], printed=(1,), groups=groups)
    search = searched(system)
    assert told(search, system) == {0: (PROTECTS, 1), 2: (PROTECTS, 1)}
    assert (search.blocked, search.step) == ([], TABLES)


def test_a_group_that_nothing_can_spread_is_blocked() -> None:
    """Nobody is in the other category, as was printed, however many are in the group."""
    system = small_system(
        (9, 9, 0, 60, 51),
        [total(0, 1, 2), total(3, 0, 4)],
        printed=(2,),
        groups=(WholeGroup(0, (1, 2)),),
    )
    assert searched(system, grand=(3,), extra=(0,)).blocked == [1]


@pytest.mark.parametrize(("moved", "asked"), [(1, False), (0, True)])
def test_a_group_that_is_shown_to_be_spread_is_not_asked_for_again(
    moved: int, *, asked: bool
) -> None:
    system = in_three()
    search = begun(system, DEAR_THIRD, grand=())
    search._witnesses.keep(
        np.array([0, -moved, moved, 0, 0, moved, -moved, 0, 0, 0, 0]), presumed=True
    )
    search._protect_whole(system.groups[0], 1)
    assert bool(hidden(search)) == asked


@pytest.mark.parametrize(
    ("counts", "unknown", "whole"),
    [
        ((9, 9, 0), (), 1),
        ((5, 0, 5), (), 2),
        ((4, 4, 0), (), None),
        ((6, 5, 1), (), None),
        ((6, 1, 5), (), None),
        ((9, 9, 0), (0,), None),
        ((9, 9, 0), (1,), None),
        ((9, 9, 0), (2,), None),
        ((0, 0, 0), (), None),
    ],
)
def test_a_group_is_whole_where_all_of_it_are_known_to_be_in_one_category(
    counts: Sequence[int], unknown: Sequence[int], whole: int | None
) -> None:
    group = WholeGroup(0, (1, 2))
    system = small_system(counts, [total(0, 1, 2)], unknown=unknown, groups=(group,))
    assert whole_groups(system, POLICY) == ([] if whole is None else [(group, whole)])


def test_small_counts_are_hidden_the_largest_first_and_equals_as_the_key_says() -> None:
    system = small_system((0, 1, 4, 5, 3, 1, 4, 2), [], unknown=(4,))
    assert small_cells(system, POLICY, (7, 6, 5, 4, 3, 2, 1, 0)) == [6, 2, 7, 5, 1]
    assert small_cells(system, POLICY, range(8)) == [2, 6, 7, 1, 5]
