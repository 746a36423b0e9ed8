"""Attacks as somebody who is counted: an insider, or colluders who tell each other their cells.

Whoever sits in a withheld cell knows that it is not empty; a few of them together know that it has
at least so many. No other count may be given away by that, and none of a sensitive dimension may
be narrowed below the width.
"""

from __future__ import annotations

from anchordesk.domain.disclosure.audit_bounds import Component
from anchordesk.domain.disclosure.audit_findings import Inference
from anchordesk.domain.disclosure.audit_narrowing import NarrowedSystem


class Insiders:
    """The people in withheld cells of one system, up to one fewer than the threshold."""

    def __init__(
        self, narrowed: NarrowedSystem, threshold: int, width: int, sensitive: frozenset[str]
    ) -> None:
        self._narrowed = narrowed
        self._system = narrowed.system
        self._threshold = threshold
        self._width = width
        self._sensitive = sensitive

    def learn(self, component: Component, cell: int) -> tuple[Inference, list[int]] | None:
        """What people in a withheld cell can work out together: how, and which quantities.

        Raises:
            OutOfTimeError: the time is up.
            UnverifiedError: the solver gave no table that could be checked.
        """
        if not any(printed.withheld for printed in self._system.cells[cell]):
            return None
        most = self._threshold - 1
        if self._narrowed.lowest[cell] >= most:
            return None
        alone = self._needs(component, cell, sensitive=self._width)
        together = self._needs(component, cell, sensitive=1)
        found = component.narrow_when(cell, 1, alone)
        if found:
            return Inference.INSIDER, found
        found = component.narrow_when(cell, most, together)
        return (Inference.COLLUDERS, found) if found else None

    def _needs(self, component: Component, cell: int, *, sensitive: int) -> list[int]:
        """For each quantity the range it must keep; those that need none have 0."""
        return [self._need(cell, index, sensitive) for index in component.members]

    def _need(self, cell: int, index: int, sensitive: int) -> int:
        if index == cell or not any(p.withheld for p in self._system.cells[index]):
            return 0
        names = {name for name, _ in self._system.quantities[index].dims}
        return sensitive if names & self._sensitive else 1
