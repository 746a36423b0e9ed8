"""The joint system of a return and of all before it, and moves in it: against plain counting."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.disclosure.facts import Fact, fact_model, solver_of
from anchordesk.domain.disclosure.flow import Flow, Move, attack_costs
from anchordesk.domain.disclosure.linear_system import (
    EarlierReleaseError,
    ExactCheck,
    LinearSystem,
    joint_system,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)
from tests.domain.disclosure.small_systems import small_system, total

WARDS = StatedTotal("ward", "Total", ("W1", "W2"))
AGES = (
    StatedTotal("age", "Total", ("old", "mid", "new")),
    StatedTotal("age", "any", ("old", "mid")),
)


def at(**pairs: str) -> Dims:
    return place_of(pairs)


def cell(
    value: int | None, low: int | None = None, high: int | None = None, **pairs: str
) -> PublishedCell:
    return PublishedCell("before", at(**pairs), value, low, high)


def in_words(system: LinearSystem) -> set[str]:
    """Each fact as people would write it."""
    said = set()
    for fact in system.facts:
        terms = " ".join(
            f"{factor:+d}*{','.join(code for _, code in system.places[place]) or 'all'}"
            for place, factor in fact.terms
        )
        said.add(f"{fact.low} <= {terms} <= {fact.high}")
    return said


def test_every_sum_that_touches_a_place_is_a_fact_and_so_are_those_it_implies() -> None:
    system = joint_system({at(ward="W1", age="any"): 5}, (WARDS, *AGES), (), (), None)
    crossed = {
        place_of({"ward": w, "age": a}) for w in ("W1", "W2") for a in ("old", "mid", "new", "any")
    }
    margins = {
        at(),
        at(ward="W1"),
        at(ward="W2"),
        *(at(age=a) for a in ("old", "mid", "new", "any")),
    }
    assert set(system.places) == crossed | margins
    assert list(system.places) == sorted(system.places)
    assert in_words(system) == {
        "0 <= +1*any -1*old -1*mid <= 0",
        "0 <= +1*all -1*old -1*mid -1*new <= 0",
        "0 <= +1*all -1*W1 -1*W2 <= 0",
        *(f"0 <= +1*any,{w} -1*old,{w} -1*mid,{w} <= 0" for w in ("W1", "W2")),
        *(f"0 <= +1*{w} -1*old,{w} -1*mid,{w} -1*new,{w} <= 0" for w in ("W1", "W2")),
        *(f"0 <= +1*{a} -1*{a},W1 -1*{a},W2 <= 0" for a in ("old", "mid", "new", "any")),
    }
    assert [bool(known) for known in system.known] == [
        p == at(ward="W1", age="any") for p in system.places
    ]
    assert ExactCheck(system).agrees(system.counts)
    assert system.counts[system.number_of()[at(ward="W1", age="any")]] == 5


def test_a_dimension_without_stated_sums_has_the_total_of_what_was_seen_if_one_is_printed() -> None:
    counts = {at(ward="W1"): 5, at(ward="W2"): 6, at(): 11}
    assert in_words(joint_system(counts, (), (), (), None)) == {"0 <= +1*all -1*W1 -1*W2 <= 0"}
    always = {at(ward="W1"): 5, at(ward="W2"): 6}
    assert joint_system(always, (), (), (), None).facts == ()


def test_public_inequalities_are_facts_once_each_and_like_terms_are_added_up() -> None:
    one, other = at(measure="x"), at(measure="y")
    constraints = (
        PublicConstraint(((1, one), (-1, other)), ">=", 2),
        PublicConstraint(((1, one), (-2, other), (3, other)), "<=", 9),
        PublicConstraint(((1, one),), "==", 5),
    )
    before = PublishedTables((cell(1, measure="y"),), constraints=constraints[:1])
    system = joint_system({one: 5}, (), (), constraints, before)
    assert in_words(system) == {
        "2 <= +1*x -1*y <= None",
        "None <= +1*x +1*y <= 9",
        "5 <= +1*x <= 5",
    }
    assert len(system.facts) == 3


def test_what_was_done_before_with_each_cell_is_kept() -> None:
    cells = (
        *(cell(4, m="printed"), cell(None, m="withheld")),
        *(cell(None, 2, 9, m="band"), cell(None, 4, 12, m="band")),
        *(cell(None, m="both"), cell(6, m="both")),
    )
    places = ("printed", "withheld", "band", "both", "new")
    system = joint_system({at(m="new"): 3}, (), (), (), PublishedTables(cells))
    number = system.number_of()
    order = [number[at(m=name)] for name in places]
    assert list(system.lowest[order]) == [4, 0, 4, 6, 0]
    assert list(system.highest[order]) == [4, -1, 9, 6, -1]
    assert list(system.earlier_printed[order]) == [True, False, False, True, False]
    assert list(system.earlier_withheld[order]) == [False, True, True, True, False]


def test_groups_of_sensitive_dimensions_are_those_with_more_than_one_part() -> None:
    ages = (StatedTotal("age", "Total", ("old", "new")), StatedTotal("age", "one", ("old",)))
    counts = {at(age="old"): 1, at(age="one"): 1, at(age="new"): 2, at(): 3}
    for flagged, before in ((("age",), ()), ((), ("age",)), ((), ())):
        earlier = PublishedTables((cell(3),), sensitive_dims=before)
        system = joint_system(counts, ages, flagged, (), earlier)
        number = system.number_of()
        found = [(group.parent, group.children) for group in system.groups]
        expected = [(number[at()], (number[at(age="old")], number[at(age="new")]))]
        assert found == (expected if flagged or before else [])


@pytest.mark.parametrize(
    ("value", "low", "high", "count", "agrees"),
    [
        (5, None, None, 5, True),
        (5, None, None, 4, False),
        (5, None, None, 6, False),
        (0, None, None, 0, True),
        (0, None, None, 1, False),
        (None, 3, 6, 3, True),
        (None, 3, 6, 6, True),
        (None, 3, 6, 2, False),
        (None, 3, 6, 7, False),
        (None, None, None, 7, True),
    ],
)
def test_a_count_is_refused_that_an_earlier_release_contradicts(
    value: int | None, low: int | None, high: int | None, count: int, agrees: bool
) -> None:
    earlier = PublishedTables((cell(value, low, high, ward="W1"),))
    if agrees:
        joint_system({at(ward="W1"): count}, (), (), (), earlier)
        return
    with pytest.raises(EarlierReleaseError, match="another count for ward=W1"):
        joint_system({at(ward="W1"): count}, (), (), (), earlier)


@pytest.mark.parametrize(("op", "rhs"), [(">=", 12), ("<=", 10), ("==", 12)])
@pytest.mark.parametrize("hidden", [True, False])
def test_counts_are_refused_that_public_knowledge_contradicts(
    op: str, rhs: int, hidden: bool
) -> None:
    """Also where only a count that was withheld before could make it true, and none does."""
    both = PublicConstraint(((1, at(ward="W1")), (1, at(ward="W2"))), op, rhs)  # type: ignore[arg-type]
    counts = {at(ward="W1"): 5, at(ward="W2"): 6, at(): 11}
    earlier = PublishedTables((cell(None, ward="W2"), cell(11)))
    because = "with what is publicly known"
    if hidden:
        del counts[at(ward="W2")]
        because = "with an earlier release or a public fact"
    with pytest.raises(EarlierReleaseError, match=f"do not agree {because}"):
        joint_system(counts, (WARDS,), (), (both,), earlier)


factor = st.integers(-2, 2).filter(bool)
facts = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 3), factor, min_size=1), st.sampled_from(("==", ">=", "<="))
    ),
    min_size=1,
    max_size=2,
)
counts_of_four = st.lists(st.integers(0, 3), min_size=4, max_size=4)
four_flags = st.lists(st.booleans(), min_size=4, max_size=4)


def system_of(
    counts: list[int], made: list[tuple[dict[int, int], str]], most: list[int]
) -> LinearSystem:
    """Four cells with facts that hold of their counts with nothing to spare."""
    built = []
    for factors, op in made:
        total = sum(factor * counts[place] for place, factor in factors.items())
        terms = tuple(factors.items())
        built.append(Fact(terms, None if op == "<=" else total, None if op == ">=" else total))
    no = np.zeros(4, dtype=np.bool_)
    return LinearSystem(
        places=tuple(at(cell=str(n)) for n in range(4)),
        counts=np.array(counts),
        known=~no,
        lowest=np.zeros(4, dtype=np.int64),
        highest=np.array(most),
        earlier_printed=no,
        earlier_withheld=no,
        facts=tuple(built),
        groups=(),
    )


def holds(system: LinearSystem, table: tuple[int, ...]) -> bool:
    return all(
        low <= count and (high < 0 or count <= high)
        for low, high, count in zip(system.lowest, system.highest, table, strict=True)
    ) and all(
        (fact.low is None or total >= fact.low) and (fact.high is None or total <= fact.high)
        for fact in system.facts
        for total in [sum(factor * table[place] for place, factor in fact.terms)]
    )


@given(counts_of_four, facts, st.lists(st.integers(-1, 6), min_size=4, max_size=4))
def test_a_table_agrees_where_every_sum_and_limit_does(
    counts: list[int], made: list[tuple[dict[int, int], str]], most: list[int]
) -> None:
    system = system_of(counts, made, most)
    check = ExactCheck(system)
    for table in product(range(4), repeat=4):
        assert check.agrees(np.array(table)) == holds(system, table)


moves = st.tuples(
    st.integers(0, 3), st.integers(-3, 4).filter(bool), st.sets(st.integers(0, 3), max_size=1)
).map(lambda wish: Move(wish[0], wish[1], tuple(wish[2])))


@given(
    counts_of_four,
    facts,
    four_flags,
    moves,
    st.tuples(st.lists(st.integers(1, 9), min_size=4, max_size=4), st.integers(3, 7)),
)
def test_people_are_moved_if_they_can_be_and_only_where_they_may(
    counts: list[int],
    made: list[tuple[dict[int, int], str]],
    free: list[bool],
    move: Move,
    costs_and_most: tuple[list[int], int],
) -> None:
    costs, most = costs_and_most
    system = system_of(counts, made, [most] * 4)
    found = Flow(system, lambda: 60.0).route(move, np.array(costs, dtype=float), np.array(free))
    ranges = [[counts[n]] if not free[n] or n in move.held else range(most + 1) for n in range(4)]
    ranges[move.cell] = [n for n in ranges[move.cell] if n == counts[move.cell] + move.change]
    possible = [table for table in product(*ranges) if holds(system, table)]
    assert (found is not None) == bool(possible)
    if found is not None:
        moved = tuple(int(n) for n in system.counts + found)
        assert moved in possible

        def price(table: tuple[int, ...]) -> int:
            return sum(
                cost * abs(now - n) for cost, now, n in zip(costs, table, counts, strict=True)
            )

        if (
            all(abs(factor) == 1 for factors, _ in made for factor in factors.values())
            and len(made) == 1
        ):
            assert price(moved) == min(price(table) for table in possible)


@pytest.mark.parametrize("large", [1_000, 1_001, 10**9])
def test_sums_with_large_factors_are_exact(large: int) -> None:
    """A thousand million times as many would pass what the machine's whole numbers hold."""
    count = 10**9
    system = system_of([0, 0, 0, 0], [({0: large, 1: large}, "==")], [-1] * 4)
    check = ExactCheck(system)
    assert check.agrees(np.array([0, 0, 5, 0]))
    for n in range(1, 40):
        assert not check.agrees(np.array([n * count, (40 - n) * count, 0, 0]))


@pytest.mark.parametrize("small", [1, 2**32])
def test_a_sum_that_comes_round_to_nothing_in_the_machine_is_not_nothing(small: int) -> None:
    """Two to the thirty-second times as many is nothing to whole numbers of sixty-four bits."""
    system = system_of([0, 0, 0, 0], [({0: 2**32, 1: small}, "==")], [-1] * 4)
    assert not ExactCheck(system).agrees(np.array([2**32, 0, 0, 0]))


@pytest.mark.parametrize(
    ("table", "agrees"),
    [
        ((5, 2, 3, 0), True),
        ((7, 2, 5, 0), True),
        ((4, 1, 3, 0), False),
        ((8, 2, 6, 0), False),
        ((5, 2, 3, 1), False),
        ((6, 2, 3, 0), False),
        ((4, 2, 3, 0), False),
        ((3, 2, 1, 0), False),
        ((10, 5, 5, 0), False),
    ],
)
def test_a_table_keeps_every_sum_and_every_limit_of_earlier_print(
    table: tuple[int, ...], *, agrees: bool
) -> None:
    """The second is two at least, the third five at most, the fourth 0, the sum four to nine."""
    facts = [total(0, 1, 2), Fact(((0, 1),), 4, None), Fact(((0, 1),), None, 9)]
    system = small_system((5, 2, 3, 0), facts, lowest={1: 2}, highest={2: 5, 3: 0})
    assert ExactCheck(system).agrees(np.array(table)) == agrees


def test_a_group_is_of_its_own_categories_alone() -> None:
    north = StatedTotal("ward", "north", ("W1", "W2"))
    system = joint_system({at(ward="W3"): 5, at(ward="W4"): 6}, (north,), (), (), None)
    assert (len(system.places), system.facts) == (2, ())


@pytest.mark.parametrize("empty", ["W1", "W2", "W3"])
def test_who_stands_in_for_hidden_counts_keeps_to_earlier_print(empty: str) -> None:
    """Of five people hidden in three wards none is where a band says that there is nobody."""
    wards = StatedTotal("ward", "Total", ("W1", "W2", "W3"))
    hidden = [cell(None, ward=ward) for ward in wards.children if ward != empty]
    earlier = PublishedTables((cell(None, 0, 0, ward=empty), *hidden, cell(5)))
    system = joint_system({}, (wards,), (), (), earlier)
    number = system.number_of()
    assert system.counts[number[at(ward=empty)]] == 0
    assert not system.known.any()
    assert ExactCheck(system).agrees(system.counts)


def test_a_count_that_was_told_twice_is_what_both_allow() -> None:
    cells = (
        *(cell(0, m="none"), cell(None, 0, 5, m="none")),
        *(cell(None, 0, 0, m="band"), cell(None, 0, 5, m="band")),
        *(cell(None, 3, 9, m="narrow"), cell(None, 1, 4, m="narrow")),
    )
    system = joint_system({}, (), (), (), PublishedTables(cells))
    number = system.number_of()
    order = [number[at(m=name)] for name in ("none", "band", "narrow")]
    assert list(system.lowest[order]) == [0, 0, 3]
    assert list(system.highest[order]) == [0, 0, 4]


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    solver = solver_of(fact_model([total(0, 1, 2)], 3))
    solver.run()
    assert capfd.readouterr() == ("", "")


def test_margins_are_dear_and_small_inner_cells_cheap() -> None:
    costs = attack_costs(np.array([0, 0, 0, 9, 0]), [2, 1, 0, 2, 2], [0.0, 0.0, 0.0, 0.0, 1.0])
    assert [round(float(cost), 3) for cost in costs] == [1.0, 3.0, 5.0, 3.303, 1.01]
    assert list(attack_costs(np.array([], dtype=np.int64), [], [])) == []
