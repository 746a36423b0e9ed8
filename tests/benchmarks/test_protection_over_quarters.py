"""Prints what protecting four quarters together costs: cells withheld, and seconds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

import pytest

from anchordesk.domain.disclosure.audit import Verdict
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import PublishedTables
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CategoryGroup, CountTable, Dimension
from anchordesk.domain.period import Quarter
from tests.benchmarks.test_protection import People, dimensions, made_up
from tests.domain.disclosure.caseload import (
    always,
    made_up_cases,
    published_after,
    quarters_of,
)

SHAPES = (("ward", "stage"), ("stage", "sex"), ("ward", "sex"), ("stage", "age"))
"""Ward, stage and sex form a ring, as in the specification."""
TREE = (("ward", "stage"), ("stage", "sex"), ("stage", "age"))
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
YEARS_TO_DATE = (
    CategoryGroup("YTD2", "", ("Q1", "Q2")),
    CategoryGroup("YTD3", "", ("YTD2", "Q3")),
    CategoryGroup("YTD4", "", ("YTD3", "Q4")),
)
pytestmark = pytest.mark.benchmark


def periods_until(at: int) -> Dimension:
    """The periods so far: sums of later ones would only be unknown counts to protect."""
    quarters = tuple(Category(code, "") for code in QUARTERS[: at + 1])
    return Dimension("period", "", quarters, groups=YEARS_TO_DATE[:at])


def tables(
    code: str, people: People, shapes: Sequence[tuple[str, ...]] = SHAPES
) -> list[CountTable]:
    return [
        CountTable(
            f"{code} {names}",
            "",
            names,
            Counter(tuple(person[name] for name in names) for person in people),
            (("period", code),),
        )
        for names in shapes
    ]


@pytest.mark.parametrize("people", [60, 150, 445, 2000])
def test_four_quarters_of_the_shipped_return(people: int) -> None:
    before: list[tuple[Quarter, PublishedTables]] = []
    for quarter in quarters_of(always(made_up_cases(1, people))):
        started = time.perf_counter()
        released = published_after(quarter, before)
        before.append((quarter.period, released.protected.published))
        print(  # noqa: T201
            f"\nshipped return, {people} people, {quarter.period.code}:"
            f" {len(released.protected.withheld)} of {len(released.protected.published.cells)}"
            f" withheld, {time.perf_counter() - started:.2f} s"
        )
        assert released.audit.verdict is Verdict.SAFE


@pytest.mark.slow
@pytest.mark.parametrize(
    ("size", "wards", "shapes"),
    [
        (100, 4, SHAPES),
        pytest.param(400, 12, SHAPES, marks=pytest.mark.long),
        pytest.param(400, 12, TREE, marks=pytest.mark.long),
        pytest.param(2000, 69, TREE, marks=pytest.mark.long),
    ],
)
def test_four_quarters_with_the_year_to_date(
    size: int, wards: int, shapes: Sequence[tuple[str, ...]]
) -> None:
    people = made_up(size, wards)
    known = [d for d in dimensions(people) if d.name in {"ward", "stage", "sex", "age"}]
    earlier: PublishedTables | None = None
    started = time.process_time()
    for at, code in enumerate(QUARTERS):
        asked = tables(code, people[at::4], shapes)
        if at:
            so_far = [person for n, person in enumerate(people) if n % 4 <= at]
            asked += tables(f"YTD{at + 1}", so_far, shapes)
        released = protect_and_audit(
            asked,
            [*known, periods_until(at)],
            ProtectionPolicy(),
            release=code,
            context=(("measure", "starts"),),
            earlier=earlier,
            tie_break_key=b"0123456789abcdef",
        )
        published = released.protected.published
        earlier = published if earlier is None else published.after(earlier)
        withheld = sum(cell.withheld for cell in earlier.cells)
        print(  # noqa: T201
            f"\nyear to date, {size} residents, {wards} wards, after {code}: {withheld} of"
            f" {len(earlier.cells)} withheld,"
            f" {time.process_time() - started:.1f} processor s in all"
        )
        assert released.audit.verdict is Verdict.SAFE
