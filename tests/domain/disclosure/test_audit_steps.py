"""Tables made from known ones, without proof by the solver: each must hold all the same."""

from __future__ import annotations

import numpy as np
import pytest

from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_rows import Rows
from anchordesk.domain.disclosure.audit_steps import NO_LIMIT, StepFinder, TablePool
from anchordesk.domain.disclosure.audit_system import attack_system
from anchordesk.domain.disclosure.published_cells import PublishedCell, PublishedTables, place_of

FIRST = np.array([2, 8, 6, 4])
"""Two wards by two outcomes, of which the totals 10, 10, 8, 12 are printed."""
CROSSED = np.array([1, -1, -1, 1])
LOWEST, HIGHEST = np.zeros(4, dtype=np.int64), np.full(4, NO_LIMIT)


def rows() -> Rows:
    wards, outcomes = ("W1", "W2"), ("job", "none")
    hidden = [place_of({"ward": w, "outcome": o}) for w in wards for o in outcomes]
    totals = {"W1": 10, "W2": 10, "job": 8, "none": 12}
    cells = [PublishedCell("R", place, None) for place in hidden]
    cells += [PublishedCell("R", place_of({"ward": w}), totals[w]) for w in wards]
    cells += [PublishedCell("R", place_of({"outcome": o}), totals[o]) for o in outcomes]
    system = attack_system(PublishedTables(tuple(cells)))
    places = [quantity.dims for quantity in system.quantities]
    position = {places.index(place): at for at, place in enumerate(hidden)}
    relations = [
        number
        for number, relation in enumerate(system.relations)
        if any(index in position for index, _ in relation.terms)
    ]
    return Rows(NarrowedSystem(system), relations, position)


def test_a_known_step_is_taken_again_as_often_as_the_limits_allow() -> None:
    pool = TablePool(FIRST, LOWEST)
    pool.keep(FIRST + CROSSED)
    assert [list(t) for t in pool.stepped(0, 8, 1, LOWEST, HIGHEST)] == [[8, 2, 0, 10]] * 2
    assert [list(t) for t in pool.stepped(0, 0, -1, LOWEST, HIGHEST)] == [[0, 10, 8, 2]] * 2
    assert list(pool.stepped(0, 9, 1, LOWEST, HIGHEST)) == [], "nobody is left in the third place"
    above_one = np.array([0, 0, 0, 3])
    assert list(pool.stepped(0, 0, -1, above_one, HIGHEST)) == []


def test_a_pool_grows_and_tells_which_tables_have_so_many() -> None:
    pool = TablePool(FIRST, LOWEST)
    for times in range(1, 6):
        pool.keep(FIRST + times * CROSSED, found_from=FIRST)
    assert [int(table[0]) for table in pool.with_at_least(0, 5)] == [5, 6, 7]
    assert [int(table[0]) for table in pool.nearest(0, -1, LOWEST)][:2] == [2, 3]
    raised = np.array([4, 0, 0, 0])
    assert [int(table[0]) for table in pool.nearest(0, -1, raised)] == [4, 5, 6, 7]


@pytest.mark.parametrize("aim", [0, 5, 8])
def test_a_short_step_reaches_its_aim_and_keeps_every_sum(aim: int) -> None:
    found = StepFinder(rows(), 4, FIRST).table(FIRST, 0, aim, (LOWEST, HIGHEST), lambda: 60.0)
    assert found is not None
    assert list(found) == list(FIRST + (aim - 2) * CROSSED)
    assert rows().agree(found)
    assert not rows().agree(found + np.array([1, 0, 0, 0]))


def test_no_step_is_found_beyond_what_the_sums_allow_or_without_time() -> None:
    finder = StepFinder(rows(), 4, FIRST)
    assert finder.table(FIRST, 0, 9, (LOWEST, HIGHEST), lambda: 60.0) is None
    assert finder.table(FIRST, 0, -1, (LOWEST, HIGHEST), lambda: 60.0) is None
    assert finder.table(FIRST, 0, 5, (LOWEST, HIGHEST), lambda: 0.0) is None
    found = finder.table(FIRST, 0, 5, (LOWEST, HIGHEST), lambda: 60.0)
    assert found is not None, "with time again"
    assert list(found) == [5, 5, 3, 7]
