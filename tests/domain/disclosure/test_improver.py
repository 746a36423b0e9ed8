"""Patterns that withhold less: against every pattern there is, and on real people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, count
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure import benders, improver, release
from anchordesk.domain.disclosure.audit import AuditResult, Verdict, audit
from anchordesk.domain.disclosure.flow import attack_costs
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import Improvement, LadderStep, ProtectedReturn
from anchordesk.domain.disclosure.published import read_published
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, counts_by_place
from tests.benchmarks.test_protection import REAL, dimensions, participants
from tests.domain.disclosure.bounds import extreme

KEY = b"0123456789abcdef"
SMALL = ProtectionPolicy(3)
ROWS = Dimension("row", "Row", tuple(Category(f"r{n}", "") for n in range(3)))
COLUMNS = Dimension("column", "Column", tuple(Category(f"c{n}", "") for n in range(3)))
GREEDY_PAYS_MORE = (
    [6, 1, 2, 2, 4, 3, 9, 4, 3],
    [1, 0, 9, 1, 4, 9, 4, 1, 3],
    [2, 3, 4, 0, 9, 1, 6, 1, 4],
)
LISTED = {1: (24, 6), 2: (36, 6), 3: (144, 66), **dict.fromkeys(range(4, 10), (117, 33))}
"""By the number of the set: the specification's cells, and how many of them it hides.

Of six linked tables it hides 32. They overlap in a ring, where nothing further is looked for.
"""
THREE_WAY = (("age", "ethnicity", "earnings"),)


def people(joint: list[int]) -> list[CountTable]:
    codes = [(row.code, column.code) for row in ROWS.categories for column in COLUMNS.categories]
    counts: dict[tuple[str, ...], int] = dict(zip(codes, joint, strict=True))
    return [CountTable("people", "", ("row", "column"), counts)]


def protected(joint: list[int], *, fewest: bool) -> ProtectedReturn:
    return protect(
        people(joint), (ROWS, COLUMNS), SMALL,
        release="R", context=(), fewest=fewest, tie_break_key=KEY,
    )  # fmt: skip


def costs_of(joint: list[int]) -> dict[Dims, float]:
    counts = counts_by_place(people(joint), (ROWS, COLUMNS), ())
    places = list(counts)
    prices = attack_costs(
        np.array(list(counts.values())),
        [len(place) for place in places],
        [keyed(KEY, place) for place in places],
    )
    return dict(zip(places, prices, strict=True))


def cost(joint: list[int], hidden: set[Dims]) -> float:
    prices = costs_of(joint)
    return sum(prices[place] for place in hidden)


def cheapest_of_all(joint: list[int], at_hand: set[Dims]) -> float:
    """The cost of the cheapest safe pattern with zeros and the total in print, by trying all.

    Dearer ones than the pattern at hand are left out.
    """
    counts = counts_by_place(people(joint), (ROWS, COLUMNS), ())
    prices = costs_of(joint)
    small = {place for place, count in counts.items() if SMALL.small(count)}
    others = [place for place, count in counts.items() if place and count >= SMALL.threshold]
    best = cost(joint, at_hand)
    for size in range(len(others) + 1):
        for more in combinations(others, size):
            paid = sum(prices[place] for place in (*small, *more))
            if paid < best - 1e-9 and open_enough(counts, {*small, *more}):
                best = paid
    return best


def open_enough(counts: dict[Dims, int], hidden: set[Dims]) -> bool:
    """True if small counts can be nobody and the threshold, and all hidden ones span it."""
    inner = [place for place in counts if len(place) == 2]
    sums = {place: np.array([float(set(place) <= set(cell)) for cell in inner]) for place in counts}
    printed = [place for place in counts if place not in hidden]
    rows, values = [sums[place] for place in printed], [counts[place] for place in printed]
    for place in hidden:
        low, high = (round(extreme(rows, values, sums[place], sign)) for sign in (1, -1))
        if high - low < SMALL.threshold:
            return False
        if SMALL.small(counts[place]) and (low > 0 or high < SMALL.threshold):
            return False
    return True


joints = st.lists(st.sampled_from([0, 1, 2, 3, 4, 6, 9]), min_size=9, max_size=9).filter(
    lambda joint: sum(joint) >= SMALL.threshold
)


def hidden_of(found: ProtectedReturn) -> set[Dims]:
    return {cell.dims for cell in found.withheld}


@settings(max_examples=25, deadline=None)
@given(joints)
def test_it_costs_no_more_than_the_greedy_pattern_no_less_than_the_best_and_is_safe(
    joint: list[int],
) -> None:
    greedy, improved = protected(joint, fewest=False), protected(joint, fewest=True)
    paid = cost(joint, hidden_of(improved))
    assert paid <= cost(joint, hidden_of(greedy)) + 1e-9
    assert len(improved.withheld) <= len(greedy.withheld)
    true = counts_by_place(people(joint), (ROWS, COLUMNS), ())
    assert open_enough(true, hidden_of(improved))
    assert audit(improved.published, threshold=3, width=3).verdict is Verdict.SAFE
    for cell in improved.published.cells:
        assert cell.value is None or (cell.value == true[cell.dims] and not SMALL.small(cell.value))
    if improved.step is LadderStep.ZEROS_PRINTED:
        assert paid >= cheapest_of_all(joint, hidden_of(improved)) - 1e-9


@pytest.mark.parametrize("joint", GREEDY_PAYS_MORE)
def test_the_best_pattern_is_found_where_the_greedy_one_is_not_the_best(joint: list[int]) -> None:
    greedy, improved = protected(joint, fewest=False), protected(joint, fewest=True)
    paid = cost(joint, hidden_of(improved))
    assert improved.improvement is Improvement.FEWER
    assert paid < cost(joint, hidden_of(greedy))
    assert paid == pytest.approx(cheapest_of_all(joint, hidden_of(greedy)))


def real(
    shapes: tuple[tuple[str, ...], ...],
    policy: ProtectionPolicy,
    clock: Callable[[], float] = lambda: 0.0,
) -> AuditedRelease:
    persons = participants()
    tables = [
        CountTable.of_people(
            "_".join(names), "", names, (tuple(p[n] for n in names) for p in persons)
        )
        for names in shapes
    ]
    return protect_and_audit(
        tables, dimensions(persons), policy,
        release="R", context=(), tie_break_key=KEY, clock=clock,
    )  # fmt: skip


@pytest.mark.parametrize("number", LISTED)
def test_real_participants_have_no_more_hidden_than_the_specification_lists(number: int) -> None:
    (_, shapes), (cells, most) = REAL[number - 1], LISTED[number]
    found = real(shapes, ProtectionPolicy(fewest=True))
    assert found.audit.verdict is Verdict.SAFE
    assert found.audit.cells == cells
    assert found.audit.withheld <= most
    in_a_ring = found.protected.improvement is Improvement.NOT_TRIED
    assert in_a_ring == bool(found.audit.cyclic_core)


@pytest.mark.slow
def test_so_have_they_in_four_dimensions_where_cells_are_tried_in_print_again() -> None:
    found = real((("age", "ethnicity", "earnings", "treated"),), ProtectionPolicy(fewest=True))
    assert found.audit.verdict is Verdict.SAFE
    assert found.audit.cells == 432
    assert found.audit.withheld <= 236


def test_the_same_people_give_the_same_pattern_on_however_slow_a_machine() -> None:
    persons = participants()
    codes = [tuple(person[name] for name in THREE_WAY[0]) for person in persons]

    def hidden(seconds_a_look: float, people: list[tuple[str, ...]]) -> set[Dims]:
        looks = count()
        found = protect(
            [CountTable.of_people("all", "", THREE_WAY[0], people)], dimensions(persons),
            ProtectionPolicy(), release="R", context=(), fewest=True, tie_break_key=KEY,
            clock=lambda: next(looks) * seconds_a_look,
        )  # fmt: skip
        assert found.improvement is Improvement.FEWER
        return hidden_of(found)

    assert hidden(0.0, codes) == hidden(0.02, codes[::-1])


def test_where_the_time_is_up_the_greedy_pattern_stays_and_it_is_said() -> None:
    looks = count()
    policy = ProtectionPolicy(fewest=True, time_limit_seconds=1e9)
    found = real(THREE_WAY, policy, clock=lambda: float(next(looks)))
    assert found.protected.improvement is Improvement.OUT_OF_TIME
    assert found.protected.withheld == real(THREE_WAY, ProtectionPolicy()).protected.withheld
    assert found.audit.verdict is Verdict.SAFE


def test_where_the_rounds_are_up_cells_are_still_tried_in_print_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(benders, "MOST_ROUNDS", 1)
    found, greedy = (
        real(THREE_WAY, ProtectionPolicy(fewest=True)),
        real(THREE_WAY, ProtectionPolicy()),
    )
    assert found.protected.improvement is Improvement.FEWER
    assert 66 < found.audit.withheld < greedy.audit.withheld
    monkeypatch.setattr(improver, "MOST_CANDIDATES", 10)
    assert real(THREE_WAY, ProtectionPolicy(fewest=True)).content == found.content


def test_what_the_audit_does_not_pass_leaves_the_greedy_pattern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    greedy = real(THREE_WAY, ProtectionPolicy())
    true_attack = release.attacked

    def suspicious(content: bytes, *arguments: Any, **named: Any) -> AuditResult:
        result = true_attack(content, *arguments, **named)
        return result if content == greedy.content else replace(result, undecided=("No time.",))

    monkeypatch.setattr(release, "attacked", suspicious)
    found = real(THREE_WAY, ProtectionPolicy(fewest=True))
    assert found.content == greedy.content
    assert found.protected.improvement is Improvement.NOT_SAFE


def test_beside_an_earlier_release_nothing_further_is_looked_for() -> None:
    persons = participants()
    table = CountTable.of_people(
        "all", "", THREE_WAY[0], (tuple(p[name] for name in THREE_WAY[0]) for p in persons)
    )
    first = real((("age",),), ProtectionPolicy())
    found = protect_and_audit(
        [table], dimensions(persons), ProtectionPolicy(fewest=True), release="S", context=(),
        earlier=read_published(first.content), tie_break_key=KEY,
    )  # fmt: skip
    assert found.protected.improvement is Improvement.NOT_TRIED
