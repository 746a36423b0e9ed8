"""The greedy search for cells to withhold: wishes for counter-examples, met one after the other.

A wish is met when known tables already reach it, else by the cheapest move of people. When none
exists with zeros printed, zeros may be withheld; after that whole tables; after that it is blocked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.earlier_reach import EarlierReach
from anchordesk.domain.disclosure.flow import NEARLY_FREE, Flow, Move
from anchordesk.domain.disclosure.linear_system import LinearSystem, WholeGroup
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import LADDER, LadderStep, WithheldReason
from anchordesk.domain.disclosure.published_cells import Dims

Flags = NDArray[np.bool_]
GENTLE = (LadderStep.ZEROS_PRINTED, LadderStep.ZEROS_WITHHELD)


class Search:
    """One search over one system.

    Attributes:
        hidden: Cells of this return that are withheld so far.
        blocked: Cells that could not be protected.
        step: The furthest step of the ladder that was needed.
    """

    def __init__(
        self,
        system: LinearSystem,
        flow: Flow,
        wide_flow: Flow,
        policy: ProtectionPolicy,
        *,
        costs: NDArray[np.float64],
        order: Sequence[int],
        grand_totals: Flags,
        families: Sequence[Sequence[Dims]],
        changes: Mapping[int, tuple[int, ...]],
        open_changes: Mapping[int, tuple[int, bool]],
        before: EarlierReach | None,
        extra: Sequence[int],
    ) -> None:
        self.blocked: list[int] = []
        self.step = LadderStep.ZEROS_PRINTED
        self._system = system
        self._flow = flow
        # Without what a reader presumes: how wide a count is that may be large is judged by this.
        self._wide_flow = wide_flow
        self._policy = policy
        self._costs = costs
        self._order = order
        self._changes = changes
        self._open_changes = open_changes
        self._before = before
        self._extra = extra
        number = system.number_of()
        self._families = [[number[place] for place in family] for family in families]
        self._least = system.counts.copy()
        self._most = system.counts.copy()
        self._widest = (system.counts.copy(), system.counts.copy())
        self._locked = system.earlier_printed & ~system.earlier_withheld
        self._reasons: dict[int, tuple[WithheldReason, int | None]] = {}
        # Nobody prints these, or they were withheld before: they are free to differ.
        self.hidden = ~self._locked & (system.earlier_withheld | ~system.known)
        self._fixed_totals = grand_totals & (system.counts >= policy.threshold)

    def run(self) -> None:
        """Withhold until every wish is met or blocked."""
        small = self._small()
        for withheld in np.flatnonzero(self.hidden & self._system.known):
            self._reasons[int(withheld)] = (WithheldReason.EARLIER, None)
        for cell in small:
            self._hide(cell, WithheldReason.SMALL, None)
        for cells in self._changes.values():
            if len(cells) == 1:
                self._hide(cells[0], WithheldReason.CHANGED, None)
        for cell in self._extra:
            self._hide(cell, WithheldReason.PROTECTS, None)
        wholes = self._whole_groups()
        for _, child in wholes:
            self._hide(child, WithheldReason.WHOLE_GROUP, None)
        for cell in (*small, *(cell for cell in self._order if cell in self._changes)):
            self._protect_small(cell)
        for group, child in wholes:
            self._protect_whole(group, child)
        self._keep_earlier_ranges()
        self._widen()

    @property
    def out_of_time(self) -> bool:
        """True once the time was up before an answer."""
        return self._flow.out_of_time or self._wide_flow.out_of_time

    def reason_of(self, cell: int) -> tuple[WithheldReason, Dims | None]:
        """Why a cell is withheld, and the place of the cell that it protects."""
        reason, protects = self._reasons[cell]
        return reason, None if protects is None else self._system.places[protects]

    def _small(self) -> list[int]:
        """Cells of too few people, the largest first; ties in keyed order."""
        counts, known = self._system.counts, self._system.known
        small = [cell for cell in self._order if known[cell] and self._policy.small(counts[cell])]
        return sorted(small, key=lambda cell: -int(counts[cell]))

    def _whole_groups(self) -> list[tuple[WholeGroup, int]]:
        """Groups large enough to print that are all in one category, and that category's cell."""
        counts, known = self._system.counts, self._system.known
        found = []
        for group in self._system.groups:
            if not known[[group.parent, *group.children]].all():
                continue
            filled = [child for child in group.children if counts[child] > 0]
            if counts[group.parent] >= self._policy.threshold and len(filled) == 1:
                found.append((group, filled[0]))
        return found

    def _hide(self, cell: int, reason: WithheldReason, protects: int | None) -> None:
        if self._locked[cell] or self.hidden[cell]:
            return
        self.hidden[cell] = True
        self._reasons[cell] = (reason, protects)

    def _hide_for(self, cell: int, protected: int) -> None:
        own = self._changes.get(protected)
        if own is not None and cell in own:
            self._hide(cell, WithheldReason.CHANGED, None)
        elif protected in self._open_changes:
            self._hide(cell, WithheldReason.PROTECTS, self._open_changes[protected][0])
        else:
            self._hide(cell, WithheldReason.PROTECTS, own[0] if own else protected)

    def _protect_small(self, cell: int) -> None:
        """Make both no people and the threshold possible."""
        if self._locked[cell] or not self._reaches_both(cell, presuming=True):
            self.blocked.append(cell)

    def _reaches_both(
        self, cell: int, steps: Sequence[LadderStep] = LADDER, *, presuming: bool
    ) -> bool:
        count, threshold = int(self._system.counts[cell]), self._policy.threshold
        least, most = (self._least, self._most) if presuming else self._widest
        met = True
        if most[cell] < threshold:
            met = self._meet(Move(cell, threshold - count), steps, presuming=presuming)
        if met and least[cell] > 0:
            met = self._meet(Move(cell, -count), steps, presuming=presuming)
        return met

    def _protect_earlier(self, cell: int) -> None:
        """Keep both possible for a count that may be small; for who presumes, at little cost.

        Whether it is small nobody here knows: tables are not withheld for what is only presumed.
        """
        if not self._reaches_both(cell, presuming=False):
            self.blocked.append(cell)
        self._reaches_both(cell, GENTLE, presuming=True)

    def _protect_whole(self, group: WholeGroup, child: int) -> None:
        """Make it possible that some of the group are in another category."""
        siblings = [cell for cell in group.children if cell != child]
        if any(self._most[cell] > 0 for cell in siblings):
            return
        count, threshold = int(self._system.counts[child]), self._policy.threshold
        moves = [
            Move(child, -count, (group.parent,)),
            Move(child, -min(count, threshold), (group.parent,)),
            *(Move(cell, threshold) for cell in siblings),
            *(Move(cell, 1) for cell in siblings),
        ]
        steps = (LadderStep.ZEROS_WITHHELD,)
        met = any(self._meet(move, steps, protects=child) for move in moves)
        if not met and not any(self._meet(move, protects=child) for move in moves):
            self.blocked.append(child)

    def _keep_earlier_ranges(self) -> None:
        """Keep it possible that a count withheld before is nobody, and that it is the threshold."""
        if self._before is None:
            return
        threshold = self._policy.threshold
        for cell in self._order:
            least, most = int(self._least[cell]), int(self._most[cell])
            if not self._system.earlier_withheld[cell] or (least == 0 and most >= threshold):
                continue
            if not self._locked[cell] and self._before.could_be_small(self._system.places[cell]):
                self._protect_earlier(cell)

    def _widen(self) -> None:
        """Give every withheld cell, those withheld for others too, a range as wide as needed."""
        before = -1
        while before != int(self.hidden.sum()):
            before = int(self.hidden.sum())
            for cell in self._order:
                waiting = self.hidden[cell] and cell not in self.blocked
                if waiting and not self._wide(cell) and not self._spread(cell):
                    self.blocked.append(cell)
            for cell in self._order:
                if cell in self._open_changes and cell not in self.blocked:
                    self._keep_open(cell)

    def _keep_open(self, change: int) -> None:
        """Where a change may be small, keep it possible that it is nobody, and the threshold."""
        least, most = int(self._least[change]), int(self._most[change])
        if least == 0 and most >= self._policy.threshold:
            return
        place = self._system.places[change]
        _, new = self._open_changes[change]
        if not new and not (self._before and self._before.could_be_small(place)):
            return
        if self._may_be_small(change):
            self._protect_earlier(change)

    def _may_be_small(self, change: int) -> bool:
        """True if a change of 1 to threshold - 1 people agrees with what is printed so far."""
        count = int(self._system.counts[change])
        free = np.zeros(len(self._system.places))
        return self._policy.small(count) or any(
            self._flow.route(Move(change, people - count), free, self.hidden) is not None
            for people in range(1, self._policy.threshold)
        )

    def _wide(self, cell: int) -> bool:
        least, most = self._range(cell)
        if self._system.known[cell] or self._system.earlier_withheld[cell]:
            return most - least >= self._policy.threshold
        # Never in print: only a proof that it is small would harm.
        return least == 0 or most >= self._policy.threshold

    def _spread(self, cell: int) -> bool:
        count, threshold = int(self._system.counts[cell]), self._policy.threshold
        least, most = self._range(cell)
        if not (self._system.known[cell] or self._system.earlier_withheld[cell]):
            return self._reach(Move(cell, threshold - count)) or self._reach(Move(cell, -count))
        up, down = threshold - (count - least), threshold - (most - count)
        if self._reach(Move(cell, up), GENTLE) or self._reach(Move(cell, -down), GENTLE):
            return True
        for gain in range(threshold - 1, 0, -1):
            if self._reach(Move(cell, gain), GENTLE):
                return self._reach(Move(cell, gain - threshold))
        return self._reach(Move(cell, up)) or self._reach(Move(cell, -down))

    def _range(self, cell: int) -> tuple[int, int]:
        """The least and most of a cell over all tables found, presumed or not."""
        least, most = self._widest
        return int(least[cell]), int(most[cell])

    def _reach(self, move: Move, steps: Sequence[LadderStep] = LADDER) -> bool:
        """Fulfil a wish for width alone, whatever a reader may presume."""
        return self._meet(move, steps, presuming=False)

    def _meet(
        self,
        move: Move,
        steps: Sequence[LadderStep] = LADDER,
        *,
        protects: int | None = None,
        presuming: bool = True,
    ) -> bool:
        """Fulfil a wish by the first step of the ladder that can; withhold what it takes."""
        for step in steps:
            if step is LadderStep.TABLES_WITHHELD:
                self._withhold_tables_of(move.cell)
            flow = self._flow if presuming else self._wide_flow
            change = flow.route(move, self._current_costs(), self._movable(step))
            if change is None:
                continue
            if LADDER.index(step) > LADDER.index(self.step):
                self.step = step
            protected = move.cell if protects is None else protects
            for touched in np.flatnonzero(change):
                self._hide_for(int(touched), protected)
            table = self._system.counts + change
            reached = [self._widest, *([(self._least, self._most)] if presuming else [])]
            for least, most in reached:
                np.minimum(least, table, out=least)
                np.maximum(most, table, out=most)
            return True
        return False

    def _withhold_tables_of(self, cell: int) -> None:
        for family in self._families:
            if cell in family:
                for other in family:
                    self._hide(other, WithheldReason.PROTECTS, cell)

    def _current_costs(self) -> NDArray[np.float64]:
        return np.where(self.hidden, NEARLY_FREE, self._costs)

    def _movable(self, step: LadderStep) -> Flags:
        movable: Flags = ~self._locked
        if step is LadderStep.ZEROS_PRINTED:
            movable &= self.hidden | (self._system.counts > 0)
        if step is not LadderStep.TABLES_WITHHELD:
            movable &= self.hidden | ~self._fixed_totals
        return movable
