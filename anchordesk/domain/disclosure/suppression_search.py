"""The greedy search for cells to withhold: wishes for counter-examples, met one after the other.

A wish is met when known tables already reach it, else by the cheapest move of people. When none
exists with zeros printed, zeros may be withheld; after that whole tables; after that it is blocked.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.flow import NEARLY_FREE, Flow, Move
from anchordesk.domain.disclosure.linear_system import LinearSystem, WholeGroup
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import LADDER, LadderStep, WithheldReason
from anchordesk.domain.disclosure.published_cells import Dims
from anchordesk.domain.disclosure.suppression_wishes import Wishes, small_cells, whole_groups
from anchordesk.domain.disclosure.witnesses import Witnesses

Flags = NDArray[np.bool_]
GENTLE = (LadderStep.ZEROS_PRINTED, LadderStep.ZEROS_WITHHELD)


class _TightError(Exception):
    """Some wish cannot be met by the cells that are withheld already."""


class Search:
    """One search over one system.

    Attributes:
        hidden: Cells of this return that are withheld so far.
        fixed_totals: Cells of everybody that are printed as long as anything else helps.
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
        wishes: Wishes,
    ) -> None:
        self.blocked: list[int] = []
        self.step = LadderStep.ZEROS_PRINTED
        self._system = system
        self._flow = flow
        # Without what a reader presumes: how wide a count is that may be large is judged by this.
        self._wide_flow = wide_flow
        self._policy = policy
        self._costs = costs
        self._order = wishes.order
        self._wishes = wishes
        self._witnesses = Witnesses(system.counts)
        self._locked = system.earlier_printed & ~system.earlier_withheld
        # True if no further cell may be withheld: then every step of the ladder is the same.
        self._tight = False
        self._reasons: dict[int, tuple[WithheldReason, int | None]] = {}
        # Nobody prints these, or they were withheld before: they are free to differ.
        self.hidden = ~self._locked & (system.earlier_withheld | ~system.known)
        self.fixed_totals = wishes.grand_totals & (system.counts >= policy.threshold)

    def run(self) -> None:
        """Withhold until every wish is met or blocked."""
        small = small_cells(self._system, self._policy, self._order)
        for cell in small:
            self._hide(cell, WithheldReason.SMALL, None)
        for cells in self._wishes.changes.values():
            if len(cells) == 1:
                self._hide(cells[0], WithheldReason.CHANGED, None)
        for cell in self._wishes.extra:
            self._hide(cell, WithheldReason.PROTECTS, None)
        for _, child in whole_groups(self._system, self._policy):
            self._hide(child, WithheldReason.WHOLE_GROUP, None)
        self._meet_all()

    def without(self, cell: int) -> Search | None:
        """The same with one cell in print, if the other withheld cells can meet every wish.

        What is found on the way serves this search, too. The time may have been up on the way.
        """
        other = copy(self)
        other.hidden = self.hidden.copy()
        other.hidden[cell] = False
        other._locked = ~other.hidden
        other._tight = True
        other._witnesses = self._witnesses.without(cell)
        known = len(other._witnesses)
        try:
            other._meet_all()
        except _TightError:
            self._witnesses.learn(other._witnesses, known)
            return None
        return other

    def _meet_all(self) -> None:
        small = small_cells(self._system, self._policy, self._order)
        for cell in (*small, *(cell for cell in self._order if cell in self._wishes.changes)):
            self._protect_small(cell)
        for group, child in whole_groups(self._system, self._policy):
            self._protect_whole(group, child)
        self._keep_earlier_ranges()
        self._widen()

    @property
    def protecting(self) -> list[int]:
        """Cells that are withheld for others alone, and need not be if others serve as well."""
        return [
            cell
            for cell, (reason, _) in self._reasons.items()
            if reason is WithheldReason.PROTECTS
            and self.hidden[cell]
            and cell not in self._wishes.extra
        ]

    @property
    def out_of_time(self) -> bool:
        """True once the time was up before an answer."""
        return self._flow.out_of_time or self._wide_flow.out_of_time

    def reason_of(self, cell: int) -> tuple[WithheldReason, Dims | None]:
        """Why a cell is withheld, and the place of the cell that it protects."""
        reason, protects = self._reasons.get(cell, (WithheldReason.EARLIER, None))
        return reason, None if protects is None else self._system.places[protects]

    def _block(self, cell: int) -> None:
        if self._tight:
            raise _TightError
        self.blocked.append(cell)

    def _hide(self, cell: int, reason: WithheldReason, protects: int | None) -> None:
        if self._locked[cell] or self.hidden[cell]:
            return
        self.hidden[cell] = True
        self._reasons[cell] = (reason, protects)

    def _hide_for(self, cell: int, protected: int) -> None:
        own = self._wishes.changes.get(protected)
        if own is not None and cell in own:
            self._hide(cell, WithheldReason.CHANGED, None)
        elif protected in self._wishes.open_changes:
            self._hide(cell, WithheldReason.PROTECTS, self._wishes.open_changes[protected][0])
        else:
            self._hide(cell, WithheldReason.PROTECTS, own[0] if own else protected)

    def _protect_small(self, cell: int) -> None:
        """Make both no people and the threshold possible."""
        if self._locked[cell] or not self._reaches_both(cell, presuming=True):
            self._block(cell)

    def _reaches_both(
        self, cell: int, steps: Sequence[LadderStep] = LADDER, *, presuming: bool
    ) -> bool:
        count, threshold = int(self._system.counts[cell]), self._policy.threshold
        found = self._witnesses
        least, most = (found.least, found.most) if presuming else found.widest
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
            self._block(cell)
        self._reaches_both(cell, GENTLE, presuming=True)

    def _protect_whole(self, group: WholeGroup, child: int) -> None:
        """Make it possible that some of the group are in another category."""
        siblings = [cell for cell in group.children if cell != child]
        if any(self._witnesses.most[cell] > 0 for cell in siblings):
            return
        count, threshold = int(self._system.counts[child]), self._policy.threshold
        moves = [
            Move(child, -count, (group.parent,)),
            Move(child, -threshold, (group.parent,)),
            *(Move(cell, threshold) for cell in siblings),
            *(Move(cell, 1) for cell in siblings),
        ]
        steps = (LadderStep.ZEROS_WITHHELD,)
        met = any(self._meet(move, steps, protects=child) for move in moves)
        if not met and not any(self._meet(move, protects=child) for move in moves):
            self._block(child)

    def _keep_earlier_ranges(self) -> None:
        """Keep it possible that a count withheld before is nobody, and that it is the threshold."""
        if self._wishes.before is None:
            return
        for cell in self._order:
            if not self._system.earlier_withheld[cell] or self._is_open(cell):
                continue
            if self._wishes.before.could_be_small(self._system.places[cell]):
                self._protect_earlier(cell)

    def _widen(self) -> None:
        """Give every withheld cell, those withheld for others too, a range as wide as needed."""
        while True:
            before = int(self.hidden.sum())
            for cell in self._order:
                waiting = self.hidden[cell] and cell not in self.blocked
                if waiting and not self._wide(cell) and not self._spread(cell):
                    self._block(cell)
            for cell in self._order:
                if cell in self._wishes.open_changes and cell not in self.blocked:
                    self._keep_open(cell)
            if before == int(self.hidden.sum()):
                return

    def _keep_open(self, change: int) -> None:
        """Where a change may be small, keep it possible that it is nobody, and the threshold."""
        if self._is_open(change):
            return
        place = self._system.places[change]
        _, new = self._wishes.open_changes[change]
        if not new and not (self._wishes.before and self._wishes.before.could_be_small(place)):
            return
        if self._may_be_small(change):
            self._protect_earlier(change)

    def _may_be_small(self, change: int) -> bool:
        """True if a change of 1 to threshold - 1 people agrees with what is printed so far."""
        count = int(self._system.counts[change])
        free = np.zeros(len(self._system.places))
        return any(
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
        for gain in reversed(range(1, threshold)):
            if self._reach(Move(cell, gain), GENTLE):
                return self._reach(Move(cell, gain - threshold))
        return self._reach(Move(cell, up)) or self._reach(Move(cell, -down))

    def _range(self, cell: int) -> tuple[int, int]:
        """The least and most of a cell over all tables found, presumed or not."""
        least, most = self._witnesses.widest
        return int(least[cell]), int(most[cell])

    def _is_open(self, cell: int) -> bool:
        """True if tables show nobody and the threshold to a reader who presumes."""
        least, most = self._witnesses.least[cell], self._witnesses.most[cell]
        return bool(least == 0 and most >= self._policy.threshold)

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
        for step in steps[:1] if self._tight else steps:
            if step is LadderStep.TABLES_WITHHELD:
                self._withhold_tables_of(move.cell)
            flow = self._flow if presuming else self._wide_flow
            change = flow.route(move, self._current_costs(), self._movable(step))
            if change is None:
                continue
            self.step = max(self.step, step, key=LADDER.index)
            protected = move.cell if protects is None else protects
            for touched in np.flatnonzero(change):
                self._hide_for(int(touched), protected)
            self._witnesses.keep(change, presumed=presuming)
            return True
        return False

    def _withhold_tables_of(self, cell: int) -> None:
        for family in self._wishes.families:
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
            movable &= self.hidden | ~self.fixed_totals
        return movable
