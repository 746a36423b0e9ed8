"""Possible tables found so far, and how far each count goes over them.

A table is kept as the move of people that leads to it: it stays possible as long as the cells that
it moves stay withheld.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.linear_system import Counts


@dataclass(frozen=True, slots=True)
class _Witness:
    """A move of people.

    Attributes:
        cells: The cells that it touches.
        counts: Their counts afterwards.
        presumed: True if it agrees with what a reader presumes, too.
    """

    cells: NDArray[np.int64]
    counts: Counts
    presumed: bool


class Witnesses:
    """Moves found so far from one table.

    Attributes:
        least, most: The extremes of each cell over the tables that a reader who presumes would
            believe.
        widest: The extremes over all tables.
    """

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._found: list[_Witness] = []
        self.least, self.most = counts.copy(), counts.copy()
        self.widest = (counts.copy(), counts.copy())

    def keep(self, change: Counts, *, presumed: bool) -> None:
        """Keep the table to which a change of all cells leads."""
        cells = np.flatnonzero(change)
        self._keep(_Witness(cells, self._counts[cells] + change[cells], presumed))

    def without(self, cell: int) -> Witnesses:
        """Those that leave one cell as it is."""
        kept = Witnesses(self._counts)
        for witness in self._found:
            if cell not in witness.cells:
                kept._keep(witness)
        return kept

    def learn(self, others: Witnesses, after: int) -> None:
        """Keep what others found after their first so many."""
        for witness in others._found[after:]:
            self._keep(witness)

    def __len__(self) -> int:
        return len(self._found)

    def _keep(self, witness: _Witness) -> None:
        self._found.append(witness)
        cells, counts = witness.cells, witness.counts
        for least, most in (self.widest, *([(self.least, self.most)] if witness.presumed else [])):
            least[cells] = np.minimum(least[cells], counts)
            most[cells] = np.maximum(most[cells], counts)
