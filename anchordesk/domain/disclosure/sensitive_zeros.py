"""Which zeros a return must hide whose template says that zeros are sensitive.

The audit asks the same by arithmetic of its own, and is not asked here: where the two differ, it
refuses the return.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import highspy
import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import fact_model, solver_of
from anchordesk.domain.disclosure.linear_system import LinearSystem, joint_system
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint, PublishedTables
from anchordesk.domain.disclosure.tables import CountTable, Dimension, public_totals

SOMEBODY = 1e-6


def zeros_to_withhold(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    counts: Mapping[Dims, int],
    *,
    facts: Sequence[PublicConstraint],
    earlier: PublishedTables | None,
) -> frozenset[Dims]:
    """The places where nobody is counted, and a reader does not know so anyway.

    Args:
        tables, dimensions: What the return prints.
        counts: The true count of every place.
        facts: What is publicly known about sums of cells, and what ties them to earlier returns.
        earlier: Everything released before.

    Raises:
        EarlierReleaseError: the counts contradict the facts or what was published before.
    """
    system = joint_system(counts, public_totals(tables, dimensions), (), facts, earlier)
    nobody = np.flatnonzero(system.known & (system.counts == 0))
    return frozenset(system.places[cell] for cell in _where_somebody_could_be(system, nobody))


def _where_somebody_could_be(system: LinearSystem, nobody: NDArray[np.intp]) -> list[int]:
    """Which of these cells, all zero, a reader of earlier releases alone cannot know to be zero.

    Tables that agree with those releases can be mixed. So one with somebody in as many of the
    cells as possible is looked for, then one for those that are left, until there is none. A part
    of a person is somebody here: where only whole people rule it out, the audit refuses the return.
    """
    model = fact_model(system.facts, len(system.places))
    upper = np.where(system.highest >= 0, system.highest, highspy.kHighsInf)
    upper[nobody] = np.minimum(upper[nobody], 1.0)
    model.col_lower_, model.col_upper_ = system.lowest.astype(np.float64), upper
    solver = solver_of(model)
    left, found = nobody, list[int]()
    while len(left):
        columns = nobody.astype(np.int32)
        solver.changeColsCost(len(columns), columns, -np.isin(nobody, left).astype(np.float64))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return [int(cell) for cell in nobody]  # Hidden without need, rather than told.
        reached = np.array(solver.getSolution().col_value)[left] > SOMEBODY
        if not reached.any():
            break
        found.extend(int(cell) for cell in left[reached])
        left = left[~reached]
    return found
