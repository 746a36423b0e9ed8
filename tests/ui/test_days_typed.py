"""Days as people type them before what is to be done, against walking through the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from anchordesk.ui.resident.next_action import WEEKDAYS, parse_next_action
from anchordesk.ui.words import parse_date, short_date

days = st.dates(date(2020, 1, 1), date(2036, 12, 31)) | st.sampled_from(
    [date(2028, 2, 29), date(2027, 2, 28), date(2028, 3, 1), date(2026, 12, 31)]
)


def walk(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_next_of_its_name_and_never_today(today: date, name: str) -> None:
    expected = next(
        day for day in walk(today + timedelta(days=1)) if day.strftime("%A").casefold() == name
    )
    for typed in (name, name[:3], name.upper()):
        assert parse_next_action(f"{typed} call back", today).due_on == expected


@given(days, days)
@example(date(2026, 11, 23), date(2028, 2, 29))
@example(date(2028, 3, 1), date(2028, 2, 29))
@example(date(2026, 12, 31), date(2027, 1, 1))
def test_a_day_without_a_year_is_the_next_of_its_name(today: date, meant: date) -> None:
    expected = next(day for day in walk(today) if (day.month, day.day) == (meant.month, meant.day))
    for typed in (f"{meant.day} {meant.month}", short_date(meant).rsplit(" ", 1)[0]):
        assert parse_next_action(f"{typed} call back", today).due_on == expected
    assert parse_date(short_date(expected), today) == expected
