"""A return by tenths, then one by wards, between which wards went to other tenths.

The network's lists are public: whoever keeps both returns adds wards up by the list of before.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from anchordesk.domain.agreed_lists import AgreedLists
from anchordesk.domain.broader_groups import Groupings, groupings
from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counted_places import decile_of
from anchordesk.domain.counting_over_lists import over_lists
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_same_day import of_the_same_day
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables, place_of
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.period import Period
from anchordesk.domain.ward_places import WardPlace, by_name
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import FIRST, KEY, pathway

THRESHOLD = 5
NEARLY = 1e-6
BEFORE = {"ash": 1, "birch": 1, "cedar": 2, "elm": 3, "fir": 3, "gorse": 9}
NOW = {**BEFORE, "birch": 2, "fir": 9}
SECOND = FIRST.following
People = Mapping[str, int]
SEEDS = (1, 5, 7, 20)
TENTHS = "deprivation_decile"
NAMES = ((TENTHS, "ward"), ("ward", TENTHS), (TENTHS, TENTHS))


def lists(tenths: Mapping[str, int]) -> AgreedLists:
    return AgreedLists(
        by_name(WardPlace(name, "City", 52.5, -1.8, n <= 2, n, "") for name, n in tenths.items())
    )


LIST_BEFORE, LIST_NOW = lists(BEFORE), lists(NOW)


def dimension(name: str, agreed: AgreedLists) -> Dimension:
    counted = dimension_of(name, pathway(), FIRST, agreed)
    return Dimension(
        name,
        name,
        tuple(Category(one.code, one.title) for one in counted.categories),
        groups=tuple(CategoryGroup(one.code, one.title, one.children) for one in counted.sums),
    )


def place(period: str, **pairs: str) -> Dims:
    return place_of({"measure": "people", "pathway": pathway().code, "period": period, **pairs})


def counted(
    people: People, name: str, agreed: AgreedLists, period: str
) -> tuple[CountTable, Dimension, dict[Dims, int]]:
    by: Counter[tuple[str, ...]] = Counter()
    for ward, number in people.items():
        by[(ward if name == "ward" else decile_of(agreed.ward(ward)),)] += number
    table, one = CountTable(name, name, (name,), by), dimension(name, agreed)
    return table, one, counts_by_place([table], [one], place(period))


def both(
    before: People, now: People, names: tuple[str, str], *, kept: bool
) -> tuple[PublishedTables, PublishedTables]:
    """Two years' returns; `kept` if the ledger keeps by which list the first was counted."""
    table, one, _ = counted(before, names[0], LIST_BEFORE, FIRST.code)
    policy = ProtectionPolicy(THRESHOLD)
    first = protect_and_audit(
        [table], [one], policy, release="A", context=place(FIRST.code), tie_break_key=KEY
    ).protected.published
    table, one, own = counted(now, names[1], LIST_NOW, SECOND.code)
    known_before: Groupings = groupings(LIST_BEFORE if kept else LIST_NOW)
    known_now = groupings(LIST_NOW)
    context = place(SECOND.code)
    ledger = ledger_of([first], public_totals([table], [one]), context)
    printed = [
        PrintedPeriod(FIRST, dict(ledger.places[0]), known_before),
        PrintedPeriod(SECOND, {cell: cell for cell in own}, known_now),
    ]
    ties = (
        *continuations(printed[:1], printed[1]),
        *of_the_same_day(printed, known_facts(pathway(), SECOND, LIST_NOW)),
        *over_lists(printed),
    )
    second = protect_and_audit(
        [table],
        [one],
        policy,
        release="B",
        context=context,
        constraints=constraints_of(known_facts(pathway(), SECOND, LIST_NOW), own, known_now),
        earlier=ledger.tables,
        continuations=ties,
        tie_break_key=KEY,
    ).protected.published
    return first, second


def given_away(
    before: People, now: People, first: PublishedTables, second: PublishedTables
) -> list[str]:
    """Small hidden counts of which a reader knows that somebody, or no more, is there.

    Unknown are the people of each ward then, and those who came since; nobody goes. It shares no
    code with ours.
    """
    wards = list(BEFORE)
    size = len(wards)
    truth = np.array([*(before[w] for w in wards), *(now[w] - before[w] for w in wards)])
    rows, values, hidden = [], [], {}
    for tables, tenths, since in ((first, BEFORE, 0), (second, NOW, 1)):
        for cell in tables.cells:
            asked = {n: c for n, c in cell.dims if n in {"ward", "deprivation_decile"}}
            inside = np.array(
                [
                    float(
                        all(
                            code == (ward if name == "ward" else str(tenths[ward]))
                            for name, code in asked.items()
                        )
                    )
                    for ward in wards
                ]
            )
            row = np.concatenate([inside, since * inside])
            if any(":" in code for code in asked.values()):
                row = np.concatenate([np.ones(size), since * np.ones(size)])
            if cell.value is None:
                hidden[f"{cell.release} {sorted(asked.items())}"] = row
            else:
                rows.append(row)
                values.append(cell.value)
    found = []
    for name, row in hidden.items():
        people = int(row @ truth)
        if 0 < people < THRESHOLD and (
            extreme(rows, values, row, 1) > NEARLY
            or extreme(rows, values, row, -1) < THRESHOLD - NEARLY
        ):
            found.append(name)
    return found


def made_up(seed: int) -> tuple[People, People]:
    draw = random.Random(seed)
    before = {ward: draw.choice([0, 1, 2, 3, 6, 9, 15]) for ward in BEFORE}
    now = {ward: people + draw.choice([0, 0, 1, 2, 6, 8]) for ward, people in before.items()}
    return before, now


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("seed", SEEDS)
def test_two_years_are_tied_by_the_list_that_each_was_counted_with(
    names: tuple[str, str], seed: int
) -> None:
    before, now = made_up(seed)
    assert given_away(before, now, *both(before, now, names, kept=True)) == []


def test_the_reader_undoes_some_that_are_tied_by_todays_list_alone() -> None:
    worlds = [made_up(seed) for seed in SEEDS]
    careless = [(*world, *both(*world, NAMES[0], kept=False)) for world in worlds]
    assert any(given_away(*world) for world in careless)


def tied(later: str, course: Course, *names: str) -> set[tuple[frozenset[str], frozenset[str]]]:
    """Which groups go on in which, by what they are called in print."""

    def printed(period: Period, name: str, agreed: AgreedLists) -> PrintedPeriod:
        codes = [one.code for one in dimension(name, agreed).categories]
        cells = [place(period.code, **{name: code}) for code in codes]
        return PrintedPeriod(period, {cell: cell for cell in cells}, groupings(agreed))

    period = SECOND if later == "later" else FIRST
    both_printed = [
        printed(FIRST, names[0], LIST_BEFORE),
        printed(period, names[1], LIST_NOW),
    ]

    def shown(cells: tuple[Dims, ...]) -> frozenset[str]:
        return frozenset(code for cell in cells for name, code in cell if name in names)

    return {
        (shown(item.before), shown(item.later))
        for item in over_lists(both_printed)
        if item.course is course
    }


def test_tenths_that_wards_went_between_stay_the_same_together() -> None:
    tenths = (TENTHS, TENTHS)
    found = tied("later", Course.GROWS, *tenths)
    assert (frozenset("12"), frozenset("12")) in found
    assert (frozenset("39"), frozenset("39")) in found
    assert (frozenset("2"), frozenset("2")) in found, "its people are among those of now"
    assert (frozenset("1"), frozenset("1")) not in found, "birch went to the second"
    # A ward that went nowhere is tied as it is; on the same day nothing is added.
    assert (frozenset({"not_known"}), frozenset({"not_known"})) in found
    assert (frozenset("12"), frozenset("12")) in tied("same day", Course.CLOSED, *tenths)


def test_wards_of_now_add_up_to_a_tenth_of_before() -> None:
    found = tied("later", Course.GROWS, "deprivation_decile", "ward")
    assert (frozenset("1"), frozenset({"ash", "birch"})) in found
    assert (frozenset("1"), frozenset({"ash"})) not in found


def test_a_list_that_says_the_same_ties_nothing_anew() -> None:
    cells = {place(p.code, ward="ash"): place(p.code, ward="ash") for p in (FIRST, SECOND)}
    known = [groupings(lists(dict(reversed(BEFORE.items())))), groupings(LIST_BEFORE)]
    printed = [
        PrintedPeriod(period, cells, one)
        for period, one in zip((FIRST, SECOND), known, strict=True)
    ]
    assert over_lists(printed) == ()
