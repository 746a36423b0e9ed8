"""What a resident's fields held before: who changed which, when, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.resident import RecordedAge, Resident

NEVER_CHANGE = ("id", "registered_on")
APART = "equality."


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that was changed.

    Attributes:
        field: Its name; that of a part is written “work.occupation” or “equality.religion”.
        before: What it held, in words: a day is written 2026-11-23, a code by its title.
    """

    field: str
    before: str
    after: str

    @property
    def is_apart(self) -> bool:
        """Whether it is of equality monitoring, which the record does not show."""
        return self.field.startswith(APART)


@dataclass(frozen=True, slots=True)
class KeptChange:
    """A change with when it was made and by whom."""

    change: FieldChange
    changed_at: datetime
    worker: str


def changed_fields(before: Resident, after: Resident) -> tuple[FieldChange, ...]:
    """Return the fields in which two states of one resident differ, in the order of the record."""
    return tuple(
        FieldChange(name, in_words(old), in_words(new))
        for (name, old), (_, new) in zip(_leaves(before), _leaves(after), strict=True)
        if old != new
    )


def in_words(value: object) -> str:
    """Return what a field holds as it is kept in the history; empty for nothing.

    Raises:
        TypeError: if a field is of a kind that the history does not know yet.
    """
    match value:
        case None:
            words = ""
        case TitledCode():
            words = value.title_text
        case bool():
            words = "Yes" if value else "No"
        case str():
            words = value
        case date():
            words = value.isoformat()
        case int():
            words = str(value)
        case Decimal():
            words = f"{value:f}"
        case RecordedAge(years=years, on=on):
            words = str(years) if on is None else f"{years} on {on.isoformat()}"
        case tuple():
            words = ", ".join(in_words(part) for part in value)
        case _:
            raise TypeError(f"no history is kept of {type(value).__name__}")
    return words


def _leaves(resident: Resident) -> Iterator[tuple[str, object]]:
    for field in fields(resident):
        value = getattr(resident, field.name)
        if field.name in NEVER_CHANGE:
            continue
        if is_dataclass(value) and not isinstance(value, RecordedAge):
            for part in fields(value):
                yield f"{field.name}.{part.name}", getattr(value, part.name)
        else:
            yield field.name, value


def newest_of_record(changes: Sequence[KeptChange]) -> KeptChange | None:
    """Return the newest change that the record may tell of; None if there is none."""
    shown = [kept for kept in changes if not kept.change.is_apart]
    return max(shown, key=lambda kept: kept.changed_at, default=None)
