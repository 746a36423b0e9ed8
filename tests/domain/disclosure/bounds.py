"""The least and the most that a reader can work out by solving for people; no code of ours."""

from __future__ import annotations

import highspy
import numpy as np
from highspy._core import _Highs


def extreme(
    rows: list[np.ndarray], values: list[int], wanted: np.ndarray, sign: int, *, whole: bool = False
) -> float:
    """The least (sign 1) or the most (sign -1) of a sum of counts, where other sums are known.

    Args:
        whole: Whether it is known, too, that people are whole.
    """
    solver = _Highs()
    solver.setOptionValue("output_flag", False)
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(wanted), len(rows)
    model.col_cost_ = sign * wanted
    model.col_lower_, model.col_upper_ = np.zeros(len(wanted)), np.full(len(wanted), 1000.0)
    model.row_lower_ = model.row_upper_ = np.array(values, dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.arange(len(rows) + 1, dtype=np.int32) * len(wanted)
    model.a_matrix_.index_ = np.tile(np.arange(len(wanted), dtype=np.int32), len(rows))
    model.a_matrix_.value_ = np.concatenate(rows)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(wanted)
    solver.passModel(model)
    solver.run()
    return float(sign * solver.getInfo().objective_function_value)
