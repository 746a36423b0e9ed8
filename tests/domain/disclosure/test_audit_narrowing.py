"""What follows from sums by arithmetic alone: as far as it goes, and no further than is true."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_system import AttackSystem, Quantity, Relation
from anchordesk.domain.disclosure.published_cells import ContradictionError, PublishedCell

Limits = tuple[int, int | None]
Row = tuple[Sequence[int | None], int | None, int | None]


def narrowed(limits: Sequence[Limits], rows: Sequence[Row]) -> NarrowedSystem:
    """Quantities with these limits, of which those with an upper one are in print."""
    system = AttackSystem(releases=["R"])
    for number, (least, most) in enumerate(limits):
        place = (("ward", f"W{number}"),)
        cells = [] if most is None else [PublishedCell("R", place, None, least, most)]
        system.add(Quantity(0, place), least, most, cells)
    for factors, low, high in rows:
        terms = tuple((at, factor) for at, factor in enumerate(factors) if factor is not None)
        system.relations.append(Relation(terms, low, high))
    return NarrowedSystem(system)


def limits_of(found: NarrowedSystem) -> list[Limits]:
    return list(zip(found.lowest, found.highest, strict=True))


@pytest.mark.parametrize(
    ("limits", "row", "expected"),
    [
        # Ten together: each is what the others leave.
        ([(0, 3), (2, 4), (0, None)], ([1, 1, 1], 10, 10), [(0, 3), (2, 4), (3, 8)]),
        # A whole of two parts, of which one is known.
        ([(9, 9), (2, 2), (0, None)], ([1, -1, -1], 0, 0), [(9, 9), (2, 2), (7, 7)]),
        # At most seven: three times one and twice the other, in whole people.
        ([(0, None), (0, None)], ([3, 2], None, 7), [(0, 2), (0, 3)]),
        # At least seven, of which the one can give no more than four.
        ([(0, 2), (0, None)], ([2, 3], 7, None), [(0, 2), (1, None)]),
        # Two in one place for each in the other, at least three apart.
        ([(0, 4), (0, 9)], ([2, -1], 3, None), [(2, 4), (0, 5)]),
        # Minus two and minus three times, at most minus seven.
        ([(0, 2), (0, None)], ([-2, -3], None, -7), [(0, 2), (1, None)]),
        # A quantity that cancels out limits nobody, whatever it is.
        ([(0, None), (0, None)], ([0, 1], None, 4), [(0, None), (0, 4)]),
        ([(0, None), (0, 9)], ([0, 1], 3, 4), [(0, None), (3, 4)]),
        # With two that have no limit, neither gets one.
        ([(0, None), (0, None), (1, 1)], ([1, -1, 1], 0, 0), [(0, None), (1, None), (1, 1)]),
    ],
)
def test_one_sum_limits_each_of_its_counts(
    limits: list[Limits], row: Row, expected: list[Limits]
) -> None:
    assert limits_of(narrowed(limits, [row])) == expected


def test_what_one_sum_tells_is_used_in_all_others() -> None:
    """Three sums in a chain, given last first: each settles the next."""
    free: Limits = (0, None)
    none: list[int | None] = [None] * 4
    rows: list[Row] = []
    for at, total in ((2, 9), (1, 8), (0, 7)):
        factors = list(none)
        factors[at] = factors[at + 1] = 1
        rows.append((factors, total, total))
    found = narrowed([(2, 2), free, free, free], rows)
    assert limits_of(found) == [(2, 2), (5, 5), (3, 3), (6, 6)]
    assert [found.settled(at) for at in range(4)] == [True] * 4
    assert [cell.dims for cell in found.sources([3], [])] == [(("ward", "W0"),)]


def test_a_range_is_not_settled() -> None:
    found = narrowed([(0, 3), (0, None)], [([1, 1], 5, 5)])
    assert limits_of(found) == [(0, 3), (2, 5)]
    assert not found.settled(0)
    assert not found.settled(1)


def test_reasons_are_the_printed_cells_that_were_used_and_no_others() -> None:
    """The third is settled by the first two; a fourth and fifth have nothing to do with it."""
    none: list[int | None] = [None] * 5
    rows: list[Row] = [([1, 1, 1, *none[3:]], 9, 9), ([*none[:3], 1, 1], 6, 6)]
    found = narrowed([(4, 4), (3, 3), (0, None), (1, 1), (0, None)], rows)
    assert [cell.dims[0][1] for cell in found.sources([2], [])] == ["W0", "W1"]
    assert [cell.dims[0][1] for cell in found.sources([], [1])] == ["W3"]
    assert [cell.dims[0][1] for cell in found.sources([0], [])] == ["W0"]


def test_a_printed_band_that_others_narrow_follows_from_them_too() -> None:
    """Up to nine here by itself, three by the total and the count there; one tells nothing."""
    found = narrowed(
        [(0, 9), (7, 7), (10, 10), (0, None), (0, 9)],
        [([1, 1, -1, None, None], 0, 0), ([None, None, None, 1, None], 0, None)],
    )
    assert limits_of(found)[0] == (3, 3)
    assert [cell.dims[0][1] for cell in found.sources([0], [])] == ["W0", "W1", "W2"]
    assert [cell.dims[0][1] for cell in found.sources([4], [])] == ["W4"]
    assert found.sources([3], []) == ()
    assert [cell.dims[0][1] for cell in found.sources([3, 4], [])] == ["W4"]


@pytest.mark.parametrize(
    "row", [([1, 1], 10, 10), ([1, 1], None, 3), ([1, -1], 4, None)], ids=["sum", "most", "least"]
)
def test_counts_that_cannot_be_are_a_contradiction_with_its_figures(row: Row) -> None:
    with pytest.raises(ContradictionError, match="cannot all be true: ward=W") as refused:
        narrowed([(2, 4), (2, 3)], [row])
    assert "(R)" in str(refused.value)


@pytest.mark.parametrize(
    ("low", "high", "can_be"),
    [(0, 0, True), (1, None, False), (None, -1, False), (None, 1, True), (-1, None, True)],
)
def test_a_sum_in_which_everything_cancels_out_is_nothing(
    low: int | None, high: int | None, can_be: bool
) -> None:
    if can_be:
        assert limits_of(narrowed([(4, 4), (0, None)], [([0, 0], low, high)])) == [
            (4, 4),
            (0, None),
        ]
        return
    with pytest.raises(ContradictionError, match="cannot all be true"):
        narrowed([(4, 4), (0, None)], [([0, 0], low, high)])


def test_counts_that_push_each_other_up_for_ever_come_to_an_end() -> None:
    """Each is more than the other: nobody's counts, but arithmetic alone would go on and on."""
    found = narrowed([(0, None), (0, None)], [([1, -1], 1, None), ([-1, 1], 1, None)])
    assert found.lowest[0] > 1
    assert found.highest == [None, None]


limits = st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda n: (min(n), max(n)))
rows = st.tuples(
    st.lists(st.integers(-2, 2), min_size=3, max_size=3),
    st.integers(-4, 6) | st.none(),
    st.integers(0, 3),
    st.booleans(),
)


@given(st.lists(limits, min_size=3, max_size=3), st.lists(rows, min_size=1, max_size=3))
def test_no_possible_count_is_ruled_out_and_no_limit_could_be_nearer_by_one_sum(
    ranges: list[tuple[int, int]], sums: list[tuple[list[int], int | None, int, bool]]
) -> None:
    made: list[tuple[list[int], int | None, int | None]] = [
        (factors, low, None if low is None and not more else (low or 0) + more if open_ else low)
        for factors, low, more, open_ in sums
    ]
    counts = [range(low, high + 1) for low, high in ranges]
    possible = [
        count
        for count in product(*counts)
        if all(
            (low is None or sum(f * n for f, n in zip(factors, count, strict=True)) >= low)
            and (high is None or sum(f * n for f, n in zip(factors, count, strict=True)) <= high)
            for factors, low, high in made
        )
    ]
    try:
        found = narrowed(ranges, made)
    except ContradictionError:
        assert possible == []
        return
    for count in possible:
        assert all(
            low <= n <= (high or 0) for n, (low, high) in zip(count, limits_of(found), strict=True)
        )
    for factors, low, high in made:
        for at, factor in enumerate(factors):
            if not factor:
                continue  # Limits nobody.
            ends = [
                sorted(f * n for n in (found.lowest[other], found.highest[other] or 0))
                for other, f in enumerate(factors)
                if other != at
            ]
            least, most = (sum(end[side] for end in ends) for side in (0, 1))
            for end in (found.lowest[at], found.highest[at] or 0):
                assert high is None or factor * end + least <= high
                assert low is None or factor * end + most >= low
