"""A landlord all of whose homes stand in one ward, as neighbours know: what is left of the ward."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import PublishedTables, cell_name, place_of
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, counts_by_place
from anchordesk.domain.landlords_in_places import in_one_place, parts_of_places
from anchordesk.domain.ward_places import WardPlace, by_name
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import KEY

THRESHOLD, NEARLY = 5, 1e-6
WARDS = ("ash", "birch", "cedar")
QUALITY = ("good", "not_good", "no_job")
LANDLORDS = {"harbour": ("ash",), "quay": WARDS, "not_known": WARDS}
"""In which wards each has homes."""
CELLS = [(w, one, q) for one, wards in LANDLORDS.items() for w in wards for q in QUALITY]
CONTEXT = place_of({"measure": "people", "period": "2026-27"})
LISTS = AgreedLists(
    by_name(
        WardPlace(name, "City", 52.5, -1.8, tenth <= 2, tenth, "North")
        for name, tenth in (("ash", 1), ("birch", 1), ("cedar", 4))
    )
)
World = Mapping[tuple[str, str, str], int]
SEEDS = tuple(range(10))


def made_up(seed: int) -> World:
    draw = random.Random(seed)
    return {
        cell: draw.choice([6, 8, 11, 15] if cell[1] == "harbour" else [0, 0, 1, 2, 3, 7])
        for cell in CELLS
    }


def dimension(name: str, *codes: str) -> Dimension:
    return Dimension(name, name, tuple(Category(code, code) for code in codes))


def published(world: World, *, knowing: bool) -> PublishedTables:
    by_ward: Counter[tuple[str, ...]] = Counter()
    by_landlord: Counter[tuple[str, ...]] = Counter()
    for (ward, landlord, quality), number in world.items():
        by_ward[ward, quality] += number
        by_landlord[landlord, quality] += number
    tables = [
        CountTable("wards", "", ("ward", "job_quality"), by_ward),
        CountTable("landlords", "", ("landlord", "job_quality"), by_landlord),
    ]
    dimensions = [
        dimension("ward", *WARDS),
        dimension("landlord", *LANDLORDS),
        dimension("job_quality", *QUALITY),
    ]
    counts = counts_by_place(tables, dimensions, CONTEXT)
    known = {"harbour": {("ward", "ash")}}
    return protect_and_audit(
        tables,
        dimensions,
        ProtectionPolicy(THRESHOLD),
        release="R",
        context=CONTEXT,
        told=parts_of_places(known, counts, CONTEXT) if knowing else (),
        tie_break_key=KEY,
    ).protected.published


def given_away(world: World, tables: PublishedTables) -> list[str]:
    """Few people of a ward who are not the landlord's, and small hidden counts, that follow.

    Unknown are people by ward, landlord and job; shares no code with protection or audit.
    """
    names = ("ward", "landlord", "job_quality")
    truth = np.array([world[cell] for cell in CELLS])

    def row(place: dict[str, str]) -> np.ndarray:
        return np.array(
            [
                float(all(dict(zip(names, cell, strict=True))[n] == c for n, c in place.items()))
                for cell in CELLS
            ]
        )

    rows, values, looked_at = [], [], {}
    for cell in tables.cells:
        place = {n: c for n, c in cell.dims if n in names}
        if cell.value is None:
            looked_at[cell_name(cell.dims)] = row(place)
        else:
            rows.append(row(place))
            values.append(cell.value)
    for quality in ({}, *({"job_quality": q} for q in QUALITY)):
        rest = row({"ward": "ash", **quality}) - row({"landlord": "harbour", **quality})
        looked_at[f"the rest of ash {quality}"] = rest
    found = []
    for name, wanted in looked_at.items():
        least, most = extreme(rows, values, wanted, 1), extreme(rows, values, wanted, -1)
        is_rest = name.startswith("the rest")
        known = (
            least > NEARLY and most < THRESHOLD - NEARLY
            if is_rest
            else (least > NEARLY or most < THRESHOLD - NEARLY)
        )
        if 0 < int(wanted @ truth) < THRESHOLD and known:
            found.append(name)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_left_of_a_ward_beside_its_landlord_is_protected(seed: int) -> None:
    world = made_up(seed)
    assert given_away(world, published(world, knowing=True)) == []


def test_a_neighbour_undoes_some_that_are_not_tied() -> None:
    worlds = [made_up(seed) for seed in SEEDS]
    assert any(given_away(world, published(world, knowing=False)) for world in worlds)


def person(ward: str, tenth: str, landlord: str) -> dict[str, str]:
    return {
        "ward": ward,
        "deprivation_decile": tenth,
        "deprivation_fifth": "fifth_1",
        "deprived": "yes",
        "landlord": landlord,
    }


def test_places_are_those_in_which_all_people_of_a_landlord_live() -> None:
    people = [
        person("ash", "1", "harbour"),
        person("ash", "1", "harbour"),
        person("ash", "1", "quay"),
        person("birch", "1", "quay"),
        person("not_known", "not_known", "dock"),
        person("ash", "1", "not_known"),
    ]
    found = in_one_place(people, groupings(LISTS))
    assert ("ward", "ash") in found["harbour"]
    assert ("ward", "ash") not in found["quay"]
    assert ("deprivation_decile", "1") in found["quay"]
    assert ("ward", "constituency:north") in found["quay"]
    assert found["dock"] == set()
    assert "not_known" not in found, "nobody knows who is among the others"


def test_a_landlord_with_more_people_than_the_place_lives_elsewhere_as_well() -> None:
    counts = {
        place_of({**dict(CONTEXT), **pairs}): number
        for pairs, number in (
            ({"ward": "ash"}, 10),
            ({"ward": "ash", "job_quality": "good"}, 3),
            ({"landlord": "harbour"}, 8),
            ({"landlord": "harbour", "job_quality": "good"}, 4),
        )
    }
    known = {"harbour": {("ward", "ash")}}
    assert parts_of_places(known, counts, CONTEXT) == ()
    fewer = {place: min(number, 3) for place, number in counts.items()}
    assert len(parts_of_places(known, fewer, CONTEXT)) == 2
