"""The cheapest set of cells to withhold, by Benders' decomposition.

A master problem chooses cells; a linear attack looks for a count that the choice leaves open too
little, and its dual prices become a cut: of these cells more must be withheld. The result is a
proposal: parts of people are no people, and it knows small counts and widths alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import fact_model, solver_of
from anchordesk.domain.disclosure.linear_system import LinearSystem

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
FARTHEST = 60.0
"""People that a cell may gain in an attack; more than any threshold asks for."""
MOST_ROUNDS = 60
MOST_NODES = 20_000
SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen; all by cell number.

    Attributes:
        costs: The cost of withholding a cell.
        must, may: Cells that are withheld in any case, and those that can be.
        small: Cells that must be able to be nobody and the threshold.
        wide: Cells that must span the threshold if they are withheld.
    """

    system: LinearSystem
    threshold: int
    costs: Floats
    must: Flags
    may: Flags
    small: Flags
    wide: Flags


@dataclass(frozen=True, slots=True)
class _Cut:
    """Sum of factor times withheld (0 or 1) is at least `least`."""

    factors: Floats
    least: float


class _UnsolvedError(Exception):
    """The solver gave no answer."""


def cheapest(choice: Choice, seconds_left: Callable[[], float]) -> Flags | None:
    """The cheapest cells to withhold; None if the limits of rounds, of nodes or of time came first.

    The first two limits are the same on every machine; the last is for the caller to tell of.

    Args:
        choice: What may be chosen.
        seconds_left: Seconds until the time is up.
    """
    master, attack = _Master(choice), _Attack(choice)
    withheld = choice.must.copy()
    for _ in range(MOST_ROUNDS):
        try:
            cuts = attack.cuts(withheld)
        except _UnsolvedError:
            return None
        if not cuts:
            return withheld
        chosen = master.choose(cuts, seconds_left())
        if chosen is None:
            return None
        withheld = chosen
    return None


class _Master:
    """Chooses cells by the cuts so far."""

    def __init__(self, choice: Choice) -> None:
        size = len(choice.costs)
        model = highspy.HighsLp()
        model.num_col_ = size
        model.col_cost_ = choice.costs
        model.col_lower_ = choice.must.astype(np.float64)
        model.col_upper_ = (choice.must | choice.may).astype(np.float64)
        model.integrality_ = [highspy.HighsVarType.kInteger] * size
        self._solver = solver_of(model)
        self._solver.setOptionValue("mip_max_nodes", MOST_NODES)
        self._solver.setOptionValue("mip_rel_gap", 0.0)

    def choose(self, cuts: list[_Cut], seconds: float) -> Flags | None:
        """The cheapest choice that keeps these cuts, too; None without proof of that."""
        for cut in cuts:
            cells = np.flatnonzero(cut.factors).astype(np.int32)
            least = cut.least - SLACK
            self._solver.addRow(least, highspy.kHighsInf, len(cells), cells, cut.factors[cells])
        if seconds <= 0:
            return None
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        chosen: Flags = np.array(self._solver.getSolution().col_value) > 1 / 2
        return chosen


class _Attack:
    """Looks for counts that are not open enough, as parts of people."""

    def __init__(self, choice: Choice) -> None:
        system = choice.system
        self._choice = choice
        self._counts = system.counts.astype(np.float64)
        room = np.where(system.highest >= 0, system.highest - system.counts, FARTHEST)
        self._up = np.minimum(room, FARTHEST)
        self._down = np.minimum(self._counts - system.lowest, FARTHEST * FARTHEST)
        self._columns = np.arange(len(self._counts), dtype=np.int32)
        facts = system.facts
        self._rows = np.array([at for at, fact in enumerate(facts) for _ in fact.terms], np.int64)
        self._cells = np.array([cell for fact in facts for cell, _ in fact.terms], np.int64)
        self._factors = np.array([factor for fact in facts for _, factor in fact.terms], float)
        now = self._sums(self._rows, self._factors * self._counts[self._cells], len(facts))
        infinite = highspy.kHighsInf
        low = np.array([-infinite if fact.low is None else float(fact.low) for fact in facts])
        high = np.array([infinite if fact.high is None else float(fact.high) for fact in facts])
        self._low, self._high = low - now, high - now
        model = fact_model(facts, len(self._counts))
        model.row_lower_ = self._low
        model.row_upper_ = self._high
        self._solver = solver_of(model)
        self._solver.setOptionValue("presolve", "off")

    def cuts(self, withheld: Flags) -> list[_Cut]:
        """What a choice lacks; widths are looked at once all small counts are open."""
        choice = self._choice
        lower, upper = np.where(withheld, -self._down, 0.0), np.where(withheld, self._up, 0.0)
        self._solver.changeColsBounds(len(lower), self._columns, lower, upper)
        self._solver.clearSolver()
        # The extremes over all solutions so far: most questions need no solution of their own.
        self._least, self._most = np.zeros(len(lower)), np.zeros(len(lower))
        found = []
        for cell in np.flatnonzero(choice.small):
            count = self._counts[cell]
            for sign, level in ((1, choice.threshold - count), (-1, count)):
                reached = self._most[cell] if sign > 0 else -self._least[cell]
                if reached < level - SLACK:
                    found += self._lacking(((int(cell), sign),), level)
        if found:
            return found
        for cell in np.flatnonzero(withheld & choice.wide):
            if self._most[cell] - self._least[cell] < choice.threshold - SLACK:
                found += self._lacking(
                    ((int(cell), 1), (int(cell), -1)), choice.threshold, only_if=int(cell)
                )
        return found

    def _lacking(
        self, moves: tuple[tuple[int, int], ...], level: float, only_if: int | None = None
    ) -> list[_Cut]:
        """The cut, if moves of one cell up (1) and down (-1) together do not reach a level."""
        reached, certain = 0.0, 0.0
        factors = np.zeros(len(self._counts))
        for cell, sign in moves:
            self._solver.changeColCost(cell, -float(sign))
            self._solver.run()
            status, solution = self._solver.getModelStatus(), self._solver.getSolution()
            values, duals = np.array(solution.col_value), np.array(solution.row_dual)
            self._solver.changeColCost(cell, 0.0)
            if status != highspy.HighsModelStatus.kOptimal:
                raise _UnsolvedError
            np.minimum(self._least, values, out=self._least)
            np.maximum(self._most, values, out=self._most)
            reached += sign * float(values[cell])
            free, prices = self._prices(duals, cell, sign)
            certain += free
            factors += prices
        if reached >= level - SLACK or certain >= level - SLACK:
            return []
        level -= certain
        factors = np.where(factors < SLACK, 0.0, np.minimum(factors, level))
        if only_if is None:
            return [_Cut(factors, level)]
        factors[only_if] -= level
        return [_Cut(factors, 0.0)]

    def _prices(self, duals: Floats, cell: int, sign: int) -> tuple[float, Floats]:
        """What the facts allow alone, and how much each withheld cell can add at most.

        Any prices of facts bound the move; those of the solution bound it best.
        """
        prices = -duals
        prices[(prices > 0) & ~np.isfinite(self._high)] = 0.0
        prices[(prices < 0) & ~np.isfinite(self._low)] = 0.0
        sides = np.where(prices > 0, self._high, self._low)
        free = float(sum(price * side for price, side in zip(prices, sides, strict=True) if price))
        left = -self._sums(self._cells, self._factors * prices[self._rows], len(self._counts))
        left[cell] += sign
        return free, self._up * np.maximum(left, 0.0) + self._down * np.maximum(-left, 0.0)

    @staticmethod
    def _sums(places: NDArray[np.int64], values: Floats, size: int) -> Floats:
        return np.bincount(places, values, size).astype(np.float64)
