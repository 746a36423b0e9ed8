"""Time limits of data protection: a month for a request, 72 hours for a breach.

The month follows the Information Commissioner's guidance on Article 12(3) of the UK GDPR: it runs
from the day a request came, working day or not, to the same date of the next month; to that month's
last day where there is no such date; and on to the next working day from a weekend or a holiday.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from anchordesk.domain.dates import months_after
from anchordesk.domain.definition_file import DefinitionFileError, read_definition

MONTHS, MONTHS_IF_EXTENDED = 1, 3
SATURDAY = 5
BREACH_HOURS = 72


class Nation(Enum):
    """The parts of the United Kingdom that have bank holidays of their own."""

    ENGLAND_AND_WALES = "england_and_wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"

    def __init__(self, code: str, title: str) -> None:
        self.code = code
        self.title = title

    @classmethod
    def of(cls, code: str) -> Nation:
        """Return the nation of a code. Raises KeyError."""
        return {one.code: one for one in cls}[code]


class HolidayFileError(DefinitionFileError):
    """The bank holidays cannot be used."""

    code = "holiday-file"


@dataclass(frozen=True, slots=True)
class BankHolidays:
    """The holidays of each nation.

    Attributes:
        known_to: The last day for which they are known.
    """

    days: Mapping[Nation, frozenset[date]]
    known_to: date

    def is_working_day(self, day: date, nation: Nation) -> bool:
        """Tell whether a day is neither of a weekend nor a holiday that is known."""
        return day.weekday() < SATURDAY and day not in self.days.get(nation, frozenset())


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """Until when something must be answered.

    Attributes:
        answer_by: The last day.
        surely: Whether the holidays around that day are known; if not, a holiday may allow more.
    """

    answer_by: date
    surely: bool


def answer_by(
    starts_on: date,
    nation: Nation,
    holidays: BankHolidays,
    *,
    extended: bool = False,
    stopped_days: int = 0,
) -> TimeLimit:
    """Return the last day to answer a request.

    Args:
        starts_on: The day on which the request came, or proof of identity that was asked for.
        extended: Whether two further months were taken, as for complex requests.
        stopped_days: For how many days the clock stood, until the person said what they want.
    """
    months = MONTHS_IF_EXTENDED if extended else MONTHS
    day = months_after(starts_on, months) + timedelta(days=stopped_days)
    while not holidays.is_working_day(day, nation):
        day += timedelta(days=1)
    return TimeLimit(day, surely=day <= holidays.known_to)


def report_breach_by(aware_at: datetime) -> datetime:
    """Return until when a breach must be reported: 72 hours, weekends and holidays counted.

    Raises:
        ValueError: if the moment has no time zone: hours would be lost or won as clocks change.
    """
    if aware_at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return aware_at.astimezone(UTC) + timedelta(hours=BREACH_HOURS)


def read_bank_holidays(text: str, file_name: str) -> BankHolidays:
    """Read the holidays from their TOML text.

    Raises:
        HolidayFileError: naming the file and the line, if a day is none.
    """
    top = read_definition(text, file_name, HolidayFileError)
    top.refuse_unknown("code", "title", "version", "source", "known_to", "nations")
    days: dict[Nation, frozenset[date]] = {}
    for table in top.tables("nations", "nation"):
        table.refuse_unknown("code", "days")
        try:
            nation = Nation.of(table.words("code"))
            days[nation] = frozenset(date.fromisoformat(day) for day in table.codes("days"))
        except (KeyError, ValueError):
            raise table.wrong("a nation or a day is none", "days") from None
    return BankHolidays(days, top.day("known_to"))
