"""The relations over quantities that hang together, as rows for the solver and for exact sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

# The public class prints a banner to standard output on creation; the plain one does not.
from highspy._core import _Highs
from numpy.typing import NDArray

from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem

LARGEST_CERTAIN = 2**53
Whole = NDArray[np.int64]
Real = NDArray[np.float64]


class Rows:
    """Rows over the quantities of one component: settled quantities moved to the limits."""

    def __init__(
        self, narrowed: NarrowedSystem, relations: Sequence[int], position: Mapping[int, int]
    ) -> None:
        """Take the relations of the quantities that stand at these positions."""
        self.number = len(relations)
        self._size = len(position)
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
        self._low_open = np.array(low_open, dtype=np.bool_)
        self._high_open = np.array(high_open, dtype=np.bool_)
        self._starts = np.array(starts, dtype=np.int32)
        self._columns = np.array(columns, dtype=np.int32)
        self._factors = np.array(factors, dtype=object)
        self._weight = sum(abs(factor) for factor in factors)
        self._low = np.array(lows, dtype=object)
        self._high = np.array(highs, dtype=object)

    def agree(self, table: Whole) -> bool:
        """True if a table keeps all relations, in exact arithmetic."""
        sums = self._sums(table)
        return not (
            np.any(~self._low_open & (sums < self._low))
            or np.any(~self._high_open & (sums > self._high))
        )

    def limits_from(self, table: Whole) -> tuple[Real, Real]:
        """How far each row's sum may fall and rise from that of a table."""
        sums = self._sums(table)
        low = (self._low - sums).astype(np.float64)
        high = (self._high - sums).astype(np.float64)
        low[self._low_open] = -highspy.kHighsInf
        high[self._high_open] = highspy.kHighsInf
        return low, high

    def model(self, table: Whole) -> highspy.HighsLp:
        """A solver model whose columns are differences from a table, none of them limited."""
        return self._model(table, self._size, self._starts, self._columns, self._factors)

    def split_model(self, table: Whole) -> highspy.HighsLp:
        """The same, with a column for what each quantity gains, then one for what each loses."""
        columns = np.stack([self._columns, self._columns + self._size], axis=1).ravel()
        factors = np.stack([self._factors, -self._factors], axis=1).ravel()
        return self._model(table, 2 * self._size, 2 * self._starts, columns, factors)

    def _model(
        self,
        table: Whole,
        size: int,
        starts: NDArray[np.int32],
        columns: NDArray[np.int32],
        factors: NDArray[np.object_],
    ) -> highspy.HighsLp:
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = size, self.number
        model.col_cost_, model.col_lower_ = np.zeros(size), np.zeros(size)
        model.col_upper_ = np.full(size, highspy.kHighsInf)
        model.row_lower_, model.row_upper_ = self.limits_from(table)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = starts
        model.a_matrix_.index_ = columns
        model.a_matrix_.value_ = factors.astype(np.float64)
        return model

    def _sums(self, table: Whole) -> NDArray[np.object_]:
        """Exact sums of all rows for a table."""
        largest = int(np.abs(table).max())
        if largest * self._weight < LARGEST_CERTAIN:
            quick = self._factors.astype(np.int64) * table[self._columns]
            return np.add.reduceat(quick, self._starts[:-1]).astype(object)
        products = self._factors * table.astype(object)[self._columns]
        return np.asarray(np.add.reduceat(products, self._starts[:-1]), dtype=object)


def solver_of(model: highspy.HighsLp) -> _Highs:
    """A solver that holds a model, prints nothing, and keeps to one thread."""
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    return solver
