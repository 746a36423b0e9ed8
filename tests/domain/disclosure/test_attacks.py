"""Attacks that need more than one subtraction, and failures that stay closed."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, count, product

import pytest

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    LadderStep,
    ProtectionRefusedError,
    WithheldReason,
)
from anchordesk.domain.disclosure.published import (
    ContradictionError,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension

KEY = b"0123456789abcdef"
Counts = dict[tuple[str, ...], int]


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


def dimension(name: str, *codes: str, sensitive: bool = False) -> Dimension:
    return Dimension(name, name, tuple(Category(code, code) for code in codes), sensitive)


def time_that_runs(step: float) -> Callable[[], float]:
    ticks = count()
    return lambda: next(ticks) * step


def complement(scale: int = 1) -> tuple[PublishedCell, ...]:
    """A 2 x 2 of withheld cells with large printed totals; safe."""
    hidden = [cell(None, ward=w, stage=s) for w in ("W1", "W2") for s in ("job", "none")]
    totals = [cell(20 * scale, ward="W1"), cell(30 * scale, ward="W2"), cell(50 * scale)]
    return (*hidden, *totals, cell(24 * scale, stage="job"), cell(26 * scale, stage="none"))


@pytest.mark.parametrize("people", [0, 1, 4, 5])
def test_the_edges_of_the_threshold(people: int) -> None:
    ward = dimension("ward", "W1", "W2", "W3")
    table = CountTable("t", "", ("ward",), {("W1",): people, ("W2",): 30, ("W3",): 40})
    published = protect(
        [table], [ward], ProtectionPolicy(), release="R", context=(), tie_break_key=KEY
    ).published
    values = {c.dims: c.value for c in published.cells}
    small = 1 <= people < 5
    assert (values[place_of({"ward": "W1"})] is None) == small
    assert sum(value is None for value in values.values()) == (2 if small else 0)


def test_a_small_count_in_print_is_a_finding() -> None:
    result = audit(PublishedTables((cell(4, ward="W1"), cell(5, ward="W2"), cell(9))))
    assert [f.inference for f in result.findings] == [Inference.PRINTED_SMALL]


def test_a_band_inside_the_small_counts_is_a_finding_and_a_wide_one_is_not() -> None:
    def band(low: int, high: int) -> PublishedTables:
        return PublishedTables((PublishedCell("R", place_of({"ward": "W1"}), None, low, high),))

    assert audit(band(1, 4)).findings[0].inference is Inference.SMALL
    assert audit(band(3, 7)).findings[0].inference is Inference.NARROW
    assert audit(band(3, 8)).verdict is Verdict.SAFE


def test_a_row_left_out_is_a_finding_when_it_can_only_be_small() -> None:
    band = PublishedCell("R", place_of({"ward": "W3"}), None, 6, 9)
    totals = (StatedTotal("ward", "Total", ("W1", "W2", "W3")),)
    result = audit(PublishedTables((cell(10, ward="W2"), band, cell(20)), totals))
    finding = {f.dims: f for f in result.findings}[place_of({"ward": "W1"})]
    assert (finding.lowest, finding.highest) == (1, 4)
    assert not finding.printed


def test_public_knowledge_between_cells_is_used() -> None:
    cells = (cell(None, kind="enrolled"), cell(12, kind="started"))
    one, other = place_of({"kind": "enrolled"}), place_of({"kind": "started"})
    nested = PublicConstraint(((1, one), (-1, other)), ">=", 0)
    limit = PublicConstraint(((1, one),), "<=", 14)
    assert audit(PublishedTables(cells, constraints=(nested,))).verdict is Verdict.SAFE
    (finding,) = audit(PublishedTables(cells, constraints=(nested, limit))).findings
    assert (finding.lowest, finding.highest) == (12, 14)


def test_an_insider_who_knows_their_own_record_is_tried_by_a_constraint() -> None:
    thin = (cell(None, ward="W1"), cell(None, ward="W2"), cell(30, ward="W3"), cell(35))
    assert audit(PublishedTables(thin)).verdict is Verdict.SAFE
    own = PublicConstraint(((1, place_of({"ward": "W1"})),), ">=", 1)
    assert audit(PublishedTables(thin, constraints=(own,))).verdict is Verdict.UNSAFE


def test_a_whole_group_in_one_outcome_is_a_finding_and_is_protected() -> None:
    counts: Counts = {
        ("W1", "no job"): 20,
        ("W2", "no job"): 15,
        ("W2", "job"): 25,
        ("W3", "no job"): 18,
        ("W3", "job"): 22,
    }
    outcome = dimension("outcome", "job", "no job", sensitive=True)
    ward = dimension("ward", "W1", "W2", "W3")
    table = CountTable("t", "", ("ward", "outcome"), counts)
    naive = tuple(
        cell(counts.get((w, o), 0), ward=w, outcome=o)
        for w in ("W1", "W2", "W3")
        for o in ("job", "no job")
    )
    assert audit(PublishedTables(naive)).verdict is Verdict.SAFE
    (finding,) = audit(PublishedTables(naive, sensitive_dims=("outcome",))).findings
    assert finding.inference is Inference.WHOLE_GROUP
    assert finding.dims == place_of({"ward": "W1", "outcome": "no job"})
    released = protect_and_audit(
        [table], [ward, outcome], ProtectionPolicy(), release="R", context=(), tie_break_key=KEY
    )
    assert released.protected.step is LadderStep.ZEROS_WITHHELD
    reasons = {withheld.dims: withheld.reason for withheld in released.protected.withheld}
    assert reasons[finding.dims] is WithheldReason.WHOLE_GROUP


def ring(joint: dict[tuple[str, ...], int]) -> PublishedTables:
    """Three two-way tables of a joint one, everything printed."""
    names = ("a", "b", "c")
    cells: dict[PublishedCell, None] = {}
    for pair in combinations(range(3), 2):
        for codes in product(("0", "1", None), repeat=2):
            chosen = {at: code for at, code in zip(pair, codes, strict=True) if code is not None}
            people = sum(
                n for key, n in joint.items() if all(key[i] == code for i, code in chosen.items())
            )
            cells[cell(people, **{names[i]: code for i, code in chosen.items()})] = None
    return PublishedTables(tuple(cells))


RING = ring(
    {
        ("0", "0", "0"): 3,
        ("0", "0", "1"): 10,
        ("0", "1", "0"): 10,
        ("1", "0", "0"): 10,
        ("1", "0", "1"): 10,
        ("1", "1", "0"): 10,
    }
)


def test_tables_in_a_ring_give_a_joint_cell_away_that_only_the_join_finds() -> None:
    assert not any(1 <= (c.value or 0) < 5 for c in RING.cells)
    alone = audit(RING)
    assert alone.verdict is Verdict.SAFE
    assert alone.cyclic_core == ("a", "b", "c")
    joined = audit(RING, join=True)
    found = {finding.dims: finding.lowest for finding in joined.findings}
    assert found[place_of({"a": "0", "b": "0", "c": "0"})] == 3


def test_a_joint_too_large_to_examine_is_undecided() -> None:
    codes = [str(number) for number in range(30)]
    cells = [
        cell(50, **{one: x, other: y})
        for one, other in combinations(("a", "b", "c"), 2)
        for x, y in product(codes, codes)
    ]
    result = audit(PublishedTables(tuple(cells)), join=True)
    assert result.verdict is Verdict.UNDECIDED


def test_tables_that_overlap_like_a_tree_are_no_ring() -> None:
    tree = PublishedTables((cell(9, a="0", b="0"), cell(9, a="0", c="0"), cell(9, c="0", d="0")))
    assert ring_in(tree).names == ()


def test_large_counts_are_as_exact_as_small_ones() -> None:
    assert audit(PublishedTables(complement(15_000_000))).verdict is Verdict.SAFE
    million = (cell(None, ward="W1"), cell(899_999_998, ward="W2"), cell(900_000_000))
    (finding,) = audit(PublishedTables(million)).findings
    assert (finding.lowest, finding.highest) == (2, 2)


def test_contradictions_stay_closed() -> None:
    wrong = tuple(cell(51) if c.dims == () else c for c in complement())
    with pytest.raises(ContradictionError):
        audit(PublishedTables(wrong))
    # No single sum is wrong here; only all of them together are.
    columns = (cell(7, stage="job"), cell(43, stage="none"))
    row = PublicConstraint(((1, place_of({"ward": "W1", "stage": "job"})),), ">=", 8)
    with pytest.raises(ContradictionError):
        audit(PublishedTables((*complement()[:7], *columns), constraints=(row,)))


def test_half_a_person_is_a_contradiction() -> None:
    odd = PublicConstraint(((2, place_of({"ward": "W1", "stage": "job"})),), "==", 7)
    with pytest.raises(ContradictionError):
        audit(PublishedTables(complement(), constraints=(odd,)))


def test_time_running_out_is_never_safe() -> None:
    result = audit(PublishedTables(complement()), clock=time_that_runs(1000.0))
    assert result.verdict is Verdict.UNDECIDED
    assert result.undecided[0].startswith("Not settled, because the time was up")


@pytest.mark.parametrize("calls_in_time", [0, 1, 3])
def test_no_release_comes_out_when_time_runs_out(calls_in_time: int) -> None:
    ward, stage = dimension("ward", "W1", "W2", "W3"), dimension("stage", "job", "none")
    counts: Counts = {("W1", "job"): 2, ("W1", "none"): 20, ("W2", "job"): 3, ("W2", "none"): 30}
    counts |= {("W3", "job"): 15, ("W3", "none"): 12}
    table = CountTable("t", "", ("ward", "stage"), counts)

    def release(clock: Callable[[], float]) -> bytes:
        return protect_and_audit(
            [table],
            [ward, stage],
            ProtectionPolicy(time_limit_seconds=100.0),
            release="R",
            context=(),
            tie_break_key=KEY,
            clock=clock,
        ).content

    assert release(lambda: 0.0)
    calls = count()
    with pytest.raises(ProtectionRefusedError):
        release(lambda: 0.0 if next(calls) <= calls_in_time else 1000.0 + next(calls) * 1000.0)


def test_additions_between_any_two_releases_are_compared() -> None:
    def at(release: str, people: int | None) -> tuple[PublishedCell, ...]:
        return (cell(people, release, ward="W1"), cell(40, release, ward="W2"))

    steps = PublishedTables((*at("A", 20), *at("B", 26), *at("C", 32)), additions_only=True)
    assert audit(steps).verdict is Verdict.SAFE
    around = PublishedTables((*at("A", 20), *at("B", 22)), additions_only=True)
    (finding, *_) = audit(around).findings
    assert finding.inference is Inference.ADDED_SMALL
    assert finding.lowest == 2


def test_a_release_that_takes_people_away_contradicts_additions_only() -> None:
    cells = (cell(20, "A", ward="W1"), cell(19, "B", ward="W1"))
    with pytest.raises(ContradictionError):
        audit(PublishedTables(cells, additions_only=True))
