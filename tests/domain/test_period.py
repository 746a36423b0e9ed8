"""Quarters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.period import PeriodRefusedError, Quarter, quarter_of, read_quarter

DAYS = st.dates(date(1900, 1, 1), date(9998, 9, 30))


@given(DAYS)
def test_every_day_lies_in_exactly_its_quarter(day: date) -> None:
    quarter = quarter_of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.following.first_day == quarter.last_day + timedelta(days=1)
    assert quarter.following.preceding == quarter
    assert read_quarter(quarter.code) == quarter


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
