from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.appointment import (
    Appointment,
    AppointmentRefusedError,
    AppointmentState,
    day_bounds,
    local_moment,
)
from anchordesk.domain.identifiers import AppointmentId, ResidentId

LONDON = ZoneInfo("Europe/London")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)
days = st.dates(date(2020, 1, 1), date(2036, 12, 31)) | st.sampled_from(
    [FORWARD, BACK, date(2028, 2, 29), date(2027, 1, 31), date(2026, 12, 31)]
)
minutes_of_a_day = st.integers(0, 24 * 60 - 1).map(lambda m: time(m // 60, m % 60))


@given(days, minutes_of_a_day)
def test_clocks_show_the_time_that_was_typed(day: date, at: time) -> None:
    try:
        moment = local_moment(day, at, LONDON)
    except AppointmentRefusedError:
        # The hour that clocks skip in March is the only one that there is not.
        assert day.month == 3
        assert at.hour == 1
        return
    shown = moment.astimezone(LONDON)
    assert (shown.date(), shown.time()) == (day, at)


def test_a_time_that_comes_twice_is_the_first_and_one_that_is_skipped_is_refused() -> None:
    assert local_moment(BACK, time(1, 30), LONDON) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(AppointmentRefusedError, match="Clocks go forward"):
        local_moment(FORWARD, time(1, 30), LONDON)


@given(days)
def test_a_day_begins_where_the_one_before_ends(day: date) -> None:
    begin, end = day_bounds(day, LONDON)
    assert day_bounds(day + timedelta(days=1), LONDON)[0] == end
    assert end - begin in {timedelta(hours=hours) for hours in (23, 24, 25)}


def test_the_days_on_which_clocks_change_are_shorter_and_longer() -> None:
    hours = [(end - begin).total_seconds() / 3600 for begin, end in map(of_london, (FORWARD, BACK))]
    assert hours == [23, 25]


def of_london(day: date) -> tuple[datetime, datetime]:
    return day_bounds(day, LONDON)


def visit(**facts: object) -> Appointment:
    known: dict[str, object] = {
        "id": AppointmentId(UUID(int=1)),
        "resident_id": ResidentId(UUID(int=2)),
        "what": "Visit",
        "starts_at": datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        "minutes": 60,
        "worker": "Sam",
        "travel_minutes": 20,
        "lone_working": True,
    }
    return Appointment(**{**known, **facts})  # type: ignore[arg-type]


def test_an_hour_lasts_an_hour_over_a_clock_change() -> None:
    appointment = visit()
    assert appointment.ends_at - appointment.starts_at == timedelta(hours=1)
    assert f"{appointment.ends_at.astimezone(LONDON):%H:%M}" == "01:30"
    assert appointment.back_at - appointment.leave_at == timedelta(minutes=100)


@given(st.integers(-200, 200), st.sampled_from(list(AppointmentState)), st.booleans())
def test_a_return_is_missing_exactly_after_the_end_of_a_lone_visit(
    minutes: int, state: AppointmentState, safe: bool
) -> None:
    base = visit(state=state)
    now = base.ends_at + timedelta(minutes=minutes)
    appointment = visit(state=state, safe_at=now if safe else None)
    missing = minutes > 0 and state is not AppointmentState.CANCELLED and not safe
    assert appointment.return_is_missing(now) is missing
    assert not visit(state=state, lone_working=False).return_is_missing(now)
