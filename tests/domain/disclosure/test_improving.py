"""What the improver tries, in which order and until when; its searches say what they are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from anchordesk.domain.disclosure import improver as improver_module
from anchordesk.domain.disclosure.improver import FAVOURED, Improver
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import Improvement, LadderStep
from anchordesk.domain.disclosure.suppression_search import Search
from tests.domain.disclosure.small_systems import flags, small_system, total

PRINTED, ZEROS = LadderStep.ZEROS_PRINTED, LadderStep.ZEROS_WITHHELD
SYSTEM = small_system((20, 2, 8, 10, 0, 3), [total(0, 1, 2, 3, 4)], unknown=(5,), printed=(3,))
COSTS = (9.0, 1.0, 3.0, 2.0, 1.0, 4.0)


def search(
    hidden: Sequence[int],
    *,
    protecting: Sequence[int] = (),
    spare: Sequence[int] = (),
    asked: list[int] | None = None,
    **more: Any,
) -> Search:
    """A search that came to so much.

    Args:
        spare: The cells that the others can do without.
        asked: Takes down which cells were tried in print.
    """

    def without(cell: int) -> Search | None:
        if asked is not None:
            asked.append(cell)
        left = [other for other in hidden if other != cell]
        kept = [other for other in protecting if other != cell]
        return search(left, protecting=kept, spare=spare, asked=asked) if cell in spare else None

    came = {"blocked": [], "out_of_time": False, "step": PRINTED, "fixed_totals": flags(6, (0,))}
    found = SimpleNamespace(
        hidden=flags(6, hidden),
        protecting=list(protecting),
        without=without,
        run=lambda: None,
        **{**came, **more},
    )
    return cast("Search", found)


def improver(
    begin: Callable[[Any], Search] | None = None, seconds: Callable[[], float] = lambda: 60.0
) -> Improver:
    def none(paid: Any) -> Search:
        return search([1, 2, 5], blocked=[1])

    return Improver(SYSTEM, ProtectionPolicy(5), np.array(COSTS), begin or none, seconds)


@pytest.mark.parametrize(
    ("hidden", "more", "taken"),
    [
        ([1, 3], {}, True),
        ([1, 2], {}, False),
        ([1, 4, 3], {}, False),
        ([1], {}, True),
        ([0], {}, False),
        ([4, 5], {}, False),
        ([1, 3], {"blocked": [1]}, False),
        ([1, 3], {"out_of_time": True}, False),
        ([1, 3], {"step": ZEROS}, False),
    ],
    ids=[
        *("cheaper", "the same", "cheaper by more", "fewer", "fewer and dearer", "dearer"),
        *("blocked", "out of time", "further"),
    ],
)
def test_another_pattern_is_taken_where_it_costs_less_and_hides_no_more(
    hidden: list[int], more: dict[str, Any], *, taken: bool
) -> None:
    one, other = search([1, 2]), search(hidden, **more)
    assert improver()._better(one, other) is (other if taken else one)


def test_one_that_goes_as_far_is_taken_and_so_is_one_less_far() -> None:
    far, near = search([1, 2], step=ZEROS), search([1], step=ZEROS)
    assert improver()._better(far, near) is near
    nearer = search([1], step=PRINTED)
    assert improver()._better(far, nearer) is nearer


def test_only_cells_with_people_that_were_not_printed_may_be_withheld() -> None:
    """Beside those that the search withholds; the grand total only if it does so, too."""
    assert improver()._candidates(search([1, 5])).nonzero()[0].tolist() == [1, 2, 5]
    assert improver()._candidates(search([0, 1, 4])).nonzero()[0].tolist() == [0, 1, 2, 4]
    free = search([1], fixed_totals=flags(6, ()))
    assert improver()._candidates(free).nonzero()[0].tolist() == [0, 1, 2]
    ones = small_system((1, 1), [total(0, 1)])
    small = Improver(ones, ProtectionPolicy(5), np.ones(2), lambda paid: search([]), lambda: 1.0)
    nothing = cast("Search", SimpleNamespace(hidden=flags(2, ()), fixed_totals=flags(2, ())))
    assert small._candidates(nothing).all()


def test_what_is_small_must_be_open_and_what_is_withheld_for_others_need_not_be() -> None:
    greedy = search([1, 2, 5], protecting=[2])
    choice = improver()._choice(greedy, flags(6, (1, 2, 5)))
    assert choice.must.nonzero()[0].tolist() == [1, 5]
    assert choice.small.nonzero()[0].tolist() == [1]
    assert choice.wide.nonzero()[0].tolist() == [0, 1, 2, 3, 4]
    assert greedy.hidden.nonzero()[0].tolist() == [1, 2, 5], "left as it was"
    edges = small_system((11, 1, 4, 5, 1), [total(0, 1, 2, 3, 4)], unknown=(4,))
    at_edges = Improver(edges, ProtectionPolicy(5), np.ones(5), lambda paid: search([]), lambda: 1)
    held = cast("Search", SimpleNamespace(hidden=flags(5, ()), protecting=[]))
    assert at_edges._choice(held, flags(5, ())).small.nonzero()[0].tolist() == [1, 2]


@pytest.mark.parametrize(("work", "tried"), [(60, [2, 3, 4]), (12, [2, 3]), (11, [2]), (5, [])])
def test_so_many_cells_are_tried_in_print_the_dearest_first(
    monkeypatch: pytest.MonkeyPatch, work: int, tried: list[int]
) -> None:
    monkeypatch.setattr(improver_module, "MOST_WORK", work)
    asked: list[int] = []
    greedy = search([1, 2, 3, 4], protecting=[4, 2, 3], spare=[3], asked=asked)
    left = improver()._without_spare(greedy)
    assert asked == tried
    assert left.hidden.nonzero()[0].tolist() == ([1, 2, 4] if 3 in tried else [1, 2, 3, 4])


@pytest.mark.parametrize(("seconds", "tried"), [(0.5, [2, 4]), (0.0, []), (-1.0, [])])
def test_no_cell_is_tried_without_time(seconds: float, tried: list[int]) -> None:
    asked: list[int] = []
    greedy = search([1, 2, 4], protecting=[4, 2], asked=asked)
    assert improver(seconds=lambda: seconds)._without_spare(greedy) is greedy
    assert asked == tried


@pytest.mark.parametrize(("most", "proposed"), [(2, False), (3, True), (4, True)])
def test_the_cheapest_pattern_is_looked_for_in_small_returns(
    monkeypatch: pytest.MonkeyPatch, most: int, *, proposed: bool
) -> None:
    """Three cells may be withheld; what is proposed costs a search of its own next to nothing."""
    asked = []

    def cheapest(choice: Any, seconds_left: Any) -> Any:
        asked.append(choice.may.nonzero()[0].tolist())
        return flags(6, (1, 3))

    monkeypatch.setattr(improver_module, "MOST_CANDIDATES", most)
    monkeypatch.setattr(improver_module, "cheapest", cheapest)
    paid = []

    def begin(costs: Any) -> Search:
        paid.append(list(costs))
        return search([1, 3])

    found, came = improver(begin).improved(search([1, 2, 5], protecting=[2]))
    assert asked == ([[1, 2, 5]] if proposed else [])
    assert found.hidden.nonzero()[0].tolist() == [1, 3]
    assert came is Improvement.FEWER
    favoured = {1, 3} if proposed else {1, 2, 5}
    assert paid[0] == [c * FAVOURED if at in favoured else c for at, c in enumerate(COSTS)]


@pytest.mark.parametrize(("spare", "came"), [([2], "FEWER"), ([], "NONE_FEWER")])
def test_without_a_proposal_what_others_can_do_without_is_left_out(
    monkeypatch: pytest.MonkeyPatch, spare: list[int], came: str
) -> None:
    monkeypatch.setattr(improver_module, "cheapest", lambda choice, seconds_left: None)
    greedy = search([1, 2, 5], protecting=[2], spare=spare)
    tried = []

    def begin(costs: Any) -> Search:
        tried.append(costs)
        return search(np.flatnonzero(costs < np.array(COSTS)).tolist())

    found, said = improver(begin).improved(greedy)
    assert said is Improvement[came]
    assert (found is greedy) == (said is Improvement.NONE_FEWER)
    assert len(tried) == 1


@pytest.mark.parametrize(
    ("seconds", "slow", "in_time"),
    [(0.5, False, True), (0.0, False, False), (-1.0, False, False), (60.0, True, False)],
)
def test_where_time_is_up_nothing_of_it_is_taken(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, slow: bool, in_time: bool
) -> None:
    monkeypatch.setattr(improver_module, "cheapest", lambda choice, seconds_left: None)
    greedy = search([1, 2, 5], protecting=[], out_of_time=slow)
    better = lambda paid: search([1], out_of_time=False)  # noqa: E731
    found, came = improver(better if not slow else None, lambda: seconds).improved(greedy)
    assert (came is Improvement.OUT_OF_TIME) == (not in_time)
    assert (found is greedy) == (not in_time)
