"""Two returns of one day by two templates: stages in one, the quality of jobs in the other.

Whoever is at a stage in work has a job. A reader of both takes that for granted.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from anchordesk.domain.counted_dimensions import dimension_of
from anchordesk.domain.counted_facts import constraints_of, known_facts
from anchordesk.domain.counting_over_time import PrintedPeriod, continuations
from anchordesk.domain.counting_same_day import of_the_same_day, ordered_counts
from anchordesk.domain.disclosure.continuity import Continuation
from anchordesk.domain.disclosure.ledger import ledger_of
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedTables,
    place_of,
)
from anchordesk.domain.disclosure.release import protect_and_audit
from anchordesk.domain.disclosure.tables import (
    Category,
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)
from anchordesk.domain.period import FinancialYear, Period, Quarter
from tests.domain.disclosure.bounds import extreme
from tests.domain.disclosure.caseload import KEY, pathway

QUARTER, YEAR = Quarter(2027, 1), FinancialYear(2026)
NAMES = ("stage_group", "job_quality", "deprived")
AT_WORK = "in_work"
PEOPLE = [
    (stage, quality, deprived)
    for stage in (*(group.code for group in pathway().groups), "not_enrolled")
    for quality in ("good", "not_good", "not_judged", "no_job")
    for deprived in ("yes", "no")
    if not (stage == AT_WORK and quality == "no_job")
]
STAGES, QUALITY = ("stage_group", "deprived"), ("job_quality", "deprived")
THRESHOLD, NEARLY = 5, 1e-6
SEEDS = (4, 14, 20)


def made_up(seed: int) -> Sequence[int]:
    draw = random.Random(seed)
    return [
        draw.choice([0, 1, 3, 5, 8] if person[0] == AT_WORK else [0] * 14 + [1, 2, 3, 6])
        for person in PEOPLE
    ]


def publish(
    world: Sequence[int],
    names: tuple[str, str],
    period: Period,
    earlier: tuple[PublishedTables, Period] | None = None,
    *,
    knowing: bool = True,
) -> PublishedTables:
    counts: Counter[tuple[str, ...]] = Counter()
    for person, number in zip(PEOPLE, world, strict=True):
        counts[tuple(person[NAMES.index(name)] for name in names)] += number
    return publish_counts(counts, names, period, earlier, knowing=knowing)


def publish_counts(
    counts: Mapping[tuple[str, ...], int],
    names: tuple[str, str],
    period: Period,
    earlier: tuple[PublishedTables, Period] | None = None,
    *,
    knowing: bool = True,
) -> PublishedTables:
    """What a return prints of these counts, beside an earlier one."""
    counted = [dimension_of(name, pathway(), period) for name in names]
    dimensions = [
        Dimension(one.name, one.title, tuple(Category(c.code, c.title) for c in one.categories))
        for one in counted
    ]
    tables = [CountTable("people", "", names, counts)]
    context = place_of({"measure": "people", "pathway": pathway().code, "period": period.code})
    places = counts_by_place(tables, dimensions, context)
    facts = known_facts(pathway(), period)
    before: PublishedTables | None = None
    ties: tuple[Continuation, ...] = ()
    presumed: tuple[PublicConstraint, ...] = ()
    if earlier is not None:
        ledger = ledger_of([earlier[0]], public_totals(tables, dimensions), context)
        printed = [
            PrintedPeriod(earlier[1], dict(ledger.places[0])),
            PrintedPeriod(period, {place: place for place in places}),
        ]
        before = ledger.tables
        ties = (*continuations(printed[:1], printed[1]), *of_the_same_day(printed, facts))
        presumed = ordered_counts(printed, facts) if knowing else ()
    return protect_and_audit(
        tables,
        dimensions,
        ProtectionPolicy(THRESHOLD),
        release=period.code,
        context=context,
        constraints=constraints_of(facts, places),
        earlier=before,
        continuations=ties,
        presumptions=presumed,
        tie_break_key=KEY,
    ).protected.published


def both(world: Sequence[int], *, stages_first: bool, knowing: bool) -> list[PublishedTables]:
    made: tuple[tuple[str, str], Period] = (STAGES, QUARTER)
    order = [made, (QUALITY, YEAR)]
    (names, period), (others, other) = order if stages_first else order[::-1]
    first = publish(world, names, period)
    return [first, publish(world, others, other, (first, period), knowing=knowing)]


def given_away(world: Sequence[int], published: Sequence[PublishedTables]) -> list[Dims]:
    """Small hidden counts that cannot be nobody, or cannot be the threshold, for who has both.

    Unknown are people by stage, job and place, none of whom is at work without a job. It shares no
    code with ours.
    """
    rows, values, hidden = [], [], []
    for tables in published:
        for cell in tables.cells:
            asked = [(NAMES.index(name), code) for name, code in cell.dims if name in NAMES]
            row = np.array([float(all(p[at] == code for at, code in asked)) for p in PEOPLE])
            if cell.value is None:
                hidden.append((cell.dims, row))
            else:
                rows.append(row)
                values.append(cell.value)
    return [
        place
        for place, row in hidden
        if 0 < int(row @ np.array(world)) < THRESHOLD
        and (
            extreme(rows, values, row, 1) > NEARLY
            or extreme(rows, values, row, -1) < THRESHOLD - NEARLY
        )
    ]


@pytest.mark.parametrize("stages_first", [True, False])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_is_at_work_in_one_return_has_a_job_in_the_other(seed: int, stages_first: bool) -> None:
    world = made_up(seed)
    assert given_away(world, both(world, stages_first=stages_first, knowing=True)) == []


@pytest.mark.parametrize("stages_first", [True, False])
def test_the_reader_undoes_returns_that_were_made_without_knowing_it(stages_first: bool) -> None:
    worlds = [made_up(seed) for seed in SEEDS]
    assert any(
        given_away(world, both(world, stages_first=stages_first, knowing=False)) for world in worlds
    )
