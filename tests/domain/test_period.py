"""Quarters."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.period import (
    FinancialYear,
    HalfYear,
    PeriodKind,
    PeriodRefusedError,
    Quarter,
    parts_of,
    period_of,
    quarter_of,
    read_period,
    read_quarter,
)

DAYS = st.dates(date(1900, 1, 1), date(9998, 9, 30))


@given(DAYS)
def test_every_day_lies_in_exactly_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.following.first_day == quarter.last_day + timedelta(days=1)
    assert quarter.following.preceding == quarter
    assert read_quarter(quarter.code) == quarter


@given(st.dates(date(1901, 1, 1), date(9990, 9, 30)), st.sampled_from(PeriodKind))
def test_every_day_lies_in_exactly_its_period_of_each_kind(day: date, kind: PeriodKind) -> None:
    period = period_of(kind, day)
    assert period.kind is kind
    assert period.first_day <= day <= period.last_day
    assert period.following.first_day == period.last_day + timedelta(days=1)
    assert period.following.preceding == period
    assert read_period(period.code) == period
    for parts in parts_of(period):
        assert (parts[0].first_day, parts[-1].last_day) == (period.first_day, period.last_day)
        for one, after in itertools.pairwise(parts):
            assert after.first_day == one.last_day + timedelta(days=1)


def test_years_and_halves_are_those_of_the_financial_year() -> None:
    assert FinancialYear(2026).title == "April 2026 to March 2027"
    assert HalfYear(2026, 1).title == "April to September 2026"
    assert HalfYear(2026, 2).title == "October 2026 to March 2027"
    assert period_of(PeriodKind.HALF_YEAR, date(2027, 2, 1)) == HalfYear(2026, 2)


@pytest.mark.parametrize("code", ["2026-H3", "2026-28", "2026-H0", "2026-2027", ""])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(PeriodRefusedError):
        read_period(code)


def test_titles_are_months() -> None:
    titles = [Quarter(2026, number).title for number in (1, 2, 3, 4)]
    assert titles == [
        "January to March 2026",
        "April to June 2026",
        "July to September 2026",
        "October to December 2026",
    ]


@pytest.mark.parametrize("code", ["", "2026", "2026-Q5", "26-Q1", "2026-Q0", "2026-Q1-Q2"])
def test_what_is_no_quarter_is_refused(code: str) -> None:
    with pytest.raises(PeriodRefusedError):
        read_quarter(code)
