"""What a search for cells to withhold must reach, and the cells that may not be printed at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.earlier_reach import EarlierReach
from anchordesk.domain.disclosure.linear_system import LinearSystem, WholeGroup
from anchordesk.domain.disclosure.policy import ProtectionPolicy


@dataclass(frozen=True, slots=True)
class Wishes:
    """What must stay possible beside small counts, and in which order; all by cell number.

    Attributes:
        order: All cells in an order that only the key decides.
        grand_totals: Cells of everybody.
        families: The inner cells of each table.
        changes: Small changes since an earlier release, each with the cells that tell it.
        open_changes: Changes that may be small, each with the earlier cell, and whether it is new.
        before: What earlier releases left possible.
        extra: Cells to withhold beside.
    """

    order: Sequence[int]
    grand_totals: NDArray[np.bool_]
    families: Sequence[Sequence[int]]
    changes: Mapping[int, tuple[int, ...]]
    open_changes: Mapping[int, tuple[int, bool]]
    before: EarlierReach | None
    extra: Sequence[int]


def small_cells(system: LinearSystem, policy: ProtectionPolicy, order: Sequence[int]) -> list[int]:
    """Cells of too few people, the largest first; ties in the order given."""
    counts, known = system.counts, system.known
    small = [cell for cell in order if known[cell] and policy.small(counts[cell])]
    return sorted(small, key=lambda cell: -int(counts[cell]))


def whole_groups(system: LinearSystem, policy: ProtectionPolicy) -> list[tuple[WholeGroup, int]]:
    """Groups large enough to print that are all in one category, and that category's cell."""
    counts, known = system.counts, system.known
    found = []
    for group in system.groups:
        if not known[[group.parent, *group.children]].all():
            continue
        filled = [child for child in group.children if counts[child] > 0]
        if counts[group.parent] >= policy.threshold and len(filled) == 1:
            found.append((group, filled[0]))
    return found
