"""Which wards became which when their borders moved, and what that does to figures of before.

Whole wards that became one are added up. Of wards that were divided only an estimate is left, from
the shares that the list gives; without shares nothing can be compared, and that is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from anchordesk.domain.definition_file import (
    DefinitionFileError,
    DefinitionTable,
    read_definition,
)
from anchordesk.domain.ward_places import Sourced, ward_key

WHOLE = Fraction(1)
ESTIMATES_TO = 5
ROUNDING_OF_SHARES = Fraction(1, 100)
"""Shares of a list may be rounded: they add up to 1 within this."""


class WardChangesError(DefinitionFileError):
    """A list of what became of wards cannot be used."""

    code = "ward-changes-file"


@dataclass(frozen=True, slots=True)
class WardPart:
    """A ward of today that has people of an old one.

    Attributes:
        share: Of the old ward's people; None where the list does not say.
    """

    ward: str
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class WardChange:
    """What became of one ward, on the day from which the new ones counted."""

    day: date
    ward: str
    into: tuple[WardPart, ...]


@dataclass(frozen=True, slots=True)
class WardChanges:
    """Every change that a list knows, with its source."""

    changes: tuple[WardChange, ...]
    source: Sourced

    def between(self, before: date, now: date) -> tuple[WardChange, ...]:
        """Those that came after the one day, and on the other at the latest, the oldest first."""
        found = (change for change in self.changes if before < change.day <= now)
        return tuple(sorted(found, key=lambda change: change.day))


class Basis(Enum):
    """How a figure of before can be set beside a ward of now."""

    EXACT = "the same borders, or whole wards added up"
    ESTIMATE = "from the shares of divided wards"
    CHANGED = "borders changed, and no shares are known"


@dataclass(frozen=True, slots=True)
class CarriedFigure:
    """A figure of before, for a ward as it is now.

    Attributes:
        number: An estimate is rounded to fives; None where a figure behind it is withheld, or
            where nothing can be compared.
        of: The wards of before that it is made of, if they are others than the ward itself.
    """

    basis: Basis
    number: int | None
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Part:
    """What is carried while changes are gone through, unrounded."""

    basis: Basis
    number: Fraction | None
    of: tuple[str, ...]


def carry(
    before: Mapping[str, int | None], changes: Iterable[WardChange]
) -> Callable[[str], CarriedFigure]:
    """Return how figures of before stand for wards of now, by a ward's name.

    Args:
        before: By the ward's name; None where the figure is withheld.
        changes: What happened since, the oldest first.
    """
    carried = {
        ward_key(name): _Part(Basis.EXACT, None if number is None else Fraction(number), (name,))
        for name, number in before.items()
    }
    by_day: dict[date, list[WardChange]] = {}
    for change in changes:
        by_day.setdefault(change.day, []).append(change)
    for day in sorted(by_day):
        carried = _after(carried, by_day[day])

    def figure(ward: str) -> CarriedFigure:
        found = carried.get(ward_key(ward))
        if found is None:
            return CarriedFigure(Basis.EXACT, None)
        of = () if [ward_key(name) for name in found.of] == [ward_key(ward)] else found.of
        number = None if found.basis is Basis.CHANGED else _rounded(found)
        return CarriedFigure(found.basis, number, of)

    return figure


def _after(carried: Mapping[str, _Part], changes: Iterable[WardChange]) -> dict[str, _Part]:
    """What is carried after the changes of one day."""
    gone = {ward_key(change.ward): change for change in changes}
    after = {key: part for key, part in carried.items() if key not in gone}
    for key, change in gone.items():
        old = carried.get(key, _Part(Basis.EXACT, None, (change.ward,)))
        for into in change.into:
            part = _shared(old, into.share)
            beside = after.get(ward_key(into.ward))
            after[ward_key(into.ward)] = part if beside is None else _added(beside, part)
    return after


def _shared(old: _Part, share: Fraction | None) -> _Part:
    if share is None or old.basis is Basis.CHANGED:
        return _Part(Basis.CHANGED, None, old.of)
    basis = old.basis if share == WHOLE else Basis.ESTIMATE
    return _Part(basis, None if old.number is None else old.number * share, old.of)


def _added(one: _Part, other: _Part) -> _Part:
    order = (Basis.EXACT, Basis.ESTIMATE, Basis.CHANGED)
    basis = max(one.basis, other.basis, key=order.index)
    number = None
    if one.number is not None and other.number is not None:
        number = one.number + other.number
    return _Part(basis, number, (*one.of, *(name for name in other.of if name not in one.of)))


def _rounded(part: _Part) -> int | None:
    if part.number is None:
        return None
    if part.basis is Basis.EXACT:
        return int(part.number)
    return int(part.number / ESTIMATES_TO + Fraction(1, 2)) * ESTIMATES_TO


def read_ward_changes(text: str, file_name: str) -> WardChanges:
    """Read a list of changes from its TOML text.

    Raises:
        WardChangesError: naming the file and the place, if the text is no such list.
    """
    top = read_definition(text, file_name, WardChangesError)
    top.refuse_unknown("source", "licence", "as_of", "changes")
    changes = tuple(_read(table) for table in top.tables("changes", "change"))
    if len({(change.day, ward_key(change.ward)) for change in changes}) < len(changes):
        raise WardChangesError(f"In {file_name}, a ward changes twice on one day.")
    return WardChanges(
        changes, Sourced(top.words("source"), top.words("licence"), top.day("as_of"))
    )


def _read(table: DefinitionTable) -> WardChange:
    table.refuse_unknown("day", "ward", "into")
    parts = tuple(_read_part(part) for part in table.tables("into", "ward"))
    shares = [part.share for part in parts]
    if len({ward_key(part.ward) for part in parts}) < len(parts):
        raise table.wrong("a ward stands twice in “into”", "into")
    if None in shares and any(share is not None for share in shares):
        raise table.wrong("give the share of every part, or of none", "into")
    total = sum((share for share in shares if share is not None), Fraction(0))
    if None not in shares and abs(total - WHOLE) > ROUNDING_OF_SHARES:
        raise table.wrong(f"the shares must add up to 1, not to {float(total):g}", "into")
    if len(parts) == 1:
        parts = (WardPart(parts[0].ward, WHOLE),)
    return WardChange(table.day("day"), table.words("ward"), parts)


def _read_part(table: DefinitionTable) -> WardPart:
    table.refuse_unknown("ward", "share")
    if "share" not in table.values:
        return WardPart(table.words("ward"), None)
    share = table.values["share"]
    if not isinstance(share, int | float) or isinstance(share, bool) or not 0 < share <= 1:
        raise table.wrong("“share” must be more than 0 and at most 1", "share")
    return WardPart(table.words("ward"), Fraction(str(share)))
