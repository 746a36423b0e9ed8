"""Prints how the cost of protecting and auditing grows: with residents, wards, tables, releases."""

from __future__ import annotations

import time
from collections.abc import Sequence

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import PublishedTables
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import CountTable
from tests.benchmarks.test_protection import dimensions, made_up
from tests.benchmarks.test_protection_over_quarters import (
    QUARTERS,
    TREE,
    periods_until,
)
from tests.benchmarks.test_protection_over_quarters import tables as tables_of

KEY = b"0123456789abcdef"
SHAPES = (
    ("ward", "stage"),
    ("stage", "sex"),
    ("stage", "age"),
    ("stage", "ethnicity"),
    ("stage", "disability"),
    ("stage", "age", "sex"),
    ("ward", "stage", "sex"),
    ("ward", "stage", "sex", "disability"),
)
pytestmark = [pytest.mark.benchmark, pytest.mark.long]


def measured(title: str, size: int, wards: int, shapes: Sequence[tuple[str, ...]]) -> None:
    people = made_up(size, wards)
    asked = [
        CountTable.of_people(
            " ".join(names), "", names, (tuple(p[name] for name in names) for p in people)
        )
        for names in shapes
    ]
    started = time.process_time()
    protected = protect(
        asked,
        dimensions(people),
        ProtectionPolicy(),
        release="R",
        context=(),
        tie_break_key=KEY,
    )
    between = time.process_time()
    result = audit(protected.published)
    print(  # noqa: T201
        f"\n{title} | {result.cells} | {result.withheld} | {between - started:.2f}"
        f" | {time.process_time() - between:.2f}"
    )
    assert result.verdict is Verdict.SAFE


@pytest.mark.parametrize("size", [125, 250, 500, 1_000, 2_000, 4_000])
def test_with_residents(size: int) -> None:
    measured(f"residents {size}", size, 24, SHAPES[:5])


@pytest.mark.parametrize("wards", [6, 12, 24, 48, 69])
def test_with_wards(wards: int) -> None:
    measured(f"wards {wards}", 2_000, wards, SHAPES[:5])


@pytest.mark.parametrize("number", [1, 2, 4, 6, 7, 8])
def test_with_tables(number: int) -> None:
    measured(f"tables {number}", 2_000, 24, SHAPES[:number])


def test_with_releases() -> None:
    people = made_up(2_000, 24)
    known = [d for d in dimensions(people) if d.name in {"ward", "stage", "sex", "age"}]
    earlier: PublishedTables | None = None
    for at, code in enumerate(QUARTERS):
        started = time.process_time()
        so_far = [person for n, person in enumerate(people) if n % 4 <= at]
        asked = tables_of(code, people[at::4], TREE)
        asked += tables_of(f"YTD{at + 1}", so_far, TREE) if at else []
        protected = protect(
            asked,
            [*known, periods_until(at)],
            ProtectionPolicy(),
            release=code,
            context=(("measure", "starts"),),
            earlier=earlier,
            tie_break_key=KEY,
        )
        between = time.process_time()
        own = protected.published
        earlier = own if earlier is None else own.after(earlier)
        result = audit(earlier)
        print(  # noqa: T201
            f"\nreleases {at + 1} | {result.cells} | {result.withheld} | {between - started:.2f}"
            f" | {time.process_time() - between:.2f}"
        )
        assert result.verdict is Verdict.SAFE
