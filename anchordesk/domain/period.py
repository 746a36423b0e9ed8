"""Reporting periods: calendar quarters, and halves and wholes of the financial year from April."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import MONTHS
from anchordesk.domain.errors import RefusedError

FIRST_MONTH_OF_A_YEAR = 4
MONTHS_OF_A_QUARTER, MONTHS_OF_A_HALF = 3, 6


class PeriodRefusedError(RefusedError):
    """A period that does not exist."""

    code = "period-refused"
    advice = "Write a quarter like 2026-Q3, a half-year like 2026-H1, a year like 2026-27."


class PeriodKind(TitledCode):
    """How long a return's periods are."""

    QUARTER = "quarter", "Quarter"
    HALF_YEAR = "half_year", "Half-year"
    YEAR = "year", "Year"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter, number 1 to 4 of a year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4 or not 1900 <= self.year <= 9998:
            raise PeriodRefusedError(f"{self.year}-Q{self.number} is not a quarter.")

    @property
    def kind(self) -> PeriodKind:
        """A quarter."""
        return PeriodKind.QUARTER

    @property
    def code(self) -> str:
        """The quarter as files name it, like 2026-Q3."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def title(self) -> str:
        """The quarter as people read it, like July to September 2026."""
        return _title(self.first_day, self.last_day)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, MONTHS_OF_A_QUARTER * self.number - 2, 1)

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


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """Half a financial year: number 1 from April, number 2 from October of the same year."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 2 or not 1900 <= self.year <= 9997:
            raise PeriodRefusedError(f"{self.year}-H{self.number} is not a half-year.")

    @property
    def kind(self) -> PeriodKind:
        """A half-year."""
        return PeriodKind.HALF_YEAR

    @property
    def code(self) -> str:
        """The half-year as files name it, like 2026-H1."""
        return f"{self.year:04}-H{self.number}"

    @property
    def title(self) -> str:
        """The half-year as people read it, like October 2026 to March 2027."""
        return _title(self.first_day, self.last_day)

    @property
    def first_day(self) -> date:
        """The first day of the half-year."""
        return date(self.year, FIRST_MONTH_OF_A_YEAR + MONTHS_OF_A_HALF * (self.number - 1), 1)

    @property
    def last_day(self) -> date:
        """The last day of the half-year."""
        return self.following.first_day - timedelta(days=1)

    @property
    def following(self) -> HalfYear:
        """The next half-year."""
        return HalfYear(self.year, 2) if self.number == 1 else HalfYear(self.year + 1, 1)

    @property
    def preceding(self) -> HalfYear:
        """The half-year before."""
        return HalfYear(self.year, 1) if self.number == 2 else HalfYear(self.year - 1, 2)


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """A financial year, from April to March, named after the year in which it begins."""

    year: int

    def __post_init__(self) -> None:
        if not 1900 <= self.year <= 9997:
            raise PeriodRefusedError(f"{self.year} is not a year.")

    @property
    def kind(self) -> PeriodKind:
        """A year."""
        return PeriodKind.YEAR

    @property
    def code(self) -> str:
        """The year as files name it, like 2026-27."""
        return f"{self.year:04}-{(self.year + 1) % 100:02}"

    @property
    def title(self) -> str:
        """The year as people read it, like April 2026 to March 2027."""
        return _title(self.first_day, self.last_day)

    @property
    def first_day(self) -> date:
        """The first day of the year."""
        return date(self.year, FIRST_MONTH_OF_A_YEAR, 1)

    @property
    def last_day(self) -> date:
        """The last day of the year."""
        return self.following.first_day - timedelta(days=1)

    @property
    def following(self) -> FinancialYear:
        """The next year."""
        return FinancialYear(self.year + 1)

    @property
    def preceding(self) -> FinancialYear:
        """The year before."""
        return FinancialYear(self.year - 1)


Period = Quarter | HalfYear | FinancialYear


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day lies in."""
    return Quarter(day.year, (day.month + 2) // MONTHS_OF_A_QUARTER)


def year_of(day: date) -> FinancialYear:
    """Return the financial year that a day lies in."""
    return FinancialYear(day.year - (day.month < FIRST_MONTH_OF_A_YEAR))


def period_of(kind: PeriodKind, day: date) -> Period:
    """Return the period of a kind that a day lies in."""
    match kind:
        case PeriodKind.QUARTER:
            return quarter_of(day)
        case PeriodKind.HALF_YEAR:
            year = year_of(day)
            return HalfYear(year.year, 1 if day <= HalfYear(year.year, 1).last_day else 2)
        case PeriodKind.YEAR:
            return year_of(day)


def longer_periods(period: Period) -> tuple[Period, ...]:
    """Return the longer periods that end with a period, the shortest first."""
    kinds = list(PeriodKind)
    found = (period_of(kind, period.last_day) for kind in kinds[kinds.index(period.kind) + 1 :])
    return tuple(longer for longer in found if longer.last_day == period.last_day)


def parts_of(period: Period) -> tuple[tuple[Period, ...], ...]:
    """Return the ways to divide a period into shorter ones; none for a quarter."""
    first = quarter_of(period.first_day)
    quarters = [first]
    while quarters[-1].last_day < period.last_day:
        quarters.append(quarters[-1].following)
    match period:
        case Quarter():
            return ()
        case HalfYear():
            return (tuple(quarters),)
        case FinancialYear():
            return tuple(quarters), (HalfYear(period.year, 1), HalfYear(period.year, 2))


def read_quarter(code: str) -> Quarter:
    """Read a quarter from its code, like 2026-Q3.

    Raises:
        PeriodRefusedError: if the code is not a quarter's.
    """
    match = re.fullmatch(r"(\d{4})-Q([1-4])", code.strip().upper())
    if match is None:
        raise PeriodRefusedError(f"“{code}” is not a quarter.")
    return Quarter(int(match[1]), int(match[2]))


def read_period(code: str) -> Period:
    """Read a period from its code, like 2026-Q3, 2026-H1 or 2026-27.

    Raises:
        PeriodRefusedError: if the code is no period's.
    """
    written = code.strip().upper()
    half = re.fullmatch(r"(\d{4})-H([12])", written)
    if half is not None:
        return HalfYear(int(half[1]), int(half[2]))
    year = re.fullmatch(r"(\d{4})-(\d{2})", written)
    if year is not None and (int(year[1]) + 1) % 100 == int(year[2]):
        return FinancialYear(int(year[1]))
    try:
        return read_quarter(written)
    except PeriodRefusedError:
        raise PeriodRefusedError(f"“{code}” is not a period.") from None


def _title(first: date, last: date) -> str:
    begins = MONTHS[first.month - 1]
    year = "" if first.year == last.year else f" {first.year}"
    return f"{begins}{year} to {MONTHS[last.month - 1]} {last.year}"
