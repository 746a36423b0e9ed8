"""The search for cells to withhold: what it takes, for what, and how far it goes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from anchordesk.domain.disclosure.facts import Fact
from tests.domain.disclosure.searching import (
    LINE,
    PRINTED,
    PROTECTS,
    SMALL,
    TABLES,
    at_least,
    at_most,
    begun,
    hidden,
    searched,
    told,
)
from tests.domain.disclosure.small_systems import small_system, total


def test_the_cheapest_other_cell_hides_a_small_one() -> None:
    system = small_system((30, 2, 8, 20), [LINE])
    search = searched(system, (9, 1, 3, 4))
    assert told(search, system) == {1: (SMALL, None), 2: (PROTECTS, 1)}
    assert search.protecting == [2]
    assert search.step is PRINTED
    assert (search.blocked, search.out_of_time) == ([], False)
    assert told(searched(system, (9, 1, 4, 3)), system) == {1: (SMALL, None), 3: (PROTECTS, 1)}


def test_the_total_of_everybody_is_taken_after_all_else_and_zeros_before_it() -> None:
    """The total is the cheapest, and stays in print while zeros can help."""
    system = small_system((20, 2, 0, 18), [LINE, at_least(3, 18), at_most(3, 18)])
    search = searched(system, (1, 9, 9, 9))
    assert told(search, system)[0] == (PROTECTS, 1)
    assert search.step is TABLES
    freed = searched(system, (1, 9, 9, 9), grand=())
    assert told(freed, system) == {0: (PROTECTS, 1), 1: (SMALL, None)}
    assert freed.step is PRINTED


def test_zeros_stay_in_print_where_others_help_however_cheap_they_are() -> None:
    system = small_system((30, 2, 0, 28), [LINE])
    search = searched(system, (9, 1, 0.01, 9))
    assert told(search, system) == {1: (SMALL, None), 3: (PROTECTS, 1)}
    assert search.step is PRINTED


def test_a_small_total_is_no_total_to_keep() -> None:
    system = small_system((4, 2, 2, 0), [LINE])
    search = searched(system, (1, 1, 1, 1))
    assert told(search, system) == dict.fromkeys((0, 1, 2), (SMALL, None))
    assert not search.fixed_totals.any()
    assert search.step is PRINTED
    assert searched(small_system((5, 5), [total(0, 1)])).fixed_totals.tolist() == [True, False]


def test_whole_tables_go_last_and_only_those_that_hold_the_cell() -> None:
    """In print before: all that the first small cell could be mixed with, but for an empty one."""
    facts = [total(0, 1, 2, 3), total(0, 4, 5)]
    system = small_system((12, 2, 0, 10, 5, 7), facts, printed=(3,))
    search = searched(system, families=((1, 2, 3), (4, 5)))
    assert told(search, system) == {
        0: (PROTECTS, 1),
        1: (SMALL, None),
        2: (PROTECTS, 1),
        5: (PROTECTS, 1),
    }
    assert search.step is TABLES


def test_what_nothing_hides_is_blocked_by_its_number() -> None:
    system = small_system((30, 2, 8, 20), [LINE], printed=(0, 2, 3))
    assert searched(system).blocked == [1]
    known = small_system((30, 2, 8, 20), [LINE], printed=(1,))
    search = searched(known)
    assert search.blocked == [1]
    assert hidden(search) == []


@pytest.mark.parametrize(
    ("count", "limits", "beside"),
    [
        (7, (), []),
        (0, (), []),
        (5, (), []),
        (4, (), [2]),
        (1, (), [2]),
        (3, (at_most(1, 4),), [2, 3]),
    ],
)
def test_what_the_return_does_not_hold_may_only_not_be_known_to_be_small(
    count: int, limits: Sequence[Fact], beside: list[int]
) -> None:
    """Where it can only be nobody instead, a third is needed for the width of the second."""
    system = small_system((28 + count, count, 8, 20), [LINE, *limits], unknown=(1,))
    search = searched(system, (9, 1, 3, 4))
    assert hidden(search) == [1, *beside]
    protected = {2: (PROTECTS, 1), 3: (PROTECTS, 2)}
    assert told(search, system) == {cell: protected[cell] for cell in beside}
    assert search.blocked == []


def test_it_is_blocked_where_it_is_known_to_be_small_anyway() -> None:
    limits = (at_least(1, 1), at_most(1, 4))
    system = small_system((31, 3, 8, 20), [LINE, *limits], unknown=(1,))
    assert searched(system).blocked == [1]


@pytest.mark.parametrize(
    ("count", "limit"),
    [(1, at_least(1, 1)), (3, at_least(1, 1)), (3, at_most(1, 4)), (1, at_most(1, 4))],
)
def test_a_small_count_must_be_able_to_be_nobody_and_the_threshold(count: int, limit: Fact) -> None:
    system = small_system((28 + count, count, 8, 20), [LINE, limit])
    assert searched(system).blocked == [1]
    assert searched(system, presumed=1).blocked == [1], "even if it is only presumed"


def test_what_another_wish_has_shown_is_not_asked_for_again() -> None:
    """Couples: two people can be six, or nobody, yet not five; and the four beside them be gone."""
    couples = Fact(((1, 1), (4, -2)), 0, 0)
    facts = [LINE, couples, at_most(3, 20)]
    system = small_system((26, 2, 4, 20, 1), facts, unknown=(4,), printed=(0,))
    search = searched(system)
    assert search.blocked == []
    assert told(search, system) == {1: (SMALL, None), 2: (SMALL, None), 3: (PROTECTS, 2)}


def test_a_range_wide_enough_is_not_asked_for_again() -> None:
    """Twenty who come in couples: six more or fewer, yet not five."""
    couples = Fact(((1, 1), (4, -2)), 0, 0)
    system = small_system((60, 20, 20, 20, 10), [LINE, couples], unknown=(4,))
    search = begun(system, extra=(1,))
    search.hidden[[1, 2]] = True
    search._witnesses.keep(np.array([0, 4, -4, 0, 2]), presumed=True)
    search._witnesses.keep(np.array([0, -2, 2, 0, -1]), presumed=False)
    search._widen()
    assert search.blocked == []
    assert hidden(search) == [1, 2, 4]


def test_the_rest_of_a_width_is_looked_for_upwards_then_downwards() -> None:
    """Two more are possible already; the third can only lose people, the fourth only gain some."""
    limits = (at_least(1, 17), at_most(3, 20), at_least(4, 20))
    five = total(0, 1, 2, 3, 4)
    for most, expected in ((24, [1, 2, 4]), (25, [1, 2, 3])):
        system = small_system((90, 20, 30, 20, 20), [five, *limits, at_most(1, most)])
        search = begun(system, (9, 1, 1, 1, 1))
        search.hidden[[1, 2]] = True
        search._locked[2] = True
        search._witnesses.keep(np.array([0, 2, -2, 0, 0]), presumed=True)
        assert search._spread(1)
        assert hidden(search) == expected


def test_what_is_withheld_for_a_later_cell_is_looked_at_again() -> None:
    """The first can give three at most, and take one: too narrow, once it hides the second."""
    limits = (at_least(1, 17), at_most(1, 21))
    system = small_system((60, 20, 20, 20), [LINE, *limits])
    assert searched(system, (9, 1, 1, 4), extra=(2,)).blocked == [1]


@pytest.mark.parametrize("limit", [at_least(1, 20), at_most(1, 20)])
def test_for_width_a_whole_table_goes_if_nothing_else_helps(limit: Fact) -> None:
    system = small_system((60, 20, 40), [total(0, 1, 2), limit], printed=(2,))
    search = searched(system, extra=(1,))
    assert told(search, system) == {0: (PROTECTS, 1), 1: (PROTECTS, None)}
    assert (search.blocked, search.step) == ([], TABLES)


def test_how_wide_a_count_is_does_not_depend_on_what_is_only_presumed() -> None:
    limits = (at_least(1, 19), at_most(1, 21))
    system = small_system((60, 20, 8, 32), [LINE, *limits])
    assert searched(system, extra=(1,)).blocked == [1]
    search = searched(system, (9, 1, 3, 4), extra=(1,), presumed=2)
    assert told(search, system) == {1: (PROTECTS, None), 2: (PROTECTS, 1)}


def test_cells_to_withhold_beside_stay_so_and_are_wide() -> None:
    system = small_system((60, 10, 20, 30), [LINE])
    search = searched(system, (9, 1, 3, 4), extra=(2,))
    assert told(search, system) == {1: (PROTECTS, 2), 2: (PROTECTS, None)}
    assert search.protecting == [1]


def test_a_cell_too_many_is_found_to_be_so() -> None:
    system = small_system((66, 2, 8, 20, 36), [total(0, 1, 2, 3, 4)])
    search = searched(system, (9, 1, 3, 4, 5), extra=(3,))
    assert hidden(search) == [1, 3]
    again = searched(system, (9, 1, 3, 4, 5))
    assert hidden(again) == [1, 2]
    assert again.without(2) is None
    assert hidden(again) == [1, 2]


def test_one_without_a_cell_prints_it_and_leaves_the_first_as_it_was() -> None:
    system = small_system((66, 2, 8, 20, 36), [total(0, 1, 2, 3, 4)], withheld=(3,))
    search = searched(system, (9, 1, 3, 4, 5), extra=(2, 4))
    assert hidden(search) == [1, 2, 3, 4]
    fewer = search.without(4)
    assert fewer is not None
    assert hidden(fewer) == [1, 2, 3]
    assert hidden(search) == [1, 2, 3, 4]
    fewest = fewer.without(2)
    assert fewest is not None
    assert hidden(fewest) == [1, 3]
    assert fewest.without(3) is None


@pytest.mark.parametrize("seconds", [(0.0, 60.0), (60.0, 0.0), (60.0, 60.0)])
def test_where_time_is_up_for_either_reader_it_is_said(seconds: tuple[float, float]) -> None:
    facts = [total(0, 1, 2), total(3, 4, 5), at_most(1, 40)]
    system = small_system((32, 2, 30, 50, 20, 30), facts)
    search = searched(system, grand=(0, 3), extra=(4,), presumed=1, seconds=seconds)
    assert search.out_of_time == (min(seconds) == 0)
    assert (search.blocked == []) == (min(seconds) > 0)
