"""What follows from published sums by whole-number arithmetic alone, with the reasons for it.

Each relation limits each of its quantities by the limits of the others. Applied until nothing
changes, this settles most quantities exactly before any solver is asked.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from anchordesk.domain.disclosure.audit_system import AttackSystem, Relation
from anchordesk.domain.disclosure.published_cells import (
    ContradictionError,
    PublishedCell,
    cell_name,
)

MOST_VISITS = 40


class NarrowedSystem:
    """Limits of every quantity of a system, tightened, and the relation that gave each limit.

    Attributes:
        system: What was narrowed.
        lowest, highest: The limits (highest None: no limit).
    """

    def __init__(self, system: AttackSystem) -> None:
        """Narrow all limits.

        Raises:
            ContradictionError: the printed figures leave some quantity no count at all.
        """
        self.system = system
        self.lowest = list(system.lowest)
        self.highest = list(system.highest)
        self._reasons: dict[int, set[int]] = {}
        self._uses: list[list[int]] = [[] for _ in system.quantities]
        for number, relation in enumerate(system.relations):
            for index, _ in relation.terms:
                self._uses[index].append(number)
        self._narrow()

    def settled(self, index: int) -> bool:
        """True if only one count is possible."""
        return self.lowest[index] == self.highest[index]

    def sources(
        self, indices: Iterable[int], relations: Iterable[int]
    ) -> tuple[PublishedCell, ...]:
        """The published cells that the limits of these quantities and relations rest on."""
        waiting = list(indices)
        asked: set[int] = set(waiting)
        pending = set(relations)
        found: dict[int, None] = {}
        while waiting or pending:
            if waiting:
                index = waiting.pop()
                if self.system.highest[index] is not None:
                    found[index] = None
                pending |= self._reasons.get(index, set())
            else:
                for index, _ in self.system.relations[pending.pop()].terms:
                    if index not in asked:
                        asked.add(index)
                        waiting.append(index)
        return tuple(
            next(cell for cell in self.system.cells[index] if cell.highest is not None)
            for index in sorted(found)
        )

    def _narrow(self) -> None:
        waiting = deque(range(len(self.system.relations)))
        queued = set(waiting)
        visits = [0] * len(self.system.relations)
        while waiting:
            number = waiting.popleft()
            queued.discard(number)
            visits[number] += 1
            if visits[number] > MOST_VISITS:
                continue
            for index in self._apply(number, self.system.relations[number]):
                for other in self._uses[index]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)

    def _apply(self, number: int, relation: Relation) -> list[int]:
        """Tighten the quantities of one relation; returns those that changed."""
        least, most = self._range(relation)
        changed = []
        for index, factor in relation.terms:
            low, high = self.lowest[index], self.highest[index]
            own_least, own_most = _scaled(factor, low, high)
            if relation.high is not None and least.infinite <= (own_least is None):
                rest = least.finite - (own_least or 0)
                low, high = _at_most(factor, relation.high - rest, low, high)
            if relation.low is not None and most.infinite <= (own_most is None):
                rest = most.finite - (own_most or 0)
                low, high = _at_most(-factor, rest - relation.low, low, high)
            if (low, high) == (self.lowest[index], self.highest[index]):
                continue
            self._reasons.setdefault(index, set()).add(number)
            self.lowest[index], self.highest[index] = low, high
            if high is not None and low > high:
                raise self._contradiction(index)
            changed.append(index)
            least, most = self._range(relation)
        if self._cannot_be(relation, least, most):
            raise self._contradiction(relation.terms[0][0])
        return changed

    def _cannot_be(self, relation: Relation, least: _Sum, most: _Sum) -> bool:
        """True if a sum is out of its limits, even one in which every quantity cancels out."""
        too_much = relation.high is not None and not least.infinite and least.finite > relation.high
        too_few = relation.low is not None and not most.infinite and most.finite < relation.low
        return too_much or too_few

    def _range(self, relation: Relation) -> tuple[_Sum, _Sum]:
        least, most = _Sum(), _Sum()
        for index, factor in relation.terms:
            own_least, own_most = _scaled(factor, self.lowest[index], self.highest[index])
            least.add(own_least)
            most.add(own_most)
        return least, most

    def _contradiction(self, index: int) -> ContradictionError:
        sources = self.sources([index], ())
        names = "; ".join(f"{cell_name(cell.dims)} ({cell.release})" for cell in sources[:8])
        place = f"the cell {cell_name(self.system.quantities[index].dims)}"
        return ContradictionError(place, f"these figures cannot all be true: {names}")


class _Sum:
    """A sum of limits, some of which may be infinite."""

    __slots__ = ("finite", "infinite")

    def __init__(self) -> None:
        self.finite = 0
        self.infinite = 0

    def add(self, limit: int | None) -> None:
        if limit is None:
            self.infinite += 1
        else:
            self.finite += limit


def _scaled(factor: int, low: int, high: int | None) -> tuple[int | None, int | None]:
    """Limits of factor times a quantity; None is no limit on that side."""
    if factor >= 0:
        return factor * low, None if high is None and factor else factor * (high or 0)
    return None if high is None else factor * high, factor * low


def _at_most(factor: int, limit: int, low: int, high: int | None) -> tuple[int, int | None]:
    """The limits of a quantity once factor times it may not exceed a limit."""
    if factor > 0:
        most = limit // factor
        return low, most if high is None else min(high, most)
    if factor < 0:
        return max(low, -(limit // -factor)), high
    return low, high
