"""Steps between whole tables that agree with everything printed.

Two tables that both keep all sums differ by a step that keeps them too. The same step taken from a
third table often gives a fourth, exactly and without the solver. Short steps fit most often, and
are nearly always whole. Whoever asks checks each table that comes out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import highspy
import numpy as np

# The public class prints a banner to standard output on creation; the plain one does not.
from anchordesk.domain.disclosure.audit_rows import LARGEST_CERTAIN, Rows, Whole, solver_of

NO_LIMIT = 2**62
BASES = 6
STEPS = 150


class TablePool:
    """The tables found so far for one set of quantities, and the steps between them."""

    def __init__(self, first: Whole, lowest: Whole) -> None:
        """Begin with a table; all that are kept later meet these lowest counts."""
        self._lowest = lowest.copy()
        self._tables = np.array([first])
        self._steps = np.zeros_like(self._tables)
        self._number = 1

    def keep(self, table: Whole, *, found_from: Whole | None = None) -> None:
        """Add a table, and the step to it: from where it was found, else from the one before."""
        if self._number == len(self._tables):
            self._tables = np.concatenate([self._tables, np.zeros_like(self._tables)])
            self._steps = np.concatenate([self._steps, np.zeros_like(self._steps)])
        before = self._tables[self._number - 1] if found_from is None else found_from
        self._tables[self._number] = table
        self._steps[self._number] = table - before
        self._number += 1

    def with_at_least(self, at: int, people: int) -> Whole:
        """The tables in which a quantity is so large."""
        tables = self._tables[: self._number]
        return tables[tables[:, at] >= people]

    def nearest(self, at: int, direction: int, lowest: Whole) -> Whole:
        """The tables above limits, some raised since, in which a quantity is furthest one way."""
        tables = self._tables[: self._number]
        raised = np.flatnonzero(lowest != self._lowest)
        inside = tables[(tables[:, raised] >= lowest[raised]).all(axis=1)]
        order: Whole = inside[np.argsort(-direction * inside[:, at], kind="stable")[:BASES]]
        return order

    def stepped(
        self, at: int, aim: int, direction: int, lowest: Whole, highest: Whole
    ) -> Iterator[Whole]:
        """Tables within limits in which a quantity is at or beyond an aim, by known steps.

        Args:
            at: The quantity.
            aim: The count to reach.
            direction: 1 for that count or more, -1 for that or fewer.
            lowest, highest: Limits of all quantities; the lowest may have been raised since.
        """
        steps = self._steps[: self._number]
        moving = np.flatnonzero(steps[:, at])[::-1][:STEPS]
        if not len(moving):
            return
        towards = steps[moving] * (np.sign(steps[moving, at]) * direction)[:, None]
        for base in self.nearest(at, direction, lowest):
            missing = abs(aim - int(base[at]))
            times = -(-missing // np.abs(towards[:, at]))
            made = base + towards * times[:, None]
            fitting = ((made >= lowest) & (made <= highest)).all(axis=1)
            yield from made[fitting][:1]


class StepFinder:
    """Finds short steps from a table: the fewest people moved for one count to reach another."""

    def __init__(self, rows: Rows, size: int, first: Whole) -> None:
        self._rows = rows
        self._size = size
        self._columns = np.arange(2 * size, dtype=np.int32)
        self._solver = solver_of(rows.split_model(first))
        # Unequal weights, so that few steps are equally short.
        weights = 1.0 + np.random.default_rng(0).random(size) / 8
        costs = np.concatenate([weights, weights])
        self._solver.changeColsCost(len(self._columns), self._columns, costs)

    def table(
        self,
        base: Whole,
        at: int,
        aim: int,
        limits: tuple[Whole, Whole],
        seconds_left: Callable[[], float],
    ) -> Whole | None:
        """The table nearest to a base in which a quantity is at an aim; None if none was found.

        Args:
            limits: The lowest and highest count of each quantity; the base meets them.
        """
        lowest, highest = limits
        up = np.where(highest >= NO_LIMIT, highspy.kHighsInf, highest - base)
        upper = np.concatenate([up, base - lowest]).astype(np.float64)
        lower = np.zeros_like(upper)
        change = aim - int(base[at])
        wanted, other = (at, at + self._size) if change > 0 else (at + self._size, at)
        if upper[wanted] < abs(change):
            return None
        lower[wanted] = upper[wanted] = abs(change)
        upper[other] = 0.0
        self._start_from(base)
        self._solver.changeColsBounds(len(self._columns), self._columns, lower, upper)
        # The solver's clock runs on from solve to solve.
        left = max(0.0, seconds_left())
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = np.array(self._solver.getSolution().col_value, dtype=np.float64)
        if np.abs(values).max() > LARGEST_CERTAIN:
            return None
        moved: Whole = np.rint(values).astype(np.int64)
        table: Whole = base + moved[: self._size] - moved[self._size :]
        return table

    def _start_from(self, base: Whole) -> None:
        """Sums are the same for every table; only inequalities have other room from another."""
        lower, upper = self._rows.limits_from(base)
        for row in np.flatnonzero(lower != upper):
            self._solver.changeRowBounds(int(row), float(lower[row]), float(upper[row]))
