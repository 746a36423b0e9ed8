"""Cover for absence: from which day to which a colleague looks after cases, and when it is over.

The days are whole, as clocks here show them. A clock that is set back prolongs no cover: time that
was seen here once stays seen. A clock that says less than it did before leaves nobody able to tell
the day, so the cases are closed until it is right.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum

LONGEST_DAYS = 92
CLOCK_MAY_BE_BEHIND = timedelta(hours=2)
"""Computers that start two systems are an hour off twice a year."""


class CoverTime(StrEnum):
    """Where a moment stands to a cover."""

    BEFORE = "before"
    OPEN = "open"
    OVER = "over"
    CLOCK_BEHIND = "clock behind"


def cover_time(first_day: date, last_day: date, now: datetime, seen: datetime) -> CoverTime:
    """Tell where a moment stands to a cover.

    Args:
        first_day: With `last_day`, whole days by this computer's own clock.
        now: What the clock says, with its zone.
        seen: The latest that it ever said here.
    """
    latest = max(now, seen).astimezone().date()
    if latest > last_day:
        return CoverTime.OVER
    if now + CLOCK_MAY_BE_BEHIND < seen:
        return CoverTime.CLOCK_BEHIND
    return CoverTime.BEFORE if now.astimezone().date() < first_day else CoverTime.OPEN


def wrong_with_days(first_day: date, last_day: date, today: date) -> str:
    """Return what is wrong with the days of a new cover, in plain words; empty if nothing is."""
    if last_day < first_day:
        return "The last day must not be before the first day."
    if last_day < today:
        return "The last day is over already."
    if (last_day - first_day).days >= LONGEST_DAYS:
        return f"Cover can last {LONGEST_DAYS} days at most. For longer, hand the cases over."
    return ""
