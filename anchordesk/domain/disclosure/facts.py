"""Facts between cells, and the solver's model of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np

# The public class prints a banner to standard output on creation; the plain one does not.
from highspy._core import _Highs


@dataclass(frozen=True, slots=True)
class Fact:
    """Low <= sum of factor times cell <= high; None is no limit. A sum of parts is 0 to 0."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None


def fact_model(facts: Sequence[Fact], size: int) -> highspy.HighsLp:
    """A solver model of the facts over all cells, with no costs and no limits on cells yet."""
    infinite = highspy.kHighsInf
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = size, len(facts)
    model.col_cost_ = np.zeros(size)
    model.col_lower_ = np.zeros(size)
    model.col_upper_ = np.full(size, infinite)
    model.row_lower_ = np.array([-infinite if f.low is None else float(f.low) for f in facts])
    model.row_upper_ = np.array([infinite if f.high is None else float(f.high) for f in facts])
    starts = np.cumsum([0, *(len(fact.terms) for fact in facts)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts.astype(np.int32)
    flat = [term for fact in facts for term in fact.terms]
    model.a_matrix_.index_ = np.array([at for at, _ in flat], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for _, factor in flat], dtype=np.float64)
    return model


def solver_of(model: highspy.HighsLp) -> _Highs:
    """A solver that holds a model, prints nothing, and keeps to one thread."""
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(model)
    return solver
