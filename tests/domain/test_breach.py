"""The 72 hours of a breach: they run over weekends, holidays and changes of the clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.breach import (
    Breach,
    BreachKind,
    BreachRefusedError,
    BreachRisk,
    clock_of,
    refuse_closing,
)

LONDON = ZoneInfo("Europe/London")
# Hypothesis wants its limits without a zone.
EARLIEST = datetime(2020, 1, 1)  # noqa: DTZ001
LATEST = datetime(2040, 1, 1)  # noqa: DTZ001
ID = UUID("0193a000-0000-7000-8000-000000000001")


def breach(aware_at: datetime) -> Breach:
    return Breach(ID, BreachKind.WRONG_PERSON, aware_at, "A letter went to number 9.")


@pytest.mark.parametrize(
    ("aware", "by"),
    [
        # Friday evening before Christmas: three days later, holidays or not.
        (
            datetime(2026, 12, 24, 17, 30, tzinfo=LONDON),
            datetime(2026, 12, 27, 17, 30, tzinfo=LONDON),
        ),
        # The clocks go forward on 29 March 2026: an hour later by the clock on the wall.
        (datetime(2026, 3, 27, 9, 0, tzinfo=LONDON), datetime(2026, 3, 30, 10, 0, tzinfo=LONDON)),
        # And back on 25 October 2026: an hour earlier.
        (datetime(2026, 10, 23, 9, 0, tzinfo=LONDON), datetime(2026, 10, 26, 8, 0, tzinfo=LONDON)),
        # The hour that is there twice: the second one, by its fold.
        (
            datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON),
            datetime(2026, 10, 28, 1, 30, tzinfo=LONDON),
        ),
        (datetime(2028, 2, 27, 23, 59, tzinfo=UTC), datetime(2028, 3, 1, 23, 59, tzinfo=UTC)),
    ],
)
def test_weekends_holidays_and_clock_changes_move_nothing(aware: datetime, by: datetime) -> None:
    assert clock_of(breach(aware), aware).report_by == by.astimezone(UTC)


@given(
    st.datetimes(EARLIEST, LATEST, timezones=st.timezones()),
    st.timedeltas(timedelta(0), timedelta(days=9)),
)
def test_it_is_overdue_after_72_hours_and_no_moment_before(
    aware: datetime, passed: timedelta
) -> None:
    now = aware.astimezone(UTC) + passed
    clock = clock_of(breach(aware), now)
    assert clock.overdue is (passed > timedelta(hours=72))
    assert clock.left == timedelta(hours=72) - passed


def test_the_last_moment_is_in_time_and_the_next_is_not() -> None:
    aware = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
    one = breach(aware)
    assert not clock_of(one, aware + timedelta(hours=72)).overdue
    assert clock_of(one, aware + timedelta(hours=72, microseconds=1)).overdue
    assert not clock_of(one, aware + timedelta(hours=48)).soon
    assert clock_of(one, aware + timedelta(hours=48, microseconds=1)).soon


def test_the_clock_stops_when_told_when_harm_is_unlikely_and_when_closed() -> None:
    aware = datetime(2026, 11, 28, 10, 0, tzinfo=UTC)
    one, later = breach(aware), aware + timedelta(days=9)
    assert clock_of(one, later).overdue
    for stopped in (
        replace(one, reported_at=later),
        replace(one, risk=BreachRisk.UNLIKELY),
        replace(one, closed_on=later.date()),
    ):
        assert not clock_of(stopped, later).runs
    assert clock_of(replace(one, risk=BreachRisk.HIGH), later).must_tell_people
    told = replace(one, risk=BreachRisk.HIGH, people_told_on=date(2026, 11, 29))
    assert not clock_of(told, later).must_tell_people


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock_of(breach(EARLIEST), datetime(2026, 11, 28, tzinfo=UTC))


def test_closing_asks_for_what_the_law_asks_for() -> None:
    one = breach(datetime(2026, 11, 28, 10, 0, tzinfo=UTC))
    for refused, words in (
        (one, "how likely"),
        (replace(one, risk=BreachRisk.UNLIKELY), "why"),
        (replace(one, risk=BreachRisk.RISK, reason="Names only"), "Commissioner"),
        (
            replace(one, risk=BreachRisk.HIGH, reason="Violence", reported_at=one.aware_at),
            "people concerned",
        ),
    ):
        with pytest.raises(BreachRefusedError, match=words):
            refuse_closing(refused)
    refuse_closing(replace(one, risk=BreachRisk.UNLIKELY, reason="It came back unopened"))


@pytest.mark.parametrize(
    "wrong", [{"happened": " "}, {"happened": "x" * 4001}, {"people": -1}, {"reason": "x" * 4001}]
)
def test_what_could_not_stand_in_the_log_is_refused(wrong: dict[str, str]) -> None:
    one = breach(datetime(2026, 11, 28, 10, 0, tzinfo=UTC))
    with pytest.raises(BreachRefusedError):
        replace(one, **wrong)  # type: ignore[arg-type]
