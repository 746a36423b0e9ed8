from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.amounts import pounds
from anchordesk.domain.dates import long_date
from anchordesk.domain.shares import percentage
from anchordesk.ui.resident.next_action import parse_next_action
from anchordesk.ui.words import due_words, moment, parse_date, parse_pence, short_date

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS)
def test_a_date_that_is_shown_can_be_typed_back(day: date) -> None:
    for words in (long_date(day), short_date(day), f"{day:%d/%m/%Y}", day.isoformat()):
        assert parse_date(words, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14 11 2026", date(2026, 11, 14)),
        ("1.2.26", date(2026, 2, 1)),
        ("31 3 84", date(1984, 3, 31)),
        ("14 nov 2026", date(2026, 11, 14)),
        (" TODAY ", TODAY),
        ("yesterday", date(2026, 11, 22)),
    ],
)
def test_dates_as_people_type_them(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@given(st.text(max_size=40))
def test_what_is_no_date_is_refused_and_nothing_else_happens(words: str) -> None:
    with suppress(ValueError):
        assert isinstance(parse_date(words, TODAY), date)


@pytest.mark.parametrize("words", ["31 2 2026", "14 11", "ju 1 2026", "1 ma 2026", "", "2026"])
def test_impossible_dates_are_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message; the field words it
        parse_date(words, TODAY)


@given(st.integers(0, 99_999))
def test_pay_that_is_shown_can_be_typed_back(pence: int) -> None:
    assert parse_pence(pounds(pence)) == pence


@pytest.mark.parametrize("words", ["12.345", "ten", "-1", "nan", "inf", ""])
def test_what_is_no_pay_is_refused(words: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message; the field words it
        parse_pence(words)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_percentages_round_half_up(part: int, whole: int) -> None:
    shown = percentage(part, whole)
    assert (2 * shown - 1) * whole <= 200 * part < (2 * shown + 1) * whole


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "Overdue 3 days"), (-1, "Overdue 1 day"), (0, "Today"), (14, "7 Dec 2026")],
)
def test_due_days_say_how_late(days: int, words: str) -> None:
    assert due_words(TODAY + timedelta(days=days), TODAY) == words


def test_a_moment_of_today_shows_the_time() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert moment(noon, noon.astimezone().date()).startswith("Today, ")
    assert moment(noon, date(2026, 11, 25)) == long_date(noon.astimezone().date())


@pytest.mark.parametrize(
    ("typed", "words", "due"),
    [
        ("fri call back", "Call back", date(2026, 11, 27)),
        ("mon call back", "Call back", date(2026, 11, 30)),
        ("tomorrow send CV", "Send CV", date(2026, 11, 24)),
        ("today ring trust", "Ring trust", TODAY),
        ("in 3 days check bus pass", "Check bus pass", date(2026, 11, 26)),
        ("next week review plan", "Review plan", date(2026, 11, 30)),
        ("14 12 visit", "Visit", date(2026, 12, 14)),
        ("5 jan 13-week check", "13-week check", date(2027, 1, 5)),
        ("1 2 2027 review", "Review", date(2027, 2, 1)),
    ],
)
def test_next_actions_as_people_type_them(typed: str, words: str, due: date) -> None:
    action = parse_next_action(typed, TODAY)
    assert (action.words, action.due_on) == (words, due)


@pytest.mark.parametrize("typed", ["call back", "fri", "", "   ", "31 2 visit", "th call"])
def test_a_next_action_needs_a_day_and_words(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any message; the field words it
        parse_next_action(typed, TODAY)


@given(DAYS, st.integers(0, 364))
def test_a_day_and_month_are_the_next_such_day_over_year_ends_and_leap_days(
    today: date, later: int
) -> None:
    wanted = today + timedelta(days=later)
    due = parse_next_action(f"{wanted.day} {wanted.month} call", today).due_on
    assert (due.day, due.month) == (wanted.day, wanted.month)
    assert today <= due <= wanted
    assert parse_next_action(f"in {later} days call", today).due_on == wanted


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), DAYS)
def test_a_weekday_is_the_next_one_after_today(name: str, today: date) -> None:
    due = parse_next_action(f"{name} call", today).due_on
    assert 1 <= (due - today).days <= 7
    assert f"{due:%a}".casefold() == name
