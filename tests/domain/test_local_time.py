"""Times typed and shown in London against the moments that are kept, by clocks of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from anchordesk.domain.local_time import NoSuchTimeError, day_bounds, local_moment

ONE_DAY = timedelta(days=1)
LONDON = ZoneInfo("Europe/London")
days = st.dates(date(2020, 1, 1), date(2036, 12, 31))


def clocks(moment: datetime) -> datetime:
    """What clocks in London show, by the law: forward and back at 01:00 UTC on last Sundays."""
    plain = moment.replace(tzinfo=None)
    begins, ends = (_last_sunday(plain.year, month) for month in (3, 10))
    summer = begins <= plain < ends
    return plain + timedelta(hours=summer)


@cache
def _last_sunday(year: int, month: int) -> datetime:
    found = [day for day in range(1, 32) if date(year, month, day).strftime("%a") == "Sun"]
    return datetime(year, month, found[-1], 1)  # noqa: DTZ001 - in UTC, as the law has it


clock_changes = st.sampled_from(
    [_last_sunday(year, month).date() for year in range(2024, 2036) for month in (3, 10)]
)
times = st.integers(0, 24 * 60 - 1).map(lambda minute: time(minute // 60, minute % 60))


@given(days | clock_changes, times)
@example(date(2026, 3, 29), time(1, 0))
@example(date(2026, 3, 29), time(1, 59))
@example(date(2026, 10, 25), time(1, 0))
@example(date(2026, 10, 25), time(1, 59))
def test_a_time_that_is_typed_is_the_first_moment_at_which_clocks_show_it(
    day: date, at: time
) -> None:
    wanted = datetime.combine(day, at)
    around = (wanted.replace(tzinfo=UTC) + timedelta(minutes=n) for n in range(-180, 181))
    showing = [moment for moment in around if clocks(moment) == wanted]
    if not showing:
        with pytest.raises(NoSuchTimeError, match="Clocks go forward"):
            local_moment(day, at, LONDON)
        return
    assert local_moment(day, at, LONDON) == showing[0]
    assert len(showing) == 1 or (at.hour == 1 and day.month == 10)


@given(days | clock_changes, times, times)
def test_what_is_later_on_the_clock_is_never_earlier_in_what_is_kept(
    day: date, one: time, other: time
) -> None:
    try:
        first, second = (local_moment(day, at, LONDON) for at in sorted((one, other)))
    except NoSuchTimeError:
        return
    assert first <= second


@given(days | clock_changes, st.integers(-60, 25 * 60))
def test_every_moment_lies_in_exactly_the_day_that_the_screen_shows(
    day: date, minutes: int
) -> None:
    moment = datetime.combine(day, time(), UTC) + timedelta(minutes=minutes)
    lying = []
    for near in (day - ONE_DAY, day, day + ONE_DAY, day + 2 * ONE_DAY):
        begins, ends = day_bounds(near, LONDON)
        if begins <= moment < ends:
            lying.append(near)
    assert lying == [clocks(moment).date()]
    assert lying == [moment.astimezone(LONDON).date()]
