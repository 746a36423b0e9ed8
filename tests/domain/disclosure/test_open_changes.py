"""Changes that nobody knows any more, since a count they follow from was withheld before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.flow import Flow, Move
from anchordesk.domain.disclosure.linear_system import joint_system
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension

THRESHOLD = 3
GROUPS = ("A", "B", "C")
GROUP = Dimension("group", "", tuple(Category(code, "") for code in GROUPS))
JOB = Dimension("outcome", "", (Category("job", ""), Category("none", "")))
People = tuple[int, ...]


def place(quarter: int, **pairs: str) -> Dims:
    return place_of({"measure": "people", "period": f"Q{quarter}", **pairs})


def publish(
    quarters: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    lasting: Sequence[dict[str, str]],
) -> list[dict[Dims, int | None]]:
    """What each quarter prints, protected after those before it; `lasting` counts only grow."""
    earlier: PublishedTables | None = None
    printed = []
    for quarter, table in enumerate(quarters):
        links = [
            Continuation(place(now, **pairs), (place(now - 1, **pairs),), Course.GROWS)
            for now in range(1, quarter + 1)
            for pairs in lasting
        ]
        tables = protect_and_audit(
            [table],
            dimensions,
            ProtectionPolicy(THRESHOLD),
            release=f"Q{quarter}",
            context=place(quarter),
            earlier=earlier,
            continuations=links,
            tie_break_key=b"0123456789abcdef",
        ).protected.published
        earlier = tables if earlier is None else tables.after(earlier)
        printed.append({cell.dims: cell.value for cell in tables.cells})
    return printed


def by_group(quarters: Sequence[People]) -> list[dict[Dims, int | None]]:
    tables = [
        CountTable("t", "", ("group",), {(g,): n for g, n in zip(GROUPS, people, strict=False)})
        for people in quarters
    ]
    return publish(tables, [GROUP], [{}, *({"group": code} for code in GROUPS)])


def readings(printed: Sequence[dict[Dims, int | None]], most: int) -> Iterator[list[People]]:
    """Every history of the three groups that the print allows, by trying all."""

    def fits(quarter: int, people: People) -> bool:
        total = printed[quarter][place(quarter)]
        return total in (None, sum(people)) and all(
            printed[quarter][place(quarter, group=code)] in (None, number)
            for code, number in zip(GROUPS, people, strict=True)
        )

    tried = list(product(range(most + 1), repeat=len(GROUPS)))
    histories = [[people] for people in tried if fits(0, people)]
    for quarter in range(1, len(printed)):
        later = [people for people in tried if fits(quarter, people)]
        histories = [
            [*history, people]
            for history in histories
            for people in later
            if all(before <= now for before, now in zip(history[-1], people, strict=True))
        ]
    yield from histories


def changes(history: Sequence[People]) -> dict[tuple[int, str], int]:
    """Who was added in each quarter, to each group and to everybody."""
    return {
        (quarter, name): now - before
        for quarter, (earlier, later) in enumerate(pairwise(history))
        for name, before, now in (
            *zip(GROUPS, earlier, later, strict=True),
            ("everybody", sum(earlier), sum(later)),
        )
    }


def given_away(history: Sequence[People], most: int) -> list[tuple[int, str]]:
    """Small changes that, once all quarters are out, cannot be nobody, or not the threshold."""
    possible = [changes(reading) for reading in readings(by_group(history), most)]
    return [
        key
        for key, people in changes(history).items()
        if 1 <= people < THRESHOLD
        and not (
            min(one[key] for one in possible) == 0
            and max(one[key] for one in possible) >= THRESHOLD
        )
    ]


TWO_CAME_TO_A = [(8, 5, 0), (10, 10, 0), (16, 11, 0)]


def test_a_third_quarter_does_not_tell_that_somebody_came_in_the_second() -> None:
    """Two came to A. B, hidden for them, must not come out as one more in the next quarter."""
    assert given_away(TWO_CAME_TO_A, 17) == []


steps = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4]), min_size=3, max_size=3)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([0, 3, 4]), min_size=3, max_size=3), steps, steps)
def test_trying_every_history_of_three_quarters_narrows_no_small_change(
    first: list[int], second: list[int], third: list[int]
) -> None:
    history = [tuple(first)]
    for step in (second, third):
        history.append(tuple(n + more for n, more in zip(history[-1], step, strict=True)))
    try:
        found = given_away(history, max(history[-1]) + THRESHOLD)
    except ProtectionRefusedError:
        return
    assert found == []


def jobs(*groups: tuple[int, int]) -> CountTable:
    people: dict[tuple[str, ...], int] = {
        (code, outcome): number
        for code, pair in zip(GROUPS, groups, strict=False)
        for outcome, number in zip(("none", "job"), pair, strict=True)
    }
    return CountTable("t", "", ("group", "outcome"), people)


WITHOUT_AND_WITH_A_JOB = [jobs((8, 1), (7, 2), (0, 0)), jobs((5, 14), (5, 4), (0, 0))]
JOBS_LAST = [
    *({"group": code, "outcome": "job"} for code in GROUPS),
    *({"group": code} for code in GROUPS),
    {"outcome": "job"},
    {},
]


def test_a_count_above_all_that_a_hidden_one_could_be_is_hidden_too() -> None:
    """Of three people with jobs, B had up to three; four now say that at least one came."""
    first, second = publish(WITHOUT_AND_WITH_A_JOB, [GROUP, JOB], JOBS_LAST)
    assert first[place(0, outcome="job")] == 3
    assert first[place(0, group="B", outcome="job")] is None
    assert second[place(1, group="B", outcome="job")] is None


def test_no_answer_in_time_is_told_from_no_way() -> None:
    counts = {place(0, group=code): 5 for code in GROUPS} | {place(0): 15}
    system = joint_system(counts, [StatedTotal("group", "Total", GROUPS)], (), (), None)
    move, free = Move(0, 1), np.zeros(len(system.places))
    in_time, late = Flow(system, lambda: 60.0), Flow(system, lambda: 0.0)
    nothing_may_move = np.zeros(len(system.places), dtype=np.bool_)
    assert in_time.route(move, free, nothing_may_move) is None
    assert not in_time.out_of_time
    assert late.route(move, free, ~nothing_may_move) is None
    assert late.out_of_time
