"""Attacks as somebody who is counted: an insider, or colluders who tell each other their cells.

Whoever sits in a withheld cell knows that it is not empty; a few of them together know that it has
at least so many. No other count may be given away by that, and none of a sensitive dimension may
be narrowed below the width.

Colluders are tried where at most 1,500 quantities hang together, as in the largest of returns;
beyond that, as in several such returns together, it would take minutes.
"""

from __future__ import annotations

import numpy as np

from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_findings import Inference
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem

MOST_FOR_COLLUDERS = 1_500


class Insiders:
    """People in withheld or rounded cells of one system, up to one fewer than the threshold."""

    def __init__(
        self, narrowed: NarrowedSystem, threshold: int, width: int, sensitive: frozenset[str]
    ) -> None:
        self._narrowed = narrowed
        self._system = narrowed.system
        self._threshold = threshold
        self._withheld = np.array(
            [any(cell.value is None for cell in cells) for cells in self._system.cells],
            dtype=np.bool_,
        )
        of_sensitive = np.array(
            [
                any(name in sensitive for name, _ in quantity.dims)
                for quantity in self._system.quantities
            ],
            dtype=np.bool_,
        )
        # The range that each quantity must keep; 0 if nobody withholds it.
        self._together = self._withheld.astype(np.int64)
        self._alone = np.where(self._withheld & of_sensitive, width, self._together)

    def learn(self, component: Component, cell: int) -> tuple[Inference, list[int]] | None:
        """What people in a withheld cell can work out together: how, and which quantities.

        Raises:
            OutOfTimeError: the time is up.
            UnverifiedError: the solver gave no table that could be checked.
        """
        if not self._withheld[cell]:
            return None
        # Fewer, where not so many can be there: they are small in number all the same.
        most = min(self._threshold - 1, component.highest(cell, self._threshold - 1).value)
        if self._narrowed.lowest[cell] >= most:
            return None
        alone, together = self._alone[component.members], self._together[component.members]
        tried_together = len(component.members) <= MOST_FOR_COLLUDERS
        # Who knows more finds more: mostly this settles the case of one insider as well.
        if tried_together and not component.narrow_when(cell, most, alone):
            return None
        found = component.narrow_when(cell, 1, alone)
        if found:
            return Inference.INSIDER, found
        found = component.narrow_when(cell, most, together) if tried_together else []
        return (Inference.COLLUDERS, found) if found else None
