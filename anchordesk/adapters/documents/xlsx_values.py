"""How a value in an Excel cell is written as text, the same on every computer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

MIDNIGHT = time()


def cell_text(value: object) -> str:
    """Return the value as a person would type it: 2026-11-23, 13:05, 9, 12.5, TRUE.

    A date with a time keeps it after the date: 2026-11-23 13:05:00.
    """
    match value:
        case None:
            text = ""
        case bool():
            text = "TRUE" if value else "FALSE"
        case float():
            text = _number(value)
        case datetime():
            text = _moment(value)
        case date():
            text = value.isoformat()
        case time():
            text = value.isoformat(timespec="seconds" if value.second else "minutes")
        case timedelta():
            text = _duration(value)
        case _:
            text = str(value)
    return text


def _moment(value: datetime) -> str:
    if value.time() == MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


def _number(value: float) -> str:
    # Excel itself keeps 15 digits; more would show the noise of binary fractions.
    rounded = Decimal(f"{value:.15g}")
    if not rounded.is_finite():
        return str(value)
    return format(rounded.to_integral_value() if rounded == int(rounded) else rounded, "f")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}" if seconds == 0 else f"{hours}:{minutes:02}:{seconds:02}"
