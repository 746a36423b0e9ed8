"""Tables by a dimension that follows from a finer one, by stated sums, close no ring."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.audit_joint import ring_in
from anchordesk.domain.disclosure.published_cells import (
    TOTAL,
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)

CODES = {
    "ward": ("w1", "w2", "w3"),
    "tenth": ("t1", "t2"),
    "job": ("yes", "no"),
    "pay": ("more", "less"),
}
TENTHS = {"t1": ("w1", "w2"), "t2": ("w3",)}
RINGED = (("ward", "job"), ("ward", "pay"), ("tenth", "job"), ("tenth", "pay"))


def places(names: Sequence[str], period: str = "2026") -> list[Dims]:
    options = [(TOTAL, *CODES[name]) for name in names]
    return [
        place_of({"period": period, **dict(zip(names, chosen, strict=True))})
        for chosen in product(*options)
    ]


def sums(
    period: str = "2026", tenths: Mapping[str, tuple[str, ...]] = TENTHS
) -> list[PublicConstraint]:
    """Each tenth as the sum of its wards, alone and by job and by pay."""
    rests: list[dict[str, str]] = [{}]
    rests += [{name: code} for name in ("job", "pay") for code in CODES[name]]
    return [
        PublicConstraint(
            (
                (1, place_of({"period": period, **rest, "tenth": tenth})),
                *((-1, place_of({"period": period, **rest, "ward": ward})) for ward in wards),
            ),
            "==",
            0,
        )
        for rest in rests
        for tenth, wards in tenths.items()
    ]


def printed(
    shapes: Iterable[Sequence[str]], constraints: Iterable[PublicConstraint], period: str = "2026"
) -> PublishedTables:
    """Tables that withhold everything: only how they overlap is looked at."""
    cells = dict.fromkeys(place for names in shapes for place in places(names, period))
    return PublishedTables(
        tuple(PublishedCell(period, dims, None) for dims in cells),
        tuple(StatedTotal(name, TOTAL, codes) for name, codes in CODES.items()),
        tuple(constraints),
    )


def test_tables_by_tenths_close_no_ring_where_each_is_stated_as_a_sum_of_wards() -> None:
    assert ring_in(printed(RINGED, ())).names == ("job", "pay", "period", "tenth", "ward")
    assert ring_in(printed(RINGED, sums())).names == ()


@pytest.mark.parametrize("missing", range(2, 10))
def test_one_sum_that_is_not_stated_leaves_the_ring(missing: int) -> None:
    stated = sums()
    del stated[missing]
    assert "tenth" in ring_in(printed(RINGED, stated)).names


@pytest.mark.parametrize(
    "tenths",
    [
        {"t1": ("w1", "w2")},
        {"t1": ("w1", "w2"), "t2": ("w2", "w3")},
    ],
)
def test_a_ward_in_no_tenth_or_in_two_leaves_the_ring(
    tenths: Mapping[str, tuple[str, ...]],
) -> None:
    assert "tenth" in ring_in(printed(RINGED, sums(tenths=tenths))).names


def test_sums_that_differ_between_two_tables_leave_the_ring() -> None:
    by_pay = [
        item for item in sums(tenths={"t1": ("w1",), "t2": ("w2", "w3")}) if "pay" in str(item)
    ]
    stated = [item for item in sums() if "pay" not in str(item)]
    assert "tenth" in ring_in(printed(RINGED, (*stated, *by_pay))).names


def test_a_total_that_leaves_wards_out_leaves_the_ring() -> None:
    tables = printed(RINGED, sums())
    totals = [one for one in tables.totals if one.dimension != "ward"]
    shorter = replace(tables, totals=(*totals, StatedTotal("ward", TOTAL, ("w1", "w2"))))
    assert "tenth" in ring_in(shorter).names


def test_a_larger_table_of_another_year_hides_no_ring() -> None:
    ring = printed((("ward", "job"), ("ward", "pay"), ("job", "pay")), ())
    later = printed((("ward", "job", "pay"),), (), "2027")
    assert ring_in(later).names == ()
    assert ring_in(later.after(ring)).names == ("job", "pay", "period", "ward")


def test_years_that_print_tenths_alone_do_not_undo_the_fold() -> None:
    before = printed((("tenth", "job"), ("tenth", "pay")), (), "2025")
    assert ring_in(printed(RINGED, sums()).after(before)).names == ()
    untied = printed(RINGED, (), "2027")
    assert "tenth" in ring_in(untied.after(printed(RINGED, sums()))).names


def counted(
    world: Mapping[tuple[str, str, str], int], shapes: Iterable[Sequence[str]]
) -> PublishedTables:
    """Tables that print every number of people by ward, job and pay."""
    held = {ward: tenth for tenth, wards in TENTHS.items() for ward in wards}
    tables = printed(shapes, sums())

    def people(dims: Dims) -> int:
        wanted = dict(dims)
        return sum(
            number
            for (ward, job, pay), number in world.items()
            if {"ward": ward, "tenth": held[ward], "job": job, "pay": pay, "period": "2026"}.items()
            >= wanted.items()
        )

    cells = tuple(replace(cell, value=people(cell.dims)) for cell in tables.cells)
    return replace(tables, cells=cells)


def test_what_a_true_ring_gives_away_is_found_without_the_tenths() -> None:
    """Each number is five or more, or nobody; by ward, job and pay at once it is three in w3."""
    world = {("w1", "yes", "more"): 6, ("w1", "no", "more"): 9}
    world |= {("w3", "yes", "more"): 3, ("w3", "yes", "less"): 5}
    world |= {("w3", "no", "more"): 6, ("w3", "no", "less"): 7}
    shapes = (*RINGED, ("job", "pay"))
    tables = counted(world, shapes)
    assert all(cell.value == 0 or (cell.value or 0) >= 5 for cell in tables.cells)
    found = ring_in(tables)
    assert found.names == ("job", "pay", "period", "ward")
    result = audit(tables, join=True)
    assert result.verdict is Verdict.UNSAFE
    assert any({"ward", "job", "pay"} <= dict(one.dims).keys() for one in result.findings)
    assert audit(tables).findings == ()
