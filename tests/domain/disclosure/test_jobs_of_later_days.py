"""A quarter by stages, then a year by the quality of jobs: who was at work then has a job since."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping

import numpy as np

from anchordesk.domain.counted_facts import known_facts
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod
from anchordesk.domain.counting_same_day import ordered_counts
from anchordesk.domain.disclosure.published_cells import PublishedTables, place_of
from anchordesk.domain.period import Quarter
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import pathway
from tests.domain.disclosure.test_jobs_of_one_day import (
    AT_WORK,
    NEARLY,
    PEOPLE,
    QUALITY,
    STAGES,
    THRESHOLD,
    YEAR,
    publish_counts,
)

BEFORE = Quarter(2026, 3)
NEW = "new"
JOBS = ("good", "not_good", "not_judged", "no_job")
KINDS = [*PEOPLE, *((NEW, quality, deprived) for quality in JOBS for deprived in ("yes", "no"))]
"""The stage then, the job now, and where they live."""
World = Mapping[tuple[str, str, str], int]
SEED = 176


def made_up(seed: int) -> World:
    draw = random.Random(seed)
    kinds = {AT_WORK: [0, 1, 3, 5, 8], NEW: [0] * 9 + [1, 3, 6]}
    return {kind: draw.choice(kinds.get(kind[0], [0] * 20 + [1, 2, 3, 6])) for kind in KINDS}


def both(world: World, *, knowing: bool) -> tuple[PublishedTables, PublishedTables]:
    then: Counter[tuple[str, ...]] = Counter()
    now: Counter[tuple[str, ...]] = Counter()
    for (stage, quality, deprived), number in world.items():
        if stage != NEW:
            then[stage, deprived] += number
        now[quality, deprived] += number
    first = publish_counts(then, STAGES, BEFORE)
    return first, publish_counts(now, QUALITY, YEAR, (first, BEFORE), knowing=knowing)


def given_away(world: World, first: PublishedTables, second: PublishedTables) -> int:
    """How many small hidden counts cannot be nobody, or the threshold, for who has both."""
    truth = np.array([world[kind] for kind in KINDS])
    rows, values, hidden = [], [], []
    for tables, names, everybody in ((first, STAGES, False), (second, QUALITY, True)):
        for cell in tables.cells:
            asked = [
                (0 if n == names[0] and not everybody else 1 if n == names[0] else 2, c)
                for n, c in cell.dims
                if n in names
            ]
            row = np.array(
                [
                    float((everybody or kind[0] != NEW) and all(kind[at] == c for at, c in asked))
                    for kind in KINDS
                ]
            )
            if cell.value is None:
                hidden.append(row)
            else:
                rows.append(row)
                values.append(cell.value)
    return sum(
        0 < int(row @ truth) < THRESHOLD
        and (
            extreme(rows, values, row, 1) > NEARLY
            or extreme(rows, values, row, -1) < THRESHOLD - NEARLY
        )
        for row in hidden
    )


def test_who_was_at_work_then_has_a_job_in_a_later_return() -> None:
    world = made_up(SEED)
    assert given_away(world, *both(world, knowing=False)), "the reader undoes it unless it is tied"
    assert not given_away(world, *both(world, knowing=True))


def test_what_people_may_leave_is_not_presumed_to_last() -> None:
    def cell(period: str, **pairs: str) -> tuple[tuple[str, str], ...]:
        return place_of({"measure": "people", PERIOD: period, **pairs})

    def tied(before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]]) -> int:
        printed = []
        for period, names in ((BEFORE, before), (YEAR, now)):
            cells = [cell(period.code, **{n: c}) for n, codes in names.items() for c in codes]
            printed.append(PrintedPeriod(period, {place: place for place in cells}))
        return len(ordered_counts(printed, known_facts(pathway(), YEAR)))

    jobs = {"job_quality": JOBS}
    assert tied({"stage_group": (AT_WORK,)}, jobs) == 1
    assert tied({"outcome": ("job",)}, jobs) == 1, "in another way of dividing them"
    assert tied({"job_quality": ("good",)}, {"living_wage": ("pays",)}) == 0
    assert tied({"stage_group": (AT_WORK,)}, {"job_quality": JOBS[:2]}) == 0, "some are not printed"
