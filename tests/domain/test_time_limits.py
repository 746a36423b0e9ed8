"""The month of a request and the 72 hours of a breach, at their edges."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.dates import months_after
from anchordesk.domain.time_limits import (
    BankHolidays,
    Nation,
    TimeLimit,
    answer_by,
    read_bank_holidays,
    report_breach_by,
)
from anchordesk.settings import resource_path

HOLIDAYS = read_bank_holidays(
    (resource_path("register") / "bank-holidays.toml").read_text("utf-8"), "bank-holidays.toml"
)
ENGLAND, SCOTLAND, ULSTER = Nation
DAYS = st.dates(date(2025, 1, 1), date(2028, 9, 30))


@pytest.mark.parametrize(
    ("came", "nation", "by"),
    [
        # The Commissioner's own examples: 3 September to 3 October; 31 March to 30 April.
        (date(2025, 9, 3), ENGLAND, date(2025, 10, 3)),
        (date(2025, 3, 31), ENGLAND, date(2025, 4, 30)),
        (date(2026, 1, 31), ENGLAND, date(2026, 3, 2)),  # 28 February is a Saturday
        (date(2028, 1, 31), ENGLAND, date(2028, 2, 29)),  # a leap year
        (date(2026, 11, 25), ENGLAND, date(2026, 12, 29)),  # Christmas, weekend, substitute
        (date(2026, 12, 1), ENGLAND, date(2027, 1, 4)),  # New Year's Day is a Friday
        (date(2026, 12, 1), SCOTLAND, date(2027, 1, 5)),  # 2 January, on the Monday
        (date(2026, 10, 30), ENGLAND, date(2026, 11, 30)),
        (date(2026, 10, 30), SCOTLAND, date(2026, 12, 1)),  # St Andrew's Day
        (date(2026, 2, 17), ENGLAND, date(2026, 3, 17)),
        (date(2026, 2, 17), ULSTER, date(2026, 3, 18)),  # St Patrick's Day
        (date(2026, 3, 6), ENGLAND, date(2026, 4, 7)),  # Easter Monday
        (date(2026, 3, 6), SCOTLAND, date(2026, 4, 6)),  # which Scotland does not have
        (date(2026, 11, 21), ENGLAND, date(2026, 12, 21)),  # a Saturday counts as the day it came
    ],
)
def test_a_request_is_answered_within_one_month(came: date, nation: Nation, by: date) -> None:
    assert answer_by(came, nation, HOLIDAYS) == TimeLimit(by, surely=True)


def test_two_further_months_and_a_stopped_clock_count_from_the_same_day() -> None:
    came = date(2026, 11, 30)
    assert answer_by(came, ENGLAND, HOLIDAYS, extended=True).answer_by == date(2027, 3, 1)
    assert answer_by(came, ENGLAND, HOLIDAYS, stopped_days=5).answer_by == date(2027, 1, 4)


def test_beyond_the_holidays_that_are_known_it_says_so() -> None:
    limit = answer_by(date(2029, 11, 26), ENGLAND, HOLIDAYS)
    assert limit == TimeLimit(date(2029, 12, 26), surely=False)


@given(DAYS, st.sampled_from(Nation))
def test_the_last_day_is_a_working_day_and_no_working_day_before_it_was_skipped(
    came: date, nation: Nation
) -> None:
    same_date = months_after(came, 1)
    by = answer_by(came, nation, HOLIDAYS).answer_by
    assert HOLIDAYS.is_working_day(by, nation)
    between = [same_date + timedelta(days=n) for n in range((by - same_date).days)]
    assert not any(HOLIDAYS.is_working_day(day, nation) for day in between)
    assert len(between) <= 5


@given(DAYS, st.integers(1, 36))
def test_months_later_is_the_same_date_or_the_last_of_its_month(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@pytest.mark.parametrize("nation", list(Nation))
def test_every_year_has_its_holidays_on_weekdays(nation: Nation) -> None:
    days = HOLIDAYS.days[nation]
    assert all(day.weekday() < 5 for day in days)
    least = 8
    for year in range(2025, HOLIDAYS.known_to.year + 1):
        assert sum(day.year == year for day in days) >= least


def test_72_hours_are_hours_also_where_the_clocks_change() -> None:
    london = ZoneInfo("Europe/London")
    aware = datetime(2026, 10, 23, 17, 30, tzinfo=london)
    by = report_breach_by(aware)
    assert by - aware.astimezone(UTC) == timedelta(hours=72)
    assert by.astimezone(london).hour == 16
    with pytest.raises(ValueError, match="time zone"):
        report_breach_by(datetime(2026, 10, 23, 17, 30))  # noqa: DTZ001 - what is refused


def test_no_holidays_known_leaves_weekends() -> None:
    bare = BankHolidays({}, date(2000, 1, 1))
    assert answer_by(date(2026, 11, 25), ENGLAND, bare).answer_by == date(2026, 12, 25)
