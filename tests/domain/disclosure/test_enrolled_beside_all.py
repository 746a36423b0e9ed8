"""Two returns of one day: one of everybody supported, one of those on the pathway alone."""

from __future__ import annotations

import pytest

from anchordesk.domain.counted_facts import known_facts
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod
from anchordesk.domain.counting_same_day import of_the_same_day
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import Dims, PublishedTables, place_of
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, counts_by_place
from anchordesk.domain.period import Quarter
from tests.domain.disclosure.caseload import KEY, pathway

QUARTER = Quarter(2026, 1)
SEX = Dimension("sex", "Sex", tuple(Category(code, code) for code in ("f", "m", "x")))
EVERYBODY = {"f": 30, "m": 40, "x": 20}


def at(number: int, **pairs: str) -> Dims:
    period = QUARTER.code + (", return 1" if number == 1 else "")
    return place_of({"measure": "people", PERIOD: period, **pairs})


def enrolled_after_all(enrolled: dict[str, int], *, tied: bool) -> PublishedTables:
    """The second return; the first printed everybody by sex."""
    all_of_them = CountTable("all", "", ("sex",), {(c,): n for c, n in EVERYBODY.items()})
    first = protect_and_audit(
        [all_of_them],
        [SEX],
        ProtectionPolicy(),
        release="one",
        context=at(1),
        tie_break_key=KEY,
    ).protected.published
    assert not any(cell.withheld for cell in first.cells)
    fixed = (("population", "enrolled"),)
    table = CountTable("enrolled", "", ("sex",), {(c,): n for c, n in enrolled.items()}, fixed)
    printed = [
        PrintedPeriod(QUARTER, {_now(cell.dims): cell.dims for cell in first.cells}),
        PrintedPeriod(QUARTER, {place: place for place in counts_by_place([table], [SEX], at(2))}),
    ]
    return protect_and_audit(
        [table],
        [SEX],
        ProtectionPolicy(),
        release="two",
        context=at(2),
        earlier=first,
        continuations=of_the_same_day(printed, known_facts(pathway(), QUARTER)) if tied else (),
        tie_break_key=KEY,
    ).protected.published


def _now(dims: Dims) -> Dims:
    return place_of({**dict(dims), PERIOD: QUARTER.code})


def not_enrolled(second: PublishedTables) -> dict[str, int]:
    """Who is not on the pathway, as a reader of both subtracts."""
    shown = {dict(cell.dims).get("sex"): cell.value for cell in second.cells}
    return {sex: all_ - (shown[sex] or 0) for sex, all_ in EVERYBODY.items() if shown[sex]}


@pytest.mark.parametrize("women", [26, 28, 29])
def test_a_few_who_are_not_on_the_pathway_do_not_follow_from_two_returns(women: int) -> None:
    enrolled = {"f": women, "m": 28, "x": 11}
    careless = not_enrolled(enrolled_after_all(enrolled, tied=False))
    assert careless["f"] == 30 - women
    told = not_enrolled(enrolled_after_all(enrolled, tied=True))
    assert "f" not in told
    assert len(told) < 2, "the others and all of them would tell it"


def test_enough_who_are_not_on_the_pathway_hide_nothing() -> None:
    enrolled = {"f": 20, "m": 28, "x": 11}
    assert not_enrolled(enrolled_after_all(enrolled, tied=True)) == {"f": 10, "m": 12, "x": 9}
