"""Published tables, in the JSON that `anchordesk verify` reads.

A dimension left out of `dims`, or given as "Total", is the margin over it. The same dims are the
same quantity in whatever table or release they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from anchordesk.wire.fields import Code, Figure

MARGIN = "Total"

Dims = dict[Code, Code]
Quantity = frozenset[tuple[str, str]]
Coefficient = Annotated[int, Meta(ge=-(2**53 - 1), le=2**53 - 1)]


class PublishedCell(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One cell: a figure, a withheld one (`value` null), or a band from `lo` to `hi` inclusive."""

    release: Code
    dims: Dims
    value: Figure | UnsetType | None = UNSET
    lo: Figure | UnsetType = UNSET
    hi: Figure | UnsetType = UNSET

    def __post_init__(self) -> None:
        """Refuse a cell that says two things, or nothing."""
        if isinstance(self.lo, UnsetType) or isinstance(self.hi, UnsetType):
            if self.lo is not UNSET or self.hi is not UNSET:
                raise ValueError("a band has both ends")
            if self.value is UNSET:
                raise ValueError("a cell has a value, null, or a band")
        elif self.value is not UNSET:
            raise ValueError("a cell has a value or a band, not both")
        elif self.lo > self.hi:
            raise ValueError("a band starts at its lower end")

    @property
    def quantity(self) -> Quantity:
        """What the cell counts, however its margins are spelt."""
        return quantity_of(self.dims)


class PublishedMedian(Struct, frozen=True, forbid_unknown_fields=True):
    """The median pay of the people counted at a place, in pence an hour."""

    release: Code
    dims: Dims
    pence: Figure

    @property
    def quantity(self) -> Quantity:
        """What counts the people behind it."""
        return quantity_of(self.dims)


class PublicConstraint(Struct, frozen=True, forbid_unknown_fields=True):
    """Public knowledge beside the tables: a sum of signed terms compared with a number."""

    terms: tuple[tuple[Coefficient, Dims], ...]
    op: Literal[">=", "<=", "=="]
    rhs: Coefficient


class PublishedTables(
    Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, dict=True
):
    """Everything that one or more releases print. Keys other than `cells` are left out if empty."""

    cells: tuple[PublishedCell, ...]
    totals: dict[Code, tuple[tuple[Code, tuple[Code, ...]], ...]] = msgspec.field(
        default_factory=dict
    )
    constraints: tuple[PublicConstraint, ...] = ()
    additions_only: bool = False
    sensitive_dims: tuple[Code, ...] = ()
    medians: tuple[PublishedMedian, ...] = ()

    def by_quantity(self) -> Mapping[Quantity, PublishedCell]:
        """The cells under what they count; for tables of a single release."""
        return self._by_quantity

    @cached_property
    def _by_quantity(self) -> Mapping[Quantity, PublishedCell]:
        return {cell.quantity: cell for cell in self.cells}


def quantity_of(dims: Mapping[str, str]) -> Quantity:
    """What these dims count: the pairs that are not margins."""
    if MARGIN not in dims.values():
        return frozenset(dims.items())
    return frozenset([pair for pair in dims.items() if pair[1] != MARGIN])
