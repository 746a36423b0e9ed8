"""What the audit says of medians: which groups are known parts, and which differ by few."""

from __future__ import annotations

from itertools import permutations

import pytest

from anchordesk.domain.disclosure.audit_findings import Inference
from anchordesk.domain.disclosure.audit_medians import median_findings
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    StatedTotal,
    place_of,
)

Told = list[tuple[str, tuple[str, ...]]]


def ward(name: str = "") -> Dims:
    return place_of({"ward": name}) if name else ()


def told(
    people: dict[str, int],
    pence: dict[str, int],
    *facts: PublicConstraint,
    totals: tuple[StatedTotal, ...] = (),
) -> Told:
    """Of each finding its place and those that it follows from; medians in the given order."""
    tables = PublishedTables(
        tuple(PublishedCell("R", ward(name), count) for name, count in people.items()),
        totals,
        facts,
        medians=tuple(PublishedMedian("R", ward(name), paid) for name, paid in pence.items()),
    )
    found = median_findings(tables, 5)
    for each in found:
        count = people[dict(each.dims).get("ward", "")]
        assert (each.inference, each.printed, each.release) == (Inference.PAY, True, "R")
        assert (each.lowest, each.highest) == (count, count)
    return [
        (
            dict(each.dims).get("ward", ""),
            tuple(dict(cell.dims).get("ward", "") for cell in each.sources),
        )
        for each in found
    ]


def part(of: str, *parts: str, factor: int = 1, op: str = ">=") -> PublicConstraint:
    """That one group has at least as many as others, or exactly as many."""
    terms = ((factor, ward(of)), *((-factor, ward(name)) for name in parts))
    return PublicConstraint(terms, op, 0)  # type: ignore[arg-type]


NORTH = (StatedTotal("ward", "North", ("W1", "W2")), StatedTotal("ward", "Total", ("North", "W3")))


def test_without_medians_nothing_is_told() -> None:
    assert told({"": 30, "W1": 3}, {}) == []


@pytest.mark.parametrize(("gap", "found"), [(0, False), (1, True), (9, True), (10, False)])
def test_a_group_and_a_part_of_it_differ_by_nobody_or_by_ten(gap: int, found: bool) -> None:
    """Whichever stands first in the file, the finding is of the part."""
    people = {"": 20 + gap, "W1": 20}
    for order in permutations(people):
        expected = [("W1", ("W1", ""))] if found else []
        assert told(people, dict.fromkeys(order, 1_200)) == expected


@pytest.mark.parametrize("order", [("", "W1"), ("W1", "")])
def test_of_as_many_people_with_two_medians_the_later_one_is_named(order: tuple[str, str]) -> None:
    pence = {order[0]: 1_200, order[1]: 1_210}
    assert told({"": 30, "W1": 30}, pence) == [(order[1], (order[1], order[0]))]


def test_groups_that_nobody_knows_to_be_parts_of_each_other_may_differ_by_few() -> None:
    people = {"W1": 30, "W2": 29, "North": 31}
    assert told(people, dict.fromkeys(people, 1_200)) == []
    in_north = told(people, dict.fromkeys(people, 1_200), totals=NORTH)
    assert in_north == [("W1", ("W1", "North")), ("W2", ("W2", "North"))]
    assert told({"W3": 29, "North": 30}, {"W3": 1_200, "North": 1_200}, totals=NORTH) == []


def test_a_part_of_a_part_is_known_to_be_one() -> None:
    totals = (StatedTotal("ward", "City", ("North", "W3")), *NORTH[:1])
    people = {"City": 33, "W2": 30}
    assert told(people, dict.fromkeys(people, 1_200), totals=totals) == [("W2", ("W2", "City"))]


@pytest.mark.parametrize(
    ("fact", "known"),
    [
        (part("W1", "W2"), True),
        (part("W1", "W2", op="=="), True),
        (part("W1", "W2", op="<="), False),
        (part("W2", "W1"), False),
        (part("W1", "W2", factor=-1, op="<="), True),
        (part("W1", "W2", factor=-1, op=">="), False),
        (part("W1", "W2", factor=2), False),
        (part("W1", "W3", "W2"), True),
        (PublicConstraint(((1, ward("W1")), (1, ward("W3")), (-1, ward("W2"))), ">=", 0), False),
        (PublicConstraint(((1, ward("W1")), (-1, ward("W2"))), ">=", 1), False),
        (PublicConstraint(((2, ward("W1")), (-1, ward("W2"))), ">=", 0), False),
    ],
)
def test_a_fact_tells_of_a_part_where_it_says_that_nobody_else_is_in_it(
    fact: PublicConstraint, known: bool
) -> None:
    expected = [("W2", ("W2", "W1"))] if known else []
    assert told({"W1": 30, "W2": 28}, {"W1": 1_200, "W2": 1_200}, fact) == expected


def test_facts_are_followed_over_others_and_over_sums() -> None:
    """W3 is in W2 by a fact, W2 in the north by the sums, and that in the city by a fact."""
    people = {"city": 33, "W3": 30}
    facts = (part("city", "North"), part("W2", "W3"))
    same = dict.fromkeys(people, 1_200)
    assert told(people, same, *facts, totals=NORTH) == [("W3", ("W3", "city"))]
    assert told(people, same, *facts) == []
    assert told(people, same, facts[1], totals=NORTH) == []


def test_a_group_with_as_many_people_as_the_whole_is_the_whole() -> None:
    """All of the north are in W1, and all of those in the shop: it stands for the north."""
    people = {"shop": 30, "W1": 30, "North": 30, "": 36, "elsewhere": 36}
    facts = (part("W1", "shop"), part("elsewhere", ""))
    for whole in ("", "elsewhere"):
        pence = {whole: 1_200, "shop": 1_200}
        assert told(people, pence, *facts, totals=NORTH) == [("shop", ("shop", whole))]
    more = people | {"": 37}
    assert told(more, {"elsewhere": 1_200, "shop": 1_200}, *facts[:1], totals=NORTH) == []


@pytest.mark.parametrize(("pence", "found"), [(1_200, False), (1_205, True), (1_201, True)])
def test_a_median_that_is_not_rounded_tells_too_much(pence: int, found: bool) -> None:
    assert told({"W1": 30}, {"W1": pence}) == ([("W1", ("W1",))] if found else [])


def test_a_median_of_a_hidden_or_missing_count_is_of_nobody_in_print() -> None:
    tables = PublishedTables(
        (PublishedCell("R", ward("W1"), None),),
        medians=tuple(PublishedMedian("R", ward(name), 1_200) for name in ("W1", "W2")),
    )
    found = median_findings(tables, 5)
    assert [(each.dims, each.lowest, each.sources) for each in found] == [
        (ward("W1"), 0, ()),
        (ward("W2"), 0, ()),
    ]
