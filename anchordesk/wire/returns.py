"""A return: anonymised tables of one organisation for one period, and how to lay them out.

The tables and the published cells cover each other exactly: a reader never meets a place without
a figure, and no figure travels that the tables did not show to whoever signed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from anchordesk.wire.fields import Code, Digest, Number, Title
from anchordesk.wire.messages import StatementHead
from anchordesk.wire.published import (
    Dims,
    PublishedCell,
    PublishedMedian,
    PublishedTables,
    Quantity,
    quantity_of,
)

RETURN = "return/1"


class Category(Struct, frozen=True, forbid_unknown_fields=True):
    """One row or column; the code "Total" is the margin."""

    code: Code
    title: Title


class Axis(Struct, frozen=True, forbid_unknown_fields=True):
    """A dimension with its categories in printing order."""

    dimension: Code
    title: Title
    categories: Annotated[tuple[Category, ...], Meta(min_length=1, max_length=400)]


class TableLayout(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How to print one table. `fixed` holds the dims that all its cells share."""

    name: Code
    title: Title
    rows: Axis
    columns: Axis | None = None
    fixed: Dims = msgspec.field(default_factory=dict)

    def quantity_at(self, row: Category, column: Category | None) -> Quantity:
        """What the cell at a row and column counts; `column` is None in a table of one axis."""
        dims = dict(self.fixed)
        dims[self.rows.dimension] = row.code
        if self.columns is not None and column is not None:
            dims[self.columns.dimension] = column.code
        return quantity_of(dims)

    @property
    def size(self) -> int:
        """How many cells the table prints."""
        return len(self.rows.categories) * (
            1 if self.columns is None else len(self.columns.categories)
        )

    def places(self) -> Iterator[Quantity]:
        """What each cell counts, row by row."""
        columns = (None,) if self.columns is None else self.columns.categories
        for row in self.rows.categories:
            for column in columns:
                yield self.quantity_at(row, column)


class Method(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How small counts were protected, so that a reader can judge the tables.

    Attributes:
        threshold: The smallest count of people that may be printed, or told from others.
        rounded_to: All figures are multiples of this, and travel as bands; 0 if they are exact.
        within: How far a true count may be from its rounded figure.
        zeros_sensitive: Whether a zero is printed only where everybody knows it anyway.
    """

    threshold: Annotated[int, Meta(ge=3, le=10)]
    name: Code
    version: Code
    rounded_to: Annotated[int, Meta(ge=0, le=100)] = 0
    within: Annotated[int, Meta(ge=0, le=100)] = 0
    zeros_sensitive: bool = False

    def figure(self, cell: PublishedCell) -> int | None:
        """What is printed for a cell; None where it is hidden."""
        if isinstance(cell.value, int):
            return cell.value
        if self.rounded_to and isinstance(cell.hi, int):
            return cell.hi - self.within
        return None


class Return(Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag=RETURN):
    """What one organisation publishes to its network for one template and period.

    Attributes:
        supersedes: The digest of the revision before it; None in revision 1 only.
        shown_digest: SHA-256 of the exact bytes shown to the person who signed.
    """

    head: StatementHead
    organisation_name: Title
    template: Code
    template_version: Number
    template_title: Title
    period: Code
    period_title: Title
    revision: Number
    supersedes: Digest | None
    method: Method
    tables: Annotated[tuple[TableLayout, ...], Meta(min_length=1, max_length=40)]
    published: PublishedTables
    shown_digest: Digest

    def __post_init__(self) -> None:
        """Hold the rules that make a return readable and complete."""
        if self.method.rounded_to and not all(map(self._is_rounded, self.published.cells)):
            raise ValueError("a figure is not rounded as the method says")
        if (self.revision == 1) != (self.supersedes is None):
            raise ValueError("every revision but the first says which one it supersedes")
        if len({table.name for table in self.tables}) != len(self.tables):
            raise ValueError("two tables have one name")
        if len({cell.release for cell in self.published.cells}) > 1:
            raise ValueError("a return publishes one release")
        published = self.published.by_quantity()
        if len(published) != len(self.published.cells):
            raise ValueError("a cell is published twice")
        # Each place is a cell of its own, so a short message cannot ask for millions of them.
        if any(table.size > len(published) for table in self.tables):
            raise ValueError("a table has more places than there are published cells")
        shown = {place for table in self.tables for place in table.places()}
        if shown != published.keys():
            raise ValueError("the tables and the published cells do not match")
        if not all(self._is_counted(median) for median in self.published.medians):
            raise ValueError("a median stands where no count of people is printed")

    def figures(self) -> dict[Quantity, int | None]:
        """What is printed for each quantity; None where it is hidden."""
        return {cell.quantity: self.method.figure(cell) for cell in self.published.cells}

    def _is_counted(self, median: PublishedMedian) -> bool:
        cell = self.published.by_quantity().get(median.quantity)
        return cell is not None and cell.release == median.release and isinstance(cell.value, int)

    def _is_rounded(self, cell: PublishedCell) -> bool:
        figure, within = self.method.figure(cell), self.method.within
        return (
            figure is not None
            and figure >= 0
            and figure % self.method.rounded_to == 0
            and cell.lo == max(0, figure - within)
        )
