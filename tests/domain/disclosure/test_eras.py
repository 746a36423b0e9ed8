"""Earlier releases in one system: what has the same categories is the same, what has not is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anchordesk.domain.disclosure.audit import Inference, audit
from anchordesk.domain.disclosure.ledger import EraError, ledger_of
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    place_of,
)

WARDS = StatedTotal("ward", "Total", ("W1", "W2"))
DIVIDED = StatedTotal("ward", "Total", ("W1", "W2a", "W2b"))
AGES = StatedTotal("age", "Total", ("old", "new"))
NEXT: Dims = (("period", "Q9"),)


def at(**pairs: str) -> Dims:
    return place_of(pairs)


def release(name: str, *totals: StatedTotal, **pairs: str) -> PublishedTables:
    """One cell, one count at least as large, and one median; all at the same place."""
    place = at(period=name, **pairs)
    return PublishedTables(
        (PublishedCell(name, place, 12), PublishedCell(name, at(period=name), None, 10, 20)),
        totals,
        (PublicConstraint(((1, place), (-2, at(period=name))), "<=", 3),),
        additions_only=True,
        sensitive_dims=tuple(sorted({total.dimension for total in totals})),
        medians=(PublishedMedian(name, place, 1_250),),
    )


def test_nothing_before_is_an_empty_ledger() -> None:
    assert ledger_of((), (WARDS,), NEXT).tables == PublishedTables(())
    assert ledger_of((), (WARDS,), NEXT).places == ()


def test_what_has_the_same_categories_stays_as_it_was_in_whatever_order() -> None:
    turned = replace(WARDS, children=("W2", "W1"))
    one, two = release("Q1", WARDS, ward="W1"), release("Q2", turned, ward="W2")
    found = ledger_of((one, two), (WARDS,), NEXT)
    assert found.tables == two.after(one)
    assert found.places == tuple({c.dims: c.dims for c in old.cells} for old in (one, two))
    # Also where it is the very period that is released again.
    assert ledger_of((one,), (WARDS,), at(period="Q1")).tables == one


def test_other_categories_are_another_dimension_named_after_who_used_it_first() -> None:
    old = release("Q1", WARDS, AGES, ward="W1", age="old")
    older = release("Q0", WARDS, ward="W2")
    now = release("Q2", DIVIDED, AGES, ward="W2a", age="old")
    found = ledger_of((older, old, now), (DIVIDED, AGES), NEXT)
    other = "ward as in Q0"
    renamed = place_of({"period": "Q1", other: "W1", "age": "old"})
    assert found.places == (
        {
            older.cells[0].dims: place_of({"period": "Q0", other: "W2"}),
            at(period="Q0"): at(period="Q0"),
        },
        {old.cells[0].dims: renamed, at(period="Q1"): at(period="Q1")},
        {cell.dims: cell.dims for cell in now.cells},
    )
    tables = found.tables
    assert [cell.dims for cell in tables.cells[2:4]] == [renamed, at(period="Q1")]
    assert [(c.value, c.low, c.high) for c in tables.cells[2:4]] == [
        (12, None, None),
        (None, 10, 20),
    ]
    assert set(tables.totals) == {replace(WARDS, dimension=other), AGES, DIVIDED}
    assert PublicConstraint(((1, renamed), (-2, at(period="Q1"))), "<=", 3) in tables.constraints
    assert tables.medians[1] == PublishedMedian("Q1", renamed, 1_250)
    assert set(tables.sensitive_dims) == {other, "age", "ward"}
    assert tables.additions_only


def test_each_set_of_categories_has_one_name_and_each_name_one_set() -> None:
    """Three sets, of which the first comes back; the new return brings a fourth."""
    third = StatedTotal("ward", "Total", ("W1", "W3"))
    new = StatedTotal("ward", "Total", ("all",))
    before = [
        release("Q1", WARDS, ward="W1"),
        release("Q2", DIVIDED, ward="W1"),
        release("Q3", third, ward="W1"),
        release("Q4", WARDS, ward="W1"),
    ]
    found = ledger_of(before, (new,), NEXT)
    names = [
        next(name for name, _ in cell.dims if name != "period") for cell in found.tables.cells[::2]
    ]
    assert names == ["ward as in Q1", "ward as in Q2", "ward as in Q3", "ward as in Q1"]
    without = ledger_of(before, (), NEXT)
    names = [
        next(name for name, _ in cell.dims if name != "period")
        for cell in without.tables.cells[::2]
    ]
    assert names == ["ward", "ward as in Q2", "ward as in Q3", "ward"]


@pytest.mark.parametrize(("period", "refused"), [("Q1", True), ("Q2", False)])
def test_the_same_period_is_not_printed_in_two_sets_of_categories(
    period: str, refused: bool
) -> None:
    old = release("Q1", WARDS, ward="W1")
    mixed = replace(old, cells=(*old.cells, PublishedCell("Q1", at(ward="W1"), 30)))
    if not refused:
        assert len(ledger_of((mixed,), (DIVIDED,), at(period=period)).places) == 1
        return
    with pytest.raises(EraError, match="other categories of ward"):
        ledger_of((mixed,), (DIVIDED,), at(period=period))
    with pytest.raises(EraError, match="other categories of ward"):
        ledger_of((old,), (DIVIDED,), old.cells[0].dims)


def test_groups_count_as_categories_too() -> None:
    group = StatedTotal("ward", "north", ("W1",))
    old = release("Q1", WARDS, ward="W1")
    found = ledger_of((old,), (WARDS, group), NEXT)
    assert found.tables.totals == (replace(WARDS, dimension="ward as in Q1"),)


def test_what_the_new_return_does_not_use_may_have_changed_before_it() -> None:
    """Returns by ward of two quarters, then one of the second quarter by age alone."""
    before = (release("Q1", WARDS, ward="W1"), release("Q2", DIVIDED, AGES, ward="W2a", age="old"))
    found = ledger_of(before, (AGES,), at(period="Q2"))
    other = "ward as in Q2"
    renamed = place_of({"period": "Q2", other: "W2a", "age": "old"})
    assert [dict(place) for place in found.places] == [
        {cell.dims: cell.dims for cell in before[0].cells},
        {before[1].cells[0].dims: renamed, at(period="Q2"): at(period="Q2")},
    ]
    assert [cell.dims for cell in found.tables.cells[2:]] == [renamed, at(period="Q2")]
    assert set(found.tables.totals) == {WARDS, replace(DIVIDED, dimension=other), AGES}
    for wards in (WARDS, replace(WARDS, children=("all",))):
        with pytest.raises(EraError, match="other categories of ward"):
            ledger_of(before, (wards, AGES), at(period="Q2"))
    with pytest.raises(EraError, match=r"other categories of age\."):
        ledger_of(before, (replace(AGES, children=("all",)),), at(period="Q2"))


@pytest.mark.parametrize("total", [25, None])
def test_wards_that_changed_are_attacked_together_with_a_return_without_wards(
    total: int | None,
) -> None:
    """Whoever has a ward's quarter adds up: the total less the other wards is the hidden ward."""
    wards = {"W1": 12, "W2a": None, "W2b": 10}
    old = (
        release("Q1", WARDS, ward="W1"),
        PublishedTables(
            tuple(PublishedCell("Q2", at(period="Q2", ward=w), n) for w, n in wards.items()),
            (DIVIDED,),
        ),
    )
    new = PublishedTables((PublishedCell("new", at(period="Q2"), total),), (AGES,))
    ledger = ledger_of(old, (AGES,), at(period="Q2"))
    told = {one.dims: one.inference for one in audit(new.after(ledger.tables)).findings}
    hidden = ledger.places[1][at(period="Q2", ward="W2a")]
    assert (told.get(hidden) is Inference.EXACT) == (total is not None)
