"""How dates, money and counts are written for people, and how typed dates are read.

Day before month by design (ui design, section 7). The names of months are those of the window's
language, never of the laptop's, so that two colleagues read the same words.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication

from anchordesk.domain.dates import MONTHS

SHORTEST_MONTH = 3

# Short, and by the name that lupdate looks for: translate("context", "words").
translate = QCoreApplication.translate

# docs/make_catalogue.py knows these: they are looked up by number.
SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def translated(words: str) -> str:
    """Return words that come from elsewhere, such as a title of the domain, in the language."""
    return translate("words", words)


def short_date(day: date) -> str:
    """Return 23 Nov 2026."""
    return f"{day.day} {translate('short months', SHORT_MONTHS[day.month - 1])} {day.year}"


def long_date(day: date) -> str:
    """Return 23 November 2026."""
    return f"{day.day} {translated(MONTHS[day.month - 1])} {day.year}"


def weekday(day: date) -> str:
    """Return Monday."""
    return translated(WEEKDAYS[day.weekday()])


def day_or_unknown(day: date | None) -> str:
    """Return 23 November 2026, or not known."""
    return translate("words", "not known") if day is None else long_date(day)


def moment(when: datetime, today: date) -> str:
    """Return “Today, 10:42” or “23 November 2026”, in the laptop's time zone."""
    local = when.astimezone()
    if local.date() == today:
        return translate("words", "Today, {time}").format(time=f"{local:%H:%M}")
    return long_date(local.date())


def long_moment(when: datetime) -> str:
    """Return a moment as day and minute, as clocks here show it."""
    local = when.astimezone()
    return f"{long_date(local.date())}, {local:%H:%M}"


def due_words(due_on: date, today: date) -> str:
    """Return “Overdue 3 days”, “Today” or “7 Dec 2026”."""
    late = (today - due_on).days
    if late == 0:
        return translate("words", "Today")
    if late < 0:
        return short_date(due_on)
    return translate("words", "Overdue {days}").format(days=count(late, "day", "days"))


def noun(one: str, many: str) -> tuple[str, str]:
    """Return a noun as it stands after 1 and after more; written so, the catalogue has it."""
    return one, many


def next_words(due_on: date, what: str) -> str:
    """Return what comes next by itself: “Next, by 3 Dec 2026: Ring before the course begins.”."""
    words = translate("words", "Next, by {day}: {what}.")
    return words.format(day=short_date(due_on), what=what)


def count(number: int, one: str, many: str) -> str:
    """Return “1 day”, “10,000 residents”, in the language and the form that it has for a number.

    Args:
        number: How many.
        one: The English noun for one, written where it is used, so that the catalogue has it.
        many: The English noun for more.
    """
    if number == 1:
        return f"{number:,} {translate('counted', one)}"
    # Qt knows no form of its own for two, which Welsh has: it falls back where there is none.
    form = "two" if number == 2 else ""
    return f"{number:,} {translate('counted', many, form, number)}"


def parse_date(words: str, today: date) -> date:
    """Return the date that a person typed, day first; two-digit years are 19xx or 20xx.

    Raises:
        ValueError: if it is not a date.
    """
    plain = words.strip().casefold()
    if plain in {"today", translate("words", "today")}:
        return today
    if plain in {"yesterday", translate("words", "yesterday")}:
        return today - timedelta(days=1)
    written = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", plain)
    if written is not None:
        return date(*(int(part) for part in written.groups()))
    parts = [part for part in re.split(r"[\s/.,-]+", plain) if part]
    if len(parts) != 3:
        raise ValueError("not a date")
    day_words, month_words, year_words = parts
    year = int(year_words)
    if len(year_words) == 2:
        year += 2000 if year <= today.year % 100 + 10 else 1900
    return date(year, _month(month_words), int(day_words))


def parse_time(words: str) -> time:
    """Return the time that a person typed: 10:30, 10.30, 1030, 9, 2pm or 2:15 pm.

    Raises:
        ValueError: if it is not a time.
    """
    found = re.fullmatch(
        r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?", words.strip().casefold().replace(" ", "")
    )
    if found is None:
        raise ValueError("not a time")
    hours, minutes, half = int(found.group(1)), int(found.group(2) or 0), found.group(3)
    if half is not None:
        if not 1 <= hours <= 12:
            raise ValueError("not a time")
        hours = hours % 12 + (12 if half == "pm" else 0)
    return time(hours, minutes)


def _month(words: str) -> int:
    if words.isdecimal():
        return int(words)
    for names in (MONTHS, tuple(translated(month) for month in MONTHS)):
        found = [
            number
            for number, name in enumerate(names, start=1)
            if len(words) >= SHORTEST_MONTH and name.casefold().startswith(words)
        ]
        if len(found) == 1:
            return found[0]
    raise ValueError("not a month")


def parse_pence(words: str) -> int:
    """Return pence of “12.60”, “£12.60” or “12”.

    Raises:
        ValueError: if it is not an amount of whole pence.
    """
    try:
        amount = Decimal(words.strip().removeprefix("£").replace(",", "").strip())
    except InvalidOperation:
        raise ValueError("not an amount") from None
    if not amount.is_finite() or amount < 0 or amount != amount.quantize(Decimal("0.01")):
        raise ValueError("not an amount of whole pence")
    return int(amount * 100)


def cover_words(name: str) -> str:
    """Return “Cover for Sam Kaur”."""
    return translate("words", "Cover for {name}").format(name=name)
