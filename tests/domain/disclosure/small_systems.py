"""Systems of a few cells, written down cell by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import Fact
from anchordesk.domain.disclosure.linear_system import LinearSystem, WholeGroup

NO_LIMITS: dict[int, int] = {}


def flags(size: int, cells: Sequence[int]) -> NDArray[np.bool_]:
    return np.isin(np.arange(size), cells)


def total(whole: int, *parts: int) -> Fact:
    """One cell is the sum of others."""
    return Fact(((whole, 1), *((part, -1) for part in parts)), 0, 0)


def small_system(
    counts: Sequence[int],
    facts: Sequence[Fact],
    *,
    lowest: Mapping[int, int] = NO_LIMITS,
    highest: Mapping[int, int] = NO_LIMITS,
    unknown: Sequence[int] = (),
    printed: Sequence[int] = (),
    withheld: Sequence[int] = (),
    groups: Sequence[WholeGroup] = (),
) -> LinearSystem:
    """A system of so many people in each cell.

    Args:
        lowest, highest: What earlier print allows of single cells.
        unknown: Cells that the return does not hold.
        printed, withheld: What earlier releases did with cells.
    """
    size = len(counts)
    return LinearSystem(
        places=tuple((("cell", f"{number:02}"),) for number in range(size)),
        counts=np.array(counts, dtype=np.int64),
        known=~flags(size, unknown),
        lowest=np.array([lowest.get(cell, 0) for cell in range(size)], dtype=np.int64),
        highest=np.array([highest.get(cell, -1) for cell in range(size)], dtype=np.int64),
        earlier_printed=flags(size, printed),
        earlier_withheld=flags(size, withheld),
        facts=tuple(facts),
        groups=tuple(groups),
    )
