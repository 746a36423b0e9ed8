"""The audit does what it is asked for, and tells what it looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, repeat

import pytest

from anchordesk.domain.disclosure import audit_joint
from anchordesk.domain.disclosure.audit import Verdict, audit, components_of
from anchordesk.domain.disclosure.published_cells import (
    ContradictionError,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    place_of,
)
from tests.domain.disclosure.test_audit_narrowing import narrowed


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


def band(low: int, high: int, **place: str) -> PublishedCell:
    return PublishedCell("R", place_of(place), None, low, high)


OPEN = PublishedTables((cell(None, ward="W1"), cell(None, ward="W2"), cell(40)))


@pytest.mark.parametrize(
    ("seconds", "verdict"), [(299.5, Verdict.SAFE), (300.5, Verdict.UNDECIDED)]
)
def test_who_says_nothing_of_time_gives_five_minutes(seconds: float, verdict: Verdict) -> None:
    later = chain([1_000.0], repeat(1_000.0 + seconds))
    assert audit(OPEN, clock=lambda: next(later)).verdict is verdict


def test_who_says_nothing_of_the_threshold_has_it_at_five() -> None:
    for people, verdict in ((4, Verdict.UNSAFE), (5, Verdict.SAFE)):
        tables = PublishedTables((cell(people, ward="W1"), cell(9, ward="W2")))
        assert audit(tables).verdict is verdict
    wide = PublishedTables((band(9, 14, ward="W1"), cell(None, ward="W2"), cell(40)))
    assert audit(wide, insiders=False).verdict is Verdict.SAFE
    narrow = replace(wide, cells=(band(9, 13, ward="W1"), *wide.cells[1:]))
    assert audit(narrow, insiders=False).verdict is Verdict.UNSAFE


RING = PublishedTables(
    tuple(
        cell(9, **{one: f"{one}{x}", other: f"{other}{y}"})
        for one, other in ("ab", "bc", "ac")
        for x in "12"
        for y in "12"
    )
)


def test_a_ring_is_told_and_joined_only_when_asked_for() -> None:
    told = audit(RING, insiders=False)
    assert (told.cyclic_core, told.joined, told.undecided) == (("a", "b", "c"), False, ())
    assert audit(RING, insiders=False, join=True).joined
    tree = replace(RING, cells=RING.cells[:8])
    told = audit(tree, insiders=False, join=True)
    assert (told.cyclic_core, told.joined) == ((), False)


def test_a_ring_too_large_to_be_joined_is_not_shown_to_be_safe(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audit_joint, "LARGEST_JOINT", 7)
    assert audit(RING, insiders=False).verdict is Verdict.SAFE
    told = audit(RING, insiders=False, join=True)
    assert (told.verdict, told.joined) == (Verdict.UNDECIDED, False)
    assert told.undecided == (
        "The joint table of a, b, c has 8 cells, too many to examine."
        " Publish fewer overlapping tables.",
    )


def test_what_was_looked_at_is_counted_by_place() -> None:
    behind = place_of({"pay_known": "known"})
    cells = (
        *(cell(value, release) for value, release in ((60, "R"), (60, "S"))),
        *(cell(None, release, ward="W1") for release in "RS"),
        cell(None, ward="W2"),
        band(0, 20, ward="W3"),
        cell(30, pay_known="known"),
        cell(30, pay_known="unknown"),
    )
    told = audit(PublishedTables(cells, medians=(PublishedMedian("R", behind, 1_200),)))
    assert (told.cells, told.withheld, told.in_bands, told.medians) == (6, 2, 1, 1)
    assert told.verdict is Verdict.SAFE


def test_only_where_people_may_have_been_added_are_releases_taken_apart() -> None:
    """The second agrees with the first in print, and in no way as a whole."""
    first = (cell(20, "A"), cell(None, "A", ward="W1"), cell(None, "A", ward="W2"))
    second = (cell(30, "B", ward="W1"), cell(30, "B", ward="W2"))
    tables = PublishedTables((*first, *second))
    with pytest.raises(ContradictionError):
        audit(tables)
    added = audit(replace(tables, additions_only=True), insiders=False)
    assert added.verdict is Verdict.SAFE


def test_one_who_is_counted_attacks_only_when_asked_for() -> None:
    tables = PublishedTables(
        (band(0, 5, s="a"), cell(None, s="b"), cell(10)), sensitive_dims=("s",)
    )
    assert audit(tables).verdict is Verdict.UNSAFE
    assert audit(tables, insiders=False).verdict is Verdict.SAFE


def test_counts_that_no_sum_ties_are_looked_at_apart_each_with_its_sums() -> None:
    """Six counts: 0 to 3 in a chain, of which 1 is known; 4 by itself; 5 known."""
    free, none = (0, None), None
    system = narrowed(
        [free, (7, 7), free, free, (0, 9), (3, 3)],
        [
            ([none, none, none, 1, none, 1], 5, None),
            ([1, 1, 1, none, none, none], 19, 19),
            ([none, none, 1, 1, none, none], 12, 12),
            ([none, 1, none, none, none, 1], 10, 10),
        ],
    )
    assert components_of(system) == [([0, 2, 3], [0, 1, 2]), ([4], [])]


def test_chains_that_one_sum_ties_at_last_are_one() -> None:
    none = None
    pairs = [(0, 1), (2, 3), (4, 5), (3, 5), (1, 3)]
    rows = [([1 if at in pair else none for at in range(6)], None, 9) for pair in pairs]
    for number, groups in ((3, 3), (4, 2), (5, 1)):
        found = components_of(narrowed([(0, 9)] * 6, rows[:number]))
        assert len(found) == groups
        assert sorted(at for members, _ in found for at in members) == list(range(6))
        for members, relations in found:
            assert relations == [at for at in range(number) if set(pairs[at]) <= set(members)]
