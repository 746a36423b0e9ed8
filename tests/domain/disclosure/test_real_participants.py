"""445 real participants of an employment programme, as the tables of a quarter."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published import (
    PublishedCell,
    PublishedTables,
    place_of,
    write_published,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension, counts_by_place

FILE = Path(__file__).parents[2] / "data" / "nsw_participants.csv"
CONTEXT = (("measure", "people"), ("period", "1978-Q4"))
KEY = b"the same for the whole ledger"
POLICY = ProtectionPolicy()
TABLES = (
    ("stage_by_age", ("stage", "age")),
    ("outcome_by_ethnicity", ("outcome", "ethnicity")),
    ("outcome_by_qualification", ("outcome", "qualification")),
    ("start_by_outcome", ("start", "outcome")),
)


def dimension(name: str, *codes: str, sensitive: bool = False) -> Dimension:
    return Dimension(name, name.title(), tuple(Category(c, c) for c in codes), sensitive)


DIMENSIONS = (
    dimension("stage", "enrolled", "referred"),
    dimension("age", "17-20", "21-24", "25-29", "30-39", "40+"),
    dimension("outcome", "none", "under-5k", "under-10k", "under-20k", "20k+", sensitive=True),
    dimension("ethnicity", "black", "hispanic", "other"),
    dimension("qualification", "none", "leaving", "further"),
    dimension("start", "1976-Q1", "not-started"),
)


def first(value: float, *steps: tuple[float, str], otherwise: str) -> str:
    return next((code for limit, code in steps if value <= limit), otherwise)


def person(row: dict[str, str]) -> dict[str, str]:
    earned = float(row["re78"])
    enrolled = row["treat"] == "1"
    ethnicity = "black" if row["black"] == "1" else "hispanic" if row["hisp"] == "1" else "other"
    steps = ((0.0, "none"), (4999.99, "under-5k"), (9999.99, "under-10k"), (19999.99, "under-20k"))
    ages = ((20, "17-20"), (24, "21-24"), (29, "25-29"), (39, "30-39"))
    return {
        "stage": "enrolled" if enrolled else "referred",
        "start": "1976-Q1" if enrolled else "not-started",
        "age": first(float(row["age"]), *ages, otherwise="40+"),
        "outcome": first(earned, *steps, otherwise="20k+"),
        "ethnicity": ethnicity,
        "qualification": first(
            float(row["educ"]), (11, "none"), (12, "leaving"), otherwise="further"
        ),
    }


def people() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [person(row) for row in csv.DictReader(file)]


def linked_tables(persons: list[dict[str, str]]) -> list[CountTable]:
    return [
        CountTable.of_people(name, name, names, (tuple(p[n] for n in names) for p in persons))
        for name, names in TABLES
    ]


def released(persons: list[dict[str, str]]) -> AuditedRelease:
    return protect_and_audit(
        linked_tables(persons),
        DIMENSIONS,
        POLICY,
        release="1978-Q4",
        context=CONTEXT,
        tie_break_key=KEY,
    )


@pytest.fixture(scope="module")
def release() -> AuditedRelease:
    return released(people())


def test_the_tables_sum_to_the_known_people() -> None:
    counts = counts_by_place(linked_tables(people()), DIMENSIONS, CONTEXT)
    pinned = dict(CONTEXT)
    assert counts[place_of(pinned)] == 445
    assert counts[place_of(pinned | {"stage": "enrolled"})] == 185
    assert counts[place_of(pinned | {"start": "1976-Q1"})] == 185
    assert counts[place_of(pinned | {"outcome": "none"})] == 137


def test_hiding_small_cells_alone_is_found_unsafe() -> None:
    counts = counts_by_place(linked_tables(people()), DIMENSIONS, CONTEXT)
    cells = (
        PublishedCell("naive", place, None if POLICY.small(count) else count)
        for place, count in counts.items()
    )
    result = audit(PublishedTables(tuple(cells)))
    assert result.verdict is Verdict.UNSAFE
    exact = {finding.dims: finding.lowest for finding in result.findings}
    small = {place: count for place, count in counts.items() if POLICY.small(count)}
    assert small
    assert exact == small


def test_the_protected_return_is_safe_true_and_keeps_its_grand_total(
    release: AuditedRelease,
) -> None:
    counts = counts_by_place(linked_tables(people()), DIMENSIONS, CONTEXT)
    assert release.audit.verdict is Verdict.SAFE
    printed = {c.dims: c.value for c in release.protected.published.cells if c.value is not None}
    assert printed[place_of(dict(CONTEXT))] == 445
    assert all(counts[place] == value for place, value in printed.items())
    assert not any(POLICY.small(value) for value in printed.values())
    assert list(counts) == [cell.dims for cell in release.protected.published.cells]


def test_every_withheld_cell_has_a_reason_that_is_not_published(release: AuditedRelease) -> None:
    hidden = [cell.dims for cell in release.protected.published.cells if cell.withheld]
    assert hidden == [cell.dims for cell in release.protected.withheld]
    for cell in release.protected.withheld:
        assert cell.in_plain_words.startswith("Withheld because")
        assert cell.reason.value.encode() not in release.content


def test_the_order_of_people_changes_no_byte(release: AuditedRelease) -> None:
    assert released(list(reversed(people()))).content == release.content


def test_printing_any_one_secondary_cell_would_be_noticed() -> None:
    persons = people()
    counts = counts_by_place(linked_tables(persons), DIMENSIONS, CONTEXT)
    protected = protect(
        linked_tables(persons),
        DIMENSIONS,
        POLICY,
        release="1978-Q4",
        context=CONTEXT,
        tie_break_key=KEY,
    )
    cells = protected.published.cells
    opened = 0
    for withheld in protected.withheld:
        tampered = PublishedTables(
            tuple(
                PublishedCell(c.release, c.dims, counts[c.dims]) if c.dims == withheld.dims else c
                for c in cells
            ),
            protected.published.totals,
            sensitive_dims=("outcome",),
        )
        opened += audit(tampered).verdict is Verdict.UNSAFE
    assert opened == len(protected.withheld)
    assert b"null" in write_published(protected.published)
