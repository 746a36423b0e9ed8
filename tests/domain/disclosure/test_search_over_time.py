"""The search beside earlier releases: what they withheld, and changes since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from anchordesk.domain.disclosure.earlier_reach import EarlierReach
from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.flow import Flow
from anchordesk.domain.disclosure.linear_system import LinearSystem
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.disclosure.suppression_search import Search
from tests.domain.disclosure.searching import (
    CHANGED,
    EARLIER,
    LINE,
    POLICY,
    PRINTED,
    PROTECTS,
    SMALL,
    at_least,
    at_most,
    searched,
    told,
)
from tests.domain.disclosure.small_systems import small_system, total


@pytest.mark.parametrize("unknown", [(), (1,)])
def test_what_was_withheld_before_keeps_the_width_of_the_threshold(unknown: Sequence[int]) -> None:
    system = small_system((40, 12, 8, 20), [LINE], unknown=unknown, withheld=(1,), printed=(0,))
    search = searched(system, (9, 1, 3, 4))
    own = {} if unknown else {1: (EARLIER, None)}
    assert told(search, system) == {**own, 2: (PROTECTS, 1)}
    assert search.protecting == [2]


def test_what_was_printed_and_withheld_before_is_free_to_differ_again() -> None:
    system = small_system((40, 12, 8, 20), [LINE], withheld=(1, 2), printed=(0, 1))
    assert told(searched(system), system) == {1: (EARLIER, None), 2: (EARLIER, None)}


def reach(system: LinearSystem, seconds: float = 60.0) -> EarlierReach:
    return EarlierReach(system, Flow(system, lambda: seconds), POLICY.threshold)


@pytest.mark.parametrize(
    ("counts", "limits", "small"),
    [
        ((25, 12, 13), (), True),
        ((25, 2, 23), (), True),
        ((25, 12, 13), (at_least(1, 1),), False),
        ((25, 12, 13), (at_most(2, 24),), False),
        ((25, 12, 13), (at_most(2, 25),), True),
        ((5, 3, 2), (), True),
        ((4, 3, 1), (), False),
        ((25, 3, 22), (at_most(1, 4),), False),
        ((25, 3, 22), (at_most(1, 5),), True),
    ],
)
def test_a_count_may_be_small_where_nobody_and_the_threshold_were_possible(
    counts: tuple[int, ...], limits: Sequence[Fact], *, small: bool
) -> None:
    before = small_system(
        counts, [total(0, 1, 2), *limits], unknown=(0, 1, 2), printed=(0,), withheld=(1, 2)
    )
    found = reach(before)
    for _ in range(2):
        assert found.could_be_small(before.places[1]) == small
    assert not found.out_of_time


def test_what_was_never_in_print_may_differ_and_time_may_be_up() -> None:
    before = small_system((25, 12, 13), [total(0, 1, 2)], unknown=(0, 1, 2), withheld=(1,))
    assert reach(before).could_be_small(before.places[1])
    slow = reach(before, seconds=0.0)
    assert not slow.could_be_small(before.places[1])
    assert slow.out_of_time


def test_each_count_is_asked_for_itself() -> None:
    """One found to be possibly small says nothing of another beside it."""
    before = small_system(
        (60, 12, 28, 20),
        [LINE, at_least(3, 2)],
        unknown=range(4),
        printed=(0,),
        withheld=(1, 2, 3),
    )
    found = reach(before)
    assert [found.could_be_small(before.places[cell]) for cell in (1, 2, 3)] == [True, True, False]


def test_nobody_and_the_threshold_stay_possible_where_they_were() -> None:
    """Twelve of twenty-five, hidden before with the thirteen others: nobody, five, or anything.

    Now the twelve are divided into six and six: with one of them in print they are six at least.
    """
    whole = (25, 12, 13)
    before = small_system(whole, [total(0, 1, 2)], printed=(0,), withheld=(1, 2))
    now = small_system(
        (*whole, 6, 6), [total(0, 1, 2), total(1, 3, 4)], printed=(0,), withheld=(1, 2)
    )
    costs = (9, 9, 9, 2, 1)
    width_alone = searched(now, costs)
    assert told(width_alone, now) == {1: (EARLIER, None), 2: (EARLIER, None), 4: (PROTECTS, 1)}
    kept = searched(now, costs, before=reach(before))
    assert set(told(kept, now)) == {1, 2, 3, 4}
    certain = replace(before, facts=(*before.facts, at_least(1, 8)))
    assert set(told(searched(now, costs, before=reach(certain)), now)) == {1, 2, 4}


def test_it_is_blocked_where_a_new_fact_rules_nobody_out() -> None:
    whole = (25, 12, 13)
    before = small_system(whole, [total(0, 1, 2)], printed=(0,), withheld=(1, 2))
    now = small_system(whole, [total(0, 1, 2), at_least(1, 3)], printed=(0,), withheld=(1, 2))
    assert searched(now, before=reach(before)).blocked == [1]
    assert searched(now).blocked == []
    # What is only presumed blocks nothing.
    assert searched(now, before=reach(before), presumed=1).blocked == []


@pytest.mark.parametrize("locked", [False, True])
def test_who_presumes_is_reckoned_with_where_it_costs_no_table(*, locked: bool) -> None:
    """A reader presumes that no more are in cell 5 than in cell 1, which was hidden before.

    For nobody in the one there must be nobody in the other, unless all of its table goes for it.
    """
    before = small_system((25, 12, 13), [total(0, 1, 2)], printed=(0,), withheld=(1, 2))
    presumed = Fact(((1, 1), (4, -1)), 0, None)
    now = small_system(
        (25, 12, 13, 18, 7, 11),
        [total(0, 1, 2), total(3, 4, 5), presumed],
        printed=(0, *((5,) if locked else ())),
        withheld=(1, 2),
    )
    more: dict[str, Any] = {"grand": (0, 3), "presumed": 1, "families": ((4, 5),)}
    search = searched(now, before=reach(before), **more)
    beside = {} if locked else {4: (PROTECTS, 1), 5: (PROTECTS, 1)}
    assert told(search, now) == {1: (EARLIER, None), 2: (EARLIER, None), **beside}
    assert (search.blocked, search.step) == ([], PRINTED)
    assert set(told(searched(now, **more), now)) == {1, 2}


def test_what_may_be_one_at_least_is_not_taken_for_nobody() -> None:
    """Hidden before, and one now, and whatever hides the four: never nobody."""
    system = small_system(
        (30, 1, 4, 25), [LINE, at_least(1, 1)], unknown=(1,), withheld=(1,), printed=(0,)
    )
    assert searched(system, before=Said(small=True)).blocked == [1]
    assert searched(system, before=Said(small=False)).blocked == []


def changed(**more: Any) -> tuple[LinearSystem, Search]:
    """Cell 4 stands for the change of cell 1 since 20 were printed of it, in cell 5."""
    tie = Fact(((1, 1), (5, -1), (4, -1)), 0, 0)
    system = small_system((58, 22, 16, 20, 2, 20), [LINE, tie], unknown=(4, 5), printed=(5,))
    return system, searched(system, (9, 5, 3, 4, 1, 1), **more)


def test_a_count_that_changed_by_few_is_withheld_and_so_is_what_gives_it_away() -> None:
    system, search = changed(changes={4: (1,)})
    assert told(search, system) == {1: (CHANGED, None), 2: (PROTECTS, 1)}
    assert search.protecting == [2]
    system, search = changed()
    assert set(told(search, system)) == {1, 2}, "it is not known to be small"
    assert told(search, system)[1] == (PROTECTS, 4)


def test_of_several_that_a_change_follows_from_only_what_is_needed_is_withheld() -> None:
    """The change of 1 and 2 together, twenty and sixteen before: four more."""
    tie = Fact(((1, 1), (2, 1), (5, -1), (4, -1)), 0, 0)
    system = small_system((60, 22, 18, 20, 4, 36), [LINE, tie], unknown=(4, 5), printed=(5,))
    search = searched(system, (9, 5, 3, 4, 1, 1), changes={4: (1, 2)})
    assert told(search, system) == {2: (CHANGED, None), 3: (PROTECTS, 1)}


def test_what_has_changed_is_free_to_hide_small_counts_too() -> None:
    """Though the third would be cheaper, were the first not withheld anyway."""
    tie = Fact(((1, 1), (5, -1), (4, -1)), 0, 0)
    system = small_system((58, 22, 3, 33, 2, 20), [LINE, tie], unknown=(4, 5), printed=(5,))
    search = searched(system, (9, 5, 3, 1, 1, 1), changes={4: (1,)})
    assert told(search, system) == {1: (CHANGED, None), 2: (SMALL, None)}


class Said(EarlierReach):
    """What earlier releases left possible, as the test says."""

    def __init__(self, *, small: bool) -> None:
        self.small = small

    def could_be_small(self, place: Dims) -> bool:
        return self.small


@pytest.mark.parametrize(
    ("grown", "before", "secret"),
    [
        (0, (20, 22), True),
        (0, (21, 22), True),
        (5, (17, 18), True),
        (2, (20, 20), True),
        (12, (10, 15), False),
        (6, (16, 17), False),
        (0, (22, 22), False),
    ],
)
@pytest.mark.parametrize(
    ("new", "could"), [(True, None), (True, False), (False, True), (False, False), (False, None)]
)
def test_a_change_that_may_be_small_is_kept_open(
    grown: int, before: tuple[int, int], *, secret: bool, new: bool, could: bool | None
) -> None:
    """Cell 4 is the change of 1 since 5; it was hidden, and is known to have been from so many
    to so many people. A change between earlier counts is kept open if it could be small then."""
    tie = Fact(((1, 1), (5, -1), (4, -1)), 0, 0)
    limits = (at_least(5, before[0]), at_most(5, before[1]))
    counts = (58, 22, 16, 20, grown, 22 - grown)
    system = small_system(counts, [LINE, tie, *limits], unknown=(4, 5))
    earlier = None if could is None else Said(small=could)
    costs = (9, 5, 3, 4, 1, 1)
    search = searched(system, costs, open_changes={4: (5, new)}, before=earlier)
    because = (PROTECTS, 5)
    known_small = 1 <= grown < 5
    kept = secret and (new or could or known_small)
    assert told(search, system) == ({1: because, 2: because} if kept else {})
    assert search.blocked == []
    assert search.protecting == ([1, 2] if kept else [])


def test_what_nothing_opens_is_blocked_once() -> None:
    """The count that the change follows from was printed."""
    tie = Fact(((1, 1), (5, -1), (4, -1)), 0, 0)
    limits = (at_least(5, 20), at_most(5, 22))
    counts = (58, 22, 16, 20, 0, 22)
    system = small_system(counts, [LINE, tie, *limits], unknown=(4, 5), printed=(1,))
    assert searched(system, open_changes={4: (5, True)}).blocked == [4]
    assert searched(system).blocked == []
