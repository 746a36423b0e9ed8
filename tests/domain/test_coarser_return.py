"""Coarser versions of a return count the same people as counting them anew would."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from anchordesk.domain.broader_groups import BROADER
from anchordesk.domain.coarser_return import (
    BroaderGroups,
    Coarser,
    LeftOut,
    NotCrossed,
    choices_for,
    coarser_counts,
    coarser_template,
    table_in_the_way,
)
from anchordesk.domain.counted_dimensions import dimensions_of
from anchordesk.domain.counting import CountedBy, count
from anchordesk.domain.disclosure.published_cells import place_of
from tests.domain.disclosure.caseload import FIRST, made_up_cases, pathway, template

TITLES = {name: one.title for name, one in dimensions_of(pathway(), FIRST).items()}
TABLES = [table.name for table in template().tables]


def test_every_choice_gives_the_counts_that_counting_anew_gives() -> None:
    cases = made_up_cases(3, 80)
    full = count(CountedBy(template(), pathway(), FIRST), cases)
    choices = choices_for(template(), TITLES, TABLES)
    last = coarser_template(template(), choices).tables[-1]
    left_out = LeftOut(last.name, last.title)
    assert {type(choice) for choice in (*choices, left_out)} == set(get_args(Coarser))
    for chosen in (*((choice,) for choice in choices), choices, (*choices, left_out)):
        coarse = coarser_template(template(), chosen)
        made = coarser_counts(full, template(), chosen)
        anew = count(CountedBy(coarse, pathway(), FIRST), cases)
        assert [(t.table, t.dimensions, dict(t.people)) for t in made] == [
            (t.table, t.dimensions, dict(t.people)) for t in anew
        ]


def test_broader_groups_hold_every_narrow_one_once() -> None:
    known = dimensions_of(pathway(), FIRST)
    assert {"age_band", "ethnicity_group", "deprivation_decile"} <= set(BROADER)
    for name, broader in BROADER.items():
        parts = [part for codes in broader.parts.values() for part in codes]
        assert sorted(parts) == sorted(category.code for category in known[name].categories)
        titles = {c.code for c in dimensions_of(pathway(), FIRST)[broader.name].categories}
        assert set(broader.parts) == titles


def test_two_lists_in_place_of_a_crossed_table_and_none_of_them_twice() -> None:
    stage, *_ = TABLES
    apart = coarser_template(template(), [NotCrossed(stage, "Stage", "Age")])
    first, second = apart.tables[:2]
    assert (first.rows, first.columns, first.title) == ("stage_group", None, "Stage")
    assert (second.rows, second.columns, second.title) == ("age_band", None, "Age")
    choices = [c for c in choices_for(template(), TITLES, TABLES) if isinstance(c, NotCrossed)]
    shown = [table.dimensions for table in coarser_template(template(), choices).tables]
    assert len(set(shown)) == len(shown)


def test_only_what_hides_a_number_is_offered_and_what_is_sensitive_stays_so() -> None:
    offered = choices_for(template(), TITLES, ["ethnicity_by_outcome"])
    assert BroaderGroups("ethnicity_group") in offered
    assert BroaderGroups("age_band") not in offered
    secret = replace(template(), sensitive=("ethnicity_group",))
    assert "ethnicity_broad" in coarser_template(secret, offered).sensitive


def test_the_table_that_holds_most_of_what_is_in_the_way_is_left_out() -> None:
    context = (("measure", "people"), ("period", FIRST.code))
    by_outcome = [
        place_of(dict((*context, ("ethnicity_group", code), ("outcome", "job"))))
        for code in ("asian", "black")
    ]
    by_age = place_of(dict((*context, ("age_band", "16_24"))))
    found = table_in_the_way(template(), [by_age, *by_outcome])
    assert found is not None
    assert found.table == "ethnicity_by_outcome"
    left = coarser_template(template(), [found])
    assert [t.name for t in left.tables] == [name for name in TABLES if name != found.table]
    only = coarser_template(template(), [LeftOut(name, "") for name in TABLES[1:]])
    assert table_in_the_way(only, [by_age]) is None
