"""Finds the smallest and largest possible count of a quantity, with tables to show for it.

Nothing is believed of the solver that would make tables safe: every limit that a cell can reach is
backed by a whole table of whole counts, checked in exact arithmetic. The solver's own word counts
only against a cell, or, when time is out, leaves it undecided.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import highspy
import numpy as np

# The public class prints a banner to standard output on creation; the plain one does not.
from highspy._core import _Highs

from anchordesk.domain.disclosure.audit_findings import OutOfTimeError, UnverifiedError
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem
from anchordesk.domain.disclosure.audit_rows import LARGEST_CERTAIN, Rows, Whole, solver_of
from anchordesk.domain.disclosure.audit_steps import NO_LIMIT, StepFinder, TablePool
from anchordesk.domain.disclosure.published_cells import ContradictionError, cell_name

SLACK = 1e-6
BASES_TRIED = 4


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a quantity goes in one direction.

    Attributes:
        value: The furthest count that a checked table shows.
        relations: Relations that the limit rests on, if the solver names them.
        limits: Quantities whose own limits it rests on.
    """

    value: int
    relations: tuple[int, ...] = ()
    limits: tuple[int, ...] = ()


class Component:
    """Unknown quantities that hang together, with the tables found so far.

    Attributes:
        members: Indices of the quantities in the system.
        least, most: For each member, the extremes over all checked tables.
    """

    def __init__(
        self,
        narrowed: NarrowedSystem,
        members: list[int],
        relations: list[int],
        seconds_left: Callable[[], float],
    ) -> None:
        """Find a first table.

        Raises:
            ContradictionError: no table of people agrees with the print.
            OutOfTimeError: no time is left.
            UnverifiedError: the solver's table does not stand up to exact arithmetic.
        """
        self.members = members
        self._position = {index: at for at, index in enumerate(members)}
        self._relations = relations
        self._narrowed = narrowed
        self._seconds_left = seconds_left
        self._lower = np.array([narrowed.lowest[index] for index in members], dtype=np.int64)
        highest = [narrowed.highest[index] for index in members]
        self._limited = np.array([high is not None for high in highest])
        self._upper = np.array([high or 0 for high in highest], dtype=np.int64)
        self._rows = Rows(narrowed, relations, self._position)
        self._solver = self._new_solver(np.zeros(len(members), dtype=np.int64))
        self._shift = np.zeros(len(members), dtype=np.int64)
        first = self._first_table()
        self.least, self.most = first.copy(), first.copy()
        self._tables = TablePool(first, self._lower)
        self._steps: StepFinder | None = None
        # Counted from a true table, all numbers are small, and rounding cannot mislead.
        self._shift = first
        self._solver = self._new_solver(first)

    def highest(self, index: int, aim: int) -> Reach:
        """The largest count of a quantity, or any count of at least `aim`."""
        return self._search(self._position[index], aim, 1)

    def lowest(self, index: int, aim: int) -> Reach:
        """The smallest count of a quantity, or any count of at most `aim`."""
        return self._search(self._position[index], aim, -1)

    def seen(self, index: int) -> tuple[int, int]:
        """The smallest and largest count over all checked tables."""
        at = self._position[index]
        return self._reached(at, -1), self._reached(at, 1)

    def narrow_when(self, index: int, people: int, needs: Whole) -> list[int]:
        """The members without their needed range, once a quantity is known to be so large.

        Args:
            people: What the quantity is known to be at least.
            needs: For each member, how far its largest and smallest count must be apart.
        """
        at = self._position[index]
        if self.highest(index, people).value < people:
            return []
        before, self._lower[at] = self._lower[at], max(int(self._lower[at]), people)
        everything = (self.least, self.most)
        known = self._tables.with_at_least(at, people)
        self.least, self.most = known.min(axis=0), known.max(axis=0)
        needed = needs.copy()
        needed[at] = 0
        try:
            self._solver.changeColBounds(at, *self._limits(at))
            return [
                self.members[other]
                for other in np.flatnonzero(self.most - self.least < needed)
                if not self._spreads(int(other), int(needed[other]))
            ]
        finally:
            self._lower[at] = before
            self._solver.changeColBounds(at, *self._limits(at))
            np.minimum(everything[0], self.least, out=self.least)
            np.maximum(everything[1], self.most, out=self.most)

    def _spreads(self, at: int, needed: int) -> bool:
        self._search(at, int(self.least[at]) + needed, 1)
        self._search(at, int(self.most[at]) - needed, -1)
        return bool(self.most[at] - self.least[at] >= needed)

    def _limits(self, at: int) -> tuple[float, float]:
        """A member's own limits, as the solver counts."""
        shift = int(self._shift[at])
        upper = float(self._upper[at] - shift) if self._limited[at] else highspy.kHighsInf
        return float(self._lower[at] - shift), upper

    def _new_solver(self, shift: Whole) -> _Highs:
        model = self._rows.model(shift)
        model.col_lower_ = (self._lower - shift).astype(np.float64)
        model.col_upper_ = np.where(self._limited, self._upper - shift, highspy.kHighsInf)
        solver = solver_of(model)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 0.5)
        return solver

    def _first_table(self) -> Whole:
        for whole in (False, True):
            status = self._run(whole=whole)
            if status == highspy.HighsModelStatus.kInfeasible:
                raise self._contradiction()
            if status != highspy.HighsModelStatus.kOptimal:
                raise UnverifiedError
            table = self._checked()
            if table is not None:
                return table
        raise UnverifiedError

    def _search(self, at: int, aim: int, direction: int) -> Reach:
        known = self._reached(at, direction)
        if direction * (known - aim) >= 0:
            return Reach(known)
        for table in self._tables.stepped(at, aim, direction, *self._all_limits()):
            if self._holds(table):
                self._keep(table)
                return Reach(int(table[at]))
        solver = self._solver
        lower, upper = self._limits(at)
        stop = float(aim - self._shift[at])
        # A known table is within the limits, and short of the aim.
        if direction > 0:
            solver.changeColBounds(at, lower, min(upper, stop))
        else:
            solver.changeColBounds(at, max(lower, stop), upper)
        solver.changeColCost(at, -float(direction))
        try:
            return self._solved(at, aim, direction)
        finally:
            solver.changeColCost(at, 0.0)
            solver.changeColBounds(at, lower, upper)

    def _solved(self, at: int, aim: int, direction: int) -> Reach:
        for whole in (False, True):
            if whole and self._steps_to(at, aim, direction):
                # The plain solution moved parts of people; whole ones go another way.
                return Reach(aim)
            status = self._run(whole=whole)
            if status != highspy.HighsModelStatus.kOptimal:
                raise UnverifiedError
            relations, limits = self._evidence(at)
            # Counted in the direction: the solver makes the negative of it as small as it can.
            furthest = int(np.floor(SLACK - self._bound(whole=whole)))
            self._keep(self._checked())
            reached = self._reached(at, direction)
            if direction * (reached - int(self._shift[at])) >= furthest:
                if whole and reached != aim:
                    self._look_past(at, aim, direction)
                return Reach(self._reached(at, direction), relations=relations, limits=limits)
        raise UnverifiedError

    def _look_past(self, at: int, aim: int, direction: int) -> None:
        """Look past an aim that no whole table has: of an even count, five is none, yet six is."""
        lower, upper = self._limits(at)
        stop = float(aim - self._shift[at])
        past = (stop, upper) if direction > 0 else (lower, stop)
        if past[0] > past[1]:
            return
        self._solver.changeColBounds(at, *past)
        self._solver.changeColCost(at, float(direction))
        status = self._run(whole=True)
        if status == highspy.HighsModelStatus.kInfeasible:
            return
        table = self._checked()
        if status != highspy.HighsModelStatus.kOptimal or table is None:
            raise UnverifiedError
        self._keep(table)

    def _reached(self, at: int, direction: int) -> int:
        """How far a member goes in a direction, over all checked tables."""
        return int(self.most[at] if direction > 0 else self.least[at])

    def _steps_to(self, at: int, aim: int, direction: int) -> bool:
        """Look for a short step to an aim: far quicker than the solver with whole numbers."""
        limits = self._all_limits()
        for base in self._tables.nearest(at, direction, self._lower)[:BASES_TRIED]:
            if self._steps is None:
                self._steps = StepFinder(self._rows, len(self.members), self._shift)
            table = self._steps.table(base, at, aim, limits, self._seconds_left)
            if table is not None and table[at] == aim and self._holds(table):
                self._keep(table, found_from=base)
                return True
        return False

    def _all_limits(self) -> tuple[Whole, Whole]:
        return self._lower, np.where(self._limited, self._upper, NO_LIMIT)

    def _bound(self, *, whole: bool) -> float:
        information = self._solver.getInfo()
        return float(information.mip_dual_bound if whole else information.objective_function_value)

    def _run(self, *, whole: bool) -> highspy.HighsModelStatus:
        """Solve; as whole numbers only when the plain solution was not whole."""
        left = self._seconds_left()
        if left <= 0:
            raise OutOfTimeError
        solver, size = self._solver, len(self.members)
        if whole:
            self._make(highspy.HighsVarType.kInteger)
        # The solver's clock runs on from solve to solve.
        solver.setOptionValue("time_limit", solver.getRunTime() + left)
        solver.run()
        status = solver.getModelStatus()
        self._values = np.array(solver.getSolution().col_value[:size], dtype=np.float64)
        if whole:
            self._make(highspy.HighsVarType.kContinuous)
        if status == highspy.HighsModelStatus.kTimeLimit:
            raise OutOfTimeError
        return status

    def _make(self, kind: highspy.HighsVarType) -> None:
        size = len(self.members)
        everyone = np.arange(size, dtype=np.int32)
        self._solver.changeColsIntegrality(size, everyone, np.array([kind] * size))

    def _checked(self) -> Whole | None:
        """The solver's table in whole counts, if exact arithmetic confirms it."""
        if self._values.size != len(self.members) or np.abs(self._values).max() > LARGEST_CERTAIN:
            return None
        table = np.rint(self._values).astype(np.int64) + self._shift
        return table if self._holds(table) else None

    def _holds(self, table: Whole) -> bool:
        """True if a table keeps all limits and relations, in exact arithmetic."""
        if np.any(table < self._lower) or np.any(self._limited & (table > self._upper)):
            return False
        return self._rows.agree(table)

    def _keep(self, table: Whole | None, *, found_from: Whole | None = None) -> None:
        if table is not None:
            np.minimum(self.least, table, out=self.least)
            np.maximum(self.most, table, out=self.most)
            self._tables.keep(table, found_from=found_from)

    def _evidence(self, at: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Relations and limits with weight in the proof of the last solution; none if whole."""
        solution = self._solver.getSolution()
        rows = np.flatnonzero(np.abs(np.array(solution.row_dual)) > SLACK)
        columns = np.flatnonzero(np.abs(np.array(solution.col_dual)) > SLACK)
        return (
            tuple(self._relations[row] for row in rows),
            tuple(self.members[column] for column in columns if column != at),
        )

    def _contradiction(self) -> ContradictionError:
        system = self._narrowed.system
        names = [cell_name(system.quantities[index].dims) for index in self.members[:6]]
        return ContradictionError(
            "the cells " + "; ".join(names), "no set of people agrees with the figures around them"
        )
