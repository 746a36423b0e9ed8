"""The check of a file by anybody: what its medians tell of the counts beside them."""

from __future__ import annotations

import random
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
