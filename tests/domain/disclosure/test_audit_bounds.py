"""The least and most of each count, and what insiders narrow: against who tries every table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import highspy
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit, components_of
from anchordesk.domain.disclosure.audit_bounds import Component, Reach
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.published_cells import (
    ContradictionError,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from tests.domain.disclosure.test_audit_narrowing import Limits, Row, narrowed

Counts = NDArray[np.int64]
SIZE = 4
limits = st.tuples(st.integers(0, 3), st.integers(0, 4) | st.none()).map(
    lambda n: (n[0], None if n[1] is None else n[0] + n[1])
)
factors = st.lists(st.integers(-3, 3), min_size=SIZE, max_size=SIZE)
rows = st.tuples(factors, st.integers(-3, 7), st.sampled_from(("==", "<=", ">=")))
systems = st.tuples(
    st.lists(limits, min_size=SIZE, max_size=SIZE),
    st.lists(rows, max_size=2),
    st.integers(3, 10),
)


def rows_of(sums: list[tuple[list[int], int, str]], people: int) -> list[Row]:
    """The sums, and that there are at most so many people in all."""
    made: list[Row] = [
        (factors, None if op == "<=" else total, None if op == ">=" else total)
        for factors, total, op in sums
    ]
    return [*made, ([1] * SIZE, None, people)]


def agreeing(ranges: list[Limits], made: list[Row], largest: int) -> Counts:
    """Every table of so many people at most in each place, one a row."""
    tables = np.indices((largest + 1,) * SIZE).reshape(SIZE, -1).T
    keep = np.ones(len(tables), dtype=np.bool_)
    for at, (low, high) in enumerate(ranges):
        keep &= (tables[:, at] >= low) & (tables[:, at] <= (largest if high is None else high))
    for factors, least, most in made:
        total = tables @ np.array(factors, dtype=np.int64)
        keep &= total >= (total.min() if least is None else least)
        keep &= total <= (total.max() if most is None else most)
    return tables[keep]


def components(system: NarrowedSystem) -> Iterator[Component]:
    for members, relations in components_of(system):
        yield Component(system, members, relations, lambda: 60.0)


@given(systems)
def test_every_count_goes_exactly_as_far_as_it_can(
    made: tuple[list[Limits], list[tuple[list[int], int, str]], int],
) -> None:
    ranges, sums, people = made
    tables = agreeing(ranges, rows_of(sums, people), people)
    try:
        found = list(components(narrowed(ranges, rows_of(sums, people))))
    except ContradictionError:
        assert not len(tables)
        return
    for component in found:
        for index in component.members:
            possible = set(tables[:, index].tolist())
            low, high = component.seen(index)
            assert {low, high} <= possible
            for aim in (high + 1, people + 1):
                reached = component.highest(index, aim).value
                assert reached in possible
                assert reached >= min(aim, max(possible))
            for aim in (low - 1, -1):
                reached = component.lowest(index, aim).value
                assert reached in possible
                assert reached <= max(aim, min(possible))
            assert component.seen(index) == (min(possible), max(possible))


@given(systems, st.integers(1, 5), st.lists(st.integers(0, 4), min_size=SIZE, max_size=SIZE))
def test_whoever_knows_that_a_count_is_so_large_narrows_what_they_really_narrow(
    made: tuple[list[Limits], list[tuple[list[int], int, str]], int],
    known: int,
    needs: list[int],
) -> None:
    ranges, sums, people = made
    tables = agreeing(ranges, rows_of(sums, people), people)
    try:
        found = list(components(narrowed(ranges, rows_of(sums, people))))
    except ContradictionError:
        return
    for component in found:
        needed = np.array([needs[index] for index in component.members])
        for index in component.members:
            left = tables[tables[:, index] >= known]
            narrow = [
                other
                for other in component.members
                if len(left) and other != index and np.ptp(left[:, other]) < needs[other]
            ]
            assert component.narrow_when(index, known, needed) == narrow
        for index in component.members:
            possible = set(tables[:, index].tolist())
            assert component.highest(index, people + 1).value == max(possible)
            assert component.lowest(index, -1).value == min(possible)


@given(systems)
def test_a_limit_follows_from_what_it_is_said_to_rest_on(
    made: tuple[list[Limits], list[tuple[list[int], int, str]], int],
) -> None:
    """All other sums and limits are taken away: no table goes further even so."""
    ranges, sums, people = made
    try:
        system = narrowed(ranges, rows_of(sums, people))
        found = list(components(system))
    except ContradictionError:
        return
    near = list(zip(system.lowest, system.highest, strict=True))
    for component in found:
        for index in component.members:
            for reach, sign in (
                (component.highest(index, people + 1), 1),
                (component.lowest(index, -1), -1),
            ):
                if reach != Reach(reach.value):
                    assert index not in reach.limits
                    kept = {index, *reach.limits, *settled(system)}
                    free = [near[at] if at in kept else (0, None) for at in range(SIZE)]
                    resting_on = [rows_of(sums, people)[at] for at in reach.relations]
                    tables = agreeing(free, resting_on, people + 2)
                    assert (sign * tables[:, index]).max() == sign * reach.value


def settled(system: NarrowedSystem) -> list[int]:
    return [at for at in range(SIZE) if system.settled(at)]


def cell(value: int | None, **place: str) -> PublishedCell:
    return PublishedCell("R", place_of(place), value)


TWO_BY_TWO = PublishedTables(
    (
        *(cell(None, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none")),
        *(cell(20, ward="W1"), cell(30, ward="W2"), cell(24, stage="job"), cell(26, stage="none")),
        cell(50),
    )
)


PAIRS = place_of({"measure": "couples", "ward": "W1"})
PAIRED = place_of({"measure": "people", "ward": "W1"})
COUPLES = PublishedTables(
    (
        cell(None, measure="people", ward="W1"),
        cell(None, measure="people", ward="W2"),
        cell(25, measure="people"),
    ),
    constraints=(PublicConstraint(((1, PAIRED), (-2, PAIRS)), "==", 0),),
)
"""Twelve couples at most: from nobody to twenty-four people, though five are none."""


@pytest.mark.parametrize("tables", ["TWO_BY_TWO", "COUPLES"])
def test_a_solver_without_an_answer_leaves_the_return_undecided(
    tables: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of its answers is that nothing is known, the first or any later one."""
    right = Component._run
    for unknown in count():
        answers = count()

        def run(
            self: Component, *, whole: bool, answers: count[int] = answers, unknown: int = unknown
        ) -> highspy.HighsModelStatus:
            status = right(self, whole=whole)
            return highspy.HighsModelStatus.kUnknown if next(answers) == unknown else status

        monkeypatch.setattr(Component, "_run", run)
        result = audit(globals()[tables])
        if next(answers) <= unknown:
            assert result.verdict is Verdict.SAFE
            break
        assert result.verdict is Verdict.UNDECIDED
        assert "no answer that could be checked" in result.undecided[0]
    assert unknown > 2


@pytest.mark.parametrize("kind", ["values", "sums"])
def test_a_solver_with_a_wrong_answer_leaves_the_return_undecided(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = Component._run

    def run(self: Component, *, whole: bool) -> highspy.HighsModelStatus:
        status = right(self, whole=whole)
        self._values = self._values + (1.0 if kind == "sums" else 2.0**54)
        return status

    monkeypatch.setattr(Component, "_run", run)
    assert audit(TWO_BY_TWO).verdict is Verdict.UNDECIDED


def test_figures_that_only_the_solver_sees_to_contradict_each_other_are_named() -> None:
    """Of three hidden counts each two are five together: nobody is half a person."""
    pairs = [(1, 1, 0), (1, 0, 1), (0, 1, 1)]
    system = narrowed([(0, None)] * 3, [(list(pair), 5, 5) for pair in pairs])
    with pytest.raises(ContradictionError, match="cells ward=W0; ward=W1; ward=W2") as refused:
        list(components(system))
    assert "no set of people agrees" in str(refused.value)


def test_the_audit_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    audit(TWO_BY_TWO)
    assert capfd.readouterr() == ("", "")


def test_colluders_know_more_where_no_count_is_their_own_number() -> None:
    """Teams of three: four people in a ward make two teams, and so tell of the other ward."""
    teams = place_of({"measure": "teams", "ward": "W1"})
    people = place_of({"measure": "people", "ward": "W1"})
    printed = PublishedTables(
        (
            PublishedCell("R", people, None, 0, 8),
            cell(None, measure="people", ward="W2"),
            cell(10, measure="people"),
        ),
        constraints=(PublicConstraint(((1, people), (-3, teams)), "==", 0),),
    )
    (finding,) = audit(printed).findings
    assert finding.inference is Inference.COLLUDERS
    assert finding.dims == place_of({"measure": "people", "ward": "W2"})


def test_a_count_that_leaves_out_a_number_is_no_narrower_for_it() -> None:
    assert audit(COUPLES).verdict is Verdict.SAFE


@pytest.mark.parametrize(("seconds", "verdict"), [(1e-9, Verdict.UNDECIDED), (0.9, Verdict.SAFE)])
def test_the_solver_has_all_the_time_that_is_left_and_no_more(
    seconds: float, verdict: Verdict
) -> None:
    result = audit(TWO_BY_TWO, time_limit_seconds=seconds, clock=lambda: 0.0)
    assert result.verdict is verdict
    assert all("because the time was up" in said for said in result.undecided)


def test_counts_of_which_nobody_knows_a_total_have_no_limit() -> None:
    assert audit(PublishedTables((cell(None, ward="W1"), cell(None, ward="W2")))).verdict is (
        Verdict.SAFE
    )


def test_whoever_knows_of_one_in_nine_leaves_both_counts_wide() -> None:
    """From one table alone, in which nearly all may be on either side."""
    system = narrowed([(0, None)] * 2, [([1, 1], 9, 9)])
    for index in (0, 1):
        (component,) = components(system)
        assert component.narrow_when(index, 1, np.array([8, 8])) == []
        assert component.narrow_when(index, 1, np.array([9, 9])) == [1 - index]


@pytest.mark.parametrize(
    ("table", "holds"),
    [((1, 8), True), ((5, 4), True), ((0, 9), False), ((6, 3), False), ((4, 4), False)],
)
def test_a_table_holds_within_all_limits_and_sums_alone(
    table: tuple[int, int], holds: bool
) -> None:
    """From one to five in the first place, nine in both: whatever the solver says of it."""
    (component,) = components(narrowed([(1, 5), (0, None)], [([1, 1], 9, 9)]))
    component._values = np.array(table, dtype=float) - component._shift
    checked = component._checked()
    assert (checked is not None) == holds
    assert checked is None or tuple(checked) == table
    component._values = np.array([], dtype=float)
    assert component._checked() is None
