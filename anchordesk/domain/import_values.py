"""Reads the values that spreadsheets hold: dates, ages, yes and no, groups.

Each reader returns None for an empty cell and refuses what it cannot read, without repeating the
cell: its text may be personal, and messages are copied into logs and e-mails.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import MONTHS
from anchordesk.domain.import_mapping import NO_WORDS, YES_WORDS, MappingRefusedError
from anchordesk.domain.resident import OLDEST_AGE
from anchordesk.domain.text import tidy_line

NOT_KNOWN_WORDS = frozenset({"not known", "unknown", "n/a", "na", "-", "?", "not recorded"})

Group = TypeVar("Group", bound=TitledCode)
Missing = TypeVar("Missing")


class UnreadableValueError(MappingRefusedError):
    """A cell holds something that its field cannot take."""

    code = "unreadable-value"


def read_date(cell: str, *, day_first: bool) -> date | None:
    """Read a date as 2026-11-14, 14/11/2026, 14.11.2026 or 14 November 2026.

    Raises:
        UnreadableValueError: if it is no date, is one that does not exist, or has a short year.
    """
    text = tidy_line(cell).casefold()
    if not text or text in NOT_KNOWN_WORDS:
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?", text)
    if iso is not None:
        return _existing_date(int(iso[1]), int(iso[2]), int(iso[3]))
    figures = re.fullmatch(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2}|\d{4})", text)
    if figures is not None:
        if len(figures[3]) == 2:
            raise UnreadableValueError(
                "This date has a year of two figures.", what_to_do="Write the year in full."
            )
        first, second = int(figures[1]), int(figures[2])
        day, month = (first, second) if day_first else (second, first)
        return _existing_date(int(figures[3]), month, day)
    words = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.? (\d{4})", text)
    if words is not None:
        months = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(words[2])]
        if len(months) == 1:
            return _existing_date(int(words[3]), months[0], int(words[1]))
    raise UnreadableValueError(
        "This is not a date that can be read.", what_to_do="Write it like 14/11/2026."
    )


def _existing_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnreadableValueError(
            "There is no such day in the calendar.", what_to_do="Check the day and the month."
        ) from None


def read_age(cell: str) -> int | None:
    """Read an age in completed years.

    Raises:
        UnreadableValueError: if it is not a whole number from 0 to 120.
    """
    text = cell.strip()
    if not text or text.casefold() in NOT_KNOWN_WORDS:
        return None
    match = re.fullmatch(r"(\d{1,3})(?:\.0+)?", text)
    if match is None or int(match[1]) > OLDEST_AGE:
        raise UnreadableValueError(
            "An age must be a whole number of years, 120 at the most.",
            what_to_do="Correct it or leave it empty.",
        )
    return int(match[1])


def read_yes_or_no(cell: str) -> bool:
    """Read yes or no; an empty cell is no.

    Raises:
        UnreadableValueError: if it is neither.
    """
    text = cell.strip().casefold()
    if text in YES_WORDS:
        return True
    if text in NO_WORDS:
        return False
    raise UnreadableValueError("This must say yes or no.", what_to_do="Write yes or no, or 1 or 0.")


def read_group(cell: str, groups: type[Group], not_known: Missing) -> Group | Missing:
    """Read one of a list from its code or its title; an empty cell is not known.

    Hyphens make no difference: zero-hours is “Zero hours”.

    Raises:
        UnreadableValueError: naming the groups that there are.
    """
    text = tidy_line(cell).casefold()
    if not text or text in NOT_KNOWN_WORDS:
        return not_known
    for group in groups:
        if _without_hyphens(text) in {
            _without_hyphens(group.value),
            _without_hyphens(group.title_text.casefold()),
        }:
            return group
    known = ", ".join(f"“{group.title_text}”" for group in groups)
    raise UnreadableValueError(
        "This is not one of the words that AnchorDesk has for it.",
        what_to_do=f"Use one of {known}.",
    )


def _without_hyphens(text: str) -> str:
    return text.replace("-", " ").replace("_", " ")
