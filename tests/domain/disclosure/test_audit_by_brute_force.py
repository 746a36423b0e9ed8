"""The audit of random linked tables, against an attacker who tries every table of people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure.audit import AuditResult, Inference, Verdict, audit
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
)
from tests.domain.disclosure.brute_force import (
    Tables,
    World,
    agreeing,
    given_away,
    published,
    ranges,
    told_to_insiders,
    whole_groups,
)

THRESHOLD = WIDTH = 3
TWOS = World({name: (f"{name}0", f"{name}1") for name in "abc"})
WIDE = World(
    {"a": ("a0", "a1"), "b": ("b0", "b1", "b2", "b3")},
    {("b", "low"): ("b0", "b1"), ("b", "some"): ("b0", "b1", "b2")},
)
GROUPED = (StatedTotal("b", "low", ("b0", "b1")), StatedTotal("b", "some", ("low", "b2")))
BY_OUTSIDERS = {Inference.EXACT, Inference.SMALL, Inference.NARROW, Inference.PRINTED_SMALL}
BY_INSIDERS = {Inference.INSIDER, Inference.COLLUDERS}
SYSTEMS = {
    "one table": (TWOS, (("a", "b"),), ()),
    "a tree of tables": (TWOS, (("a", "b"), ("a", "c")), ()),
    "a ring of tables": (TWOS, (("a", "b"), ("a", "c"), ("b", "c")), ()),
    "three dimensions": (TWOS, (("a", "b", "c"),), ()),
    "groups in groups": (
        WIDE,
        (("a", "b"),),
        (*GROUPED, StatedTotal("b", "Total", ("some", "b3"))),
    ),
}
joints = st.lists(st.integers(0, 2), min_size=8, max_size=8).filter(lambda n: 3 <= sum(n) <= 7)
ways = st.dictionaries(st.integers(0, 26), st.sampled_from(["hidden", "hidden", "band"]))


def found_by(result: AuditResult, inferences: Collection[Inference]) -> set[Dims]:
    return {finding.dims for finding in result.findings if finding.inference in inferences}


def hidden_in(tables: PublishedTables) -> list[Dims]:
    return [cell.dims for cell in tables.cells if cell.value is None]


@pytest.mark.parametrize("system", SYSTEMS)
@settings(max_examples=25)
@given(joint=joints, how=ways)
def test_what_outsiders_learn_is_what_every_possible_table_has(
    system: str, joint: list[int], how: dict[int, str]
) -> None:
    world, shapes, totals = SYSTEMS[system]
    printed = replace(published(world, np.array(joint), shapes, how), totals=totals)
    possible = agreeing(world, printed, sum(joint))
    result = audit(printed, threshold=THRESHOLD, width=WIDTH, join=True, insiders=False)
    examined = world.places([*shapes, *(("a", "b", "c"),) * result.joined])
    known = ranges(world, possible, examined)
    expected = given_away(known, hidden_in(printed), THRESHOLD, WIDTH)
    assert found_by(result, BY_OUTSIDERS) == expected
    assert result.verdict is (Verdict.UNSAFE if expected else Verdict.SAFE)
    for finding in result.findings:
        assert (finding.lowest, finding.highest) == known[finding.dims]
        low, high = known[finding.dims]
        shown = {cell.dims for cell in printed.cells if cell.value is not None}
        assert (finding.inference is Inference.PRINTED_SMALL) == (finding.dims in shown)
        assert (finding.inference is Inference.EXACT) == (low == high and finding.dims not in shown)
        assert (finding.inference is Inference.SMALL) == (low != high and low >= 1 and high < 3)


@pytest.mark.parametrize("system", ["one table", "a tree of tables", "groups in groups"])
@settings(max_examples=25)
@given(joint=joints, how=ways, sensitive=st.sampled_from([(), ("a",), ("b",)]))
def test_insiders_learn_what_every_table_has_that_holds_them(
    system: str, joint: list[int], how: dict[int, str], sensitive: tuple[str, ...]
) -> None:
    world, shapes, totals = SYSTEMS[system]
    printed = replace(
        published(world, np.array(joint), shapes, how), totals=totals, sensitive_dims=sensitive
    )
    possible = agreeing(world, printed, sum(joint))
    hidden = hidden_in(printed)
    result = audit(printed, threshold=THRESHOLD, width=WIDTH)
    learnt = found_by(result, BY_INSIDERS)
    of_one = {p: WIDTH if set(sensitive) & dict(p).keys() else 1 for p in hidden}
    expected = told_to_insiders(world, possible, hidden, of_one, [1])
    expected |= told_to_insiders(world, possible, hidden, dict.fromkeys(hidden, 1), [THRESHOLD - 1])
    outside = given_away(ranges(world, possible, hidden), hidden, THRESHOLD, WIDTH)
    assert learnt <= expected | outside
    assert bool(learnt - outside) == bool(expected - outside)
    if not expected and not outside:
        assert not learnt
    told = [found.dims for found in result.findings if found.inference in BY_INSIDERS]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("system", SYSTEMS)
@settings(max_examples=25)
@given(joint=joints, how=ways, sensitive=st.sampled_from("ab"))
def test_a_group_is_whole_where_every_possible_table_has_it_in_one_category(
    system: str, joint: list[int], how: dict[int, str], sensitive: str
) -> None:
    world, shapes, totals = SYSTEMS[system]
    printed = replace(
        published(world, np.array(joint), shapes, how), totals=totals, sensitive_dims=(sensitive,)
    )
    possible = agreeing(world, printed, sum(joint))
    stated = [(t.parent, t.children) for t in totals if t.dimension == sensitive]
    sums = [
        (sensitive, parent, children)
        for parent, children in stated or [("Total", world.categories[sensitive])]
    ]
    result = audit(printed, threshold=THRESHOLD, width=WIDTH, insiders=False, join=True)
    examined = world.places([*shapes, *(("a", "b", "c"),) * result.joined])
    expected = whole_groups(world, possible, examined, sums)
    assert found_by(result, {Inference.WHOLE_GROUP}) == expected


@settings(max_examples=50)
@given(
    joints,
    ways,
    st.lists(st.tuples(st.integers(-2, 2), st.integers(0, 13)), min_size=1, max_size=3),
    st.sampled_from(["<=", ">=", "=="]),
    st.integers(0, 1),
)
def test_public_facts_are_believed_for_what_they_say_and_no_more(
    joint: list[int], how: dict[int, str], terms: list[tuple[int, int]], op: str, slack: int
) -> None:
    shapes = (("a", "b"), ("a", "c"))
    places = TWOS.places(shapes)
    true = np.array(joint)
    fact = tuple((factor, places[at]) for factor, at in terms)
    total = sum(factor * int(TWOS.people(true, place)) for factor, place in fact)
    room = {"<=": slack, ">=": -slack, "==": 0}[op]
    printed = replace(
        published(TWOS, true, shapes, how),
        constraints=(PublicConstraint(fact, op, total + room),),  # type: ignore[arg-type]
    )
    known = ranges(TWOS, agreeing(TWOS, printed, sum(joint)), places)
    result = audit(printed, threshold=THRESHOLD, width=WIDTH, insiders=False)
    assert found_by(result, BY_OUTSIDERS) == given_away(known, hidden_in(printed), 3, 3)
    for finding in result.findings:
        assert (finding.lowest, finding.highest) == known[finding.dims]


SMALL = World({name: (f"{name}0", f"{name}1") for name in "ab"})
fours = st.lists(st.integers(0, 2), min_size=4, max_size=4)


@settings(max_examples=50)
@given(fours, fours, ways, ways)
def test_a_revision_gives_away_what_must_have_been_added(
    joint: list[int], more: list[int], first: dict[int, str], second: dict[int, str]
) -> None:
    before, added = np.array(joint), np.array(more)
    assume(2 <= before.sum() <= 5 and 1 <= added.sum() <= 4)
    one = published(SMALL, before, [("a", "b")], first)
    other = published(SMALL, before + added, [("a", "b")], second)
    later = tuple(replace(cell, release="S") for cell in other.cells)
    both = PublishedTables((*one.cells, *later), additions_only=True)
    firsts = agreeing(SMALL, one, int(before.sum()))
    seconds = agreeing(SMALL, other, int((before + added).sum()))
    pairs = [(x, y) for x in firsts for y in seconds if np.all(y >= x)]
    gains: Tables = np.array([y - x for x, y in pairs])
    places = SMALL.places([("a", "b")])
    grown = ranges(SMALL, gains, places)
    result = audit(both, threshold=THRESHOLD, width=WIDTH, insiders=False)
    expected = {p for p, (low, high) in grown.items() if low >= 1 and high < THRESHOLD}
    assert found_by(result, {Inference.ADDED_SMALL}) == expected
    for place, kept, hidden in (
        (place, np.array([pair[state] for pair in pairs]), hidden_in((one, other)[state]))
        for state in (0, 1)
        for place in places
    ):
        if place in given_away(ranges(SMALL, kept, [place]), hidden, THRESHOLD, WIDTH):
            assert place in found_by(result, BY_OUTSIDERS)
