"""Random small returns, protected, against an attacker who tries every possible table."""

from __future__ import annotations

from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published import Dims, read_published, write_published
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    counts_by_place,
)

KEY = b"0123456789abcdef"
CONTEXT: Dims = (("measure", "people"),)
THRESHOLD = 3
POLICY = ProtectionPolicy(THRESHOLD)


def dimension(name: str, size: int) -> Dimension:
    return Dimension(name, name, tuple(Category(f"{name}{n}", "") for n in range(size)))


A, B, C = dimension("a", 2), dimension("b", 2), dimension("c", 2)
DIMENSIONS = (A, B, C)
LINKED = (("a", "b"), ("a", "c"))
CELLS = {
    names: list(
        product(
            *(
                [c.code for c in d.categories]
                for name in names
                for d in DIMENSIONS
                if d.name == name
            )
        )
    )
    for names in (*LINKED, ("a", "b", "c"))
}


def tables_of(joint: list[int], shapes: tuple[tuple[str, ...], ...] = LINKED) -> list[CountTable]:
    """Linked tables of people given by how many are in each a, b, c."""
    names = ("a", "b", "c")
    found = []
    for shape in shapes:
        counts: dict[tuple[str, ...], int] = {}
        for codes, people in zip(CELLS[names], joint, strict=True):
            place = tuple(code for name, code in zip(names, codes, strict=True) if name in shape)
            counts[place] = counts.get(place, 0) + people
        found.append(CountTable("_".join(shape), "", shape, counts))
    return found


def possible_ranges(printed: dict[Dims, int | None]) -> dict[Dims, tuple[int, int]]:
    """For each place, its least and greatest count over all tables that agree with the print.

    Enumerates a x b and a x c tables row by row (a tree of tables: rows of one a are tied to
    other rows by printed column totals only), and knows nothing of the program's own methods.
    """
    ranges: dict[Dims, tuple[int, int]] = {}
    everybody = printed[at()]
    assert everybody is not None
    pairs = [pair for pair in product(range(everybody + 1), repeat=2) if sum(pair) <= everybody]
    rows: list[list[tuple[tuple[int, ...], tuple[int, ...]]]] = []
    for code in ("a0", "a1"):
        fitting = [
            (ab, ac)
            for ab in pairs
            if fits(printed, "b", code, ab)
            for ac in pairs
            if sum(ac) == sum(ab) and fits(printed, "c", code, ac)
        ]
        rows.append(fitting)
    for first, second in product(*rows):
        if sum(first[0]) + sum(second[0]) != everybody:
            continue
        table = whole(first, second)
        if all(value is None or table[place] == value for place, value in printed.items()):
            for place, count in table.items():
                low, high = ranges.get(place, (count, count))
                ranges[place] = (min(low, count), max(high, count))
    return ranges


def at(**pairs: str) -> Dims:
    return tuple(sorted((*pairs.items(), *CONTEXT)))


def fits(printed: dict[Dims, int | None], name: str, a: str, row: tuple[int, ...]) -> bool:
    cells = [printed[at(a=a, **{name: f"{name}{n}"})] for n in range(len(row))]
    total = printed[at(a=a)]
    return all(cell in (None, count) for cell, count in zip(cells, row, strict=True)) and (
        total in (None, sum(row))
    )


def whole(
    first: tuple[tuple[int, ...], tuple[int, ...]], second: tuple[tuple[int, ...], tuple[int, ...]]
) -> dict[Dims, int]:
    table: dict[Dims, int] = {at(): 0}
    for code, (ab, ac) in (("a0", first), ("a1", second)):
        table[at(a=code)] = sum(ab)
        table[at()] += sum(ab)
        for name, row in (("b", ab), ("c", ac)):
            for number, count in enumerate(row):
                column = f"{name}{number}"
                table[at(a=code, **{name: column})] = count
                table[at(**{name: column})] = table.get(at(**{name: column}), 0) + count
    return table


people = st.lists(st.integers(0, 2), min_size=8, max_size=8).filter(
    lambda joint: THRESHOLD <= sum(joint) <= 7
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people)
def test_trying_every_table_never_narrows_a_small_count(joint: list[int]) -> None:
    tables = tables_of(joint)
    released = protect_and_audit(
        tables, DIMENSIONS, POLICY, release="R", context=CONTEXT, tie_break_key=KEY
    )
    counts = counts_by_place(tables, DIMENSIONS, CONTEXT)
    printed = {cell.dims: cell.value for cell in read_published(released.content).cells}
    ranges = possible_ranges(printed)
    for place, count in counts.items():
        low, high = ranges[place]
        if 1 <= count < THRESHOLD:
            assert printed[place] is None
            assert low == 0
            assert high >= THRESHOLD
        elif printed[place] is None:
            assert high - low >= THRESHOLD


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people, st.sets(st.integers(0, 20)))
def test_the_audit_agrees_with_trying_every_table(joint: list[int], chosen: set[int]) -> None:
    counts = counts_by_place(tables_of(joint), DIMENSIONS, CONTEXT)
    published = protect(
        tables_of(joint), DIMENSIONS, POLICY, release="R", context=CONTEXT, tie_break_key=KEY
    ).published
    cells = tuple(
        cell.__class__("R", cell.dims, None if number in chosen and cell.dims != at() else count)
        for number, (cell, count) in enumerate(zip(published.cells, counts.values(), strict=True))
    )
    naive = published.__class__(cells, published.totals)
    printed = {cell.dims: cell.value for cell in cells}
    ranges = possible_ranges(printed)
    given_away = {
        place
        for place, (low, high) in ranges.items()
        if (printed[place] is None and high - low < THRESHOLD) or (low >= 1 and high < THRESHOLD)
    }
    result = audit(naive, threshold=THRESHOLD, width=THRESHOLD)
    assert {finding.dims for finding in result.findings} == given_away
    for finding in result.findings:
        assert (finding.lowest, finding.highest) == ranges[finding.dims]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=8, max_size=8).filter(any))
def test_a_table_of_three_dimensions_is_safe_or_refused(joint: list[int]) -> None:
    tables = tables_of(joint, (("a", "b", "c"),))
    try:
        released = protect_and_audit(
            tables, DIMENSIONS, ProtectionPolicy(), release="R", context=(), tie_break_key=KEY
        )
    except ProtectionRefusedError as refused:
        raise AssertionError(refused.cells) from refused
    assert released.audit.verdict is Verdict.SAFE
    again = protect(
        list(reversed(tables)),
        tuple(reversed(DIMENSIONS)),
        ProtectionPolicy(),
        release="R",
        context=(),
        tie_break_key=KEY,
    )
    assert write_published(again.published) == released.content
