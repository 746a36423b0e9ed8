"""How moments, days, ids and codes are written in columns, so that they sort as they should."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import TypeVar, cast
from uuid import UUID

from anchordesk.domain.categories import TitledCode

Code = TypeVar("Code", bound=TitledCode)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something is written, and by whom."""

    at: datetime
    worker: str


def moment_text(moment: datetime) -> str:
    """Return a moment in UTC as text of one length, which sorts by time.

    Raises:
        ValueError: if the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_or_none(moment: datetime | None) -> str | None:
    """Return a moment as text, or None."""
    return None if moment is None else moment_text(moment)


def read_moment(text: str | None) -> datetime | None:
    """Return the moment that a column holds, or None."""
    return None if text is None else datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, or None."""
    return None if day is None else day.isoformat()


def read_day(text: str | None) -> date | None:
    """Return the day that a column holds, or None."""
    return None if text is None else date.fromisoformat(text)


def read_id(blob: bytes) -> UUID:
    """Return the id that a column holds."""
    return UUID(bytes=blob)


def read_code(codes: type[Code], code: str) -> Code:
    """Return the member that a column names. Raises KeyError if there is none."""
    return cast("Code", _members(codes)[code])


@cache
def _members(codes: type[TitledCode]) -> dict[str, TitledCode]:
    return {member.value: member for member in codes}
