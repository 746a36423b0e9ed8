"""Which tables overlap in a ring: against every order in which they could run on as a tree."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.disclosure.audit_joint import joint_places, ring_in
from anchordesk.domain.disclosure.published_cells import (
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)

Tables = list[frozenset[str]]


def ring(tables: Tables) -> str:
    """The dimensions of the ring, where each table has one cell."""
    cells = (PublishedCell("R", place_of(dict.fromkeys(sorted(t), "x")), 9) for t in tables)
    return "".join(ring_in(PublishedTables(tuple(cells))).names)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (["a"], ""),
        (["ab", "ac"], ""),
        (["ab", "bc", "cd"], ""),
        (["ab", "bc", "ac"], "abc"),
        (["ab", "bc", "ac", "abc"], ""),
        (["ab", "bc", "ac", "", "a", "cd"], "abc"),
        (["ab", "bc", "cd", "ad"], "abcd"),
        (["abx", "bcy", "acz"], "abc"),
        (["abc", "bcd", "acd", "ef"], "abcd"),
        (["ab", "bc", "ac", "de", "ef", "df"], "abcdef"),
    ],
)
def test_a_ring_is_named_by_its_dimensions(tables: list[str], expected: str) -> None:
    assert ring([frozenset(table) for table in tables]) == expected


@given(st.lists(st.frozensets(st.sampled_from("abcd")), min_size=1, max_size=5))
def test_there_is_no_ring_where_each_table_meets_those_before_in_one_of_them(
    tables: Tables,
) -> None:
    tree = any(
        all(
            any(order[at] & frozenset().union(*order[:at]) <= before for before in order[:at])
            for at in range(1, len(order))
        )
        for order in permutations(tables)
    )
    found = ring(tables)
    assert (found == "") == tree
    assert ring([table & frozenset(found) for table in tables]) == found, "a ring by itself"


def test_the_joint_table_is_over_the_finest_categories_of_its_own_dimensions() -> None:
    """Categories that only a stated sum names are there too; sums and other dimensions are not."""
    cells = tuple(
        PublishedCell("R", place_of({"age": age, "ward": ward, "sex": "f"}), 9)
        for age, ward in (("old", "W1"), ("any", "W2"))
    )
    totals = (
        StatedTotal("age", "any", ("old", "new")),
        StatedTotal("ward", "North", ("W1", "W3")),
        StatedTotal("sex", "Total", ("f", "m")),
    )
    found = joint_places(PublishedTables(cells, totals), ["ward", "age"])
    wards = ("W1", "W2", "W3")
    assert sorted(found) == sorted(
        place_of({"age": age, "ward": ward}) for age in ("old", "new") for ward in wards
    )
