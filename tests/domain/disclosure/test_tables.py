"""Exact counts: groups within groups, margins of every kind, and what does not hold together."""

from __future__ import annotations

import pytest

from anchordesk.domain.disclosure.published_cells import Dims, StatedTotal, place_of
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    ConflictingTablesError,
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
    inner_places,
    public_totals,
)

CONTEXT: Dims = (("measure", "people"),)


def dimension(name: str, *codes: str, **groups: tuple[str, ...]) -> Dimension:
    made = tuple(CategoryGroup(code, code, children) for code, children in groups.items())
    return Dimension(name, name, tuple(Category(code, code) for code in codes), groups=made)


WARD = dimension(
    "ward", "W1", "W2", "W3", "W4", North=("W1", "W2"), Most=("North", "W3"), Outer=("W1", "W4")
)
SEX = dimension("sex", "f", "m")


def at(**pairs: str) -> Dims:
    return place_of({"measure": "people", **pairs})


def test_a_person_is_counted_in_every_group_that_holds_their_category_at_any_depth() -> None:
    table = CountTable("t", "", ("ward",), {("W1",): 5, ("W2",): 7, ("W3",): 11, ("W4",): 13})
    assert counts_by_place([table], [WARD], CONTEXT) == {
        at(ward="W1"): 5,
        at(ward="W2"): 7,
        at(ward="W3"): 11,
        at(ward="W4"): 13,
        at(ward="North"): 12,
        at(ward="Most"): 23,
        at(ward="Outer"): 18,
        at(): 36,
    }
    assert not WARD.sensitive, "unless it is said to be"
    assert WARD.printed_codes == ("W1", "W2", "W3", "W4", "North", "Most", "Outer", "Total")
    assert WARD.sums_with("W2") == ("W2", "North", "Most", "Total")


def test_two_dimensions_have_all_margins_in_the_order_of_print() -> None:
    table = CountTable.of_people(
        "t", "", ("sex", "age"), [("f", "old"), ("f", "old"), ("m", "new"), ("f", "new")]
    )
    age = dimension("age", "old", "new")
    assert list(counts_by_place([table], [SEX, age], CONTEXT).items()) == [
        (at(sex="f", age="old"), 2),
        (at(sex="f", age="new"), 1),
        (at(sex="f"), 3),
        (at(sex="m", age="old"), 0),
        (at(sex="m", age="new"), 1),
        (at(sex="m"), 1),
        (at(age="old"), 2),
        (at(age="new"), 2),
        (at(), 4),
    ]
    assert inner_places(table, [SEX, age], CONTEXT) == [
        at(sex=sex, age=code) for sex in ("f", "m") for code in ("old", "new")
    ]


def test_the_public_sums_are_those_of_what_is_printed_and_the_groups_of_what_is_pinned() -> None:
    table = CountTable("t", "", ("sex",), {}, (("ward", "North"),))
    assert public_totals([table], [WARD, SEX]) == (
        StatedTotal("sex", "Total", ("f", "m")),
        StatedTotal("ward", "North", ("W1", "W2")),
        StatedTotal("ward", "Most", ("North", "W3")),
        StatedTotal("ward", "Outer", ("W1", "W4")),
    )


def test_a_table_of_its_own_measure_and_period_is_set_apart_from_those_of_the_return() -> None:
    jobs = CountTable("jobs", "", ("sex",), {("f",): 3}, (("measure", "jobs"), ("period", "Q1")))
    found = counts_by_place([jobs], [SEX], CONTEXT)
    assert found == {
        place_of({"measure": "jobs", "period": "Q1", **pairs}): count
        for pairs, count in (({"sex": "f"}, 3), ({"sex": "m"}, 0), ({}, 3))
    }
    assert set(inner_places(jobs, [SEX], CONTEXT)) <= set(found)


def test_linked_tables_agree_on_the_cells_that_both_print() -> None:
    one = CountTable("one", "", ("sex",), {("f",): 3, ("m",): 4})
    same = CountTable("same", "", ("sex",), {("f",): 3, ("m",): 4})
    other = CountTable("other", "", ("ward",), {("W1",): 8})
    assert len(counts_by_place([one, same], [SEX], CONTEXT)) == 3
    with pytest.raises(ConflictingTablesError, match=r"table other .* for measure=people"):
        counts_by_place([one, other], [SEX, WARD], CONTEXT)


@pytest.mark.parametrize(
    ("codes", "groups", "said"),
    [
        ((), {}, "given once each"),
        (("a", "a"), {}, "given once each"),
        (("a", "Total"), {}, "given once each"),
        (("a", "b"), {"a": ("b",)}, "given once each"),
        (("a", "b"), {"Total": ("b",)}, "given once each"),
        (("a", "b"), {"g": ("a", "c")}, "unknown category"),
        (("a", "b"), {"g": ("a", "a")}, "counts a category twice"),
        (("a", "b"), {"g": ("a", "b"), "h": ("g", "b")}, "counts a category twice"),
        (("a", "b"), {"g": ("h",), "h": ("a",)}, "come after"),
        (("a", "b"), {"g": ("g",)}, "come after"),
    ],
)
def test_a_dimension_that_does_not_hold_together_is_refused(
    codes: tuple[str, ...], groups: dict[str, tuple[str, ...]], said: str
) -> None:
    with pytest.raises(TableError, match=said):
        dimension("d", *codes, **groups)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (CountTable("t", "", (), {}), "each once"),
        (CountTable("t", "", ("sex", "sex"), {}), "each once"),
        (CountTable("t", "", ("sex", "age"), {}), "each once"),
        (CountTable("t", "", ("sex",), {("x",): 1}), "unknown category"),
        (CountTable("t", "", ("sex",), {("f", "m"): 1}), "unknown category"),
        (CountTable("t", "", ("sex",), {(): 1}), "unknown category"),
        (CountTable("t", "", ("sex", "ward"), {("f", "North"): 1}), "unknown category"),
        (CountTable("t", "", ("sex",), {("f",): -1}), "not a number of people"),
        (CountTable("t", "", ("sex",), {("f",): 10**9 + 1}), "not a number of people"),
        (CountTable("t", "", ("sex",), {("f",): True}), "not a number of people"),
        (CountTable("t", "", ("sex",), {}, (("sex", "f"),)), "dimension twice"),
        (CountTable("t", "", ("sex",), {}, (("p", "1"), ("p", "2"))), "dimension twice"),
    ],
)
def test_a_table_that_does_not_hold_together_is_refused(table: CountTable, said: str) -> None:
    with pytest.raises(TableError, match=said):
        counts_by_place([table], [SEX, WARD], CONTEXT)


def test_the_least_and_the_largest_count_are_counts() -> None:
    table = CountTable("t", "", ("sex",), {("f",): 10**9, ("m",): 0})
    assert counts_by_place([table], [SEX], CONTEXT)[at(sex="f")] == 10**9


def test_no_dimension_is_given_twice() -> None:
    table = CountTable("t", "", ("sex",), {})
    with pytest.raises(TableError, match="given twice"):
        counts_by_place([table], [SEX, SEX], CONTEXT)
