"""Sustained work by the rules of programmes, against counting every day by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, Evidence, JobOutcome, JobTerms, NhsBand
from anchordesk.domain.reference import DatedRate, ReferenceTable
from anchordesk.domain.sustained_gaps import Reason, Shown
from anchordesk.domain.sustained_rules import (
    EarningsRule,
    PayFloor,
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


def with_terms(first: JobOutcome, *later: tuple[int, str, int | None]) -> JobOutcome:
    """The job with hours and pay that changed on days after its start."""
    terms = tuple(
        JobTerms(
            *(day(at), "R", pay, Decimal(hours), Contract.PERMANENT, NhsBand.NONE),
            recorded_at=first.recorded_at,
            worker="S",
        )
        for at, hours, pay in later
    )
    return replace(first, later_terms=terms)


def test_hours_and_pay_count_as_they_held_on_each_day() -> None:
    more = with_terms(job(day(0), None, "5"), (30, "7", 1200))
    assert weeks(more).met_on == day(30 + 90)
    fewer = with_terms(job(day(0), None, "16"), (50, "4", 1200))
    assert weeks(fewer).met_on is None
    raised = with_terms(job(day(0), None), (91, "32", 1200))
    found = progress(EARNED, [raised], WAGES, TODAY)
    # Half is earned in thirteen weeks, and the other half at twice the hours in six and a half.
    assert found.met_on == day(91 + 46 - 1)


def test_why_not_yet_names_the_gap_and_the_weeks_of_too_few_hours() -> None:
    jobs = [
        with_terms(job(day(0), day(44)), (20, "4.5", 1200)),
        job(day(60), day(69), None),
        job(day(70), None),
    ]
    found = weeks(*jobs, today=day(90))
    assert [(one.reason, one.first, one.last) for one in found.missing] == [
        (Reason.TOO_FEW_HOURS, day(20), day(44)),
        (Reason.NO_JOB, day(45), day(59)),
        (Reason.NOT_KNOWN, day(60), day(69)),
    ]
    assert (found.missing[0].hours, found.missing[1].days) == (Decimal("4.5"), 15)
    assert found.so_far == 20 + 21


@given(spells, st.integers(91, 399))
def test_each_day_since_the_first_start_counts_or_is_told_as_missing(
    found: list[tuple[int, int, str]], at: int
) -> None:
    jobs = [job(day(start), day(start + length), hours) for start, length, hours in found]
    told = weeks(*jobs, today=day(at))
    begun = min((start for start, _, _ in found), default=at + 1)
    since = max(0, at - max(begun, at - 111) + 1)
    if told.met_on is None:
        assert told.so_far + sum(one.days for one in told.missing) == since
        days = [one.first + timedelta(days=n) for one in told.missing for n in range(one.days)]
        assert days == sorted(set(days))
    else:
        assert told.missing == ()


AT_LEAST = replace(IN_16, pay_floor=PayFloor("national-living-wage", "adult", 21))


def floored(*jobs: JobOutcome, age: int | None = 30) -> Progress:
    return progress(AT_LEAST, jobs, WAGES, TODAY, lambda _: age)


def test_weeks_below_a_least_pay_do_not_count_and_unknown_pay_is_to_be_shown() -> None:
    assert floored(job(day(0), None, "16", 1200)).met_on == day(90)
    low = floored(job(day(0), None, "16", 1199))
    assert low.met_on is None
    assert {one.reason for one in low.missing} == {Reason.PAY_TOO_LOW}
    unknown = floored(job(day(0), None, "16", None))
    assert (unknown.met_on, [one.what for one in unknown.to_show]) == (day(90), [Shown.PAY])
    # Under 21 another rate holds, which is not in the tables: nothing is compared.
    assert floored(job(day(0), None, "16", 900), age=20).met_on == day(90)
    assert floored(job(day(0), None, "16", 900), age=None).met_on == day(90)


def test_a_rise_of_the_wage_does_not_break_terms_that_were_enough_when_they_began() -> None:
    rates = (*WAGE.rates, DatedRate("adult", day(30), 1300, "S"))
    tables = {"national-living-wage": replace(WAGE, rates=rates)}
    kept = progress(AT_LEAST, [job(day(0), None)], tables, TODAY, lambda _: 30)
    assert kept.met_on == day(90)
    new = progress(AT_LEAST, [job(day(31), None)], tables, TODAY, lambda _: 30)
    assert new.met_on is None


def test_evidence_that_a_programme_asks_for_is_named_where_it_is_not_seen() -> None:
    rule = replace(IN_16, evidence=(Evidence.PAYSLIP,))
    seen, unseen = replace(job(day(0), day(60)), evidence=Evidence.PAYSLIP), job(day(61), None)
    found = progress(rule, [seen, replace(unseen, id=OutcomeId(UUID(int=9)))], {}, TODAY)
    assert found.met_on == day(90)
    assert [(one.what, one.job.id.int) for one in found.to_show] == [(Shown.EVIDENCE, 9)]
    assert progress(IN_16, [unseen], {}, TODAY).to_show == ()


def test_a_rule_names_its_floor_and_its_evidence() -> None:
    text = (resource_path("sustained-work") / "thirteen-of-sixteen.toml").read_text("utf-8")
    rule = read_sustained_rule(text, "r.toml")
    assert isinstance(rule, WeeksRule)
    assert rule.pay_floor == PayFloor("national-living-wage", "21_and_over", 21)
    asked = read_sustained_rule('evidence = ["payslip", "employer"]\n' + text, "r.toml")
    assert asked.evidence == (Evidence.PAYSLIP, Evidence.EMPLOYER)
    for wrong in ('evidence = ["none"]\n', 'evidence = ["photo"]\n'):
        with pytest.raises(SustainedRuleFileError, match="is no kind of evidence"):
            read_sustained_rule(wrong + text, "r.toml")
