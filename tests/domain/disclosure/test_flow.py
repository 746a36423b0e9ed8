"""Moves of people through a few cells: the cheapest, whole, and only where they may go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np
import pytest

from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.flow import LARGEST_CERTAIN, NEARLY_FREE, Flow, Move
from anchordesk.domain.disclosure.linear_system import LinearSystem
from tests.domain.disclosure.small_systems import NO_LIMITS, flags, small_system, total

LINE = (30, 2, 8, 20)
PLENTY = (9.0, 1.0, 3.0, 4.0)


def moved(
    flow: Flow, move: Move, costs: Sequence[float] = PLENTY, fixed: Sequence[int] = ()
) -> list[int] | None:
    movable = ~flags(len(costs), fixed)
    found = flow.route(move, np.array(costs, dtype=np.float64), movable)
    return None if found is None else [int(people) for people in found]


def line(lowest: Mapping[int, int] = NO_LIMITS, highest: Mapping[int, int] = NO_LIMITS) -> Flow:
    """A total and its three parts."""
    system = small_system(LINE, [total(0, 1, 2, 3)], lowest=lowest, highest=highest)
    return Flow(system, lambda: 60.0)


@pytest.mark.parametrize(
    ("move", "fixed", "expected"),
    [
        (Move(1, 3), (), [0, 3, -3, 0]),
        (Move(1, 3, (2,)), (), [0, 3, 0, -3]),
        (Move(1, 3), (2,), [0, 3, 0, -3]),
        (Move(1, 3, (2, 3)), (), [3, 3, 0, 0]),
        (Move(1, 3, (2, 3)), (0,), None),
        (Move(1, 3), (1,), None),
        (Move(1, 3, (1,)), (), None),
        (Move(1, 8), (), [0, 8, -8, 0]),
        (Move(1, 9), (), [0, 9, -8, -1]),
        (Move(1, -2), (), [0, -2, 2, 0]),
        (Move(1, -3), (), None),
        (Move(0, 1), (), [1, 1, 0, 0]),
        (Move(0, -3), (), [-3, -2, -1, 0]),
    ],
)
def test_people_come_and_go_where_it_is_cheapest(
    move: Move, fixed: Sequence[int], expected: list[int] | None
) -> None:
    flow = line()
    assert moved(flow, move, fixed=fixed) == expected
    assert not flow.out_of_time


@pytest.mark.parametrize(
    ("limits", "move", "expected"),
    [
        ({"highest": {1: 5}}, Move(1, 3), [0, 3, -3, 0]),
        ({"highest": {1: 5}}, Move(1, 4), None),
        ({"highest": {2: 9}}, Move(1, -2), [0, -2, 1, 1]),
        ({"highest": {2: 8}}, Move(1, -2), [0, -2, 0, 2]),
        ({"lowest": {2: 6}}, Move(1, 3), [0, 3, -2, -1]),
        ({"lowest": {1: 1}}, Move(1, -1), [0, -1, 1, 0]),
        ({"lowest": {1: 1}}, Move(1, -2), None),
    ],
)
def test_what_earlier_print_allows_is_kept(
    limits: dict[str, dict[int, int]], move: Move, expected: list[int] | None
) -> None:
    assert moved(line(**limits), move) == expected


def test_a_cell_known_to_be_empty_stays_so_and_one_without_a_limit_takes_anybody() -> None:
    empty = small_system((10, 10, 0), [total(0, 1, 2)], highest={2: 0})
    assert moved(Flow(empty, lambda: 1.0), Move(1, -4), (9, 1, 1)) == [-4, -4, 0]
    free = small_system((10, 10, 0), [total(0, 1, 2)])
    assert moved(Flow(free, lambda: 1.0), Move(1, -4), (9, 1, 1)) == [0, -4, 4]
    assert moved(Flow(free, lambda: 1.0), Move(0, 5_000), (9, 2, 1)) == [5_000, 0, 5_000]


def test_nobody_is_moved_there_and_back_to_come_by_a_cheaper_way() -> None:
    assert moved(line(), Move(1, 3), (9, 0, 3, 4)) == [0, 3, -3, 0]
    assert moved(line(), Move(1, -2), (9, 0, 3, 4)) == [0, -2, 2, 0]


def test_limits_of_public_sums_are_kept_from_where_they_stand() -> None:
    """At most thirty-two together, twenty-eight of them now; at least nine, ten now."""
    most = Fact(((2, 1), (3, 1)), None, 32)
    least = Fact(((1, 1), (2, 1)), 9, None)
    system = small_system(LINE, [total(0, 1, 2, 3), most, least])
    for move, expected in (
        (Move(3, 4), [4, 0, 0, 4]),
        (Move(3, 5), [4, 0, -1, 5]),
        (Move(2, -1), [-1, 0, -1, 0]),
        (Move(2, -2), [-1, 1, -2, 0]),
    ):
        assert moved(Flow(system, lambda: 1.0), move, (1, 2, 2, 2)) == expected


def couples(other: float = 0.06) -> tuple[LinearSystem, tuple[float, ...]]:
    """The first cell counts the second twice, the third, and the fourth: half a person is cheapest.

    The third can only lose people and costs nothing; the fourth costs a little more than half of
    the second.
    """
    system = small_system(
        (100, 20, 30, 30), [Fact(((0, 1), (1, -2), (2, -1), (3, -1)), 0, 0)], highest={2: 30}
    )
    return system, (0.0, 0.1, NEARLY_FREE, other)


def test_where_parts_of_people_are_cheapest_whole_ones_go_the_same_way_or_where_it_is_free() -> (
    None
):
    system, costs = couples()
    flow = Flow(system, lambda: 60.0)
    for _ in range(2):  # Asked again, it finds the same.
        assert moved(flow, Move(0, 1), costs) == [1, 1, -1, 0]
    assert moved(flow, Move(0, -1), costs) == [-1, 0, -1, 0]
    assert moved(flow, Move(0, 2), costs) == [2, 1, 0, 0]


def test_else_whole_people_go_wherever_they_can() -> None:
    system, costs = couples()
    dearer = (*costs[:2], 2 * NEARLY_FREE, costs[3])
    assert moved(Flow(system, lambda: 60.0), Move(0, 1), dearer, fixed=(2,)) == [1, 0, 0, 1]
    found = moved(Flow(system, lambda: 60.0), Move(0, 1), dearer)
    assert found in ([1, 0, 0, 1], [1, 1, -1, 0])


def test_there_is_no_way_where_only_parts_of_people_could_go() -> None:
    system, costs = couples()
    flow = Flow(system, lambda: 60.0)
    assert moved(flow, Move(0, 1), costs, fixed=(2, 3)) is None
    assert not flow.out_of_time


class Unproved(Flow):
    """Whose solver comes to whole people, and does not say that they are the cheapest."""

    def _run(self) -> highspy.HighsModelStatus:
        status = super()._run()
        whole = bool((self._values == np.rint(self._values)).all())
        return highspy.HighsModelStatus.kTimeLimit if whole else status


def test_an_answer_counts_only_once_the_solver_is_done() -> None:
    system, costs = couples()
    assert moved(Unproved(system, lambda: 60.0), Move(0, 1), costs) is None
    assert moved(Unproved(system, lambda: 60.0), Move(0, 2), costs) is None


def test_what_was_asked_before_changes_no_answer() -> None:
    size = 9
    system = small_system((80, *(10,) * (size - 1)), [total(0, *range(1, size))])
    costs = (9.0, *(1.0,) * (size - 1))
    wishes = [Move(cell, change) for cell in range(1, size) for change in (5, -5, 12)]
    fresh = [moved(Flow(system, lambda: 60.0), wish, costs) for wish in wishes]
    asked = Flow(system, lambda: 60.0)
    assert [moved(asked, wish, costs) for wish in wishes] == fresh
    assert [moved(asked, wish, costs) for wish in reversed(wishes)] == fresh[::-1]


@pytest.mark.parametrize("seconds", [1e-9, 0.0, -1.0])
def test_without_time_left_there_is_no_answer_and_it_is_said(seconds: float) -> None:
    flow = Flow(small_system(LINE, [total(0, 1, 2, 3)]), lambda: seconds)
    assert moved(flow, Move(1, 3)) is None
    assert flow.out_of_time


def test_each_question_has_the_time_that_is_left_then() -> None:
    left = iter([60.0, 60.0, 0.0, 60.0])
    flow = Flow(small_system(LINE, [total(0, 1, 2, 3)]), lambda: next(left))
    assert moved(flow, Move(1, 3)) == moved(flow, Move(1, 3)) == [0, 3, -3, 0]
    assert not flow.out_of_time
    assert moved(flow, Move(1, 3)) is None
    assert moved(flow, Move(1, 3)) == [0, 3, -3, 0]
    assert flow.out_of_time, "an answer was missing once"


@pytest.mark.parametrize(("people", "possible"), [(LARGEST_CERTAIN, True), (2**54, False)])
def test_no_more_people_are_moved_than_can_be_told_exactly(people: int, possible: bool) -> None:
    flow = Flow(small_system((0, 0), [total(0, 1)]), lambda: 60.0)
    assert moved(flow, Move(0, people), (1, 1)) == ([people, people] if possible else None)
