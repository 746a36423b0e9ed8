"""Prints what protection costs: cells withheld, and seconds, on real and on made-up people."""

from __future__ import annotations

import csv
import random
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
)

FILE = Path(__file__).parents[1] / "data" / "nsw_participants.csv"
POLICY = ProtectionPolicy()
People = list[dict[str, str]]
pytestmark = pytest.mark.benchmark


def participants() -> People:
    def person(row: dict[str, str]) -> dict[str, str]:
        age, school, earned = int(row["age"]), int(row["educ"]), float(row["re78"])
        return {
            "age": str(sum(age > limit for limit in (19, 24, 29, 39))),
            "ethnicity": row["black"] + row["hisp"],
            "education": str(sum(school > limit for limit in (8, 11, 12))),
            "married": row["marr"],
            "treated": row["treat"],
            "earnings": str(sum(earned > limit for limit in (0, 5_000, 10_000, 20_000))),
        }

    with FILE.open(encoding="utf-8", newline="") as file:
        return [person(row) for row in csv.DictReader(file)]


def made_up(number: int, wards: int) -> People:
    """Residents with a fixed seed, unevenly spread."""
    draw = random.Random(20260101)
    sizes = {
        "stage": 6, "sex": 2, "age": 5, "ethnicity": 5, "disability": 3, "sector": 4, "quality": 3,
    }  # fmt: skip

    def one() -> dict[str, str]:
        ward = min(int(draw.expovariate(3.0 / wards)), wards - 1)
        rest = {
            name: str(draw.choices(range(size), [1.0 / (n + 1) for n in range(size)])[0])
            for name, size in sizes.items()
        }
        return rest | {"ward": f"W{ward:02}"}

    return [one() for _ in range(number)]


def dimensions(people: People, groups: tuple[CategoryGroup, ...] = ()) -> list[Dimension]:
    return [
        Dimension(
            name,
            name,
            tuple(Category(code, code) for code in sorted({person[name] for person in people})),
            groups=groups if name == "ward" else (),
        )
        for name in people[0]
    ]


def measured(title: str, people: People, shapes: Sequence[tuple[str, ...]]) -> None:
    wards = sorted({person.get("ward", "") for person in people})
    districts = tuple(
        CategoryGroup(f"D{at}", "", tuple(wards[at : at + 6])) for at in range(0, len(wards), 6)
    )
    known = dimensions(people, districts if len(wards) > 1 else ())
    tables = [
        CountTable.of_people(
            " x ".join(names), "", names, (tuple(p[n] for n in names) for p in people)
        )
        for names in shapes
    ]
    started = time.perf_counter()
    protected = protect(
        tables, known, POLICY, release="R", context=(), tie_break_key=b"0123456789abcdef"
    )
    between = time.perf_counter()
    result = audit(protected.published)
    ended = time.perf_counter()
    small = sum(POLICY.small(count) for count in counts_by_place(tables, known, ()).values())
    print(  # noqa: T201
        f"\n{title}: {result.cells} cells, {small} small, {result.withheld} withheld,"
        f" {protected.step.value}; protected in {between - started:.2f} s,"
        f" audited in {ended - between:.2f} s: {result.verdict.value}"
    )
    assert result.verdict is Verdict.SAFE


@pytest.mark.parametrize(
    ("title", "shapes"),
    [
        ("real, age x ethnicity", [("age", "ethnicity")]),
        ("real, age x earnings", [("age", "earnings")]),
        ("real, age x ethnicity x earnings", [("age", "ethnicity", "earnings")]),
        (
            "real, 6 linked two-way",
            list(combinations(("age", "ethnicity", "education", "earnings"), 2)),
        ),
        ("real, four-way", [("age", "ethnicity", "earnings", "treated")]),
    ],
)
def test_real_participants(title: str, shapes: list[tuple[str, ...]]) -> None:
    measured(title, participants(), shapes)


@pytest.mark.slow
@pytest.mark.parametrize("size", [pytest.param(120, marks=pytest.mark.long), 400])
def test_a_full_quarterly_return_of_twelve_linked_tables(size: int) -> None:
    shapes = [
        ("ward", "stage"), ("ward", "sex"), ("ward", "age"), ("ward", "ethnicity"),
        ("ward", "stage", "sex"), ("stage", "age", "sex"), ("stage", "ethnicity", "sex"),
        ("stage", "disability"), ("stage", "age", "sex", "disability"),
        ("age", "ethnicity", "sex", "disability"), ("sector", "quality", "sex"),
        ("quality", "ethnicity"),
    ]  # fmt: skip
    measured(f"made up, {size} residents, 12 wards", made_up(size, 12), shapes)
