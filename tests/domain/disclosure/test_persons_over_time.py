"""Quarters of people who get older and go on from stage to stage, against a reader of persons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_presumptions import presumptions, upward_orders
from anchordesk.domain.disclosure import period_links
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from tests.domain.disclosure.caseload import FIRST, always, made_up_cases, pathway, quarters_of
from tests.domain.disclosure.persons import (
    Way,
    erase_some,
    erased_given_away,
    given_away,
    made_up_ways,
    publish,
)

FOUND = [
    pytest.param(18, 2, False, id="more than one was middle-aged, since few are old now"),
    pytest.param(312, 3, False, id="two came in all, since ages tie two totals"),
    pytest.param(206, 2, True, id="who is in training cannot have been in work before"),
]


@pytest.mark.parametrize(("seed", "quarters", "stages_ordered"), FOUND)
def test_a_reader_of_persons_learns_nothing_from_ages_and_stages(
    seed: int, quarters: int, stages_ordered: bool
) -> None:
    worlds = [made_up_ways(seed, quarters, stages_ordered=stages_ordered)] * quarters
    printed = publish(worlds, stages_ordered=stages_ordered)
    assert given_away(printed, worlds, stages_ordered=stages_ordered) == []


@pytest.mark.parametrize(("seed", "stages_ordered"), [(2036, False), (2054, False), (2067, True)])
def test_nor_where_less_is_hidden_in_a_return_that_was_to_be_made_once(
    seed: int, stages_ordered: bool
) -> None:
    worlds = [made_up_ways(seed, 2, stages_ordered=stages_ordered)] * 2
    usual, fewest = (
        publish(worlds, stages_ordered=stages_ordered, fewest=fewest) for fewest in (False, True)
    )
    hidden = [
        [cell for cell in printed if cell[0] == 0 and printed[cell] is None]
        for printed in (usual, fewest)
    ]
    assert len(hidden[1]) < len(hidden[0])
    assert given_away(fewest, worlds, stages_ordered=stages_ordered) == []


def test_the_same_reader_undoes_quarters_that_do_not_reckon_with_ages() -> None:
    worlds = [made_up_ways(18, 2, stages_ordered=False)] * 2
    printed = publish(worlds, stages_ordered=False, presuming=False)
    assert given_away(printed, worlds, stages_ordered=False)


def nobody_joins(seed: int) -> list[Way]:
    """Seventy people of one age each, all there from the beginning."""
    ways = [w for k in range(4) for w in made_up_ways(100 * seed + k, 2, stages_ordered=False)]
    return [replace(w, ages=w.ages[:1] * len(w.ages)) for w in ways if w.joined == 0]


ERASED = [
    pytest.param(made_up_ways(4, 2, stages_ordered=False), 4, id="five were old, four are now"),
    pytest.param(nobody_joins(15), 15, id="nobody joins, and one is gone from the oldest"),
]


@pytest.mark.parametrize(("ways", "seed"), ERASED)
def test_nobody_can_tell_from_two_quarters_that_a_person_was_erased_between(
    ways: list[Way], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    worlds = [erase_some(ways, seed, 1)] * 2
    printed = publish(worlds, stages_ordered=False)
    assert erased_given_away(printed, worlds, stages_ordered=False) == []
    monkeypatch.setattr(period_links, "_seen_to_be_missing", lambda *_: ())
    careless = publish(worlds, stages_ordered=False)
    assert erased_given_away(careless, worlds, stages_ordered=False)


@pytest.mark.parametrize("seed", [1, 2])
def test_ages_and_stages_of_a_caseload_keep_to_what_a_reader_presumes(seed: int) -> None:
    quarters = quarters_of(always(made_up_cases(seed, 200)))
    true = {place: n for quarter in quarters for place, n in quarter.counts.items()}
    periods = [PrintedPeriod(q.period, {place: place for place in q.counts}) for q in quarters]
    facts = presumptions(periods[:-1], periods[-1], upward_orders(pathway()))
    assert len(facts) > 600
    for fact in facts:
        assert sum(factor * true[place] for factor, place in fact.terms) >= fact.rhs


def test_a_count_goes_on_from_the_last_return_that_had_it() -> None:
    """Another return in between, which asks for other tables, must not cut the thread."""
    first, second, third = quarters_of(always(made_up_cases(1, 100)), 3)

    def at(period: str, **pairs: str) -> Dims:
        pinned = dict(first.context) | {"period": period}
        return place_of({**pinned, **pairs})

    lacking = {p: p for p in second.counts if "ethnicity_group" not in dict(p)}
    periods = [
        PrintedPeriod(first.period, {p: p for p in first.counts}),
        PrintedPeriod(second.period, lacking),
        PrintedPeriod(third.period, {p: p for p in third.counts}),
    ]
    found = {item.now: item for item in continuations(periods)}
    white = found[at("2026-Q3", ethnicity_group="white")]
    assert white.before == (at("2026-Q1", ethnicity_group="white"),)
    assert white.course is Course.GROWS
    level = found[at("2026-Q3", qualification="none")]
    assert level.before == (at("2026-Q2", qualification="none"),)
    no_ages = replace(periods[1], places={p: p for p in lacking if "age_band" not in dict(p)})
    facts = presumptions([periods[0], no_ages], periods[2], upward_orders(pathway()))
    over = {place for fact in facts for _, place in fact.terms}
    assert at("2026-Q1", age_band="50_plus") in over
    assert FIRST.following.code not in {
        code for p in over for name, code in p if name == "period" and "age_band" in dict(p)
    }
