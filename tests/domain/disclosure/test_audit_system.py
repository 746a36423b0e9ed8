"""What an outsider takes as unknown, and how the counts hang together, by small tables."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure import audit_system
from anchordesk.domain.disclosure.audit import AuditSettingError, Inference, Verdict, audit
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.audit_system import SystemTooLargeError, attack_system
from anchordesk.domain.disclosure.published_cells import (
    Comparison,
    ContradictionError,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)

AGES = (
    StatedTotal("age", "16-24", ("16-17", "18-24")),
    StatedTotal("age", "25-49", ("25-34", "35-49")),
)


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


def band(low: int, high: int, **place: str) -> PublishedCell:
    return PublishedCell("R", place_of(place), None, low, high)


def places_of(tables: PublishedTables) -> set[Dims]:
    return {quantity.dims for quantity in attack_system(tables).quantities}


def test_inner_cells_imply_all_their_margins_and_everybody() -> None:
    inner = tuple(cell(9, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none"))
    totals = tuple(
        StatedTotal(name, "Total", codes)
        for name, codes in (("ward", ("W1", "W2")), ("stage", ("job", "none")))
    )
    assert len(places_of(PublishedTables(inner, totals))) == 9


def test_only_sums_that_hold_a_place_are_drawn_in() -> None:
    found = places_of(PublishedTables((cell(20, age="16-17"),), AGES))
    assert found == {(("age", code),) for code in ("16-24", "16-17", "18-24")}


def test_stated_sums_take_the_place_of_the_total_of_all_that_is_seen() -> None:
    """Two wards of one district: none is beside it in a total, as by their names alone."""
    totals = (StatedTotal("ward", "North", ("W1", "W2")),)
    tables = PublishedTables((cell(9, ward="W1"), cell(9, ward="North"), cell(30)), totals)
    system = attack_system(tables)
    sums = [{system.quantities[at].dims for at, _ in row.terms} for row in system.relations]
    assert sums == [{place_of({"ward": code}) for code in ("North", "W1", "W2")}]
    unstated = attack_system(PublishedTables(tables.cells))
    assert [len(row.terms) for row in unstated.relations] == [3]


def test_groups_of_sensitive_dimensions_are_looked_at_as_a_whole() -> None:
    """By stage alone and in each ward; not wards, nor a group of which one stage is everything."""
    totals = (
        StatedTotal("stage", "Total", ("job", "none")),
        StatedTotal("stage", "any job", ("job",)),
    )
    cells = (cell(9, ward="W1", stage="job"), cell(9, ward="W2", stage="none"), cell(18))
    system = attack_system(PublishedTables(cells, totals, sensitive_dims=("stage",)))
    places = [dict(quantity.dims) for quantity in system.quantities]
    for parent, children in system.wholes:
        stages = [places[child].pop("stage") for child in children]
        assert stages == ["job", "none"]
        assert all(places[child] == places[parent] for child in children)
    assert sorted(places[parent].get("ward", "") for parent, _ in system.wholes) == ["", "W1", "W2"]
    assert attack_system(PublishedTables(cells, totals)).wholes == []


@pytest.mark.parametrize(("op", "low", "high"), [("==", 3, 3), (">=", 3, None), ("<=", None, 3)])
def test_a_fact_limits_a_sum_on_the_sides_that_it_tells(
    op: Comparison, low: int | None, high: int | None
) -> None:
    fact = PublicConstraint(((1, place_of({"ward": "W1"})), (-2, ())), op, 3)
    system = attack_system(PublishedTables((cell(9, ward="W1"), cell(9)), constraints=(fact,)))
    row = system.relations[-1]
    assert [factor for _, factor in row.terms] == [1, -2]
    assert (row.low, row.high) == (low, high)


def test_nobody_may_have_been_added_to_a_count() -> None:
    tables = PublishedTables(
        (*(cell(n, "A", ward=w) for w, n in (("W1", 9), ("W2", 9))),
         *(cell(n, "B", ward=w) for w, n in (("W1", 9), ("W2", 20)))),
        additions_only=True,
    )  # fmt: skip
    system = attack_system(tables)
    added = [at for at, quantity in enumerate(system.quantities) if quantity.since is not None]
    assert [(system.lowest[at], system.highest[at]) for at in added] == [(0, None)] * 2
    ties = [row for row in system.relations if row.terms[-1][0] in added]
    assert [([factor for _, factor in row.terms], row.low, row.high) for row in ties] == [
        ([1, -1, -1], 0, 0)
    ] * 2
    assert audit(tables).verdict is Verdict.SAFE


def test_places_may_be_asked_for_that_no_table_touches() -> None:
    joint = place_of({"ward": "W1", "stage": "job"})
    tables = PublishedTables((cell(20, ward="W1"), cell(20, stage="job")))
    assert joint not in places_of(tables)
    system = attack_system(tables, extra=[joint])
    at = [quantity.dims for quantity in system.quantities].index(joint)
    assert (system.lowest[at], system.highest[at], system.printed(at)) == (0, None, False)


def test_a_count_is_spoken_of_as_the_newest_release_that_has_it_names_it() -> None:
    """What no release has is spoken of as the first one's, whose state of the records it is in."""
    tables = PublishedTables(
        (cell(20, "A", ward="W1"), cell(20, "B", ward="W1"), cell(9, "B", ward="W2"))
    )
    system = attack_system(tables)
    found = {q.dims: system.release_of(at) for at, q in enumerate(system.quantities)}
    assert found == {
        place_of({"ward": "W1"}): "B",
        place_of({"ward": "W2"}): "B",
    }
    everybody = attack_system(
        PublishedTables(tables.cells, (StatedTotal("ward", "Total", ("W1", "W2")),))
    )
    at = [quantity.dims for quantity in everybody.quantities].index(())
    assert everybody.release_of(at) == "A"


def test_a_fact_may_be_about_a_place_that_no_table_prints() -> None:
    """Wards and stages are printed apart; that most of one ward are in work is common knowledge."""
    cells = (
        *(cell(count, ward=w) for w, count in (("W1", 9), ("W2", 7))),
        *(cell(count, stage=s) for s, count in (("job", 8), ("none", 8))),
    )
    fact = PublicConstraint(((1, place_of({"ward": "W1", "stage": "job"})),), ">=", 8)
    found = {
        (f.dims, f.inference, f.lowest, f.highest, f.printed)
        for f in audit(PublishedTables(cells, constraints=(fact,)), width=1).findings
    }
    assert (place_of({"ward": "W1", "stage": "none"}), Inference.EXACT, 1, 1, False) in found


def test_a_place_twice_in_a_fact_counts_twice() -> None:
    """Twice the one and the other are fifteen, together they are eleven."""
    one, other = place_of({"ward": "W1"}), place_of({"ward": "W2"})
    fact = PublicConstraint(((1, one), (1, other), (1, one)), "==", 15)
    tables = PublishedTables(
        (cell(None, ward="W1"), cell(None, ward="W2"), cell(11)), constraints=(fact,)
    )
    assert {(f.dims, f.lowest, f.highest) for f in audit(tables).findings} == {
        (one, 4, 4),
        (other, 7, 7),
    }


def test_releases_that_agree_are_one_state_beside_a_third_that_does_not() -> None:
    """What the second prints is taken from the first, though the third has more people."""
    first = (cell(None, "A", ward="W1"), cell(None, "A", ward="W2"), cell(20, "A"))
    second, third = cell(17, "B", ward="W2"), cell(30, "C")
    tables = PublishedTables((*first, second, third), additions_only=True)
    assert attack_system(tables).releases == ["A", "C"]
    assert attack_system(tables, split=True).releases == ["A", "B", "C"]
    found = {(f.release, f.dims, f.lowest, f.highest) for f in audit(tables).findings}
    assert ("A", place_of({"ward": "W1"}), 3, 3) in found


def test_without_word_of_additions_all_releases_are_one_state() -> None:
    tables = PublishedTables((cell(20, "A"), cell(20, "B")))
    assert attack_system(tables).releases == ["A"]
    with pytest.raises(ContradictionError):
        attack_system(PublishedTables((cell(20, "A"), cell(25, "B"))))


def test_one_cell_that_differs_makes_another_state_though_others_agree() -> None:
    first = (cell(20, "A", ward="W1"), cell(9, "A", ward="W2"))
    for later in ((20, 10), (21, 9)):
        second = tuple(cell(n, "B", ward=ward) for n, ward in zip(later, ("W1", "W2"), strict=True))
        tables = PublishedTables((*first, *second), additions_only=True)
        assert attack_system(tables).releases == ["A", "B"]


def test_a_band_below_a_later_count_is_another_state_of_the_records() -> None:
    for one, other in ((band(0, 4), cell(5, "S")), (cell(5), band(6, 9)), (cell(9), cell(5, "S"))):
        later = PublishedCell("S", other.dims, other.value, other.low, other.high)
        tables = PublishedTables((one, later), additions_only=True)
        assert len(attack_system(tables).releases) == 2
    touching = PublishedTables((band(0, 5), cell(5, "S")), additions_only=True)
    assert len(attack_system(touching).releases) == 1


def test_every_state_is_tied_to_every_one_before() -> None:
    """Six came in all, though neither of the two corrections shows a small change by itself."""
    cells = [cell(count, release) for release, count in (("A", 20), ("B", 25), ("C", 31))]
    system = attack_system(PublishedTables(tuple(cells), additions_only=True))
    since = sorted((q.state, q.since) for q in system.quantities if q.since is not None)
    assert since == [(1, 0), (2, 0), (2, 1)]
    assert audit(PublishedTables(tuple(cells), additions_only=True)).verdict is Verdict.SAFE
    small = (*cells[:2], cell(29, "C"))
    (finding,) = audit(PublishedTables(small, additions_only=True)).findings
    assert (finding.release, finding.lowest, finding.highest) == ("C", 4, 4)
    assert finding.inference is Inference.ADDED_SMALL
    assert finding.printed


def test_people_cannot_be_taken_away_where_only_additions_are_possible() -> None:
    with pytest.raises(ContradictionError):
        audit(PublishedTables((cell(20, "A"), cell(19, "B")), additions_only=True))


def test_two_counts_of_one_cell_are_a_contradiction() -> None:
    with pytest.raises(ContradictionError, match="two different counts"):
        audit(PublishedTables((cell(5, ward="W1"), cell(6, ward="W1"))))
    with pytest.raises(ContradictionError, match="two different counts"):
        audit(PublishedTables((band(0, 3, ward="W1"), band(4, 6, ward="W1"))))
    assert audit(PublishedTables((cell(6, ward="W1"), cell(6, ward="W1")))).findings == ()


def test_of_several_bands_the_nearest_limits_hold() -> None:
    cells = (band(0, 9, ward="W1"), band(3, 12, ward="W1"), cell(None, ward="W1"))
    (finding,) = audit(PublishedTables(cells), width=7, threshold=2).findings
    assert (finding.lowest, finding.highest) == (3, 9)
    assert audit(PublishedTables(cells), width=6, threshold=2).findings == ()


@pytest.mark.parametrize(("most", "fits"), [(4, False), (5, True)])
def test_no_more_is_examined_than_can_be(
    most: int, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four wards and their total, of which the print has one."""
    monkeypatch.setattr(audit_system, "MOST_QUANTITIES", most)
    totals = (StatedTotal("ward", "Total", ("W1", "W2", "W3", "W4")),)
    tables = PublishedTables((cell(9, ward="W1"),), totals)
    if fits:
        assert len(attack_system(tables).quantities) == 5
        assert audit(tables).verdict is Verdict.SAFE
        return
    with pytest.raises(SystemTooLargeError):
        attack_system(tables)
    told = audit(tables)
    assert told.verdict is Verdict.UNDECIDED
    assert told.undecided == ("These tables imply more cells than can be examined. Publish fewer.",)


def test_a_hundred_thousand_wards_and_their_total_are_too_many() -> None:
    totals = (StatedTotal("ward", "Total", tuple(f"W{at}" for at in range(100_000))),)
    with pytest.raises(SystemTooLargeError):
        attack_system(PublishedTables((cell(9, ward="W0"),), totals))


@pytest.mark.parametrize(
    ("shapes", "ring"),
    [
        ("ab", ""),
        ("ab bc", ""),
        ("ab bc cd", ""),
        ("ab ac ad", ""),
        ("ab bc ca", "abc"),
        ("ab bc cd da", "abcd"),
        ("ab bc ca abc", ""),
        ("abc bcd ad", "abcd"),
        ("ab bc ca ax xy", "abc"),
        ("abx bcx cax", "abcx"),
        ("ab cd", ""),
    ],
)
def test_a_ring_of_tables_is_told_from_a_tree(shapes: str, ring: str) -> None:
    cells = [cell(9, **{name: f"{name}0" for name in shape}) for shape in shapes.split()]
    margins = [cell(9, **{name: f"{name}0"}) for name in set(shapes) - {" "}]
    assert ring_in(PublishedTables((*cells, *margins, cell(9)))).names == tuple(ring)


@pytest.mark.parametrize(
    ("threshold", "width", "seconds"), [(1, 5, 9.0), (5, 0, 9.0), (5, 5, 0.0), (5, 5, -1.0)]
)
def test_an_audit_for_nothing_is_refused(threshold: int, width: int, seconds: float) -> None:
    tables = PublishedTables((cell(9),))
    with pytest.raises(AuditSettingError):
        audit(tables, threshold=threshold, width=width, time_limit_seconds=seconds)
    assert audit(tables, threshold=2, width=1, time_limit_seconds=1.0).verdict is Verdict.SAFE
