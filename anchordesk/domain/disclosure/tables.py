"""Exact counts of people in tables, before protection; all margins are derived, none is entered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from anchordesk.domain.disclosure.published_cells import (
    LARGEST_COUNT,
    TOTAL,
    Dims,
    StatedTotal,
    cell_name,
    place_of,
)
from anchordesk.domain.errors import RefusedError


class TableError(RefusedError):
    """A table or dimension that does not hold together."""

    code = "table"
    safe = "Nothing was published."
    advice = "Correct the definition of the return, then prepare it again."


class ConflictingTablesError(TableError):
    """Two linked tables give different counts for the same people."""

    code = "tables_conflict"


@dataclass(frozen=True, slots=True)
class Category:
    """One value of a dimension: the code travels, the title is read."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CategoryGroup:
    """A printed sum of categories or of earlier groups, which may not overlap each other."""

    code: str
    title: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way of dividing people.

    Attributes:
        name: Code of the dimension, such as "stage".
        title: What people read.
        categories: The finest categories in the order of print; everybody is in exactly one.
        sensitive: True if it may not be known that a whole group is in one category.
        groups: Sums of categories that are printed too, such as districts of wards.
    """

    name: str
    title: str
    categories: tuple[Category, ...]
    sensitive: bool = False
    groups: tuple[CategoryGroup, ...] = ()

    def __post_init__(self) -> None:
        codes = [category.code for category in self.categories]
        everything = [*codes, *(group.code for group in self.groups)]
        if not codes or TOTAL in everything or len(set(everything)) != len(everything):
            raise TableError(
                f"The categories of {self.name} must be given once each, none named {TOTAL}."
            )
        for group in self.groups:
            self._inside(group.code)

    @property
    def printed_codes(self) -> tuple[str, ...]:
        """All codes in the order of print: categories, groups, total."""
        groups = tuple(group.code for group in self.groups)
        return (*(category.code for category in self.categories), *groups, TOTAL)

    def sums_with(self, code: str) -> tuple[str, ...]:
        """The codes that a person of this category counts in: itself, groups, total."""
        holding = (group.code for group in self.groups if code in self._inside(group.code))
        return (code, *holding, TOTAL)

    def group_totals(self) -> tuple[StatedTotal, ...]:
        """The public sums of the groups."""
        return tuple(StatedTotal(self.name, group.code, group.children) for group in self.groups)

    def totals(self) -> tuple[StatedTotal, ...]:
        """All public sums: the groups', and the total of the categories."""
        codes = tuple(category.code for category in self.categories)
        return (*self.group_totals(), StatedTotal(self.name, TOTAL, codes))

    def _inside(self, code: str) -> frozenset[str]:
        """The finest categories of a category or group."""
        if any(category.code == code for category in self.categories):
            return frozenset({code})
        codes = [group.code for group in self.groups]
        if code not in codes:
            raise TableError(f"A group of {self.name} names an unknown category.")
        group = self.groups[codes.index(code)]
        inside: set[str] = set()
        for child in group.children:
            if child in codes and codes.index(child) >= codes.index(code):
                raise TableError(f"A group of {self.name} must come after the groups it sums.")
            categories = self._inside(child)
            if inside & categories:
                raise TableError(f"A group of {self.name} counts a category twice.")
            inside |= categories
        return frozenset(inside)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts of people by one or more dimensions.

    Attributes:
        name: Code of the table.
        title: What people read.
        dimensions: Names of the dimensions, rows first.
        counts: People (not events) for each combination of finest categories, in the order of
            `dimensions`; a combination left out is 0.
        context: (dimension, category) pairs that all its cells carry; they go before those of the
            return, so that a table may have a measure of its own.
    """

    name: str
    title: str
    dimensions: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int]
    context: Dims = ()

    @classmethod
    def of_people(
        cls, name: str, title: str, dimensions: tuple[str, ...], people: Iterable[tuple[str, ...]]
    ) -> CountTable:
        """The table of a list of people, each given by their categories."""
        return cls(name, title, dimensions, Counter(people))


def counts_by_place(
    tables: Sequence[CountTable], dimensions: Sequence[Dimension], context: Dims
) -> dict[Dims, int]:
    """The true count of every cell that linked tables print, in the order of print.

    Args:
        tables: The tables; the same place in two tables is the same cell.
        dimensions: The dimensions that they use.
        context: (dimension, category) pairs pinned on every cell of the return.

    Raises:
        TableError: a table names an unknown dimension or category, or a count is not one.
        ConflictingTablesError: two tables differ on one cell.
    """
    known = {dimension.name: dimension for dimension in dimensions}
    if len(known) != len(dimensions):
        raise TableError("A dimension is given twice.")
    counts: dict[Dims, int] = {}
    for table in tables:
        for place, count in _margins(table, known, context).items():
            if counts.setdefault(place, count) != count:
                raise ConflictingTablesError(
                    f"The table {table.name} and another one give different counts"
                    f" for {cell_name(place)}."
                )
    return counts


def public_totals(
    tables: Sequence[CountTable], dimensions: Sequence[Dimension]
) -> tuple[StatedTotal, ...]:
    """The public sums of the dimensions, in one order; a pinned dimension has its groups' alone."""
    used = {name for table in tables for name in table.dimensions}
    return tuple(
        total
        for dimension in sorted(dimensions, key=lambda item: item.name)
        for total in (dimension.totals() if dimension.name in used else dimension.group_totals())
    )


def inner_places(table: CountTable, dimensions: Sequence[Dimension], context: Dims) -> list[Dims]:
    """The places of a table's finest cells."""
    known = {dimension.name: dimension for dimension in dimensions}
    pinned = pinned_on(table, context)
    codes = [[category.code for category in known[name].categories] for name in table.dimensions]
    return [
        place_of(pinned | dict(zip(table.dimensions, chosen, strict=True)))
        for chosen in product(*codes)
    ]


def pinned_on(table: CountTable, context: Dims) -> dict[str, str]:
    """The pairs that all cells of a table carry: its own, and those of the return.

    Raises:
        TableError: a dimension is given twice.
    """
    pinned = dict(context) | dict(table.context)
    if len(dict(table.context)) != len(table.context) or set(pinned) & set(table.dimensions):
        raise TableError(f"The table {table.name} has a dimension twice.")
    return pinned


def _margins(table: CountTable, known: Mapping[str, Dimension], context: Dims) -> dict[Dims, int]:
    names = table.dimensions
    if not names or len(set(names)) != len(names) or any(name not in known for name in names):
        raise TableError(f"The table {table.name} needs known dimensions, each once.")
    pinned = pinned_on(table, context)
    counts = {
        place_of(pinned | dict(zip(names, codes, strict=True))): 0
        for codes in product(*(known[name].printed_codes for name in names))
    }
    finest = [{category.code for category in known[name].categories} for name in names]
    sums = [
        {code: known[name].sums_with(code) for code in codes}
        for name, codes in zip(names, finest, strict=True)
    ]
    for codes, count in table.counts.items():
        _refuse_wrong_count(table, codes, count, finest)
        for chosen in product(*(sum_of[code] for sum_of, code in zip(sums, codes, strict=True))):
            counts[place_of(pinned | dict(zip(names, chosen, strict=True)))] += count
    return counts


def _refuse_wrong_count(
    table: CountTable, codes: tuple[str, ...], count: int, finest: list[set[str]]
) -> None:
    if len(codes) != len(finest) or any(
        code not in allowed for code, allowed in zip(codes, finest, strict=False)
    ):
        raise TableError(f"The table {table.name} has a count for an unknown category.")
    if type(count) is not int or not 0 <= count <= LARGEST_COUNT:
        raise TableError(f"The table {table.name} has a count that is not a number of people.")
