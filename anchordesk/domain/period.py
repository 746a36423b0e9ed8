"""Reporting periods: calendar quarters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.dates import MONTHS
from anchordesk.domain.errors import RefusedError


class PeriodRefusedError(RefusedError):
    """A period that is not a quarter."""

    code = "period-refused"
    advice = "Write it like 2026-Q3."


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, number 1 to 4 of a year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1900 <= self.year <= 9998:
            raise PeriodRefusedError(f"{self.year}-Q{self.number} is not a quarter.")

    @property
    def code(self) -> str:
        """The quarter as files name it, like 2026-Q3."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def title(self) -> str:
        """The quarter as people read it, like July to September 2026."""
        first, last = MONTHS[3 * self.number - 3], MONTHS[3 * self.number - 1]
        return f"{first} to {last} {self.year}"

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return self.following.first_day - timedelta(days=1)

    @property
    def following(self) -> Quarter:
        """The next quarter."""
        wraps = self.number == 4
        return Quarter(self.year + wraps, 1 if wraps else self.number + 1)

    @property
    def preceding(self) -> Quarter:
        """The quarter before."""
        wraps = self.number == 1
        return Quarter(self.year - wraps, 4 if wraps else self.number - 1)


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


def read_quarter(code: str) -> Quarter:
    """Read a quarter from its code, like 2026-Q3.

    Raises:
        PeriodRefusedError: if the code is not a quarter's.
    """
    match = re.fullmatch(r"(\d{4})-Q([1-4])", code.strip().upper())
    if match is None:
        raise PeriodRefusedError(f"“{code}” is not a quarter.")
    return Quarter(int(match[1]), int(match[2]))
