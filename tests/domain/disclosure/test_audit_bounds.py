"""The limits of counts where the solver fails, counts skip numbers, and insiders know more."""

from __future__ import annotations

from contextlib import suppress
from itertools import count

import highspy
import numpy as np
import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit, components_of
from anchordesk.domain.disclosure.audit_bounds import Component, Reach
from anchordesk.domain.disclosure.audit_findings import OutOfTimeError
from anchordesk.domain.disclosure.published_cells import (
    ContradictionError,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from tests.domain.disclosure.test_audit_bounds_exactly import components
from tests.domain.disclosure.test_audit_narrowing import Row, narrowed


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


def row(at: tuple[int, ...], low: int | None, high: int | None) -> Row:
    """So many in these of eight places together."""
    return [int(number in at) for number in range(8)], low, high


def test_no_more_than_six_counts_that_contradict_each_other_are_named() -> None:
    """Each two of the first three are five together; the others are tied to them, and no more."""
    pairs = [row(pair, 5, 5) for pair in ((0, 1), (0, 2), (1, 2))]
    with pytest.raises(ContradictionError) as refused:
        list(components(narrowed([(0, None)] * 8, [*pairs, row(tuple(range(2, 8)), None, 50)])))
    named = [number for number in range(8) if f"ward=W{number}" in str(refused.value)]
    assert named == list(range(6))


SQUARE = [
    ([1, 1, 0, 0], 10, 10),
    ([0, 0, 1, 1], 10, 10),
    ([1, 0, 1, 0], 8, 8),
    ([0, 1, 0, 1], 12, 12),
]


def test_what_a_known_table_shows_needs_no_time() -> None:
    system = narrowed([(0, None)] * 4, SQUARE)
    ((members, relations),) = components_of(system)
    left = [60.0]
    component = Component(system, members, relations, lambda: left[0])
    left[0] = 0.0
    for index in members:
        low, high = component.seen(index)
        assert component.highest(index, high) == Reach(high)
        assert component.highest(index, low - 1) == Reach(high)
        assert component.lowest(index, low) == Reach(low)
        assert component.lowest(index, high + 1) == Reach(low)


@pytest.mark.parametrize("seconds", [0.0, -5.0])
def test_without_time_no_table_is_looked_for(seconds: float) -> None:
    system = narrowed([(0, None)] * 4, SQUARE)
    ((members, relations),) = components_of(system)
    with pytest.raises(OutOfTimeError):
        Component(system, members, relations, lambda: seconds)


def test_who_had_too_little_time_finds_the_limits_with_more() -> None:
    system = narrowed([(0, None)] * 4, SQUARE)
    ((members, relations),) = components_of(system)
    left = [60.0]
    component = Component(system, members, relations, lambda: left[0])
    wider = [index for index in members if component.seen(index) != (0, 8)]
    right = {index: 10 if index in (1, 3) else 8 for index in wider}
    left[0] = 0.0
    for index in wider:
        with pytest.raises(OutOfTimeError):
            component.highest(index, 99)
    # A fast computer is done before it looks at its clock; what a slow one found is no limit.
    left[0] = 1e-9
    for index in wider:
        with suppress(OutOfTimeError):
            assert component.highest(index, 99).value == right[index]
    left[0] = 60.0
    assert {index: component.highest(index, 99).value for index in wider} == right


def test_sums_that_a_limit_rests_on_are_named_also_after_whole_people_were_looked_for() -> None:
    """Of three, each two are five at most: seven together, and not the half that arithmetic leaves.

    Of three others each two are four at most: six together, which needs no look at whole people.
    """
    fives = [row(pair, None, 5) for pair in ((0, 1), (0, 2), (1, 2))]
    fours = [row(pair, None, 4) for pair in ((4, 5), (4, 6), (5, 6))]
    sums: list[Row] = [([1, 1, 1, -1, 0, 0, 0, 0], 0, 0), ([0, 0, 0, 0, 1, 1, 1, -1], 0, 0)]
    made = [*fives, *fours, *sums, row((3, 7), None, 50)]
    (fresh,) = components(narrowed([(0, None)] * 8, made))
    (component,) = components(narrowed([(0, None)] * 8, made))
    assert component.highest(3, 99).value == 7
    for each in (fresh, component):
        reach = each.highest(7, 99)
        assert reach.value == 6
        assert sorted(reach.relations) == [3, 4, 5, 7]


def test_the_limits_of_other_counts_hold_while_one_is_looked_for() -> None:
    """What is over of a sum once one part is taken off is the other part: three at most."""
    sums: list[Row] = [([1, 1, -1, 0], 0, 0), ([0, -1, 1, -1], 0, 0)]
    (component,) = components(narrowed([(1, 3), (0, 10), (0, None), (0, None)], sums))
    assert component.highest(3, 99).value == 3
    assert component.lowest(3, 0).value == 1
    assert component.seen(3) == (1, 3)


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


def test_what_was_seen_is_seen_by_everybody_again_after_one_has_narrowed_it() -> None:
    """Nine in two places: whoever knows of three sees neither all in the other, nor nobody here."""
    (component,) = components(narrowed([(0, None)] * 2, [([1, 1], 9, 9)]))
    for index in (0, 1):
        component.highest(index, 9)
        component.lowest(index, 0)
    for people in (3, 9):
        component.narrow_when(0, people, np.array([0, 9]))
        assert [component.seen(index) for index in (0, 1)] == [(0, 9), (0, 9)]
