"""Returns that show a thing in broad groups now and in narrow ones then, read together."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

import numpy as np
import pytest

from anchordesk.domain import counting_over_time
from anchordesk.domain.broader_groups import BROADER, with_broader
from anchordesk.domain.categories import EthnicityGroup
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_presumptions import presumptions, upward_orders
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables, place_of
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    counts_by_place,
)
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import FIRST, KEY, pathway

PERIODS = (FIRST, FIRST.following)
NARROW, BROAD = "ethnicity_group", "ethnicity_broad"
GROUPS = tuple(group.value for group in EthnicityGroup)
BROAD_OF = BROADER[NARROW].code_of
THRESHOLD = 5
World = tuple[Counter[str], Counter[str]]


def made_up(seed: int) -> World:
    """Who was there in the first quarter, by group, and who came in the second."""
    draw = random.Random(seed)
    first = Counter({group: draw.randrange(5, 20) for group in GROUPS})
    came = Counter({group: draw.choice([0, 0, 0, 1, 2, 6]) for group in GROUPS})
    return first, came


def place(at: int, **pairs: str) -> Dims:
    fixed = {"measure": "people", "pathway": pathway().code, "period": PERIODS[at].code}
    return place_of({**fixed, **pairs})


def publish(
    world: World, names: tuple[str, str], *, tied: bool = True
) -> list[dict[Dims, int | None]]:
    """What both quarters print, each by its own dimension, the second protected with the first."""
    earlier: PublishedTables | None = None
    printed: list[PrintedPeriod] = []
    found = []
    people: Counter[str] = Counter()
    for at, (name, more) in enumerate(zip(names, world, strict=True)):
        people = people + more
        shown: Counter[tuple[str, ...]] = Counter()
        for group, number in people.items():
            shown[(group if name == NARROW else BROAD_OF(group),)] += number
        codes = GROUPS if name == NARROW else tuple(BROADER[NARROW].parts)
        dimensions = [Dimension(name, name, tuple(Category(code, code) for code in codes))]
        tables = [CountTable("groups", "", (name,), shown)]
        counts = counts_by_place(tables, dimensions, place(at))
        own = PrintedPeriod(PERIODS[at], {cell: cell for cell in counts})
        release = protect_and_audit(
            tables,
            dimensions,
            ProtectionPolicy(THRESHOLD),
            release=PERIODS[at].code,
            context=place(at),
            earlier=earlier,
            continuations=continuations(printed, own),
            presumptions=presumptions(printed, own, upward_orders(pathway())),
            tie_break_key=KEY,
        ).protected.published
        found.append({cell.dims: cell.value for cell in release.cells})
        earlier = release if earlier is None else release.after(earlier)
        printed.append(own)
    return found


def range_of_newcomers(
    printed: list[dict[Dims, int | None]], names: tuple[str, str], broad: str
) -> tuple[float, float]:
    """The least and the most newcomers of a broad group that agree with all print.

    Unknown are people by narrow group, there at first or come since. It shares no code with ours.
    """
    size = 2 * len(GROUPS)
    rows: list[np.ndarray] = []
    values: list[int] = []
    for at, (name, cells) in enumerate(zip(names, printed, strict=True)):
        for dims, number in cells.items():
            code = dict(dims).get(name)
            if number is None:
                continue
            row = np.zeros(size)
            for index, group in enumerate(GROUPS):
                if code in (None, group if name == NARROW else BROAD_OF(group)):
                    row[index] = 1
                    row[len(GROUPS) + index] = at
            rows.append(row)
            values.append(number)
    wanted = np.array([0] * len(GROUPS) + [float(BROAD_OF(group) == broad) for group in GROUPS])
    return extreme(rows, values, wanted, 1), extreme(rows, values, wanted, -1)


def leaks(world: World, names: tuple[str, str]) -> Mapping[str, tuple[float, float]]:
    """Broad groups with few newcomers who cannot be nobody, or cannot be enough."""
    printed = publish(world, names)
    came: Counter[str] = Counter()
    for group, number in world[1].items():
        came[BROAD_OF(group)] += number
    found = {}
    for broad, number in came.items():
        low, high = range_of_newcomers(printed, names, broad)
        if 1 <= number < THRESHOLD and (low > 0.5 or high < THRESHOLD - 0.5):
            found[broad] = (low, high)
    return found


@pytest.mark.parametrize("names", [(BROAD, NARROW), (NARROW, BROAD)], ids=["divided", "merged"])
def test_newcomers_cannot_be_told_by_subtracting_broad_from_narrow_groups(
    names: tuple[str, str],
) -> None:
    for seed in range(4):
        assert leaks(made_up(seed), names) == {}, seed


@pytest.mark.parametrize("names", [(BROAD, NARROW), (NARROW, BROAD)], ids=["divided", "merged"])
def test_the_same_reader_undoes_returns_whose_groups_are_not_tied(
    names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting_over_time, "with_broader", lambda places, _known: tuple(places))
    monkeypatch.setattr(counting_over_time, "narrower_places", lambda _place, _known: ())
    assert any(leaks(made_up(seed), names) for seed in range(4))


def test_broader_places_are_there_only_where_all_their_parts_are() -> None:
    places = [place_of({"age_band": code, "sex": "male"}) for code in ("16_24", "25_30", "31_49")]
    assert set(with_broader(places)) - set(places) == {
        place_of({"age_three": "to_30", "sex": "male"}),
        place_of({"age_three": "31_49", "sex": "male"}),
    }
    assert set(with_broader(places[1:])) - set(places) == {
        place_of({"age_three": "31_49", "sex": "male"})
    }


def test_tenths_add_up_to_fifths_and_to_disadvantaged_wards() -> None:
    codes = tuple(code for parts in BROADER["deprivation_decile"].parts.values() for code in parts)
    tenths = [place(1, deprivation_decile=code) for code in codes]
    made = set(with_broader(tenths))
    assert place(1, deprived="yes") in made
    cells = [place(0, deprived=code) for code in ("yes", "no")]
    before = PrintedPeriod(FIRST, {cell: cell for cell in cells})
    printed = PrintedPeriod(FIRST.following, {cell: cell for cell in tenths})
    tied = {frozenset(item.later) for item in continuations([before], printed)}
    most = {place(1, deprivation_decile=code) for code in ("1", "2", "yes")}
    assert frozenset(most) in tied, "whoever has both returns subtracts"
