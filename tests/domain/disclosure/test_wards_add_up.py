"""Returns by single wards, by constituency and by deprivation: the public list tells sums of wards.

A reader who has the network's list adds wards up to constituencies, cities and tenths, in one
return and between two of the same day.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from anchordesk.domain.agreed_lists import NO_LISTS, AgreedLists
from anchordesk.domain.broader_groups import groupings
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counted_places import NOT_KNOWN_CODE, decile_of
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_same_day import of_the_same_day
from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.continuity import Continuation
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.ward_places import WardPlace, by_name
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import FIRST, KEY, pathway

THRESHOLD = 5
QUALITY = ("good", "not_good", "not_judged", "no_job")
OF_WARDS = {
    # Name: constituency, tenth.
    "ash": ("north", 1),
    "birch": ("north", 1),
    "cedar": ("north", 2),
    "elm": ("south", 3),
    "fir": ("south", 3),
    "gorse": ("south", 9),
    "hazel": ("south", 9),
}
LISTS = AgreedLists(
    by_name(
        WardPlace(name, "City", 52.5, -1.8, tenth <= 2, tenth, constituency)
        for name, (constituency, tenth) in OF_WARDS.items()
    )
)
WARDS = (*OF_WARDS, NOT_KNOWN_CODE)
World = Mapping[tuple[str, str], int]
SEEDS = range(6)


def made_up(seed: int) -> World:
    """How many people of each ward have which job."""
    draw = random.Random(seed)
    return {
        (ward, quality): draw.choice([0, 1, 2, 3, 7, 9, 14, 22])
        for ward in WARDS
        for quality in QUALITY
    }


def groups_of(name: str, ward: str) -> str:
    """The category of a ward's people in one dimension of places."""
    if name == "ward":
        return ward
    if name == "constituency":
        return OF_WARDS[ward][0] if ward in OF_WARDS else NOT_KNOWN_CODE
    code = decile_of(LISTS.ward(ward))
    known = groupings(LISTS).direct
    fifth = known["deprivation_decile"].code_of(code)
    return {
        "deprivation_decile": code,
        "deprivation_fifth": fifth,
        "deprived": known["deprivation_fifth"].code_of(fifth),
    }[name]


def dimension(name: str, *, with_sums: bool = True) -> Dimension:
    if name == "constituency":
        codes = dict.fromkeys(groups_of(name, ward) for ward in WARDS)
        return Dimension(name, name, tuple(Category(code, code) for code in codes))
    counted = dimension_of(name, pathway(), FIRST, LISTS)
    return Dimension(
        name,
        name,
        tuple(Category(one.code, one.title) for one in counted.categories),
        groups=tuple(CategoryGroup(one.code, one.title, one.children) for one in counted.sums)
        if with_sums
        else (),
    )


def context(number: int) -> Dims:
    period = FIRST.code if number == 0 else f"{FIRST.code}, return {number}"
    return place_of({"measure": "people", "pathway": pathway().code, "period": period})


def publish(
    world: World,
    names: Sequence[str],
    *,
    lists: AgreedLists = LISTS,
    with_sums: bool = True,
    earlier: PublishedTables | None = None,
) -> PublishedTables:
    """What one return by some dimensions of places prints, each crossed with quality of jobs."""
    dimensions = [
        *(dimension(name, with_sums=with_sums) for name in names),
        dimension("job_quality"),
    ]
    tables = []
    for name in names:
        people: Counter[tuple[str, ...]] = Counter()
        for (ward, quality), number in world.items():
            people[groups_of(name, ward), quality] += number
        tables.append(CountTable(name, name, (name, "job_quality"), people))
    places = counts_by_place(tables, dimensions, context(0))
    ties: tuple[Continuation, ...] = ()
    before = None
    if earlier is not None:
        ledger = ledger_of([earlier], public_totals(tables, dimensions), context(0))
        before = ledger.tables
        known = groupings(lists)
        printed = [
            PrintedPeriod(FIRST, {_now(cell.dims): cell.dims for cell in before.cells}, known),
            PrintedPeriod(FIRST, {place: place for place in places}, known),
        ]
        ties = (
            *continuations(printed[:1], printed[1]),
            *of_the_same_day(printed, known_facts(pathway(), FIRST, lists)),
        )
    return protect_and_audit(
        tables,
        dimensions,
        ProtectionPolicy(THRESHOLD),
        release=f"return {0 if earlier is None else 1}",
        context=context(0),
        constraints=constraints_of(known_facts(pathway(), FIRST, lists), places),
        earlier=before,
        continuations=ties,
        tie_break_key=KEY,
    ).protected.published


def _now(dims: Dims) -> Dims:
    return place_of({**dict(dims), "period": FIRST.code})


def told(world: World, *published: PublishedTables) -> list[tuple[str, float, float]]:
    """Small counts of which a reader with the list knows that they are not 0, or are too few.

    Unknown are people by ward and quality. It shares no code with ours.
    """
    at = {cell: number for number, cell in enumerate(world)}
    rows, values = [], []
    hidden: dict[str, tuple[np.ndarray, int]] = {}
    for tables in published:
        for cell in tables.cells:
            row = np.zeros(len(world))
            pairs = dict(cell.dims)
            for (ward, quality), number in at.items():
                if pairs.get("job_quality", quality) == quality and all(
                    _is_in(name, code, ward)
                    for name, code in pairs.items()
                    if name in {"ward", "constituency", *DEPRIVATION}
                ):
                    row[number] = 1
            if cell.value is None:
                people = sum(world[one] for one, number in at.items() if row[number])
                hidden[str(sorted(pairs.items()))] = (row, people)
            else:
                rows.append(row)
                values.append(cell.value)
    found = []
    for name, (row, people) in hidden.items():
        if 1 <= people < THRESHOLD:
            low, high = extreme(rows, values, row, 1), extreme(rows, values, row, -1)
            if low > 0.5 or high < THRESHOLD - 0.5:
                found.append((name, low, high))
    return found


DEPRIVATION = ("deprivation_decile", "deprivation_fifth", "deprived")


def _is_in(name: str, code: str, ward: str) -> bool:
    if name == "ward" and ":" in code:
        kind, whole = code.split(":")
        return ward in OF_WARDS and (kind == "city" or OF_WARDS[ward][0] == whole)
    return groups_of(name, ward) == code


@pytest.mark.parametrize("broad", DEPRIVATION)
def test_wards_and_deprivation_in_one_return_undo_each_other_only_where_they_are_not_tied(
    broad: str,
) -> None:
    names = ("ward", broad)
    for seed in SEEDS:
        world = made_up(seed)
        assert told(world, publish(world, names)) == [], seed
    assert any(told(made_up(seed), publish(made_up(seed), names, lists=NO_LISTS)) for seed in SEEDS)


def test_constituencies_undo_wards_only_where_they_are_not_their_sums() -> None:
    for seed in SEEDS:
        world = made_up(seed)
        printed = publish(world, ("ward",))
        assert {code for cell in printed.cells for _, code in cell.dims if ":" in code} == {
            *("city:city", "constituency:north", "constituency:south")
        }
        assert told(world, printed) == [], seed
    apart = ("ward", "constituency")
    assert any(
        told(made_up(seed), publish(made_up(seed), apart, with_sums=False)) for seed in SEEDS
    )


@pytest.mark.parametrize("names", [("ward", "deprived"), ("deprived", "ward")])
def test_two_returns_of_one_day_do_not_undo_each_other(names: tuple[str, str]) -> None:
    def both(seed: int, lists: AgreedLists) -> list[tuple[str, float, float]]:
        world = made_up(seed)
        first = publish(world, names[:1], lists=lists)
        first = replace(
            first,
            cells=tuple(replace(one, dims=_then(one.dims)) for one in first.cells),
            constraints=tuple(
                replace(one, terms=tuple((f, _then(dims)) for f, dims in one.terms))
                for one in first.constraints
            ),
        )
        return told(world, first, publish(world, names[1:], lists=lists, earlier=first))

    for seed in SEEDS:
        assert both(seed, LISTS) == [], seed
    assert any(both(seed, NO_LISTS) for seed in SEEDS)


def test_wards_of_a_later_year_are_tied_to_disadvantaged_wards_of_an_earlier_one() -> None:
    known = groupings(LISTS)
    later = FIRST.following
    fixed = {"measure": "people", "pathway": pathway().code}
    first = [place_of({**fixed, "period": FIRST.code, "deprived": code}) for code in ("yes", "no")]
    wards = {ward: place_of({**fixed, "period": later.code, "ward": ward}) for ward in WARDS}
    before = PrintedPeriod(FIRST, {cell: cell for cell in first}, known)
    now = PrintedPeriod(later, {cell: cell for cell in wards.values()}, known)
    tied = {frozenset(item.later): item.before for item in continuations([before], now)}
    assert tied[frozenset(wards[name] for name in ("ash", "birch", "cedar"))] == (first[0],)


def _then(dims: Dims) -> Dims:
    return place_of({**dict(dims), "period": f"{FIRST.code}, return 1"})


def test_the_audit_undoes_what_was_protected_without_the_list() -> None:
    """Its own code finds it, once the file states what the list says."""
    undone = 0
    for seed in SEEDS:
        world = made_up(seed)
        blind = publish(world, ("ward", "deprivation_decile"), lists=NO_LISTS)
        cells = [cell.dims for cell in blind.cells]
        stated = constraints_of(known_facts(pathway(), FIRST, LISTS), cells)
        read = audit(replace(blind, constraints=stated), threshold=THRESHOLD, width=THRESHOLD)
        undone += read.verdict is Verdict.UNSAFE
        sound = publish(world, ("ward", "deprivation_decile"))
        assert set(stated) == set(sound.constraints)
        assert audit(sound, threshold=THRESHOLD, width=THRESHOLD).verdict is Verdict.SAFE, seed
    assert undone
