"""Days as people read them, in English whatever the computer's language.

The names are not strftime's: those follow the language of the computer once Qt has started.
"""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Return a day as 23 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
