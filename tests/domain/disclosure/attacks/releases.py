"""Releases to attack: careless ones, which hide small counts alone, and ours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from anchordesk.domain.disclosure.audit import AuditResult, Finding, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)

KEY = b"0123456789abcdef"
POLICY = ProtectionPolicy()
Counts = dict[tuple[str, ...], int]


def cell(value: int | None, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), value)


def band(low: int, high: int, release: str = "R", **place: str) -> PublishedCell:
    return PublishedCell(release, place_of(place), None, low, high)


def dimension(
    name: str, *codes: str, sensitive: bool = False, groups: tuple[CategoryGroup, ...] = ()
) -> Dimension:
    return Dimension(name, name, tuple(Category(c, c) for c in codes), sensitive, groups)


WARD = dimension("ward", "W1", "W2", "W3")
STAGE = dimension("stage", "job", "training", "none")
SEX = dimension("sex", "F", "M")
KNOWN = (WARD, STAGE, SEX)


def table(*names: str, counts: Counts, context: Dims = ()) -> CountTable:
    return CountTable("_".join(names), "", names, counts, context)


def grid(names: tuple[str, str], rows: dict[str, str]) -> CountTable:
    """A table from rows such as {"W1": "2 14 20"}, columns in the dimension's order."""
    columns = next(d for d in KNOWN if d.name == names[1]).categories
    counts: Counts = {
        (row, column.code): int(number)
        for row, numbers in rows.items()
        for column, number in zip(columns, numbers.split(), strict=True)
    }
    return table(*names, counts=counts)


ONE_SMALL = grid(("ward", "stage"), {"W1": "2 14 20", "W2": "9 12 16", "W3": "11 8 13"})


def careless(
    *tables: CountTable,
    known: Sequence[Dimension] = KNOWN,
    release: str = "R",
    context: Dims = (),
    small: range = range(1, 5),
) -> PublishedTables:
    """What hiding small counts alone publishes."""
    counts = counts_by_place(tables, known, context)
    return PublishedTables(
        tuple(
            PublishedCell(release, place, None if count in small else count)
            for place, count in counts.items()
        ),
        public_totals(tables, known),
        sensitive_dims=tuple(d.name for d in known if d.sensitive),
    )


def ours(
    *tables: CountTable,
    known: Sequence[Dimension] = KNOWN,
    release: str = "R",
    context: Dims = (),
    earlier: PublishedTables | None = None,
    constraints: tuple[PublicConstraint, ...] = (),
    policy: ProtectionPolicy = POLICY,
) -> AuditedRelease:
    return protect_and_audit(
        tables,
        known,
        policy,
        release=release,
        context=context,
        earlier=earlier,
        constraints=constraints,
        tie_break_key=KEY,
    )


def published(release: AuditedRelease) -> PublishedTables:
    return release.protected.published


def values(tables: PublishedTables) -> dict[Dims, int | None]:
    return {cell.dims: cell.value for cell in tables.cells}


def findings(result: AuditResult) -> dict[Dims, Finding]:
    return {finding.dims: finding for finding in result.findings}


def given_away(tables: PublishedTables) -> dict[Dims, Finding]:
    return findings(audit(tables))


def joint(names: tuple[str, ...], counts: Counts) -> list[CountTable]:
    """All two-way tables of a joint one."""
    pairs = [(a, b) for at, a in enumerate(names) for b in names[at + 1 :]]
    found = []
    for pair in pairs:
        sums: Counts = {}
        for codes, people in counts.items():
            place = tuple(codes[names.index(name)] for name in pair)
            sums[place] = sums.get(place, 0) + people
        found.append(table(*pair, counts=sums))
    return found


def every(*dimensions: Dimension) -> list[tuple[str, ...]]:
    return list(product(*([c.code for c in d.categories] for d in dimensions)))
