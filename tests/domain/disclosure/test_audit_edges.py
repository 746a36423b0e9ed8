"""The audit where a small mistake in it would let something through."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, count, product

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.audit_joint import JointTooLargeError, joint_places
from anchordesk.domain.disclosure.audit_medians import median_findings
from anchordesk.domain.disclosure.published import (
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    place_of,
)


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


def stopping(after: int) -> Callable[[], float]:
    """A clock that stands still for so many looks, and then is far too late."""
    looks = count()
    return lambda: 0.0 if next(looks) < after else 1e9


TWO_BY_TWO = PublishedTables(
    (
        *(cell(None, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none")),
        cell(20, ward="W1"),
        cell(30, ward="W2"),
        cell(24, stage="job"),
        cell(26, stage="none"),
        cell(50),
    ),
    sensitive_dims=("stage",),
)


def test_time_running_out_at_any_moment_is_never_safe() -> None:
    looks = count()
    assert audit(TWO_BY_TWO, clock=lambda: float(0 * next(looks))).verdict is Verdict.SAFE
    needed = next(looks)
    assert needed > 2
    for after in range(1, needed):
        result = audit(TWO_BY_TWO, clock=stopping(after))
        assert result.verdict is Verdict.UNDECIDED, f"stopped after {after} of {needed} looks"
        assert result.undecided


def test_releases_that_agree_are_one_state_of_the_records() -> None:
    """What the second prints is subtracted from the first, though people may be added later."""
    first = (cell(None, "A", ward="W1"), cell(None, "A", ward="W2"), cell(20, "A"))
    later = (cell(17, "B", ward="W2"),)
    found = audit(PublishedTables((*first, *later), additions_only=True)).findings
    (exact,) = [finding for finding in found if finding.dims == place_of({"ward": "W1"})]
    assert (exact.inference, exact.lowest, exact.highest) == (Inference.EXACT, 3, 3)


def test_an_insider_narrows_a_large_count_too() -> None:
    """At most five in one, ten together: who is in the first knows that the other is not ten."""
    band = PublishedCell("R", place_of({"stage": "job"}), None, 0, 5)
    tables = PublishedTables((band, cell(None, stage="none"), cell(10)), sensitive_dims=("stage",))
    (finding,) = audit(tables).findings
    assert finding.inference is Inference.INSIDER
    assert finding.dims == place_of({"stage": "none"})
    assert audit(tables, insiders=False).verdict is Verdict.SAFE


def ring(codes: dict[str, tuple[str, ...]], people: int = 9) -> PublishedTables:
    cells = [
        cell(people, **{one: x, other: y})
        for one, other in combinations(codes, 2)
        for x, y in product(codes[one], codes[other])
    ]
    return PublishedTables(tuple(cells))


def test_the_joint_table_is_made_of_each_dimensions_own_categories() -> None:
    codes = {"age": ("old", "young"), "sex": ("f", "m"), "ward": ("W1", "W2", "W3")}
    places = joint_places(ring(codes), codes)
    assert len(places) == 12
    assert place_of({"age": "old", "sex": "m", "ward": "W3"}) in places
    assert all(code in codes[name] for place in places for name, code in place)


def test_sums_of_categories_are_no_categories_of_the_joint_table() -> None:
    codes = {"age": ("old", "young", "any"), "sex": ("f", "m")}
    totals = (StatedTotal("age", "any", ("old", "young")),)
    places = joint_places(PublishedTables(ring(codes).cells, totals), codes)
    assert {dict(place)["age"] for place in places} == {"old", "young"}


@pytest.mark.parametrize(("wards", "fits"), [(20_000, True), (20_001, False)])
def test_the_largest_joint_table(wards: int, fits: bool) -> None:
    totals = (StatedTotal("ward", "Total", tuple(f"W{at}" for at in range(wards))),)
    tables = PublishedTables((cell(9, ward="W0"),), totals)
    if fits:
        assert len(joint_places(tables, ["ward"])) == wards
        return
    with pytest.raises(JointTooLargeError) as refused:
        joint_places(tables, ["ward"])
    assert refused.value.cells == wards


@pytest.mark.parametrize(
    ("people", "threshold", "given_away"),
    [(9, 5, True), (10, 5, False), (10, 3, False), (15, 8, True), (16, 8, False)],
)
def test_a_median_needs_ten_people_in_print_or_twice_the_threshold(
    people: int, threshold: int, given_away: bool
) -> None:
    place = place_of({"ward": "W1"})
    tables = PublishedTables(
        (cell(people, ward="W1"),), medians=(PublishedMedian("R", place, 1_200),)
    )
    assert bool(median_findings(tables, threshold)) == given_away


@pytest.mark.parametrize("total", range(16, 30))
def test_counts_that_skip_some_numbers_are_followed_beyond_them(total: int) -> None:
    """Of one more than twice another only odd counts are possible: what is even is skipped."""
    one, half = place_of({"stage": "job"}), place_of({"stage": "offer"})
    stages = ("job", "offer", "none")
    tables = PublishedTables(
        (*(cell(None, stage=s) for s in stages), cell(total)),
        constraints=(PublicConstraint(((1, one), (-2, half)), "==", 1),),
    )
    possible = [
        {"job": 1 + 2 * n, "offer": n, "none": total - 1 - 3 * n} for n in range((total + 2) // 3)
    ]
    wide = {s for s in stages if max(p[s] for p in possible) - min(p[s] for p in possible) >= 5}
    found = audit(tables, insiders=False).findings
    assert {dict(finding.dims)["stage"] for finding in found} == set(stages) - wide
