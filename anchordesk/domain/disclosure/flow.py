"""Moves people between cells without changing anything printed, at least cost.

Such a move is the attacker's counter-example: another whole table that agrees with all print. The
cells that it touches must be withheld for it to stay possible.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

# The public class prints a banner to standard output on creation; the plain one does not.
from highspy._core import _Highs
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import Fact, fact_model, solver_of
from anchordesk.domain.disclosure.linear_system import (
    Counts,
    ExactCheck,
    LinearSystem,
)

NEARLY_FREE = 1e-6
SMALLEST_MOVE = 1e-9
LARGEST_CERTAIN = 2**53


@dataclass(frozen=True, slots=True)
class Move:
    """A wish: change one cell by so many people (negative: fewer), others held as they are."""

    cell: int
    change: int
    held: tuple[int, ...] = ()


class Flow:
    """The least-cost flow problem over a system, solved again and again.

    Attributes:
        out_of_time: True once the time was up before an answer: "no way" may then be untrue.
    """

    def __init__(self, system: LinearSystem, seconds_left: Callable[[], float]) -> None:
        self._system = system
        self._size = len(system.places)
        self._columns = np.arange(2 * self._size, dtype=np.int32)
        self._seconds_left = seconds_left
        self._check = ExactCheck(system)
        self._solver = self._new_solver()
        self.out_of_time = False

    def route(
        self, move: Move, costs: NDArray[np.float64], movable: NDArray[np.bool_]
    ) -> Counts | None:
        """Changes to all cells that fulfil a move, in whole people; None if there are none.

        Args:
            move: What must change.
            costs: For each cell, the cost of changing it by one person.
            movable: False for cells that must stay as they are.
        """
        counts, highest = self._system.counts, self._system.highest
        up = np.where(highest >= 0, highest - counts, highspy.kHighsInf)
        # The first row is what each cell gains, the second what it loses.
        upper = np.where(movable, (up, counts - self._system.lowest), 0.0)
        upper[:, move.held] = 0.0
        lower = np.zeros_like(upper)
        wanted = (max(move.change, 0), max(-move.change, 0))
        if np.any(upper[:, move.cell] < wanted):
            return None
        lower[:, move.cell] = upper[:, move.cell] = wanted
        self._set(lower, upper, costs)
        if self._run() != highspy.HighsModelStatus.kOptimal:
            return None
        change = self._checked()
        if change is None:
            # Parts of people were moved. Whole ones along the same cells, or along cells that are
            # withheld anyway, cost little more and are found far faster than the best of all.
            moved = np.any(self._values > SMALLEST_MOVE, axis=0)
            near = np.where(moved | (costs <= NEARLY_FREE), upper, 0.0)
            self._set(lower, near, np.zeros_like(costs))
            change = self._whole()
        if change is None:
            self._set(lower, upper, costs)
            change = self._whole()
        return change

    def _set(
        self, lower: NDArray[np.float64], upper: NDArray[np.float64], costs: NDArray[np.float64]
    ) -> None:
        size, columns = len(self._columns), self._columns
        self._solver.changeColsBounds(size, columns, lower.ravel(), upper.ravel())
        self._solver.changeColsCost(size, columns, np.concatenate([costs, costs]))

    def _new_solver(self) -> _Highs:
        """Columns: what each cell gains, then what each cell loses."""
        counts = self._system.counts
        split: list[Fact] = []
        for fact in self._system.facts:
            now = sum(factor * int(counts[at]) for at, factor in fact.terms)
            losses = tuple((at + self._size, -factor) for at, factor in fact.terms)
            low = None if fact.low is None else fact.low - now
            high = None if fact.high is None else fact.high - now
            split.append(Fact((*fact.terms, *losses), low, high))
        solver = solver_of(fact_model(split, len(self._columns)))
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("mip_rel_gap", 0.1)
        return solver

    def _whole(self) -> Counts | None:
        """The answer in whole people, near enough to the cheapest."""
        self._make(highspy.HighsVarType.kInteger)
        self._solver.setOptionValue("presolve", "choose")
        status = self._run()
        self._solver.setOptionValue("presolve", "off")
        self._make(highspy.HighsVarType.kContinuous)
        return self._checked() if status == highspy.HighsModelStatus.kOptimal else None

    def _run(self) -> highspy.HighsModelStatus:
        left = self._seconds_left()
        if left <= 0:
            self.out_of_time = True
            return highspy.HighsModelStatus.kTimeLimit
        # Nobody moves at first, which keeps every fact: from there the way is half as long as from
        # the last answer, and it does not depend on what was asked before.
        self._solver.clearSolver()
        # The solver's clock runs on from solve to solve.
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        self._solver.run()
        status = self._solver.getModelStatus()
        self.out_of_time |= status == highspy.HighsModelStatus.kTimeLimit
        values = np.array(self._solver.getSolution().col_value, dtype=np.float64)
        self._values = values.reshape(2, -1)
        return status

    def _make(self, kind: highspy.HighsVarType) -> None:
        size = len(self._columns)
        self._solver.changeColsIntegrality(size, self._columns, np.full(size, kind))

    def _checked(self) -> Counts | None:
        """The solver's change in whole people, if it holds exactly."""
        if self._values.max() > LARGEST_CERTAIN:
            return None
        gained, lost = np.rint(self._values).astype(np.int64)
        change: Counts = gained - lost
        return change if self._check.agrees(self._system.counts + change) else None


def attack_costs(
    counts: Counts, depths: Sequence[int], ties: Sequence[float]
) -> NDArray[np.float64]:
    """What withholding each cell costs: margins are dear, small inner cells cheap.

    Args:
        counts: People in each cell.
        depths: How many of a table's dimensions each cell is divided by.
        ties: A keyed number from 0 to 1 for each cell, so that no choice tells a count.
    """
    deepest = max(depths, default=0)
    shallow = 1 + 2 * (deepest - np.array(depths, dtype=np.float64))
    weights: NDArray[np.float64] = (
        (1 + np.log1p(counts.astype(np.float64))) * shallow * (1 + np.array(ties) / 100)
    )
    return weights
