"""Days as people read them, in English whatever the computer's language, and months between days.

The names are not strftime's: those follow the language of the computer once Qt has started.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def weekday_of(day: date) -> str:
    """Return the name of a day's weekday."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date) -> str:
    """Return a day as 23 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def months_after(day: date, months: int) -> date:
    """Return the same date some months later, or that month's last day where there is none."""
    year, month = _month_after(day, months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def first_day_within(months: int, today: date) -> date:
    """Return the earliest day from which `months_after` is not over today.

    Months are not counted back: from 31 August, six months back there is no 31 February, and what
    began on its last day was over on 28 August.
    """
    year, month = _month_after(today, -months)
    last = monthrange(year, month)[1]
    if today.day <= last:
        return date(year, month, today.day)
    return date(year, month, last) + timedelta(days=1)


def _month_after(day: date, months: int) -> tuple[int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
