"""A reader who holds two revisions of one return: by linear programming, from the files alone.

It shares no code with protection or audit. Unknown is every figure of both files; known are the
printed ones, that none is below 0, and that each line of a table adds up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import highspy
import numpy as np
from highspy._core import _Highs

Place = frozenset[tuple[str, str]]
CONTEXT = {"measure", "pathway", "period"}


class ReaderOfTwo:
    """The least and the most that a figure can have changed from the first file to the second."""

    def __init__(self, first: bytes, second: bytes) -> None:
        self._files = [_cells(first), _cells(second)]
        self._number = {
            (at, place): index
            for index, (at, place) in enumerate(
                (at, place) for at, cells in enumerate(self._files) for place in cells
            )
        }
        rows: list[dict[int, float]] = []
        values: list[float] = []
        for at, (cells, content) in enumerate(zip(self._files, (first, second), strict=True)):
            for place, value in cells.items():
                if value is not None:
                    rows.append({self._number[at, place]: 1.0})
                    values.append(float(value))
            for whole, parts in _sums(cells, content):
                rows.append(
                    {self._number[at, whole]: -1.0}
                    | {self._number[at, part]: 1.0 for part in parts}
                )
                values.append(0.0)
        self._solver = _Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.passModel(_model(len(self._number), rows, values))

    @property
    def in_both(self) -> list[Place]:
        """What both files have."""
        return [place for place in self._files[0] if place in self._files[1]]

    def range_of_change(self, place: Place) -> tuple[float, float]:
        """The least and the most change that agrees with both files."""
        costs = np.zeros(len(self._number))
        costs[self._number[1, place]] += 1
        costs[self._number[0, place]] -= 1
        return self._least(costs), -self._least(-costs)

    def _least(self, costs: np.typing.NDArray[np.float64]) -> float:
        size = len(costs)
        self._solver.changeColsCost(size, np.arange(size, dtype=np.int32), costs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return -float("inf")
        return float(self._solver.getInfo().objective_function_value)


def _cells(content: bytes) -> dict[Place, int | None]:
    return {
        frozenset((n, c) for n, c in cell["dims"].items() if c != "Total"): cell["value"]
        for cell in json.loads(content)["cells"]
    }


def _sums(cells: Mapping[Place, int | None], content: bytes) -> Iterator[tuple[Place, list[Place]]]:
    """Each sum that the file states, for every line that has all of its parts."""
    for dimension, sums in json.loads(content)["totals"].items():
        for parent, children in sums:
            for place in cells:
                pairs = dict(place)
                if parent == "Total":
                    rest = pairs if dimension not in pairs else None
                else:
                    rest = (
                        {n: c for n, c in pairs.items() if n != dimension}
                        if pairs.get(dimension) == parent
                        else None
                    )
                if rest is None:
                    continue
                parts = [frozenset({*rest.items(), (dimension, child)}) for child in children]
                if all(part in cells for part in parts):
                    yield place, parts


def _model(size: int, rows: list[dict[int, float]], values: list[float]) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = size, len(rows)
    model.col_cost_, model.col_lower_ = np.zeros(size), np.zeros(size)
    model.col_upper_ = np.full(size, 100_000.0)
    model.row_lower_ = model.row_upper_ = np.array(values)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *map(len, rows)]).astype(np.int32)
    model.a_matrix_.index_ = np.array([i for row in rows for i in row], dtype=np.int32)
    model.a_matrix_.value_ = np.array([v for row in rows for v in row.values()])
    return model
