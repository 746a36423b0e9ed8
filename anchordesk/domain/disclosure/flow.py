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
        self._seconds_left = seconds_left
        self._check = ExactCheck(system)
        self._solver = self._new_solver()
        self.solved = 0
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
        infinite = highspy.kHighsInf
        up = np.where(highest >= 0, highest - counts, infinite)
        down = (counts - self._system.lowest).astype(np.float64)
        up[~movable] = 0.0
        down[~movable] = 0.0
        for cell in move.held:
            up[cell] = down[cell] = 0.0
        lower = np.zeros(2 * self._size)
        upper = np.concatenate([up, down])
        wanted, other = move.cell, move.cell + self._size
        if move.change < 0:
            wanted, other = other, wanted
        if upper[wanted] < abs(move.change):
            return None
        lower[wanted] = upper[wanted] = float(abs(move.change))
        upper[other] = 0.0
        both = np.concatenate([costs, costs])
        self._set(lower, upper, both)
        if self._run(whole=False) != highspy.HighsModelStatus.kOptimal:
            return None
        change = self._checked(move)
        if change is not None:
            return change
        # Parts of people were moved. Whole ones along the same cells, or along cells that are
        # withheld anyway, cost little more and are found far faster than the best of all.
        moved = np.abs(self._values) > SMALLEST_MOVE
        near = np.tile(moved[: self._size] | moved[self._size :], 2) | (both <= NEARLY_FREE)
        self._set(lower, np.where(near, upper, 0.0), np.zeros(2 * self._size))
        if self._run(whole=True) == highspy.HighsModelStatus.kOptimal:
            change = self._checked(move)
            if change is not None:
                return change
        self._set(lower, upper, both)
        if self._run(whole=True) != highspy.HighsModelStatus.kOptimal:
            return None
        return self._checked(move)

    def _set(
        self, lower: NDArray[np.float64], upper: NDArray[np.float64], costs: NDArray[np.float64]
    ) -> None:
        columns = np.arange(2 * self._size, dtype=np.int32)
        self._solver.changeColsBounds(2 * self._size, columns, lower, upper)
        self._solver.changeColsCost(2 * self._size, columns, costs)

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
        solver = solver_of(fact_model(split, 2 * self._size))
        solver.setOptionValue("mip_rel_gap", 0.1)
        return solver

    def _run(self, *, whole: bool) -> highspy.HighsModelStatus:
        left = self._seconds_left()
        if left <= 0:
            self.out_of_time = True
            return highspy.HighsModelStatus.kTimeLimit
        # Nobody moves at first, which keeps every fact: from there the way is half as long as from
        # the last answer, and it does not depend on what was asked before.
        self._solver.clearSolver()
        self._solver.setOptionValue("presolve", "choose" if whole else "off")
        if whole:
            self._make(highspy.HighsVarType.kInteger)
        # The solver's clock runs on from solve to solve.
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        self._solver.run()
        self.solved += 1
        status = self._solver.getModelStatus()
        self.out_of_time |= status == highspy.HighsModelStatus.kTimeLimit
        self._values = np.array(self._solver.getSolution().col_value, dtype=np.float64)
        if whole:
            self._make(highspy.HighsVarType.kContinuous)
        return status

    def _make(self, kind: highspy.HighsVarType) -> None:
        columns = np.arange(2 * self._size, dtype=np.int32)
        self._solver.changeColsIntegrality(len(columns), columns, np.array([kind] * len(columns)))

    def _checked(self, move: Move) -> Counts | None:
        """The solver's change in whole people, if it holds exactly."""
        if np.abs(self._values).max() > LARGEST_CERTAIN:
            return None
        whole = np.rint(self._values).astype(np.int64)
        change: Counts = whole[: self._size] - whole[self._size :]
        if change[move.cell] != move.change or any(change[cell] for cell in move.held):
            return None
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
