"""Quality, pay and staying in work, each by ward: attacked by a reader who thinks in people.

Unknown to the reader are people by ward, quality, pay and retention at once, as far as the words
allow them; it shares no code with protection or audit.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counted_places import NOT_KNOWN_CODE, decile_of
from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import PublishedTables, place_of
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
)
from anchordesk.domain.ward_places import WardPlace, by_name
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import FIRST, KEY, pathway

THRESHOLD = 5
OF_WARDS = {"ash": 1, "birch": 1, "cedar": 2, "elm": 9}
LISTS = AgreedLists(
    by_name(
        WardPlace(name, "City", 52.5, -1.8, tenth <= 2, tenth, "")
        for name, tenth in OF_WARDS.items()
    )
)
WARDS = (*OF_WARDS, NOT_KNOWN_CODE)
JOBS = (
    # Quality, pay: a good job pays, one that pays less is none, one with no sure hours is none.
    ("good", "pays"),
    ("not_good", "pays"),
    ("not_good", "less"),
    ("not_good", "not_judged"),
    ("not_judged", "pays"),
    ("not_judged", "not_judged"),
)
STAYED = ("kept", "lost")
KINDS = (*((*job, stayed) for job, stayed in product(JOBS, STAYED)), ("no_job",) * 3)
MEASURES = ("job_quality", "living_wage", "retention")
CROSSED = (("job_quality", "living_wage"), ("job_quality", "retention"), MEASURES)
CONTEXT = place_of({"measure": "people", "pathway": pathway().code, "period": FIRST.code})
World = Mapping[tuple[str, ...], int]


def tenth_of(ward: str) -> str:
    return decile_of(LISTS.ward(ward))


def made_up(seed: int) -> World:
    """How many people of each ward have which job and stayed in it."""
    draw = random.Random(seed)
    weights = {kind: draw.choice([0, 1, 2, 6]) for kind in KINDS}
    return {
        (ward, *kind): draw.choice([0, 1, weights[kind], 2 * weights[kind]])
        for ward in WARDS
        for kind in KINDS
    }


def dimension(name: str) -> Dimension:
    counted = dimension_of(name, pathway(), FIRST, LISTS)
    return Dimension(
        name,
        name,
        tuple(Category(one.code, one.title) for one in counted.categories),
        groups=tuple(CategoryGroup(one.code, one.title, one.children) for one in counted.sums),
    )


def publish(
    world: World, places: Sequence[str] = ("deprivation_decile", "ward"), *, rests: bool = True
) -> PublishedTables:
    """One return of all three measures by each kind of place."""
    dimensions = [dimension(name) for name in (*places, *MEASURES)]
    tables = []
    for place, (at, measure) in product(places, enumerate(MEASURES)):
        people: Counter[tuple[str, ...]] = Counter()
        for (ward, *kind), number in world.items():
            people[ward if place == "ward" else tenth_of(ward), kind[at]] += number
        tables.append(CountTable(f"{measure}_{place}", "", (place, measure), people))
    counted = counts_by_place(tables, dimensions, CONTEXT)
    facts = [
        fact if rests else replace(fact, rest_counts=False)
        for fact in known_facts(pathway(), FIRST, LISTS)
    ]
    return protect_and_audit(
        tables,
        dimensions,
        ProtectionPolicy(THRESHOLD),
        release="2026",
        context=CONTEXT,
        constraints=constraints_of(facts, counted, groupings(LISTS)),
        tie_break_key=KEY,
    ).protected.published


class Reader:
    """Somebody who has the return, the network's list, and all the time in the world."""

    def __init__(self, world: World, published: PublishedTables) -> None:
        self._world = world
        self._cells = list(world)
        self._published = published
        printed = [cell for cell in published.cells if cell.value is not None]
        self._rows = [self._row(dict(cell.dims)) for cell in printed]
        self._values = [int(cell.value or 0) for cell in printed]

    def told(self) -> list[tuple[dict[str, str], int, int]]:
        """Small withheld counts that cannot be 0, or cannot be the threshold."""
        return [
            (place, low, high)
            for place, people, low, high in self._ranges(
                [dict(cell.dims) for cell in self._published.cells if cell.value is None]
            )
            if 1 <= people < THRESHOLD and (low > 0 or high < THRESHOLD)
        ]

    def told_across(self) -> list[tuple[dict[str, str], int, int]]:
        """People by several measures at once, whom no table counts, proved to be few."""
        codes = {
            name: dict.fromkeys(kind[at] for kind in KINDS) for at, name in enumerate(MEASURES)
        }
        where = [{"ward": ward} for ward in WARDS] + [{"deprivation_decile": "1"}, {}]
        places = [
            {**place, **dict(zip(names, chosen, strict=True))}
            for names in CROSSED
            for chosen in product(*(codes[name] for name in names))
            for place in where
        ]
        return [
            (place, low, high)
            for place, people, low, high in self._ranges(places)
            if 1 <= people < THRESHOLD and low >= 1 and high < THRESHOLD
        ]

    def _ranges(
        self, places: Sequence[dict[str, str]]
    ) -> list[tuple[dict[str, str], int, int, int]]:
        found = []
        for place in places:
            row = self._row(place)
            people = sum(self._world[self._cells[at]] for at in np.flatnonzero(row))
            if 1 <= people < THRESHOLD:
                low, high = (
                    extreme(self._rows, self._values, row, sign, whole=True) for sign in (1, -1)
                )
                found.append((place, people, round(low), round(high)))
        return found

    def _row(self, pairs: Mapping[str, str]) -> np.ndarray:
        return np.array([float(self._is_in(cell, pairs)) for cell in self._cells])

    def _is_in(self, cell: tuple[str, ...], pairs: Mapping[str, str]) -> bool:
        ward, *kind = cell
        said = {
            "ward": ward,
            "deprivation_decile": tenth_of(ward),
            **dict(zip(MEASURES, kind, strict=True)),
        }
        if pairs.get("ward", "").startswith("city:"):
            said["ward"] = pairs["ward"] if ward in OF_WARDS else ward
        return all(said.get(name, code) == code for name, code in pairs.items())


@pytest.mark.parametrize("seed", range(3))
def test_nobody_works_out_a_small_number_or_few_people_by_two_measures(seed: int) -> None:
    world = made_up(seed)
    published = publish(world)
    reader = Reader(world, published)
    assert reader.told() == []
    assert reader.told_across() == []
    alone = audit(published, threshold=THRESHOLD, width=THRESHOLD, join=True)
    assert (alone.verdict, alone.cyclic_core) == (Verdict.SAFE, ())


def test_few_people_paid_the_rate_without_a_good_job_are_not_told_by_subtracting() -> None:
    """Each number is large enough to print; what is paid the rate less what is good is three."""
    jobs = {("not_good", "pays", "kept"): 3, ("good", "pays", "kept"): 10, ("no_job",) * 3: 20}
    jobs[("not_good", "less", "lost")] = 8
    world: World = {(ward, *kind): jobs.get(kind, 0) for ward in WARDS for kind in KINDS}
    subtracted = Reader(world, publish(world, rests=False)).told_across()
    assert {"ward": "elm", "job_quality": "not_good", "living_wage": "pays"} in [
        place for place, *_ in subtracted
    ]
    assert Reader(world, publish(world)).told_across() == []


@settings(max_examples=4)
@given(st.lists(st.integers(0, 9), min_size=len(KINDS) * 3, max_size=len(KINDS) * 3))
def test_whoever_the_people_are_they_are_not_worked_out(numbers: list[int]) -> None:
    wards = ("ash", "birch", "elm")
    world: World = dict(
        zip(((ward, *kind) for ward in wards for kind in KINDS), numbers, strict=True)
    )
    reader = Reader(world, publish(world))
    assert reader.told() == []
    assert reader.told_across() == []
