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
Shapes = tuple[tuple[str, ...], ...]
MOST_TABLES: Shapes = (("age", "ethnicity"), ("age", "earnings"), ("ethnicity", "earnings"))
SIX_TABLES: tuple[Shapes, ...] = tuple(
    (*MOST_TABLES, *more)
    for more in (
        (("education", "earnings"), ("married", "earnings"), ("treated", "earnings")),
        (("education", "earnings"), ("age", "married"), ("treated", "earnings")),
        (("age", "education"), ("married", "earnings"), ("treated", "earnings")),
        (("age", "education"), ("age", "married"), ("treated", "earnings")),
        (("ethnicity", "education"), ("education", "earnings"), ("age", "treated")),
        (("ethnicity", "education"), ("age", "education"), ("age", "treated")),
    )
)
"""The specification does not name its six tables: all sets with its 117 cells, 14 of them small."""
REAL: tuple[tuple[str, Shapes], ...] = (
    ("age x ethnicity", (("age", "ethnicity"),)),
    ("age x earnings", (("age", "earnings"),)),
    ("age x ethnicity x earnings", (("age", "ethnicity", "earnings"),)),
    *((f"six linked two-way, set {number}", six) for number, six in enumerate(SIX_TABLES, 1)),
    ("all pairs of four", tuple(combinations(("age", "ethnicity", "education", "earnings"), 2))),
    ("four-way", (("age", "ethnicity", "earnings", "treated"),)),
)


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


def measured(
    title: str, people: People, shapes: Sequence[tuple[str, ...]], *, fewest: bool = False
) -> None:
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
    started = time.process_time()
    protected = protect(
        tables, known, POLICY,
        release="R", context=(), fewest=fewest, tie_break_key=b"0123456789abcdef",
    )  # fmt: skip
    between = time.process_time()
    result = audit(protected.published)
    ended = time.process_time()
    small = sum(POLICY.small(count) for count in counts_by_place(tables, known, ()).values())
    print(  # noqa: T201
        f"\n{title}: {result.cells} cells, {small} small, {result.withheld} withheld,"
        f" {protected.step.value}, {protected.improvement.value}; processor: protected in"
        f" {between - started:.2f} s, audited in {ended - between:.2f} s: {result.verdict.value}"
    )
    assert result.verdict is Verdict.SAFE


@pytest.mark.parametrize("fewest", [False, True], ids=["as usual", "made once"])
@pytest.mark.parametrize(("title", "shapes"), REAL)
def test_real_participants(title: str, shapes: Shapes, fewest: bool) -> None:
    measured(f"real, {title}", participants(), shapes, fewest=fewest)


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
