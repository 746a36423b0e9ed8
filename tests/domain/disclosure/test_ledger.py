"""Releases one after the other: what was printed is known for ever."""

from __future__ import annotations

import random
from collections import Counter
from itertools import count
from typing import Any

import pytest

from anchordesk.domain.disclosure import release as release_module
from anchordesk.domain.disclosure.audit import Verdict, audit
from anchordesk.domain.disclosure.linear_system import EarlierReleaseError
from anchordesk.domain.disclosure.policy import PolicyError, ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    ProtectedReturn,
    ProtectionRefusedError,
)
from anchordesk.domain.disclosure.published import (
    PublishedCell,
    PublishedTables,
    place_of,
    read_published,
    write_published,
)
from anchordesk.domain.disclosure.release import AuditedRelease, protect_and_audit
from anchordesk.domain.disclosure.suppression import protect
from anchordesk.domain.disclosure.tables import (
    Category,
    CategoryGroup,
    CountTable,
    Dimension,
)

KEY = b"0123456789abcdef"
CONTEXT = (("measure", "first starts"),)


def dimension(name: str, *codes: str, groups: tuple[CategoryGroup, ...] = ()) -> Dimension:
    return Dimension(name, name, tuple(Category(code, code) for code in codes), groups=groups)


WARD = dimension("ward", "W1", "W2", "W3", "W4")
STAGE = dimension("stage", "job", "training", "none")
PERIOD = dimension("period", "Q1", "Q2", groups=(CategoryGroup("YTD-Q2", "So far", ("Q1", "Q2")),))
DIMENSIONS = (WARD, STAGE, PERIOD)
Counts = dict[tuple[str, ...], int]


def quarter(seed: int, people: int) -> Counts:
    # Weighted so that some cells are small.
    draw = random.Random(seed)
    wards = draw.choices(("W1", "W2", "W3", "W4"), (1, 2, 5, 8), k=people)
    stages = draw.choices(("job", "training", "none"), (1, 3, 6), k=people)
    return dict(Counter(zip(wards, stages, strict=True)))


def table(period: str, counts: Counts) -> CountTable:
    return CountTable(period, period, ("ward", "stage"), counts, (("period", period),))


def both(one: Counts, other: Counts) -> Counts:
    return dict(Counter(one) + Counter(other))


def release(
    name: str,
    *tables: CountTable,
    earlier: PublishedTables | None = None,
    policy: ProtectionPolicy | None = None,
) -> AuditedRelease:
    return protect_and_audit(
        tables,
        DIMENSIONS,
        policy or ProtectionPolicy(),
        release=name,
        context=CONTEXT,
        earlier=earlier,
        tie_break_key=KEY,
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_quarter_and_the_year_so_far_are_safe_together_with_the_quarter_before(
    seed: int,
) -> None:
    q1, q2 = quarter(seed, 90), quarter(seed + 100, 90)
    first = release("2026Q1", table("Q1", q1)).protected.published
    second = release("2026Q2", table("Q2", q2), table("YTD-Q2", both(q1, q2)), earlier=first)
    assert audit(second.protected.published.after(first)).verdict is Verdict.SAFE


def test_releases_protected_alone_give_each_other_away() -> None:
    unsafe = 0
    for seed in range(6):
        q1, q2 = quarter(seed, 90), quarter(seed + 100, 90)
        parts = [
            release(name, table(name, counts)).protected.published
            for name, counts in (("Q1", q1), ("Q2", q2), ("YTD-Q2", both(q1, q2)))
        ]
        together = parts[2].after(parts[1]).after(parts[0])
        unsafe += audit(together).verdict is Verdict.UNSAFE
    assert unsafe > 0


def test_what_was_withheld_stays_withheld_in_another_table() -> None:
    q1 = quarter(1, 90)
    first = release("2026Q1", table("Q1", q1)).protected.published
    again = release("2026Q1-again", table("Q1", q1), earlier=first).protected.published
    hidden = {cell.dims for cell in first.cells if cell.withheld}
    assert hidden
    assert hidden == {cell.dims for cell in again.cells if cell.withheld}


def test_a_cell_withheld_for_another_stays_withheld_where_that_other_is_absent() -> None:
    counts: Counts = {(w, s): 9 for w in ("W1", "W2", "W3") for s in ("job", "training", "none")}
    counts["W1", "job"] = 2
    first = release("2026Q1", table("Q1", counts)).protected.published
    hidden = {cell.dims for cell in first.cells if cell.withheld}
    ward = next(w for w in ("W2", "W3") if any(("ward", w) in dims for dims in hidden))
    row: Counts = {(stage,): 9 for stage in ("job", "training", "none")}
    alone = CountTable("row", "", ("stage",), row, (("period", "Q1"), ("ward", ward)))
    again = release("2026Q1-row", alone, earlier=first)
    published = again.protected.published.cells
    assert {c.dims for c in published if c.withheld} == hidden & {c.dims for c in published}
    assert any(c.withheld for c in published)
    assert again.audit.cells == len({c.dims for c in (*first.cells, *published)})


def test_a_large_count_that_was_withheld_before_is_not_printed_later() -> None:
    pinned = {"measure": "first starts", "period": "Q1"}
    wards = [place_of(pinned | {"ward": ward}) for ward in ("W1", "W2")]
    before = PublishedTables(tuple(PublishedCell("old", place, None) for place in wards))
    counts: Counts = {("W1",): 20, ("W2",): 30, ("W3",): 40}
    later = CountTable("wards", "", ("ward",), counts, (("period", "Q1"),))
    published = release("new", later, earlier=before).protected.published
    assert {cell.dims for cell in published.cells if cell.withheld} == set(wards)


def test_a_closed_quarter_cannot_be_printed_again_with_another_count() -> None:
    q1 = quarter(1, 90)
    first = release("2026Q1", table("Q1", q1)).protected.published
    changed = q1 | {("W4", "none"): q1["W4", "none"] + 1}
    with pytest.raises(EarlierReleaseError, match="printed another count"):
        release("2026Q1-revised", table("Q1", changed), earlier=first)


def test_an_increment_of_few_people_is_not_given_away_by_the_year_so_far() -> None:
    q1: Counts = {("W4", "none"): 40, ("W3", "none"): 30}
    first = release("Q1", table("Q1", q1))
    year = both(q1, {("W4", "none"): 2})
    try:
        second = release("Q2", table("YTD-Q2", year), earlier=first.protected.published)
    except ProtectionRefusedError:
        return
    printed = {cell.dims: cell.value for cell in second.protected.published.cells}
    assert printed[place_of({"measure": "first starts", "period": "YTD-Q2"})] is None


def test_a_small_count_that_was_printed_under_a_lower_threshold_is_named() -> None:
    counts: Counts = {("W1", "job"): 4, ("W2", "none"): 30, ("W3", "training"): 12}
    first = release("Q1", table("Q1", counts), policy=ProtectionPolicy(4)).protected.published
    with pytest.raises(ProtectionRefusedError) as refused:
        release("Q1-again", table("Q1", counts), earlier=first)
    assert refused.value.cells


def test_the_threshold_is_from_3_to_10_and_only_rises() -> None:
    for wrong in (0, 2, 11, True, -5):
        with pytest.raises(PolicyError):
            ProtectionPolicy(wrong)
    assert ProtectionPolicy(10).after(ProtectionPolicy(3)).threshold == 10
    with pytest.raises(PolicyError, match="only be raised"):
        ProtectionPolicy(4).after(ProtectionPolicy(5))


def test_the_key_decides_ties_and_the_same_key_gives_the_same_bytes() -> None:
    counts: Counts = {
        (ward, stage): 6 for ward in ("W1", "W2", "W3", "W4") for stage in ("job", "none")
    }
    counts["W1", "job"] = 2
    patterns = {
        write_published(
            protect(
                [table("Q1", counts)],
                DIMENSIONS,
                ProtectionPolicy(),
                release="R",
                context=CONTEXT,
                tie_break_key=bytes([number]) * 16,
            ).published
        )
        for number in range(12)
        for _ in range(2)
    }
    assert 1 < len(patterns) <= 12


def test_a_repair_that_could_only_hide_what_is_printed_already_is_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three are in each ward, which is in print, and nobody is in work, which may not be known.

    Who is in one of the wards knows too much of the others there. To withhold the wards' three now
    would change nothing, however often it is tried.
    """
    wards = Dimension("ward", "Ward", (Category("W1", ""), Category("W2", "")))
    jobs = Dimension("job", "Job", (Category("yes", ""), Category("no", "")), sensitive=True)
    known: Counts = {("W1", "no"): 3, ("W2", "no"): 3}
    margins = [
        CountTable("wards", "", ("ward",), {("W1",): 3, ("W2",): 3}),
        CountTable("jobs", "", ("job",), {("no",): 6}),
    ]
    rounds: list[str] = []

    def counted(*arguments: Any, **named: Any) -> ProtectedReturn:
        rounds.append(named["release"])
        return protect(*arguments, **named)

    monkeypatch.setattr(release_module, "protect", counted)
    looks = count()

    def prepared(name: str, tables: list[CountTable], before: PublishedTables | None) -> bytes:
        return protect_and_audit(
            tables,
            (wards, jobs),
            ProtectionPolicy(3),
            release=name,
            context=(),
            earlier=before,
            tie_break_key=KEY,
            clock=lambda: float(next(looks)),
        ).content

    first = read_published(prepared("A", margins, None))
    with pytest.raises(ProtectionRefusedError, match="could work out"):
        prepared("B", [CountTable("both", "", ("ward", "job"), known)], first)
    assert rounds == ["A", "B"]
