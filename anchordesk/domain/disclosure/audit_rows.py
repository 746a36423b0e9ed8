"""The relations of one component as rows over its members, checked in exact arithmetic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem

LARGEST_CERTAIN = 2**53
Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class Rows:
    """Low <= sum of factor times member <= high, for each relation.

    Attributes:
        starts, columns, factors: The rows, one after the other.
        low, high: Their limits; settled quantities are reckoned in.
        low_open, high_open: True where there is no limit.
    """

    def __init__(
        self, narrowed: NarrowedSystem, relations: Sequence[int], position: Mapping[int, int]
    ) -> None:
        """Rows over the members alone: settled quantities move to the limits."""
        starts, columns, factors = [0], [], []
        lows: list[int] = []
        highs: list[int] = []
        low_open: list[bool] = []
        high_open: list[bool] = []
        for number in relations:
            relation = narrowed.system.relations[number]
            settled = 0
            for index, factor in relation.terms:
                if index in position:
                    columns.append(position[index])
                    factors.append(factor)
                else:
                    settled += factor * narrowed.lowest[index]
            starts.append(len(columns))
            low_open.append(relation.low is None)
            high_open.append(relation.high is None)
            lows.append((relation.low or 0) - settled)
            highs.append((relation.high or 0) - settled)
        self.low_open = np.array(low_open, dtype=np.bool_)
        self.high_open = np.array(high_open, dtype=np.bool_)
        self.starts = np.array(starts, dtype=np.int32)
        self.columns = np.array(columns, dtype=np.int32)
        self.factors = np.array(factors, dtype=object)
        self.low = np.array(lows, dtype=object)
        self.high = np.array(highs, dtype=object)
        self._weight = sum(abs(factor) for factor in factors)

    def sums(self, table: Whole) -> NDArray[np.object_]:
        """Exact sums of all rows for a table."""
        if not len(self.low):
            return np.zeros(0, dtype=object)
        largest = int(np.abs(table).max())
        if largest * self._weight < LARGEST_CERTAIN:
            quick = self.factors.astype(np.int64) * table[self.columns]
            return np.add.reduceat(quick, self.starts[:-1]).astype(object)
        products = self.factors * table.astype(object)[self.columns]
        return np.asarray(np.add.reduceat(products, self.starts[:-1]), dtype=object)

    def agree(self, table: Whole) -> bool:
        """True if a table keeps all relations, in exact arithmetic."""
        sums = self.sums(table)
        return not (
            np.any(~self.low_open & (sums < self.low))
            or np.any(~self.high_open & (sums > self.high))
        )
