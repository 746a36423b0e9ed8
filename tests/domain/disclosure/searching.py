"""Searches for cells to withhold, on systems of a few cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.flow import Flow
from anchordesk.domain.disclosure.linear_system import LinearSystem
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import LadderStep, WithheldReason
from anchordesk.domain.disclosure.suppression_search import Search
from anchordesk.domain.disclosure.suppression_wishes import Wishes
from tests.domain.disclosure.small_systems import flags, total

SMALL, PROTECTS, WHOLE, EARLIER, CHANGED = (
    WithheldReason.SMALL,
    WithheldReason.PROTECTS,
    WithheldReason.WHOLE_GROUP,
    WithheldReason.EARLIER,
    WithheldReason.CHANGED,
)
PRINTED, ZEROS, TABLES = (
    LadderStep.ZEROS_PRINTED,
    LadderStep.ZEROS_WITHHELD,
    LadderStep.TABLES_WITHHELD,
)
POLICY = ProtectionPolicy(5)
LINE = total(0, 1, 2, 3)
Reasons = dict[int, tuple[WithheldReason, int | None]]


def begun(
    system: LinearSystem,
    costs: Sequence[float] | None = None,
    *,
    grand: Sequence[int] = (0,),
    presumed: int = 0,
    seconds: tuple[float, float] = (60.0, 60.0),
    **more: Any,
) -> Search:
    """A search that has not run yet.

    Args:
        grand: Cells of everybody.
        presumed: How many of the last facts a reader only presumes.
        seconds: How long it may take, by who presumes and by who does not.
    """
    size = len(system.counts)
    certain = replace(system, facts=system.facts[: len(system.facts) - presumed])
    nothing: dict[str, Any] = {
        "families": (),
        "changes": {},
        "open_changes": {},
        "before": None,
        "extra": (),
    }
    wishes = Wishes(order=range(size), grand_totals=flags(size, grand), **{**nothing, **more})
    flow = Flow(system, lambda: seconds[0])
    wide = Flow(certain, lambda: seconds[1]) if presumed else flow
    paid = np.array(range(size, 0, -1) if costs is None else costs, dtype=np.float64)
    return Search(system, flow, wide, POLICY, costs=paid, wishes=wishes)


def searched(system: LinearSystem, costs: Sequence[float] | None = None, **more: Any) -> Search:
    search = begun(system, costs, **more)
    search.run()
    return search


def hidden(search: Search) -> list[int]:
    return [int(cell) for cell in np.flatnonzero(search.hidden)]


def told(search: Search, system: LinearSystem) -> Reasons:
    """Of the return's own withheld cells, the reason, and the cell that each protects."""
    number = system.number_of()
    found: Reasons = {}
    for cell in hidden(search):
        if system.known[cell]:
            reason, protects = search.reason_of(cell)
            found[cell] = (reason, None if protects is None else number[protects])
    return found


def at_least(cell: int, people: int) -> Fact:
    return Fact(((cell, 1),), people, None)


def at_most(cell: int, people: int) -> Fact:
    return Fact(((cell, 1),), None, people)
