"""Attacks 1 to 4, 8, 23, 29, 34: on a single table, and on the method itself."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.published_cells import (
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from tests.domain.disclosure.attacks.releases import (
    KNOWN,
    ONE_SMALL,
    POLICY,
    SEX,
    STAGE,
    WARD,
    Counts,
    careless,
    cell,
    dimension,
    findings,
    given_away,
    grid,
    ours,
    published,
    table,
    values,
)

W1_JOB = place_of({"ward": "W1", "stage": "job"})


def test_attack_01_a_single_withheld_cell_by_its_total() -> None:
    found = given_away(careless(ONE_SMALL))[W1_JOB]
    assert (found.inference, found.lowest) == (Inference.EXACT, 2)
    assert given_away(published(ours(ONE_SMALL))) == {}


def test_attack_02_one_in_each_line_by_the_other_margin() -> None:
    two = grid(("ward", "stage"), {"W1": "2 14 20", "W2": "9 3 16", "W3": "11 8 13"})
    found = given_away(careless(two))
    assert found[W1_JOB].lowest == 2
    assert found[place_of({"ward": "W2", "stage": "training"})].lowest == 3
    assert given_away(published(ours(two))) == {}


def test_attack_03_a_thin_rest_by_its_bounds() -> None:
    thin = grid(("ward", "stage"), {"W1": "2 1 20", "W2": "1 3 16", "W3": "11 8 13"})
    found = given_away(careless(thin))[W1_JOB]
    assert found.highest is not None
    assert found.highest < 5
    released = published(ours(thin))
    assert given_away(released) == {}
    assert sum(value is None for value in values(released).values()) > 4


def test_attack_04_zeros_and_whole_numbers() -> None:
    """Two withheld counts beside a printed zero: nothing below nobody is possible."""
    bare = PublishedTables(
        (
            cell(None, ward="W1", stage="job"),
            cell(None, ward="W1", stage="training"),
            cell(None, ward="W2", stage="job"),
            cell(0, ward="W2", stage="training"),
            cell(6, ward="W1"),
            cell(2, ward="W2"),
            cell(5, stage="job"),
            cell(3, stage="training"),
            cell(8),
        )
    )
    found = given_away(bare)
    assert found[W1_JOB].lowest == found[W1_JOB].highest == 3
    counts: Counts = {("W1", "job"): 3, ("W1", "training"): 3, ("W2", "job"): 2}
    counts |= {("W3", "none"): 20, ("W3", "job"): 7}
    assert given_away(published(ours(table("ward", "stage", counts=counts)))) == {}


def test_attack_08_a_row_or_category_left_out() -> None:
    totals = (StatedTotal("ward", "Total", ("W1", "W2", "W3")),)
    rows = careless(ONE_SMALL)
    without = PublishedTables(
        tuple(c for c in rows.cells if ("ward", "W1") not in c.dims), (*rows.totals, *totals)
    )
    found = given_away(without)[W1_JOB]
    assert (found.lowest, found.printed) == (2, False)
    released = published(ours(ONE_SMALL))
    assert {c.dims for c in released.cells} == {c.dims for c in rows.cells}
    assert given_away(released) == {}


def test_attack_23_a_whole_group_in_one_category() -> None:
    outcome = dimension("outcome", "none", "job", sensitive=True)
    counts: Counts = {
        ("W1", "none"): 20,
        ("W2", "none"): 15,
        ("W2", "job"): 25,
        ("W3", "none"): 18,
        ("W3", "job"): 22,
    }
    classes = table("ward", "outcome", counts=counts)
    found = given_away(careless(classes, known=(WARD, outcome)))
    assert [f.inference for f in found.values()] == [Inference.WHOLE_GROUP]
    assert given_away(published(ours(classes, known=(WARD, outcome)))) == {}


def test_attack_29_knowing_the_algorithm() -> None:
    """Among equals the key decides, so which cell was chosen tells nothing of the counts."""
    even: Counts = {(w.code, s.code): 7 for w in WARD.categories for s in STAGE.categories}
    even["W1", "job"] = 2
    chosen = set()
    for number in range(16):
        released = protect_and_audit(
            [table("ward", "stage", counts=even)],
            KNOWN,
            POLICY,
            release="R",
            context=(),
            tie_break_key=bytes([number]) * 16,
        ).protected
        chosen.add(tuple(w.dims for w in released.withheld))
    assert len(chosen) > 1
    assert len({*map(len, chosen)}) == 1, "the key changes which, not how many"


@pytest.mark.parametrize("threshold", [3, 5, 10])
def test_attack_34_the_edges_of_the_threshold(threshold: int) -> None:
    policy = type(POLICY)(threshold)
    for people in (0, 1, threshold - 1, threshold):
        counts: Counts = {("F",): people, ("M",): 50}
        released = published(ours(table("sex", counts=counts), known=(SEX,), policy=policy))
        hidden = [value is None for value in values(released).values()]
        assert any(hidden) == (1 <= people < threshold)
        result = audit(released, threshold=threshold, width=threshold)
        assert result.verdict is Verdict.SAFE
        open_handed = PublishedTables((cell(people, sex="F"), cell(50, sex="M")))
        found = findings(audit(open_handed, threshold=threshold, width=threshold))
        assert bool(found) == (1 <= people < threshold)
