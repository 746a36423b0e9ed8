"""A caseload's four quarters, as the shipped return prints them, against a reader of all four."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from anchordesk.domain.case_history import CaseHistory
from anchordesk.domain.categories import EthnicityGroup, Qualification
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.disclosure.audit import AuditResult, Inference, Verdict, audit
from anchordesk.domain.disclosure.continuity import Course
from anchordesk.domain.disclosure.ledger import EraError, ledger_of
from anchordesk.domain.disclosure.protected_return import ProtectionRefusedError
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    StatedTotal,
    cell_name,
    place_of,
)
from anchordesk.domain.disclosure.release import AuditedRelease
from anchordesk.domain.disclosure.tables import public_totals
from anchordesk.domain.period import Quarter
from tests.domain.disclosure.caseload import (
    FIRST,
    Quarterly,
    always,
    case,
    corrected,
    made_up_cases,
    published_after,
    quarterly,
    quarters_of,
)

START = FIRST.first_day


def publish(quarters: Iterable[Quarterly], *, linked: bool = True) -> list[AuditedRelease]:
    """Each quarter after those before it."""
    found: list[AuditedRelease] = []
    before: list[tuple[Quarter, PublishedTables]] = []
    for quarter in quarters:
        found.append(published_after(quarter, before, linked=linked))
        before.append((quarter.period, found[-1].protected.published))
    return found


def read_together(quarters: list[Quarterly], releases: list[AuditedRelease]) -> AuditResult:
    """What a reader finds who knows for each count whether it grew, shrank or stayed."""
    last = quarters[-1]
    totals = public_totals(last.tables, last.dimensions)
    ledger = ledger_of([r.protected.published for r in releases], totals, (("x", "y"),))
    true = {
        named[place]: count
        for quarter, named in zip(quarters, ledger.places, strict=True)
        for place, count in quarter.counts.items()
    }
    periods = [
        PrintedPeriod(quarter.period, named)
        for quarter, named in zip(quarters, ledger.places, strict=True)
    ]
    known = []
    for item in continuations(periods):
        if item.course is Course.MOVES:
            continue
        grown = true[item.now] - sum(true[at] for at in item.before)
        terms = [(1, item.now), *((-1, at) for at in item.before)]
        if grown or item.course is Course.GROWS:
            name = f"change of {cell_name(item.now)}"
            pinned = [("measure", name), *(p for p in item.now if p[0] in ("pathway", "period"))]
            terms.append((-1 if grown >= 0 else 1, place_of(dict(pinned))))
        known.append(PublicConstraint(tuple(terms), "==", 0))
    tables = replace(ledger.tables, constraints=(*ledger.tables.constraints, *known))
    return audit(tables)


def cells(release: AuditedRelease) -> dict[Dims, int | None]:
    return {cell.dims: cell.value for cell in release.protected.published.cells}


def at(quarter: Quarterly, **pairs: str) -> Dims:
    return place_of({**dict(quarter.context), **pairs})


@pytest.mark.parametrize(("seed", "people"), [(1, 60), (2, 150), (3, 300), (4, 445)])
def test_four_quarters_cannot_be_undone_by_a_reader_of_all_of_them(seed: int, people: int) -> None:
    cases = made_up_cases(seed, people)
    quarters = quarters_of(lambda _: cases)
    releases = publish(quarters)
    assert read_together(quarters, releases).verdict is Verdict.SAFE
    assert all(any(value is not None for value in cells(r).values()) for r in releases)


@pytest.mark.parametrize(("seed", "people"), [(1, 60), (2, 150), (3, 300), (4, 445)])
def test_the_same_quarters_protected_apart_are_undone(seed: int, people: int) -> None:
    cases = made_up_cases(seed, people)
    quarters = quarters_of(lambda _: cases)
    result = read_together(quarters, publish(quarters, linked=False))
    assert result.verdict is Verdict.UNSAFE
    assert Inference.EXACT in {finding.inference for finding in result.findings}


def test_corrections_between_the_quarters_are_protected_too() -> None:
    cases = made_up_cases(5, 200)

    def as_known(quarter: int) -> list[CaseHistory]:
        groups = list(EthnicityGroup)
        wrong = {7 * n + 3: groups[n % len(groups)] for n in range(4 * quarter)}
        return [
            corrected(one, wrong[number]) if number in wrong else one
            for number, one in enumerate(cases)
        ]

    quarters = quarters_of(as_known)
    releases = publish(quarters)
    assert read_together(quarters, releases).verdict is Verdict.SAFE
    assert read_together(quarters, publish(quarters, linked=False)).verdict is Verdict.UNSAFE


def test_a_quarter_of_joining_hidden_once_is_not_printed_three_months_later() -> None:
    """What was found to leak when a second quarter was first tried."""

    def joined(number: int, day: date, group: EthnicityGroup = EthnicityGroup.WHITE) -> CaseHistory:
        return case(number, day, ethnicity=group, stages=(("referral", day),))

    long_ago = [joined(n, START - timedelta(days=700)) for n in range(30)]
    autumn = [joined(100 + n, START - timedelta(days=50)) for n in range(6)]
    winter = [joined(200 + n, START + timedelta(days=20)) for n in range(3)]
    spring = [joined(300 + n, START + timedelta(days=120)) for n in range(5)]
    quarters = quarters_of(lambda _: [*long_ago, *autumn, *winter, *spring], 2)
    first, second = publish(quarters)
    hidden = [
        code
        for code in ("earlier", "2025-Q4", "2026-Q1")
        if cells(first)[at(quarters[0], start_quarter=code)] is None
    ]
    assert "2026-Q1" in hidden
    assert len(hidden) > 1
    for code in hidden:
        assert cells(second)[at(quarters[1], start_quarter=code)] is None
    apart = publish(quarters, linked=False)
    assert any(cells(apart[1])[at(quarters[1], start_quarter=code)] is not None for code in hidden)


def test_few_new_people_are_not_given_away_by_the_total() -> None:
    old = [case(n, START - timedelta(days=300)) for n in range(40)]
    new = [case(100 + n, START + timedelta(days=100)) for n in range(2)]
    quarters = quarters_of(lambda _: [*old, *new], 2)
    first, second = publish(quarters)
    assert cells(first)[at(quarters[0])] == 40
    assert cells(second)[at(quarters[1])] is None
    changed = [w for w in second.protected.withheld if w.dims == at(quarters[1])]
    assert "few people were added" in changed[0].in_plain_words
    many = [case(200 + n, START + timedelta(days=200)) for n in range(9)]
    *_, third = publish(quarters_of(lambda _: [*old, *new, *many], 3))
    assert 51 in cells(third).values()


def test_few_new_jobs_in_one_group_are_not_given_away() -> None:
    def found_work(number: int, day: date) -> CaseHistory:
        return case(number, START - timedelta(days=200), job=day)

    early = [found_work(n, START - timedelta(days=100)) for n in range(10)]
    late = [found_work(50 + n, START + timedelta(days=100)) for n in range(3)]
    none = [case(100 + n, START - timedelta(days=200)) for n in range(30)]
    quarters = quarters_of(lambda _: [*early, *late, *none], 2)
    _, second = publish(quarters)
    assert cells(second)[at(quarters[1])] == 43
    assert cells(second)[at(quarters[1], outcome="job")] is None
    _, apart = publish(quarters, linked=False)
    assert cells(apart)[at(quarters[1], outcome="job")] == 13


def test_people_who_were_taken_off_the_books_are_protected_like_those_added() -> None:
    cases = [case(n, START - timedelta(days=200)) for n in range(40)]
    quarters = quarters_of(lambda quarter: cases[: 40 - 2 * quarter], 2)
    first, second = publish(quarters)
    assert cells(first)[at(quarters[0])] == 40
    assert cells(second)[at(quarters[1])] is None


def test_a_quarter_left_out_at_first_is_safe_with_those_on_both_sides_or_refused() -> None:
    published = 0
    for seed in range(4):
        cases = made_up_cases(seed, 300)
        first, second, third = quarters_of(always(cases), 3)
        try:
            releases = publish([first, third, second])
        except ProtectionRefusedError as refused:
            assert refused.cells  # noqa: PT017
            continue
        published += 1
        assert read_together([first, third, second], releases).verdict is Verdict.SAFE
    assert published


def test_a_gap_of_years_between_two_returns_merges_all_quarters_of_joining() -> None:
    cases = made_up_cases(7, 200)
    quarters = [quarterly(cases, period) for period in (FIRST, Quarter(2028, 2))]
    releases = publish(quarters)
    assert read_together(quarters, releases).verdict is Verdict.SAFE
    named = [PrintedPeriod(q.period, {place: place for place in q.counts}) for q in quarters]
    (merged,) = [
        item
        for item in continuations(named)
        if item.now == at(quarters[1], start_quarter="earlier")
    ]
    assert merged.course is Course.GROWS
    assert len(merged.before) == 5


def test_the_oldest_quarter_shown_is_told_to_go_into_those_before() -> None:
    cases = made_up_cases(8, 120)
    quarters = quarters_of(lambda _: cases, 2)
    named = [PrintedPeriod(q.period, {place: place for place in q.counts}) for q in quarters]
    (merged,) = [
        item
        for item in continuations(named)
        if item.now == at(quarters[1], start_quarter="earlier")
    ]
    assert merged.course is Course.CLOSED
    codes = [dict(place)["start_quarter"] for place in merged.before]
    assert codes == ["earlier", "2025-Q2"]
    true = {**quarters[0].counts, **quarters[1].counts}
    assert true[merged.now] == sum(true[place] for place in merged.before)


def test_what_goes_on_holds_for_every_caseload_without_corrections() -> None:
    for seed in range(5):
        cases = made_up_cases(seed, 200)
        quarters = quarters_of(always(cases))
        true = {place: n for quarter in quarters for place, n in quarter.counts.items()}
        named = [PrintedPeriod(q.period, {place: place for place in q.counts}) for q in quarters]
        for item in continuations(named):
            grown = true[item.now] - sum(true[place] for place in item.before)
            if item.course is Course.CLOSED:
                assert grown == 0, cell_name(item.now)
            elif item.course is Course.GROWS:
                assert grown >= 0, cell_name(item.now)


def test_stages_ages_and_people_without_a_job_may_come_and_go() -> None:
    quarters = quarters_of(lambda _: made_up_cases(1, 100), 2)
    named = [PrintedPeriod(q.period, {place: place for place in q.counts}) for q in quarters]
    moving = {"stage_group", "age_band"}
    for item in continuations(named):
        names = dict(item.now)
        if moving & set(names) or names.get("outcome") == "none":
            assert item.course is Course.MOVES


def test_other_groups_start_an_era_and_the_old_ones_keep_their_sums() -> None:
    old = (StatedTotal("age", "Total", ("young", "old")),)
    new = (StatedTotal("age", "Total", ("under 25", "25 and over")),)
    quarter = quarters_of(lambda _: made_up_cases(1, 100), 1)[0]
    released = publish([quarter])[0].protected.published
    before = replace(released, totals=(*released.totals, *old))
    ledger = ledger_of([before], (*released.totals, *new), (("period", "later"),))
    names = {total.dimension for total in ledger.tables.totals}
    assert "age as in 2026-Q1" in names
    assert "age" not in names
    assert "ethnicity_group" in names


def test_one_period_is_never_printed_in_two_eras() -> None:
    quarter = quarters_of(lambda _: made_up_cases(1, 100), 1)[0]
    released = publish([quarter])[0].protected.published
    new = (StatedTotal("qualification", "Total", ("any", "none")),)
    with pytest.raises(EraError, match="qualification"):
        ledger_of([released], new, quarter.context)


def test_the_same_quarters_give_the_same_bytes() -> None:
    cases = made_up_cases(9, 150)
    one, other = (publish(quarters_of(lambda _: cases, 3)) for _ in range(2))
    assert [r.content for r in one] == [r.content for r in other]
    backwards = publish(quarters_of(lambda _: reversed(cases), 3))
    assert [r.content for r in backwards] == [r.content for r in one]


def test_nothing_published_says_which_facts_between_periods_hold() -> None:
    cases = made_up_cases(2, 150)
    _, second = publish(quarters_of(lambda _: cases, 2))
    assert b"change of" not in second.content
    assert b"2026-Q1" not in second.content.replace(b'"start_quarter": "2026-Q1"', b"").replace(
        b'"2025-Q4", "2026-Q1", "2026-Q2"', b""
    )


def test_a_qualification_gained_is_a_correction_that_is_protected() -> None:
    def as_known(quarter: int) -> list[CaseHistory]:
        gained = 3 * quarter
        return [
            case(
                n,
                START - timedelta(days=100),
                qualification=Qualification.LEVEL_2 if n < 20 + gained else Qualification.NONE,
            )
            for n in range(60)
        ]

    quarters = quarters_of(as_known, 2)
    first, second = publish(quarters)
    assert cells(first)[at(quarters[0], qualification="level_2")] == 20
    assert cells(second)[at(quarters[1], qualification="level_2")] is None
    assert cells(second)[at(quarters[1])] == 60
