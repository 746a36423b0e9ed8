"""Counts rounded together: they add up, are near, and no small number can be told from them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure.audit import Inference, Verdict, audit
from anchordesk.domain.disclosure.magnitudes import PayTable
from anchordesk.domain.disclosure.policy import MixedMethodsError, ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import LadderStep, ProtectionRefusedError
from anchordesk.domain.disclosure.published import (
    Dims,
    PublishedCell,
    PublishedTables,
    read_published,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.rounding import Rounding
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
)
from anchordesk.domain.period import Quarter
from tests.domain.disclosure.caseload import always, made_up_cases, published_after, quarters_of

KEY = b"0123456789abcdef"
ROUNDED = ProtectionPolicy(rounds=True)
FIVES = Rounding.under(ROUNDED)
WARD, STAGE, SEX = (
    Dimension(name, name, tuple(Category(f"{name}{at}", "") for at in range(size)))
    for name, size in (("ward", 3), ("stage", 2), ("sex", 2))
)
Counts = dict[tuple[str, ...], int]


def table(counts: list[int], *dimensions: Dimension) -> CountTable:
    places = product(*([c.code for c in d.categories] for d in dimensions))
    return CountTable(
        " by ".join(d.name for d in dimensions),
        "",
        tuple(d.name for d in dimensions),
        dict(zip(places, counts, strict=True)),
    )


def rounded(*tables: CountTable, key: bytes = KEY) -> AuditedRelease:
    return protect_and_audit(
        tables, [WARD, STAGE, SEX], ROUNDED, release="R", context=(), tie_break_key=key
    )


def figures(published: PublishedTables) -> dict[Dims, int]:
    found = {cell.dims: FIVES.figure(cell) for cell in published.cells}
    assert None not in found.values()
    return {place: figure for place, figure in found.items() if figure is not None}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=12, max_size=12), st.binary(min_size=16, max_size=16))
def test_figures_add_up_are_near_and_pass_the_audit(counts: list[int], key: bytes) -> None:
    shape = (WARD, STAGE, SEX)
    asked = table(counts, *shape)
    release = rounded(asked, key=key)
    printed = figures(read_published(release.content))
    inner = {codes: printed[at] for codes, at in _inner(shape)}
    sums = counts_by_place([CountTable("t", "", asked.dimensions, inner)], list(shape), ())
    assert printed == sums, "the figures are themselves a table"
    true = counts_by_place([asked], list(shape), ())
    assert all(abs(printed[place] - count) <= FIVES.within for place, count in true.items())
    assert all(figure % 5 == 0 for figure in printed.values())
    assert release.protected.step is LadderStep.ROUNDED
    assert release.audit.withheld == 0
    assert release.audit.in_bands == len(printed)


def _inner(shape: tuple[Dimension, ...]) -> list[tuple[tuple[str, ...], Dims]]:
    codes = product(*([c.code for c in d.categories] for d in shape))
    return [
        (chosen, tuple(sorted(zip((d.name for d in shape), chosen, strict=True))))
        for chosen in codes
    ]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=4, max_size=4))
def test_trying_out_every_table_leaves_nobody_and_the_threshold_possible(counts: list[int]) -> None:
    """Brute force: all tables that agree with the bands, one by one."""
    shape = (STAGE, SEX)
    read = read_published(rounded(table(counts, *shape)).content)
    bands = {cell.dims: (cell.lowest, cell.highest or 0) for cell in read.cells}
    places = [place for _, place in _inner(shape)]
    guesses = np.array(list(product(*(range(bands[at][0], bands[at][1] + 1) for at in places))))
    sums = {
        place: guesses[:, [set(place) <= set(inner) for inner in places]].sum(axis=1)
        for place in bands
    }
    agree = np.all([(low <= sums[at]) & (sums[at] <= high) for at, (low, high) in bands.items()], 0)
    for place, count in counts_by_place([table(counts, *shape)], list(shape), ()).items():
        seen = set(sums[place][agree].tolist())
        assert count in seen
        if 1 <= count < 5:
            assert {0, 5} <= seen, "a small count may be nobody, and the threshold"


def test_linked_tables_share_their_margins_and_the_same_bytes_come_out_again() -> None:
    one, other = table([3, 9, 1, 22, 4, 18], WARD, STAGE), table([5, 23, 3, 26], SEX, STAGE)
    release = rounded(other, one)
    stages = {p: f for p, f in figures(read_published(release.content)).items() if len(p) < 2}
    assert sum(f for p, f in stages.items() if p and p[0][0] == "stage") == stages[()]
    assert rounded(other, one).content == release.content
    assert rounded(other, one, key=b"another key that").content != release.content


def test_a_small_count_is_rounded_either_way_by_chance() -> None:
    counts = [2, 30, 2, 30, 2, 30]
    seen = {
        figures(read_published(rounded(table(counts, WARD, STAGE), key=bytes([at] * 16)).content))[
            (("stage", "stage0"), ("ward", "ward1"))
        ]
        for at in range(12)
    }
    assert seen == {0, 5}


def test_nobody_is_made_up_where_sums_do_not_need_it() -> None:
    counts = [0, 30, 0, 25, 10, 40]
    read = read_published(rounded(table(counts, WARD, STAGE)).content)
    assert list(figures(read).values())[:2] == [0, 30]


def test_exact_and_rounded_figures_never_stand_beside_each_other() -> None:
    exact = ProtectionPolicy()
    with pytest.raises(MixedMethodsError, match="show exact figures"):
        ROUNDED.after(exact)
    with pytest.raises(MixedMethodsError, match="show rounded figures"):
        exact.after(ROUNDED)
    assert ROUNDED.after(ROUNDED) is ROUNDED


def test_higher_thresholds_round_to_tens() -> None:
    tens = Rounding.under(ProtectionPolicy(6, rounds=True))
    assert (tens.base, tens.within) == (10, 11)
    assert tens.band(0) == (0, 11)
    assert tens.band(20) == (9, 31)


def test_no_median_stands_beside_rounded_counts() -> None:
    with pytest.raises(TableError, match="Medians"):
        protect_and_audit(
            [table([3, 9, 1], WARD)],
            [WARD],
            ROUNDED,
            release="R",
            context=(),
            pay=[PayTable("pay", "", ("ward",), {}, (("measure", "paid"),))],
            tie_break_key=KEY,
        )


def test_time_running_out_rounds_nothing() -> None:
    ticks = iter(range(0, 10_000_000, 1_000))
    with pytest.raises(ProtectionRefusedError, match="time"):
        protect_and_audit(
            [table([3, 9, 1], WARD)],
            [WARD],
            ROUNDED,
            release="R",
            context=(),
            tie_break_key=KEY,
            clock=lambda: float(next(ticks)),
        )


def test_the_audit_sees_through_figures_rounded_one_by_one() -> None:
    """Four cells of two people: each 0, yet their totals of 4 and 8 round to 5 and 10."""
    release = rounded(table([2, 2, 2, 2], STAGE, SEX))
    careless = {2: (0, 2), 4: (3, 7), 8: (8, 12)}
    true = counts_by_place([table([2, 2, 2, 2], STAGE, SEX)], [STAGE, SEX], ())
    cells = tuple(
        type(cell)(cell.release, cell.dims, None, *careless[true[cell.dims]])
        for cell in release.protected.published.cells
    )
    result = audit(PublishedTables(cells))
    assert result.verdict is Verdict.UNSAFE
    assert Inference.EXACT in {finding.inference for finding in result.findings}


def test_somebody_in_a_rounded_cell_is_an_insider_too() -> None:
    """At most five in the ward, one of them me: at most four can have no job."""

    def bands(within: int) -> PublishedTables:
        rows = [
            PublishedCell("R", place, None, 0, within)
            for place in ((("stage", "job"),), (("stage", "none"),), ())
        ]
        return PublishedTables(tuple(rows), sensitive_dims=("stage",))

    found = audit(bands(5)).findings
    assert {finding.inference for finding in found} == {Inference.INSIDER}
    assert audit(bands(6)).verdict is Verdict.SAFE


@pytest.mark.parametrize("people", [60, 300])
def test_quarters_are_rounded_together(people: int) -> None:
    before: list[tuple[Quarter, PublishedTables]] = []
    for quarter in quarters_of(always(made_up_cases(3, people)), 2):
        release = published_after(quarter, before, policy=ROUNDED)
        before.append((quarter.period, release.protected.published))
        printed = figures(release.protected.published)
        assert all(abs(printed[at] - n) <= FIVES.within for at, n in quarter.counts.items())
