"""A reader who thinks in persons, and a small caseload: it shares no code with protection or audit.

Every way that one person can take through the quarters (joined when, which group, how old, at which
stage, from when in work) is an unknown number of persons; what is printed limits their sums.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, pairwise, product

import highspy
import numpy as np
from highspy._core import _Highs

from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import Category, CountTable, Dimension

GROUPS, AGES, STAGES = ("A", "B", "C"), ("young", "middle", "old"), ("training", "work")
NEVER = 99
THRESHOLD = 3
Cell = tuple[int, tuple[tuple[str, str], ...]]
Printed = dict[Cell, int | None]
ERASED = (("erased", "yes"),)


@dataclass(frozen=True)
class Way:
    """One person's way; ages and stages from the quarter of joining on, by number.

    Attributes:
        erased: The first quarter in which the person is not counted any more.
    """

    group: int
    joined: int
    job: int
    ages: tuple[int, ...]
    stages: tuple[int, ...]
    erased: int = NEVER

    def cells(self, quarter: int) -> Iterator[Cell]:
        """Every printed place that this person counts in at a quarter's end, and who was erased."""
        group = GROUPS[self.group]
        if quarter == self.erased:
            yield quarter, ERASED
            yield quarter, (*ERASED, ("group", group))
        if not self.joined <= quarter < self.erased:
            return
        age, stage = (
            AGES[self.ages[quarter - self.joined]],
            STAGES[self.stages[quarter - self.joined]],
        )
        outcome = "job" if quarter >= self.job else "none"
        for pairs in (
            {}, {"age": age}, {"stage": stage}, {"age": age, "stage": stage},
            {"group": group}, {"outcome": outcome}, {"group": group, "outcome": outcome},
        ):  # fmt: skip
            yield quarter, tuple(sorted(pairs.items()))


def all_ways(quarters: int, *, stages_ordered: bool, erasing: bool = False) -> list[Way]:
    found: list[Way] = []
    for joined in range(quarters):
        length = quarters - joined
        ages = [
            path
            for path in product(range(len(AGES)), repeat=length)
            if all(0 <= later - now <= 1 for now, later in pairwise(path))
        ]
        stages = [
            path
            for path in product(range(len(STAGES)), repeat=length)
            if not stages_ordered or all(now <= later for now, later in pairwise(path))
        ]
        jobs = (*range(joined, quarters), NEVER)
        ends = (NEVER, *(range(joined + 1, quarters) if erasing else ()))
        found += [
            Way(*way) for way in product(range(len(GROUPS)), [joined], jobs, ages, stages, ends)
        ]
    return found


class Reader:
    """Finds the fewest and most persons that a sum of cells can be, over all caseloads."""

    def __init__(
        self, quarters: int, printed: Printed, *, stages_ordered: bool, erasing: bool = False
    ) -> None:
        ways = all_ways(quarters, stages_ordered=stages_ordered, erasing=erasing)
        self._size = len(ways)
        self._ways_of: dict[Cell, list[int]] = {}
        for number, way in enumerate(ways):
            for quarter in range(quarters):
                for cell in way.cells(quarter):
                    self._ways_of.setdefault(cell, []).append(number)
        rows = [(self._ways_of.get(cell, []), n) for cell, n in printed.items() if n is not None]
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = self._size, len(rows)
        model.col_cost_, model.col_lower_ = np.zeros(self._size), np.zeros(self._size)
        model.col_upper_ = np.full(self._size, highspy.kHighsInf)
        model.row_lower_ = model.row_upper_ = np.array([float(n) for _, n in rows])
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        starts = np.cumsum([0, *(len(numbers) for numbers, _ in rows)])
        model.a_matrix_.start_ = starts.astype(np.int32)
        flat = [number for numbers, _ in rows for number in numbers]
        model.a_matrix_.index_ = np.array(flat, dtype=np.int32)
        model.a_matrix_.value_ = np.ones(len(flat))
        model.integrality_ = [highspy.HighsVarType.kInteger] * self._size
        self._solver = _Highs()
        self._solver.setOptionValue("output_flag", False)
        self._solver.passModel(model)

    def range_of(self, sum_of: Mapping[Cell, int]) -> tuple[float, float]:
        costs = np.zeros(self._size)
        for cell, factor in sum_of.items():
            costs[self._ways_of.get(cell, [])] += factor
        return self._least(costs), -self._least(-costs)

    def _least(self, costs: np.typing.NDArray[np.float64]) -> float:
        self._solver.changeColsCost(self._size, np.arange(self._size, dtype=np.int32), costs)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return round(self._solver.getInfo().objective_function_value)
        assert status in (
            highspy.HighsModelStatus.kUnbounded,
            highspy.HighsModelStatus.kUnboundedOrInfeasible,
        )
        return -float("inf")


def dimension(name: str, codes: Iterable[str]) -> Dimension:
    return Dimension(name, name, tuple(Category(code, code) for code in codes))


DIMENSIONS = (
    dimension("group", GROUPS),
    dimension("age", AGES),
    dimension("stage", STAGES),
    dimension("outcome", ("job", "none")),
)
LASTING: tuple[dict[str, str], ...] = (
    {},
    {"outcome": "job"},
    *({"group": group} for group in GROUPS),
    *({"group": group, "outcome": "job"} for group in GROUPS),
)


def place(quarter: int, **pairs: str) -> Dims:
    return place_of({"measure": "people", "period": f"Q{quarter}", **pairs})


def made_up_ways(seed: int, quarters: int, *, stages_ordered: bool) -> list[Way]:
    draw = random.Random(seed)
    found = []
    for _ in range(draw.choice([12, 20, 30, 45, 60])):
        joined = min(quarters - 1, int(draw.random() ** 1.5 * quarters))
        group = draw.choices(range(3), (6, 3, 1))[0]
        ages = [draw.choices(range(3), (5, 3, 2))[0]]
        while len(ages) < quarters - joined:
            ages.append(min(2, ages[-1] + (draw.random() < 0.12)))
        stages = [draw.randrange(2)]
        while len(stages) < quarters - joined:
            stages.append(1 if draw.random() < 0.3 else stages[-1])
        job = draw.choice([NEVER, NEVER, *range(joined, quarters)])
        stages = sorted(stages) if stages_ordered else stages
        found.append(Way(group, joined, job, tuple(ages), tuple(stages)))
    return found


def tables(ways: Iterable[Way], quarter: int) -> list[CountTable]:
    stages: Counter[tuple[str, ...]] = Counter()
    groups: Counter[tuple[str, ...]] = Counter()
    for way in ways:
        for _, pairs in way.cells(quarter):
            named = dict(pairs)
            if "age" in named and "stage" in named:
                stages[named["stage"], named["age"]] += 1
            elif "group" in named and "outcome" in named:
                groups[named["group"], named["outcome"]] += 1
    return [
        CountTable("stages", "", ("stage", "age"), stages),
        CountTable("groups", "", ("group", "outcome"), groups),
    ]


def presumed(quarter: int, *, stages_ordered: bool) -> Iterator[PublicConstraint]:
    """Nobody gets younger, goes back a stage (if ordered), or skips a band of ages."""
    before, now = quarter - 1, quarter
    columns = STAGES if stages_ordered else ()
    above = [[{"age": age} for age in AGES[cut:]] for cut in range(1, len(AGES))]
    if columns:
        above += [[{"stage": STAGES[-1]}]]
        above += [
            [
                {"age": age, "stage": stage}
                for age, cut in zip(AGES, cuts, strict=True)
                for stage in STAGES[cut:]
            ]
            for cuts in combinations_with_replacement(range(len(STAGES), -1, -1), len(AGES))
        ]
    for places in above:
        terms = [(1, place(now, **pairs)) for pairs in places]
        terms += [(-1, place(before, **pairs)) for pairs in places]
        if terms:
            yield PublicConstraint(tuple(terms), ">=", 0)
    skipped = [(1, place(now)), (1, place(before, age="middle")), (1, place(before, age="old"))]
    skipped += [(-1, place(now, age="old")), (-1, place(before))]
    yield PublicConstraint(tuple(skipped), ">=", 0)


def publish(
    worlds: Sequence[Sequence[Way]],
    *,
    stages_ordered: bool,
    presuming: bool = True,
    fewest: bool = False,
) -> Printed:
    """What the quarters print, each as its people were known then, protected one by one."""
    earlier: PublishedTables | None = None
    printed: Printed = {}
    for quarter, ways in enumerate(worlds):
        after = range(1, quarter + 1)
        release = protect_and_audit(
            tables(ways, quarter),
            DIMENSIONS,
            ProtectionPolicy(THRESHOLD, fewest=fewest),
            release=f"Q{quarter}",
            context=place(quarter),
            earlier=earlier,
            continuations=[
                Continuation(place(now, **pairs), (place(now - 1, **pairs),), Course.GROWS)
                for now in after
                for pairs in LASTING
            ],
            presumptions=[
                fact
                for now in after
                for fact in presumed(now, stages_ordered=stages_ordered)
                if presuming
            ],
            tie_break_key=b"0123456789abcdef",
        ).protected.published
        for cell in release.cells:
            pairs = tuple(pair for pair in cell.dims if pair[0] not in ("measure", "period"))
            printed[quarter, pairs] = cell.value
        earlier = release if earlier is None else release.after(earlier)
    return printed


def given_away(
    printed: Printed, worlds: Sequence[Sequence[Way]], *, stages_ordered: bool
) -> list[object]:
    """Small counts, and small changes of counts that last, that are not 0 to the threshold."""
    true: Counter[Cell] = Counter()
    for quarter, ways in enumerate(worlds):
        true.update(cell for way in ways for cell in way.cells(quarter))
    reader = Reader(len(worlds), printed, stages_ordered=stages_ordered)
    sums: list[dict[Cell, int]] = [{cell: 1} for cell in printed]
    for quarter in range(1, len(worlds)):
        for pairs in LASTING:
            key = tuple(sorted(pairs.items()))
            sums.append({(quarter, key): 1, (quarter - 1, key): -1})
    found: list[object] = []
    for sum_of in sums:
        people = sum(factor * true[cell] for cell, factor in sum_of.items())
        if 1 <= people < THRESHOLD:
            low, high = reader.range_of(sum_of)
            if low > 0 or high < THRESHOLD:
                found.append((sum_of, people, low, high))
    return found


def erased_given_away(
    printed: Printed, worlds: Sequence[Sequence[Way]], *, stages_ordered: bool
) -> list[object]:
    """Erasures that a reader who knows that some happen can tell: it cannot have been nobody."""
    true = Counter(
        cell
        for quarter, ways in enumerate(worlds)
        for way in ways
        for cell in way.cells(quarter)
        if set(ERASED) <= set(cell[1])
    )
    reader = Reader(len(worlds), printed, stages_ordered=stages_ordered, erasing=True)
    ranges = {cell: reader.range_of({cell: 1}) for cell in true}
    return [
        (cell, people, *ranges[cell])
        for cell, people in true.items()
        if people < THRESHOLD and (ranges[cell][0] > 0 or ranges[cell][1] < THRESHOLD)
    ]


def erase_some(ways: Sequence[Way], seed: int, number: int) -> list[Way]:
    """The same people, of whom some are erased after their first quarter."""
    draw = random.Random(seed)
    chosen = set(draw.sample([n for n, way in enumerate(ways) if way.joined == 0], number))
    return [replace(way, erased=1) if n in chosen else way for n, way in enumerate(ways)]
