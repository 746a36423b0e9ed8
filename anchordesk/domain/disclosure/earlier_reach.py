"""What a withheld count could be before a new return: as much must stay possible beside it.

The ledger does not keep which withheld counts are small. A small one could be nobody and could be
the threshold when it was published; whatever could be both then must be able to be both for ever.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from anchordesk.domain.disclosure.flow import Flow, Move
from anchordesk.domain.disclosure.linear_system import LinearSystem
from anchordesk.domain.disclosure.published_cells import Dims


class EarlierReach:
    """The counts that earlier releases alone leave possible."""

    def __init__(self, system: LinearSystem, flow: Flow, threshold: int) -> None:
        """Take the system of the earlier releases, without the new return."""
        self._system = system
        self._flow = flow
        self._threshold = threshold
        self._number = system.number_of()
        self._movable = system.earlier_withheld | ~system.earlier_printed
        self._free = np.zeros(len(system.places))
        self._least = system.counts.copy()
        self._most = system.counts.copy()

    @property
    def out_of_time(self) -> bool:
        """True once the time was up before an answer."""
        return self._flow.out_of_time

    def could_be_small(self, place: Dims) -> bool:
        """True if both nobody and the threshold were possible for a withheld count."""
        cell = self._number[place]
        wanted: Sequence[int] = (self._threshold, 0)
        return all(self._reaches(cell, people) for people in wanted)

    def _reaches(self, cell: int, people: int) -> bool:
        if self._least[cell] <= people <= self._most[cell]:
            return True
        move = Move(cell, people - int(self._system.counts[cell]))
        change = self._flow.route(move, self._free, self._movable)
        if change is None:
            return False
        table = self._system.counts + change
        np.minimum(self._least, table, out=self._least)
        np.maximum(self._most, table, out=self._most)
        return True
