"""What is a finding, by tables small enough to work out on paper, at the edges of each rule."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

from anchordesk.domain.disclosure import audit_insiders
from anchordesk.domain.disclosure.audit import Inference, Verdict, audit, components_of
from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_examination import Examination
from anchordesk.domain.disclosure.audit_findings import UnverifiedError
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_system import attack_system
from anchordesk.domain.disclosure.published_cells import (
    PublishedCell,
    PublishedTables,
    StatedTotal,
    cell_name,
    place_of,
)

Found = tuple[str, Inference, int, int | None]
STAGES = StatedTotal("stage", "Total", ("job", "none"))


def cell(value: int | None, **place: str) -> PublishedCell:
    return PublishedCell("R", place_of(place), value)


def band(low: int, high: int, **place: str) -> PublishedCell:
    return PublishedCell("R", place_of(place), None, low, high)


def found(*cells: PublishedCell, insiders: bool = True, **facts: Any) -> list[Found]:
    tables = PublishedTables(cells, **facts)
    result = audit(tables, insiders=insiders)
    assert result.verdict is (Verdict.UNSAFE if result.findings else Verdict.SAFE)
    return sorted(
        ((cell_name(f.dims), f.inference, f.lowest, f.highest) for f in result.findings),
        key=lambda each: (each[0], each[1].value),
    )


@pytest.mark.parametrize("value", [0, 5, 6])
def test_nobody_and_the_threshold_may_be_printed(value: int) -> None:
    assert found(cell(value, ward="W1"), cell(20, ward="W2")) == []


@pytest.mark.parametrize("value", [1, 4])
def test_small_counts_may_not(value: int) -> None:
    name = "ward=W1"
    assert found(cell(value, ward="W1"), cell(20, ward="W2")) == [
        (name, Inference.PRINTED_SMALL, value, value)
    ]


@pytest.mark.parametrize(
    ("low", "high", "inference"),
    [
        (0, 5, None),
        (1, 6, None),
        (0, 4, Inference.NARROW),
        (1, 5, Inference.NARROW),
        (1, 4, Inference.SMALL),
        (2, 4, Inference.SMALL),
        (5, 9, Inference.NARROW),
        (7, 7, Inference.EXACT),
        (0, 0, Inference.EXACT),
    ],
)
def test_a_band_is_wide_and_does_not_say_that_a_count_is_small(
    low: int, high: int, inference: Inference | None
) -> None:
    """The one is in a band, the other is withheld, and many together are printed."""
    cells = (band(low, high, ward="W1"), cell(None, ward="W2"), cell(None, ward="W3"), cell(40))
    expected = [] if inference is None else [("ward=W1", inference, low, high)]
    assert found(*cells, insiders=False) == expected


@pytest.mark.parametrize(("rest", "given_away"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_count_that_follows_is_judged_though_nobody_prints_it(
    rest: int, given_away: bool
) -> None:
    """The second ward is left out of the table."""
    totals = (StatedTotal("ward", "Total", ("W1", "W2")),)
    expected = [("ward=W2", Inference.EXACT, rest, rest)] if given_away else []
    assert found(cell(20, ward="W1"), cell(20 + rest), totals=totals) == expected


@pytest.mark.parametrize(
    ("high", "everybody", "rest"),
    [(14, 16, (2, 4)), (15, 16, (1, 4)), (16, 17, (1, 5)), (15, 15, (0, 3)), (17, 17, (0, 5))],
)
def test_a_range_that_follows_is_judged_only_by_whether_it_must_be_small(
    high: int, everybody: int, rest: tuple[int, int]
) -> None:
    """From twelve people on are in one ward; the other is left out of the table."""
    totals = (StatedTotal("ward", "Total", ("W1", "W2")),)
    of_rest = [
        each
        for each in found(band(12, high, ward="W1"), cell(everybody), totals=totals)
        if each[0] == "ward=W2"
    ]
    small = rest in {(2, 4), (1, 4)}
    assert of_rest == ([("ward=W2", Inference.SMALL, *rest)] if small else [])


@pytest.mark.parametrize("people", [5, 6, 9])
def test_each_of_two_that_may_be_nobody_or_all_is_wide(people: int) -> None:
    """Whichever of them the first table that is found gives everybody to."""
    bands = [band(0, people, ward=ward) for ward in ("W1", "W2")]
    assert found(*bands, cell(people), insiders=False) == []
    assert found(cell(None, ward="W1"), cell(None, ward="W2"), cell(people), insiders=False) == []
    narrow = [name for name, *_ in found(*bands, cell(2 * people - 4), insiders=False)]
    assert narrow == ["ward=W1", "ward=W2"]


def whole(*cells: PublishedCell, **facts: Any) -> list[Found]:
    each = found(*cells, insiders=False, sensitive_dims=("stage",), **facts)
    return [one for one in each if one[1] is Inference.WHOLE_GROUP]


def test_a_whole_group_in_one_category_is_found_though_it_is_large() -> None:
    assert whole(cell(9, stage="job"), cell(0, stage="none"), cell(9)) == [
        ("stage=job", Inference.WHOLE_GROUP, 9, 9)
    ]
    assert whole(cell(9, stage="job"), cell(8, stage="none"), cell(17)) == []
    assert whole(cell(0, stage="job"), cell(0, stage="none"), cell(0)) == []


def test_a_whole_group_of_unknown_size_is_found() -> None:
    """From one to eight people, of whom none is out of work."""
    cells = (cell(None, stage="job"), cell(0, stage="none"), band(1, 8))
    assert whole(*cells) == [("stage=job", Inference.WHOLE_GROUP, 1, 8)]
    perhaps_nobody = (cell(None, stage="job"), cell(0, stage="none"), band(0, 8))
    assert whole(*perhaps_nobody) == []


def test_one_person_who_may_be_elsewhere_is_enough_for_no_whole_group() -> None:
    """Of nine, at most one is out of work: it is not known of anybody that they are in work."""
    one = (cell(None, stage="job"), band(0, 1, stage="none"), cell(9))
    assert whole(*one) == []
    assert whole(cell(None, stage="job"), band(0, 0, stage="none"), cell(9)) == [
        ("stage=job", Inference.WHOLE_GROUP, 9, 9)
    ]


def test_a_dimension_that_is_not_sensitive_may_have_whole_groups() -> None:
    assert found(cell(9, stage="job"), cell(0, stage="none"), cell(9)) == []


def test_a_category_alone_in_its_sum_is_no_whole_group() -> None:
    totals = (StatedTotal("stage", "any job", ("job",)),)
    assert whole(cell(9, stage="job"), cell(9, stage="any job"), totals=totals) == []


def test_nobody_is_an_insider_of_a_cell_that_no_table_has() -> None:
    """Up to five of five are in work: who is not learns of themselves alone, in no printed cell."""
    facts: dict[str, Any] = {"totals": (STAGES,), "sensitive_dims": ("stage",)}
    assert found(band(0, 5, stage="job"), cell(5), **facts) == []
    with_both = found(band(0, 5, stage="job"), cell(None, stage="none"), cell(5), **facts)
    assert {inference for _, inference, *_ in with_both} == {Inference.INSIDER}
    assert [name for name, *_ in with_both] == ["stage=job", "stage=none"]


def test_nothing_that_no_table_has_is_given_away_to_insiders() -> None:
    facts: dict[str, Any] = {"totals": (STAGES,), "sensitive_dims": ("stage",)}
    assert found(band(0, 5, stage="job"), cell(10), **facts) == []
    assert found(band(0, 5, stage="job"), cell(None, stage="none"), cell(10), **facts) == [
        ("stage=none", Inference.INSIDER, 5, 10)
    ]


def test_who_learns_nothing_beside_the_print_is_no_insider() -> None:
    """Everybody knows that at least four are in each: what is narrow is so for outsiders."""
    cells = (band(4, 8, stage="job"), cell(None, stage="none"), cell(12))
    assert found(*cells, sensitive_dims=("stage",)) == [
        ("stage=job", Inference.NARROW, 4, 8),
        ("stage=none", Inference.NARROW, 4, 8),
    ]


def test_all_people_of_a_cell_that_cannot_hold_more_are_colluders_too() -> None:
    """At most two are in one ward, of ten: both of them know that eight are in the other."""
    tables = PublishedTables((band(0, 2, ward="W1"), cell(None, ward="W2"), cell(10)))
    (finding,) = audit(tables, threshold=5, width=1).findings
    assert finding.inference is Inference.COLLUDERS
    assert finding.dims == place_of({"ward": "W2"})


@pytest.mark.parametrize(("room", "told"), [(0, True), (-1, False)])
def test_colluders_are_tried_up_to_a_size(
    room: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to four of five or more are in one ward: four who say so settle both."""
    cells = (band(0, 5, ward="W1"), band(0, 4, ward="W2"), cell(4))
    monkeypatch.setattr(audit_insiders, "MOST_FOR_COLLUDERS", 2 + room)
    inferences = {inference for _, inference, *_ in found(*cells)}
    assert (Inference.COLLUDERS in inferences) == told


def test_each_cell_is_told_once_however_many_insiders_work_it_out() -> None:
    cells = (
        *(cell(None, ward=f"W{at}", stage=s) for at in range(3) for s in ("job", "none")),
        *(cell(5, ward=f"W{at}") for at in range(3)),
        cell(7, stage="job"),
        cell(8, stage="none"),
    )
    told = [
        name
        for name, inference, *_ in found(*cells, sensitive_dims=("stage",))
        if inference in (Inference.INSIDER, Inference.COLLUDERS)
    ]
    assert told
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(("people", "told"), [(1, True), (9, True), (0, False)])
def test_a_group_of_one_person_is_a_whole_group_too(people: int, told: bool) -> None:
    cells = (cell(people), cell(0, stage="none"), cell(people, stage="job"))
    facts: dict[str, Any] = {"totals": (STAGES,), "sensitive_dims": ("stage",)}
    inferences = {inference for _, inference, *_ in found(*cells, **facts)}
    assert (Inference.WHOLE_GROUP in inferences) == told


OPEN = PublishedTables(
    (cell(None, ward="W1"), cell(None, ward="W2"), cell(None, ward="W3"), cell(20))
)


def test_what_stays_open_is_told_with_its_number() -> None:
    narrowed = NarrowedSystem(attack_system(OPEN))
    for members, more in (([0], ""), ([0, 1], " and 1 more"), ([0, 1, 2], " and 2 more")):
        examination = Examination(narrowed, 5, 5, None)
        examination.leave_open(members, "the time was up")
        examination.conclude()
        assert examination.undecided == [f"Not settled, because the time was up: ward=W1{more}."]


def until(looks: int, error: type[Exception] | None) -> Callable[[], float]:
    """Time that is up after so many looks at it, or a solver that fails then."""
    number = count()

    def seconds_left() -> float:
        if next(number) < looks:
            return 60.0
        if error is not None:
            raise error
        return 0.0

    return seconds_left


@pytest.mark.parametrize(
    ("error", "why"), [(None, "the time was up"), (UnverifiedError, "the solver gave no answer")]
)
def test_a_whole_group_that_cannot_be_settled_stays_open(
    error: type[Exception] | None, why: str
) -> None:
    cells = (
        *(cell(None, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none")),
        cell(9, ward="W1"),
        cell(9, ward="W2"),
        cell(9, stage="job"),
        cell(9, stage="none"),
    )
    system = NarrowedSystem(attack_system(PublishedTables(cells, sensitive_dims=("stage",))))
    ((members, relations),) = components_of(system)
    for looks in range(1, 9):
        examination = Examination(system, 5, 5, None)
        component = Component(system, members, relations, until(looks, error))
        for index in members:
            examination._component_of[index] = component
        examination.conclude()
        assert examination.findings == []
        if not examination.undecided:
            break
        assert why in examination.undecided[0]
    assert looks > 1
