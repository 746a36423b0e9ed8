"""Every rule about days, against the calendar walked through another way.

Each oracle counts day by day and shares no arithmetic with the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import example, given
from hypothesis import strategies as st

from anchordesk.domain.case_history import counts_on
from anchordesk.domain.categories import AgeBand, age_band
from anchordesk.domain.consent import (
    Consent,
    ConsentBasis,
    ConsentPurpose,
    ConsentStanding,
    ConsentText,
    ConsentWay,
    ConsentWording,
    standing_of,
)
from anchordesk.domain.dates import first_day_within, months_after
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.identifiers import AttachmentId, ConsentId, ResidentId
from anchordesk.domain.milestones import due_day, latest_start
from anchordesk.domain.pathway import Milestone
from anchordesk.domain.period import Period, PeriodKind, period_of, quarter_of, year_of
from anchordesk.domain.resident import RecordedAge, Resident
from anchordesk.domain.time_limits import Nation, answer_by, read_bank_holidays
from anchordesk.settings import resource_path

ONE_DAY = timedelta(days=1)
SOMEBODY = ResidentId(UUID(int=1))
HOLIDAYS = read_bank_holidays(
    resource_path("register", "bank-holidays.toml").read_text("utf-8"), "bank-holidays.toml"
)

# The days at which rules go wrong, as often as any others.
EDGES = [
    date(2027, 1, 31),
    date(2028, 1, 31),
    date(2027, 2, 28),
    date(2028, 2, 28),
    date(2028, 2, 29),
    date(2028, 3, 1),
    date(2026, 3, 28),
    date(2026, 3, 29),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 8, 31),
    date(2026, 10, 24),
    date(2026, 10, 25),
    date(2026, 12, 24),
    date(2026, 12, 31),
]
days = st.dates(date(2020, 1, 1), date(2036, 12, 31)) | st.sampled_from(EDGES)


def walk(day: date) -> Iterator[date]:
    """Yield a day and all that follow it."""
    while True:
        yield day
        day += ONE_DAY


def month_walked(day: date, months: int) -> date:
    """Go on day by day over so many firsts of a month, then as far as the number of the day."""
    passed = 0
    for at in walk(day + ONE_DAY):
        passed += at.day == 1
        if passed == months and (at.day == day.day or (at + ONE_DAY).day == 1):
            return at
    raise AssertionError("days do not end")


# Months: consent, rights, retention


@given(days, st.integers(1, 40))
def test_months_later_is_where_walking_day_by_day_comes_to(day: date, months: int) -> None:
    assert months_after(day, months) == month_walked(day, months)


@given(days, days, st.integers(0, 40))
def test_who_began_later_never_ends_earlier(one: date, other: date, months: int) -> None:
    first, second = sorted((one, other))
    assert months_after(first, months) <= months_after(second, months)


@given(days, days, st.integers(1, 40))
@example(date(2025, 2, 28), date(2025, 8, 29), 6)
@example(date(2026, 2, 28), date(2028, 2, 29), 24)
def test_counting_back_agrees_with_counting_on_to_the_day(
    began: date, today: date, months: int
) -> None:
    is_within = months_after(began, months) >= today
    assert is_within is (began >= first_day_within(months, today))


def a_yes(on: date) -> Consent:
    return Consent(
        ConsentId(UUID(int=2)),
        SOMEBODY,
        ConsentPurpose.PARTNERS,
        given=True,
        text_version=1,
        language="en",
        way=ConsentWay.SPOKEN,
        on=on,
        worker="Sam",
    )


@given(days, st.sampled_from([1, 3, 6, 12, 24]))
@example(date(2026, 2, 28), 24)
@example(date(2028, 2, 29), 12)
def test_a_yes_is_asked_again_on_the_day_after_its_months_are_over(on: date, months: int) -> None:
    wording = ConsentWording("en", "May we?", "Nobody new")
    text = ConsentText(
        ConsentPurpose.PARTNERS, 1, date(2000, 1, 1), ConsentBasis.CONSENT, months, (wording,)
    )
    last = month_walked(on, months)
    assert standing_of([a_yes(on)], text, last) is ConsentStanding.GIVEN
    assert standing_of([a_yes(on)], text, last + ONE_DAY) is ConsentStanding.ASK_AGAIN


@given(days, st.sampled_from(Nation), st.booleans(), st.integers(0, 60))
def test_a_request_is_due_where_walking_over_weekends_and_holidays_comes_to(
    came: date, nation: Nation, extended: bool, stopped: int
) -> None:
    full = month_walked(came, 3 if extended else 1)
    counted = next(day for day in walk(full) if (day - full).days == stopped)
    closed = HOLIDAYS.days[nation]
    expected = next(
        day for day in walk(counted) if day.strftime("%w") not in {"0", "6"} and day not in closed
    )
    found = answer_by(came, nation, HOLIDAYS, extended=extended, stopped_days=stopped)
    assert found.answer_by == expected
    assert found.surely is (expected <= HOLIDAYS.known_to)


@given(days, days, st.sampled_from(Nation))
def test_an_earlier_request_is_never_due_later_and_more_time_never_brings_it_forward(
    one: date, other: date, nation: Nation
) -> None:
    first, second = sorted((one, other))
    due = answer_by(first, nation, HOLIDAYS).answer_by
    assert due <= answer_by(second, nation, HOLIDAYS).answer_by
    assert due < answer_by(first, nation, HOLIDAYS, extended=True).answer_by
    assert due <= answer_by(first, nation, HOLIDAYS, stopped_days=1).answer_by


# Ages


def birthdays(born: date, until: date) -> list[date]:
    """Days on which somebody gets a year older: on 1 March where there is no 29 February."""
    found = []
    for year in range(born.year + 1, until.year + 1):
        try:
            birthday = date(year, born.month, born.day)
        except ValueError:
            birthday = date(year, 3, 1)
        found += [birthday] if birthday <= until else []
    return found


@given(
    st.dates(date(1950, 1, 1), date(2012, 12, 31))
    | st.sampled_from([date(1996, 2, 29), date(2004, 2, 29), date(2000, 3, 1), date(2001, 2, 28)]),
    days,
)
@example(date(2004, 2, 29), date(2027, 2, 28))
@example(date(2004, 2, 29), date(2027, 3, 1))
@example(date(2004, 2, 29), date(2028, 2, 29))
def test_an_age_is_the_number_of_birthdays_and_its_band_changes_on_one_alone(
    born: date, today: date
) -> None:
    who = Resident(SOMEBODY, "AD-1", max(born, date(2013, 1, 1)), date_of_birth=born)
    passed = birthdays(born, today)
    assert who.age_on(today) == len(passed)
    yesterday, now = (age_band(who.age_on(day)) for day in (today - ONE_DAY, today))
    order = list(AgeBand)
    assert order.index(yesterday) <= order.index(now)
    if now is not yesterday:
        assert passed[-1] == today
        assert len(passed) in {25, 31, 50}


@given(st.integers(16, 70), days, days)
def test_an_age_that_was_written_down_grows_by_whole_years_alone(
    years: int, on: date, today: date
) -> None:
    who = Resident(SOMEBODY, "AD-1", on, recorded_age=RecordedAge(years, on))
    assert who.age_on(today) == years + len(birthdays(on, today))
    undated = replace(who, recorded_age=RecordedAge(years))
    assert undated.age_on(today) == years


# Checks after so many weeks, and documents that end


@given(days, days, st.sampled_from([4, 13, 26, 52]))
def test_weeks_are_full_on_the_same_weekday_and_who_is_due_is_told_from_both_ends(
    began: date, today: date, weeks: int
) -> None:
    check = Milestone(f"{weeks}-week check", "sustained", "started", weeks)
    same_weekday = (day for day in walk(began + ONE_DAY) if day.weekday() == began.weekday())
    full = next(day for number, day in enumerate(same_weekday, 1) if number == weeks)
    assert due_day(check, began) == full
    assert (full <= today) is (began <= latest_start(check, today))


@given(days, st.sampled_from(DocumentKind), days)
def test_a_document_holds_on_its_last_day_and_is_brought_up_in_time(
    ends_on: date, kind: DocumentKind, today: date
) -> None:
    document = Document(AttachmentId(UUID(int=3)), SOMEBODY, kind, ends_on, "Sam")
    assert document.ended_by(today) is (today in set(_after(ends_on, today)))
    told = document.told_from()
    assert told is not None
    assert sum(told <= day < ends_on for day in _between(told, ends_on)) == kind.notice_days
    assert not document.ended_by(told)
    assert document.settled(today).told_from() is None
    later = document.put_off(today + ONE_DAY, today)
    assert later.told_from() == today + ONE_DAY
    assert later.described(kind, ends_on + ONE_DAY).told_from() == told + ONE_DAY


def _after(day: date, until: date) -> Iterator[date]:
    return (one for one in _between(day, until) if one > day)


def _between(first: date, last: date) -> Iterator[date]:
    for day in walk(first):
        if day > last:
            return
        yield day


# Periods


@given(days)
def test_the_year_to_date_begins_on_the_first_of_april_that_one_comes_to_walking_back(
    day: date,
) -> None:
    begun = day
    while (begun.month, begun.day) != (4, 1):
        begun -= ONE_DAY
    assert year_of(day).first_day == begun
    assert (year_of(day).last_day + ONE_DAY).strftime("%d %m") == "01 04"
    assert begun <= quarter_of(day).first_day
    assert {(begun.month + n - 1) % 12 + 1 for n in (0, 3, 6, 9)} >= {
        quarter_of(day).first_day.month
    }


@given(days, st.integers(0, 200), st.sampled_from(PeriodKind))
def test_what_is_entered_counts_in_one_period_that_was_still_open(
    happened: date, later: int, kind: PeriodKind
) -> None:
    entered = happened + timedelta(days=later)
    counted = period_of(kind, counts_on(happened, entered))
    own = period_of(kind, happened)
    # Open: 28 days have not passed since its last day, the day of entering included.
    still_open = [
        period
        for period in (own, *_followers(own, entered))
        if len(list(_after(period.last_day, entered))) <= 28
    ]
    assert counted == still_open[0]


def _followers(period: Period, until: date) -> Iterator[Period]:
    while period.last_day < until:
        period = period.following
        yield period
