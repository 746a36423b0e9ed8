"""Dated reference tables: what an hour had to pay, where and from which day, and who says so.

A table says until which day it holds. After that day it gives no figure for the days beyond: a
rate that has probably risen is no yardstick.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.definition_file import DefinitionFileError, DefinitionTable, read_definition

MOST_PENCE = 100_000
TOLD_BEFORE = timedelta(days=28)
"""So long before a table ends somebody is told, who can ask for a newer one."""


class ReferenceFileError(DefinitionFileError):
    """A reference table cannot be used."""

    code = "reference-file"


@dataclass(frozen=True, slots=True)
class DatedRate:
    """What an hour pays at least, from a day on.

    Attributes:
        applies_to: Which of the table's rates it is, such as "london" or "band_2".
        source: Title of the page that says so.
    """

    applies_to: str
    from_day: date
    pence_per_hour: int
    source: str


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """Rates of one kind.

    Attributes:
        holds_until: The last day for which the newest rates are certain.
    """

    code: str
    title: str
    holds_until: date
    rates: tuple[DatedRate, ...]

    def rate_on(self, day: date, applies_to: str) -> DatedRate | None:
        """Return the rate of a day, or None where the table does not reach to that day."""
        begun = [r for r in self.rates if r.applies_to == applies_to and r.from_day <= day]
        if not begun or day > self.holds_until:
            return None
        return max(begun, key=lambda rate: rate.from_day)

    def is_out_of_date(self, day: date) -> bool:
        """Tell whether the table ends before a day."""
        return day > self.holds_until


def tables_to_renew(tables: Iterable[ReferenceTable], today: date) -> tuple[ReferenceTable, ...]:
    """Return the tables that have ended, or will within four weeks, by their last day."""
    ending = [table for table in tables if table.is_out_of_date(today + TOLD_BEFORE)]
    return tuple(sorted(ending, key=lambda table: (table.holds_until, table.title)))


def read_reference(text: str, file_name: str) -> ReferenceTable:
    """Read one reference table from its TOML text.

    Raises:
        ReferenceFileError: naming the file and the place, if the text is not such a table.
    """
    top = read_definition(text, file_name, ReferenceFileError)
    top.refuse_unknown("code", "title", "holds_until", "rates")
    table = ReferenceTable(
        code=top.words("code"),
        title=top.words("title"),
        holds_until=top.day("holds_until"),
        rates=tuple(_read_rate(rate) for rate in top.tables("rates", "rate")),
    )
    days = [(rate.applies_to, rate.from_day) for rate in table.rates]
    if len(set(days)) < len(days):
        raise ReferenceFileError(f"In {file_name}, two rates begin on the same day.")
    if any(rate.from_day > table.holds_until for rate in table.rates):
        raise ReferenceFileError(f"In {file_name}, a rate begins after “holds_until”.")
    return table


def _read_rate(table: DefinitionTable) -> DatedRate:
    table.refuse_unknown("applies_to", "from_day", "pence_per_hour", "source")
    return DatedRate(
        applies_to=table.words("applies_to"),
        from_day=table.day("from_day"),
        pence_per_hour=table.whole_number("pence_per_hour", 1, MOST_PENCE),
        source=table.words("source"),
    )
