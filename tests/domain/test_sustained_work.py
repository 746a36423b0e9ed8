"""Sustained work by the rules of programmes, against counting every day by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, JobOutcome
from anchordesk.domain.reference import DatedRate, ReferenceTable
from anchordesk.domain.sustained_rules import (
    EarningsRule,
    SustainedRuleFileError,
    WeeksRule,
    read_sustained_rule,
)
from anchordesk.domain.sustained_work import Progress, progress
from anchordesk.settings import resource_path

BEGUN = date(2026, 1, 5)
TODAY = date(2026, 11, 23)
WAGE = ReferenceTable(
    "w", "W", date(2027, 3, 31), (DatedRate("adult", date(2025, 4, 1), 1200, "S"),)
)
WAGES = {"national-living-wage": WAGE}
IN_16 = WeeksRule("r", "R", "S", 13, 16, Decimal(7))
EARNED = EarningsRule("e", "E", "S", 26, Decimal(16), "adult")


def day(number: int) -> date:
    return BEGUN + timedelta(days=number)


def job(
    start: date | None, end: date | None, hours: str | None = "16", pay: int | None = 1200
) -> JobOutcome:
    return JobOutcome(
        id=OutcomeId(UUID(int=1)),
        resident_id=ResidentId(UUID(int=2)),
        employer="E",
        role="R",
        started_on=start,
        pay_pence_per_hour=pay,
        hours_per_week=None if hours is None else Decimal(hours),
        contract=Contract.PERMANENT,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        worker="S",
        ended_on=end,
    )


def weeks(*jobs: JobOutcome, today: date = TODAY) -> Progress:
    return progress(IN_16, jobs, {}, today)


def test_thirteen_weeks_without_a_break_are_met_on_the_last_of_their_days() -> None:
    assert weeks(job(day(0), None)).met_on == day(90)
    assert weeks(job(day(0), day(89))).met_on is None
    assert weeks(job(day(0), None), today=day(50)).would_be_met_on == day(90)
    assert weeks(job(day(0), None), today=day(50)).so_far == 51


def test_a_gap_of_three_weeks_is_within_sixteen_and_a_day_more_is_not() -> None:
    assert weeks(job(day(0), day(44)), job(day(66), day(111))).met_on == day(111)
    assert weeks(job(day(0), day(44)), job(day(67), day(112))).met_on is None


def test_two_jobs_at_once_add_up_and_too_few_hours_do_not_count() -> None:
    assert weeks(job(day(0), None, "4")).met_on is None
    assert weeks(job(day(0), None, "4"), job(day(0), None, "3")).met_on == day(90)


def test_jobs_without_hours_or_start_count_for_nothing_and_that_is_told() -> None:
    found = weeks(job(day(0), None, None), job(None, None))
    assert (found.met_on, found.so_far, found.left_out) == (None, 0, 2)


@pytest.mark.parametrize(
    ("start", "met"),
    [
        (date(2027, 12, 2), date(2028, 3, 1)),  # over 29 February
        (date(2026, 8, 31), date(2026, 11, 29)),  # over the end of summer time
        (date(2027, 1, 31), date(2027, 5, 1)),  # over its beginning
    ],
)
def test_ninety_one_days_are_ninety_one_days(start: date, met: date) -> None:
    assert weeks(job(start, None), today=met).met_on == met
    assert (met - start).days == 90


def test_earnings_add_up_over_jobs_at_the_wage_of_the_first_day() -> None:
    found = progress(EARNED, [job(day(0), None)], WAGES, TODAY)
    assert (found.needed, found.met_on) == (16 * 26 * 1200, day(26 * 7 - 1))
    double = progress(EARNED, [job(day(0), day(6), "32"), job(day(20), None)], WAGES, TODAY)
    assert double.met_on == day(20 + 24 * 7 - 1)
    unknown = progress(EARNED, [job(day(0), None, "16", None)], WAGES, TODAY)
    assert (unknown.met_on, unknown.left_out) == (None, 1)


def test_without_a_wage_for_the_day_earnings_are_not_judged() -> None:
    found = progress(EARNED, [job(date(2024, 1, 1), None)], WAGES, TODAY)
    assert (found.met_on, found.needed) == (None, 0)


spells = st.lists(
    st.tuples(st.integers(0, 150), st.integers(0, 150), st.sampled_from(["3", "4", "7", "20"])),
    max_size=4,
)


@given(spells)
def test_weeks_are_met_exactly_on_the_day_that_counting_by_hand_gives(
    found: list[tuple[int, int, str]],
) -> None:
    jobs = [job(day(start), day(start + length), hours) for start, length, hours in found]
    worked = [
        sum(int(hours) for start, length, hours in found if start <= at <= start + length) >= 7
        for at in range(400)
    ]
    met = [at for at in range(400) if sum(worked[max(0, at - 111) : at + 1]) >= 91]
    expected = day(met[0]) if met else None
    assert weeks(*jobs, today=day(399)).met_on == expected


@given(spells)
def test_earnings_are_met_exactly_on_the_day_that_adding_by_hand_gives(
    found: list[tuple[int, int, str]],
) -> None:
    jobs = [job(day(start), day(start + length), hours) for start, length, hours in found]
    earned, met = Fraction(0), None
    for at in range(400):
        for start, length, hours in found:
            if start <= at <= start + length:
                earned += Fraction(int(hours) * 1200, 7)
        if met is None and earned >= 16 * 26 * 1200:
            met = day(at)
    assert progress(EARNED, jobs, WAGES, day(399)).met_on == met


def test_the_shipped_rules_are_read_and_name_their_sources() -> None:
    paths = sorted(resource_path("sustained-work").glob("*.toml"))
    rules = {p.stem: read_sustained_rule(p.read_text("utf-8"), p.name) for p in paths}
    assert all(name == rule.code and rule.source for name, rule in rules.items())
    thirteen = rules["thirteen-of-sixteen"]
    assert isinstance(thirteen, WeeksRule)
    assert (thirteen.weeks, thirteen.window_weeks, thirteen.least_hours) == (13, 16, Decimal(7))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("window_weeks = 16", "window_weeks = 12"), "window_weeks"),
        (('kind = "weeks"', 'kind = "months"'), "weeks or earnings"),
        (("least_hours = 7", "hours = 7"), "“hours”"),
    ],
)
def test_a_wrong_rule_is_named_with_its_file(change: tuple[str, str], told: str) -> None:
    text = resource_path("sustained-work", "thirteen-of-sixteen.toml").read_text("utf-8")
    with pytest.raises(SustainedRuleFileError, match=told) as refused:
        read_sustained_rule(text.replace(*change, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)
