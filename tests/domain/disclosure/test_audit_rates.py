"""The check of a file by anybody: what its medians tell of the counts beside them."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.audit_rates import Rates, told_by_print
from anchordesk.domain.disclosure.published import (
    PublicConstraint,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.published_cells import Comparison
from tests.domain.test_told_by_medians import RATE, SEEDS, given_away, made_up, released

ONE_RATE = Rates(RATE, RATE)
BEHIND = place_of({"pay_known": "known"})
LESS, PAID = place_of({"living_wage": "less"}), place_of({"living_wage": "pays"})


def beside(median: int) -> PublishedTables:
    cells = [PublishedCell("R", place, None) for place in (LESS, PAID)]
    cells.append(PublishedCell("R", BEHIND, 21))
    return PublishedTables(tuple(cells), medians=(PublishedMedian("R", BEHIND, median),))


@pytest.mark.parametrize("seed", SEEDS)
def test_what_medians_tell_of_counts_is_found_in_the_file_alone(seed: int) -> None:
    """Wherever a reader undoes a file whose maker forgot what medians tell, so does the check."""
    people = made_up(seed)
    careless = released(people, knowing=False)
    assert audit(careless).verdict is Verdict.SAFE, "without a rate nothing is told"
    if given_away(people, careless):
        assert audit(careless, rates=ONE_RATE).verdict is Verdict.UNSAFE
    assert audit(released(people, knowing=True), rates=ONE_RATE).verdict is Verdict.SAFE


def test_the_reader_undoes_some_of_them() -> None:
    worlds = [(made_up(seed), released(made_up(seed), knowing=False)) for seed in SEEDS]
    assert any(given_away(*world) for world in worlds)


@pytest.mark.parametrize("rate", [1195, 1200, 1204, 1205, 1206, 1210])
def test_no_more_than_half_are_on_the_other_side_whatever_people_earn(rate: int) -> None:
    """Made-up pay around a rate, counted and rounded here: what is told is never untrue."""
    draw = random.Random(rate)
    for number, _ in product((10, 11, 12, 13), range(60)):
        pay = [draw.choice([rate - 30, rate - 4, rate - 1, rate, rate + 4, rate + 40])] * number
        pay = [one + draw.choice([-11, -5, 0, 0, 4, 9]) for one in pay]
        rounded = sorted(10 * ((one + 5) // 10) for one in pay)
        middle = (rounded[(number - 1) // 2] + rounded[number // 2]) / 2
        counts = {LESS: sum(p < rate for p in pay), PAID: sum(p >= rate for p in pay)}
        counts[BEHIND] = number
        median = 10 * int((middle + 5) // 10)
        for fact in told_by_print(beside(median), Rates(rate, rate)):
            assert sum(factor * counts[place] for factor, place in fact.terms) >= 0, (pay, median)


@pytest.mark.parametrize(
    ("median", "fewer"),
    [(1270, LESS), (1265, LESS), (1264, None), (1256, None), (1255, PAID), (1200, PAID)],
)
def test_which_half_is_told_depends_on_the_side_of_the_rate(
    median: int, fewer: tuple[tuple[str, str], ...] | None
) -> None:
    told = told_by_print(beside(median), ONE_RATE)
    assert [fact.terms for fact in told] == ([] if fewer is None else [((1, BEHIND), (-2, fewer))])


def test_between_two_rates_nothing_is_told() -> None:
    assert told_by_print(beside(1270), Rates(1200, 1300)) == ()
    assert told_by_print(beside(1310), Rates(1200, 1300)) != ()


def test_groups_that_the_file_adds_up_to_broader_ones_are_told_of_together() -> None:
    pay = place_of({"pay_known": "known", "deprived": "yes"})
    tenths = [place_of({"living_wage": "less", "deprivation_decile": one}) for one in ("1", "2")]
    cells = [PublishedCell("R", place, None) for place in tenths]
    sums = [place_of({"deprivation_decile": one}) for one in ("1", "2")]
    stated = PublicConstraint(
        ((1, place_of({"deprived": "yes"})), *((-1, place) for place in sums)), "==", 0
    )
    tables = PublishedTables(
        (*cells, PublishedCell("R", pay, 20)), medians=(PublishedMedian("R", pay, 1400),)
    )
    assert told_by_print(tables, ONE_RATE) == (), "nothing says which tenths these are"
    (told,) = told_by_print(
        PublishedTables(tables.cells, constraints=(stated,), medians=tables.medians), ONE_RATE
    )
    assert told.terms == ((1, pay), *((-2, place) for place in tenths))
    other = PublicConstraint(((2, sums[0]), (-1, sums[1])), "==", 0)
    tables = PublishedTables(tables.cells, constraints=(other,), medians=tables.medians)
    assert told_by_print(tables, ONE_RATE) == ()


@pytest.mark.parametrize("factor", [1, -1])
def test_a_count_that_cannot_be_is_no_hindrance(factor: int) -> None:
    """A file may state of one place alone that nobody is there: the check stopped with an error."""
    nobody = PublicConstraint(((factor, place_of({"living_wage": "never"})),), "==", 0)
    tables = replace(beside(1270), constraints=(nobody,))
    assert told_by_print(tables, ONE_RATE) == told_by_print(beside(1270), ONE_RATE)
    assert audit(tables, rates=ONE_RATE).verdict is audit(beside(1270), rates=ONE_RATE).verdict


WEST = {"area": "west"}
STREETS = ({"street": "Hill"}, {"street": "Dale"})


def facts_of(
    whole: dict[str, str],
    *parts: dict[str, str],
    op: Comparison = "==",
    rhs: int = 0,
    sign: int = 1,
) -> PublicConstraint:
    terms = ((sign, place_of(whole)), *((-sign, place_of(part)) for part in parts))
    return PublicConstraint(terms, op, rhs)


def streets_told(*facts: PublicConstraint, among: tuple[dict[str, str], ...] = STREETS) -> bool:
    """Whether of the west, whose median is printed, the two streets are told to be at most half."""
    cells = [
        PublishedCell("R", place_of({"living_wage": "less", **pairs}), None) for pairs in among
    ]
    behind = place_of({"pay_known": "known", **WEST})
    found = told_by_print(
        PublishedTables(
            (*cells, PublishedCell("R", behind, 21)),
            constraints=facts,
            medians=(PublishedMedian("R", behind, 1270),),
        ),
        ONE_RATE,
    )
    in_streets = [place_of({"living_wage": "less", **street}) for street in STREETS]
    expected = PublicConstraint(((1, behind), *((-2, street) for street in in_streets)), ">=", 0)
    assert found in ((), (expected,))
    return bool(found)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (facts_of(WEST, *STREETS), True),
        (facts_of(WEST, *STREETS, sign=-1), True),
        (facts_of({"sex": "f", **WEST}, *({"sex": "f", **street} for street in STREETS)), True),
        (facts_of(WEST, *STREETS, op=">="), False),
        (facts_of(WEST, *STREETS, rhs=1), False),
        (facts_of(WEST, *STREETS, sign=2), False),
        (facts_of({}, *STREETS), False),
        (facts_of(WEST, *({"sex": "f", **street} for street in STREETS)), False),
        (facts_of({"sex": "f", **WEST}, *STREETS), False),
        (facts_of({"sex": "f", **WEST}, STREETS[0], {"sex": "f", **STREETS[1]}), False),
        (facts_of({"sex": "f", **WEST}, {"street": "Hill", "sex": "f"}, {"street": "Dale", **WEST}),
         False),
        (facts_of(WEST, STREETS[0], {**STREETS[1], "sex": "f"}), False),
        (facts_of(WEST, STREETS[0], {}), False),
        (PublicConstraint((*facts_of(WEST, *STREETS).terms, (2, place_of({"x": "y"}))), "==", 0),
         False),
        (PublicConstraint((*facts_of(WEST, *STREETS).terms, (1, place_of({"x": "y"}))), "==", 0),
         False),
    ],
)  # fmt: skip
def test_what_a_file_adds_up_is_told_by_facts_of_one_dimension_for_another(
    fact: PublicConstraint, told: bool
) -> None:
    assert streets_told(fact) == told


def test_groups_are_told_of_where_all_parts_of_one_sum_are_counted() -> None:
    lanes = facts_of(WEST, {"lane": "1"}, {"lane": "2"})
    assert streets_told(lanes, facts_of(WEST, *STREETS))
    assert streets_told(facts_of(WEST, *STREETS), lanes)
    assert not streets_told(lanes)
    assert not streets_told(facts_of(WEST, *STREETS), among=STREETS[:1])
    assert not streets_told(facts_of(WEST, *STREETS), among=STREETS[1:])


def test_a_median_of_other_people_tells_nothing_and_the_same_is_told_once() -> None:
    tables = beside(1270)
    (told,) = told_by_print(replace(tables, medians=tables.medians * 2), ONE_RATE)
    assert (told.op, told.rhs) == (">=", 0)
    others = PublishedMedian("R", place_of({"stage": "job"}), 1270)
    assert told_by_print(replace(tables, medians=(others,)), ONE_RATE) == ()


def test_who_is_paid_the_rate_and_who_has_a_good_job_are_both_at_most_half() -> None:
    good = place_of({"job_quality": "good"})
    tables = beside(1200)
    tables = replace(tables, cells=(*tables.cells, PublishedCell("R", good, None)))
    assert [fact.terms for fact in told_by_print(tables, ONE_RATE)] == [
        ((1, BEHIND), (-2, PAID)),
        ((1, BEHIND), (-2, good)),
    ]
