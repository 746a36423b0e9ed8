"""A reader who keeps every file: by linear programming, from the files alone.

It shares no code with protection or audit. Unknown is every figure of every file; known are the
printed ones, that none is below 0, what each file states of its own, and what the test tells of
figures in different files. Medians are not read, and counts may be broken: bounds are those of
linear programming, no narrower.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import highspy
import numpy as np
from highspy._core import _Highs

Place = tuple[tuple[str, str], ...]
Figure = tuple[int, Place]
"""The number of a file, and a place in it."""

Sum = tuple[Mapping[Figure, float], float, float]
"""So many times each figure, and the least and the most that it comes to."""

INFINITE = float("inf")
OPTIMAL = highspy.HighsModelStatus.kOptimal
# What the reader knows agrees, so that there is always a solution.
ENDLESS = (
    highspy.HighsModelStatus.kUnbounded,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,
)


def place_in(dims: Mapping[str, str]) -> Place:
    return tuple(sorted((name, code) for name, code in dims.items() if code != "Total"))


class ReaderOfAll:
    """The least and the most that a figure can be."""

    def __init__(self, files: Sequence[bytes], known: Sequence[Sum]) -> None:
        read = [json.loads(file) for file in files]
        self.printed: dict[Figure, int | None] = {
            (at, place_in(cell["dims"])): cell["value"]
            for at, content in enumerate(read)
            for cell in content["cells"]
        }
        rows: list[Sum] = list(known)
        for at, content in enumerate(read):
            rows += self._sums(at, content.get("totals", {}))
            for fact in content.get("constraints", ()):
                terms: dict[Figure, float] = {}
                for factor, dims in fact["terms"]:
                    figure = (at, place_in(dims))
                    terms[figure] = terms.get(figure, 0.0) + factor
                low = -INFINITE if fact["op"] == "<=" else fact["rhs"]
                high = INFINITE if fact["op"] == ">=" else fact["rhs"]
                rows.append((terms, low, high))
        figures = dict.fromkeys((*self.printed, *(figure for row in rows for figure in row[0])))
        self._number = {figure: number for number, figure in enumerate(figures)}
        self._solver = _Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.passModel(self._model(rows))
        self._solver.run()
        assert self._solver.getModelStatus() == OPTIMAL, "what the reader knows contradicts itself"

    def range_of(self, figure: Figure, *, sits_in: Figure | None = None) -> tuple[float, float]:
        """How far a figure goes, also for somebody who is counted in another."""
        at = self._number[figure]
        if sits_in is not None:
            self._solver.changeColBounds(self._number[sits_in], 1.0, INFINITE)
        ends = []
        for sign in (1.0, -1.0):
            self._solver.changeColCost(at, sign)
            self._solver.run()
            status = self._solver.getModelStatus()
            assert status in (OPTIMAL, *ENDLESS), status
            value = self._solver.getInfo().objective_function_value
            ends.append(sign * (value if status == OPTIMAL else -INFINITE))
        self._solver.changeColCost(at, 0.0)
        if sits_in is not None:
            self._solver.changeColBounds(self._number[sits_in], 0.0, INFINITE)
        return ends[0], ends[1]

    def _sums(
        self, at: int, totals: Mapping[str, Sequence[tuple[str, list[str]]]]
    ) -> Iterator[Sum]:
        """Each stated sum, for every line of which the file has all parts."""
        for dimension, stated in totals.items():
            for parent, children in stated:
                for number, place in list(self.printed):
                    pairs = dict(place)
                    if number != at or pairs.pop(dimension, "Total") != parent:
                        continue
                    parts = [(at, place_in({**pairs, dimension: child})) for child in children]
                    if all(part in self.printed for part in parts):
                        yield {(at, place): 1.0, **dict.fromkeys(parts, -1.0)}, 0.0, 0.0

    def _model(self, rows: Sequence[Sum]) -> highspy.HighsLp:
        model = highspy.HighsLp()
        size = len(self._number)
        model.num_col_, model.num_row_ = size, len(rows)
        model.col_cost_ = np.zeros(size)
        values = [self.printed.get(figure) for figure in self._number]
        model.col_lower_ = np.array([0.0 if value is None else float(value) for value in values])
        model.col_upper_ = np.array(
            [INFINITE if value is None else float(value) for value in values]
        )
        model.row_lower_ = np.array([low for _, low, _ in rows], dtype=float)
        model.row_upper_ = np.array([high for _, _, high in rows], dtype=float)
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.cumsum([0, *(len(row[0]) for row in rows)]).astype(np.int32)
        flat = [(self._number[figure], factor) for row in rows for figure, factor in row[0].items()]
        model.a_matrix_.index_ = np.array([number for number, _ in flat], dtype=np.int32)
        model.a_matrix_.value_ = np.array([factor for _, factor in flat], dtype=float)
        return model
