"""Reads a next action as people type it: “fri call back”, “tomorrow send CV”, “12 12 visit”."""

from __future__ import annotations

import re
from datetime import date, timedelta

from anchordesk.services.casework import NextAction
from anchordesk.ui.words import parse_date, translate

# docs/make_catalogue.py knows these: they are looked up by number.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORTEST_WEEKDAY = 3
NEXT_WEEK_DAYS = 7
YEARS_TO_A_LEAP_DAY = 8


def parse_next_action(text: str, today: date) -> NextAction:
    """Return what is to be done and by when; the day comes first.

    Days are read in English and in the window's language.
    A weekday is the next one after today. A day and month without a year is the next one.

    Raises:
        ValueError: if the text does not start with a day, or says nothing after it.
    """
    words = text.split()
    for taken in (3, 2, 1):
        due = _day(words[:taken], today) if len(words) >= taken else None
        if due is not None:
            rest = " ".join(words[taken:])
            if not rest:
                raise ValueError("nothing to do")
            return NextAction(words=rest[0].upper() + rest[1:], due_on=due)
    raise ValueError("no day")


def _day(words: list[str], today: date) -> date | None:
    plain = " ".join(words).casefold().rstrip(",:")
    if plain in {"today", translate("typed days", "today")}:
        return today
    if plain in {"tomorrow", translate("typed days", "tomorrow")}:
        return today + timedelta(days=1)
    if plain in {"next week", translate("typed days", "next week")}:
        return today + timedelta(days=NEXT_WEEK_DAYS)
    in_days = re.fullmatch(r"in (\d{1,3}) days?", plain)
    if in_days is not None:
        return today + timedelta(days=int(in_days.group(1)))
    if len(words) == 1 and len(plain) >= SHORTEST_WEEKDAY:
        for number, name in enumerate(WEEKDAYS):
            if name.startswith(plain) or translate("typed days", name).startswith(plain):
                return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return _calendar_day(plain, today)


def _calendar_day(plain: str, today: date) -> date | None:
    if not re.search(r"\d", plain):
        return None
    years = (f"{plain} {today.year + later}" for later in range(YEARS_TO_A_LEAP_DAY + 1))
    for candidate in (plain, *years):
        try:
            day = parse_date(candidate, today)
        except ValueError:
            continue
        if candidate == plain or day >= today:
            return day
    return None
