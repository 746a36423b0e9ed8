"""What a published cell says by itself, and what who keeps two releases has."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.published_cells import (
    MEDIAN_STEP,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    cell_name,
    fewest_behind_median,
    place_of,
)


@pytest.mark.parametrize(
    ("cell", "withheld", "limits"),
    [
        (PublishedCell("R", (), 0), False, (0, 0)),
        (PublishedCell("R", (), 7), False, (7, 7)),
        (PublishedCell("R", (), None), True, (0, None)),
        (PublishedCell("R", (), None, 3, 9), False, (3, 9)),
        (PublishedCell("R", (), None, 0, 4), False, (0, 4)),
    ],
)
def test_a_cell_is_a_count_or_a_band_or_withheld(
    cell: PublishedCell, withheld: bool, limits: tuple[int, int | None]
) -> None:
    assert cell.withheld is withheld
    assert (cell.lowest, cell.highest) == limits


@pytest.mark.parametrize(
    ("threshold", "fewest"), [(2, 10), (3, 10), (5, 10), (6, 12), (10, 20), (11, 22)]
)
def test_ten_are_behind_a_median_or_twice_the_threshold(threshold: int, fewest: int) -> None:
    assert fewest_behind_median(threshold) == fewest
    assert MEDIAN_STEP == 10


def test_a_place_has_one_form_and_a_name() -> None:
    place = place_of({"ward": "W1", "stage": "job", "age": "Total"})
    assert place == (("stage", "job"), ("ward", "W1"))
    assert cell_name(place) == "stage=job, ward=W1"
    assert cell_name(place_of({"ward": "Total"})) == "everybody"


FACT = PublicConstraint(((1, ()),), ">=", 5)
WARDS = StatedTotal("ward", "Total", ("W1", "W2"))
STAGES = StatedTotal("stage", "Total", ("job", "none"))
FIRST = PublishedTables(
    (PublishedCell("A", (), 9),),
    totals=(WARDS,),
    constraints=(FACT,),
    sensitive_dims=("ward",),
    medians=(PublishedMedian("A", (), 1_200),),
)
SECOND = PublishedTables(
    (PublishedCell("B", (), 9),),
    totals=(STAGES, WARDS),
    constraints=(FACT, PublicConstraint(((1, ()),), "<=", 50)),
    sensitive_dims=("stage", "ward"),
    medians=(PublishedMedian("B", (), 1_210),),
)


def test_who_keeps_two_releases_has_everything_of_both_the_earlier_first() -> None:
    both = SECOND.after(FIRST)
    assert both == PublishedTables(
        (*FIRST.cells, *SECOND.cells),
        totals=(WARDS, STAGES),
        constraints=SECOND.constraints,
        sensitive_dims=("ward", "stage"),
        medians=(*FIRST.medians, *SECOND.medians),
    )
    assert not both.additions_only


@pytest.mark.parametrize(("one", "other"), [(True, False), (False, True), (True, True)])
def test_where_one_may_only_have_been_added_to_both_may(one: bool, other: bool) -> None:
    earlier = PublishedTables(FIRST.cells, additions_only=one)
    assert PublishedTables(SECOND.cells, additions_only=other).after(earlier).additions_only
