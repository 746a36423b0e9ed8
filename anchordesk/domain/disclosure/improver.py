"""Looks for a pattern that protects as much and withholds less than the greedy one.

On small returns the cheapest pattern is proposed by Benders' decomposition; on all, each cell that
is withheld for others is tried in print again. Whatever is found meets the same wishes as the
greedy pattern, by whole tables that show it. What decides is counted in rounds and tries, not in
seconds: the clock can only leave the greedy pattern as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.benders import Choice, Flags, cheapest
from anchordesk.domain.disclosure.linear_system import LinearSystem
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import LADDER, Improvement
from anchordesk.domain.disclosure.suppression_search import Search

MOST_CANDIDATES = 330
"""Cells that may be withheld in a return for which the cheapest pattern of all is looked for."""
MOST_WORK = 60_000
"""Cells tried in print again, times all cells of the return."""
SECONDS = 30.0
FAVOURED = 1e-3
"""What a cell of a proposal costs, as a part of what it costs otherwise."""


@dataclass(frozen=True, slots=True)
class Improver:
    """How to look further.

    Attributes:
        costs: The cost of withholding each cell.
        search: Begins a search that pays these costs.
        seconds_left: Seconds until the time is up.
    """

    system: LinearSystem
    policy: ProtectionPolicy
    costs: NDArray[np.float64]
    search: Callable[[NDArray[np.float64]], Search]
    seconds_left: Callable[[], float]

    def improved(self, greedy: Search) -> tuple[Search, Improvement]:
        """The greedy search, or one that withholds less, and what came of it."""
        best = greedy
        candidates = self._candidates(greedy)
        if int(candidates.sum()) <= MOST_CANDIDATES:
            proposal = cheapest(self._choice(greedy, candidates), self.seconds_left)
            if proposal is not None:
                best = self._better(best, self._favouring(proposal))
        best = self._better(best, self._favouring(self._without_spare(best).hidden))
        if self.seconds_left() <= 0 or best.out_of_time:
            return greedy, Improvement.OUT_OF_TIME
        return best, Improvement.NONE_FEWER if best is greedy else Improvement.FEWER

    def _candidates(self, greedy: Search) -> Flags:
        """Cells that may be withheld: no zeros, unless the greedy search withholds them."""
        system = self.system
        known = system.known & (system.counts > 0) & ~system.earlier_printed
        total: Flags = known & (greedy.hidden | ~greedy.fixed_totals)
        return total | greedy.hidden

    def _choice(self, greedy: Search, candidates: Flags) -> Choice:
        system = self.system
        must = greedy.hidden.copy()
        must[greedy.protecting] = False
        counts = system.counts
        return Choice(
            system=system,
            threshold=self.policy.threshold,
            costs=self.costs,
            must=must,
            may=candidates,
            small=system.known & (counts >= 1) & (counts < self.policy.threshold),
            wide=system.known,
        )

    def _favouring(self, proposal: Flags) -> Search:
        """A search from the beginning to which a proposal is dear by little.

        So its reasons are its own, and what a proposal lacks is added.
        """
        search = self.search(np.where(proposal, self.costs * FAVOURED, self.costs))
        search.run()
        return search

    def _without_spare(self, search: Search) -> Search:
        """The same without cells that all others can do without, the dearest tried first."""
        tries = MOST_WORK // len(self.costs)
        dearest = sorted(search.protecting, key=lambda at: -float(self.costs[at]))
        for cell in dearest[:tries]:
            if self.seconds_left() <= 0:
                break
            search = search.without(cell) or search
        return search

    def _better(self, one: Search, other: Search) -> Search:
        """The other if it costs less, withholds no more cells and goes no further."""
        if other.blocked or other.out_of_time:
            return one
        if LADDER.index(other.step) > LADDER.index(one.step):
            return one
        fewer = int(other.hidden.sum()) <= int(one.hidden.sum())
        cheaper = float(self.costs[other.hidden].sum()) < float(self.costs[one.hidden].sum())
        return other if fewer and cheaper else one
