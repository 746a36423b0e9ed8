"""Rounds all counts of a return together, so that they still add up and no small count is told.

Each figure becomes a multiple of a base, near the true count, and every printed sum of figures is
exactly the printed total. Whoever reads it knows each count within a tolerance and no closer: the
rounded figures are themselves a possible table, and so is every one with a few people more or fewer
in any corner of it. Source: Cox (1987) on controlled rounding; here over linked tables and
everything that was published before.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.facts import Fact, fact_model, solver_of
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.linear_system import LinearSystem, joint_system
from anchordesk.domain.disclosure.period_links import PeriodLinks
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    LadderStep,
    ProtectedReturn,
    ProtectionRefusedError,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
)
from anchordesk.domain.disclosure.tables import (
    CountTable,
    Dimension,
    counts_by_place,
    public_totals,
)

NO_LINKS = PeriodLinks()
NEAR_ENOUGH = 0.02


@dataclass(frozen=True, slots=True)
class Rounding:
    """How figures are rounded.

    Attributes:
        base: Every figure is a multiple of it.
        within: How far a true count may be from its figure, in people.
    """

    base: int
    within: int

    @classmethod
    def under(cls, policy: ProtectionPolicy) -> Rounding:
        """Fives, or tens where fives are small; wide enough for whoever knows of themselves.

        A figure of 0 then stands for anything from nobody to more than the threshold.
        """
        base = 5 if policy.threshold <= 5 else 10
        return cls(base, base + 1)

    def band(self, figure: int) -> tuple[int, int]:
        """What a figure says of the count behind it: at least, at most."""
        return max(0, figure - self.within), figure + self.within

    def figure(self, cell: PublishedCell) -> int | None:
        """The figure of a band that such rounding printed; None if it printed no such band."""
        if cell.high is None or cell.high < self.within:
            return None
        figure = cell.high - self.within
        printed = figure % self.base == 0 and (cell.low, cell.high) == self.band(figure)
        return figure if printed else None


def round_together(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    policy: ProtectionPolicy,
    *,
    release: str,
    context: Dims,
    constraints: Sequence[PublicConstraint] = (),
    earlier: PublishedTables | None = None,
    links: PeriodLinks = NO_LINKS,
    tie_break_key: bytes,
    attempt: int = 0,
    clock: Callable[[], float] = time.monotonic,
) -> ProtectedReturn:
    """Round linked tables, beside all that was rounded before. Same input, same result.

    Args:
        tables, dimensions, policy, release, context, constraints, earlier, links: As for `protect`;
            `earlier` holds rounded figures only.
        tie_break_key: Secret bytes, the same for the whole ledger. They decide which of two near
            figures is printed, by chances in proportion to nearness, so that a figure tells no more
            than its band.
        attempt: Another number draws other figures, where the audit was not content with these.
        clock: Seconds, for the time limit.

    Raises:
        EarlierReleaseError: the counts contradict what was published before.
        ProtectionRefusedError: no figures near enough add up, or the time was up.
    """
    counts = counts_by_place(tables, dimensions, context)
    totals = public_totals(tables, dimensions)
    sensitive = tuple(sorted(item.name for item in dimensions if item.sensitive))
    rounding = Rounding.under(policy)
    used = {name for table in tables for name in table.dimensions}
    draw = tie_break_key + attempt.to_bytes(2, "big")
    deadline = clock() + policy.time_limit_seconds
    # What only agrees with the counts, and not with figures, the audit judges.
    for facts in ((*links.facts, *links.presumed), links.facts, ()):
        system = joint_system(counts, totals, sensitive, (*constraints, *facts), earlier)
        wishes = _Wishes.of(system, counts, used, rounding, draw)
        before = _printed_before(system, earlier, rounding)
        figures = _nearest(system, before, wishes, deadline - clock())
        if figures is not None:
            break
    else:
        raise ProtectionRefusedError((), "No rounded figures were found that add up")
    number = system.number_of()
    cells = tuple(
        PublishedCell(release, place, None, *rounding.band(int(figures[number[place]])))
        for place in counts
    )
    return ProtectedReturn(
        published=PublishedTables(cells, totals, tuple(constraints), False, sensitive),
        withheld=(),
        policy=policy,
        step=LadderStep.ROUNDED,
    )


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What figures should be like; all by cell number, infinite where nothing is asked.

    Attributes:
        base: They are multiples of it.
        wanted: Where each would best be: the count, moved by chance within half a base.
        lowest, highest: Between which each must be.
        weights: What each step away costs; totals are dear, inner cells cheap, others free.
    """

    base: int
    wanted: NDArray[np.float64]
    lowest: NDArray[np.float64]
    highest: NDArray[np.float64]
    weights: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        system: LinearSystem,
        counts: Mapping[Dims, int],
        used: set[str],
        rounding: Rounding,
        key: bytes,
    ) -> _Wishes:
        """The wishes for the return's own cells."""
        size = len(system.places)
        depths = [sum(name in used for name, _ in place) for place in system.places]
        deepest = max(depths, default=0)
        wanted, weights = np.zeros(size), np.zeros(size)
        lowest, highest = np.zeros(size), np.full(size, highspy.kHighsInf)
        for at, place in enumerate(system.places):
            if place in counts:
                count = counts[place]
                # Nobody stays nobody, unless sums need otherwise: no group is made up.
                moved = (keyed(key, place) - 0.5) * rounding.base if count else 0.0
                wanted[at] = count + moved
                lowest[at] = max(0, count - rounding.within)
                highest[at] = count + rounding.within
                weights[at] = 1 + 2 * (deepest - depths[at])
        return cls(rounding.base, wanted, lowest, highest, weights)


def _printed_before(
    system: LinearSystem, earlier: PublishedTables | None, rounding: Rounding
) -> dict[int, int]:
    """The figures that were printed before, by cell number: they stand.

    What was rounded to another base, under a lower threshold, has none here.
    """
    number = system.number_of()
    cells = () if earlier is None else earlier.cells
    return {
        number[cell.dims]: figure for cell in cells if (figure := rounding.figure(cell)) is not None
    }


def _nearest(
    system: LinearSystem, before: Mapping[int, int], wishes: _Wishes, seconds: float
) -> NDArray[np.int64] | None:
    """The figures nearest to the wishes that keep all facts; None if there are none.

    Raises:
        ProtectionRefusedError: the time was up.
    """
    status = highspy.HighsModelStatus.kTimeLimit
    if seconds > 0:
        solver = solver_of(_model(system, before, wishes))
        solver.setOptionValue("mip_rel_gap", NEAR_ENOUGH)
        solver.setOptionValue("time_limit", seconds)
        solver.run()
        status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kTimeLimit:
        raise ProtectionRefusedError((), "The time for protection was up")
    if status != highspy.HighsModelStatus.kOptimal:
        return None
    found = np.array(solver.getSolution().col_value[: len(system.places)])
    figures: NDArray[np.int64] = np.rint(found).astype(np.int64) * wishes.base
    return figures if _adds_up(system, figures) else None


def _model(system: LinearSystem, before: Mapping[int, int], wishes: _Wishes) -> highspy.HighsLp:
    """Columns: how many bases each figure is; then how far some are above their wishes.

    How far a figure f is from its wish w is 2 max(f - w, 0) - (f - w).
    """
    size, base = len(system.places), wishes.base
    asked = np.flatnonzero(wishes.weights)
    facts = [_in_bases(fact, base) for fact in system.facts]
    above = [Fact(((int(at), base), (size + n, -1)), None, None) for n, at in enumerate(asked)]
    model = fact_model([*facts, *above], size + len(asked))
    limits = np.array(model.row_upper_)
    limits[len(facts) :] = wishes.wanted[asked]
    model.row_upper_ = limits
    lowest, highest = np.ceil(wishes.lowest / base), np.floor(wishes.highest / base)
    for at, figure in before.items():
        lowest[at] = highest[at] = figure // base
    none = np.zeros(len(asked))
    model.col_lower_ = np.concatenate([lowest, none])
    model.col_upper_ = np.concatenate([highest, none + highspy.kHighsInf])
    weights = wishes.weights[asked]
    costs = np.zeros(size + len(asked))
    costs[asked] = -base * weights
    costs[size:] = 2 * weights
    model.col_cost_ = costs
    model.offset_ = float(weights @ wishes.wanted[asked])
    kinds = highspy.HighsVarType
    model.integrality_ = [kinds.kInteger] * size + [kinds.kContinuous] * len(asked)
    return model


def _in_bases(fact: Fact, base: int) -> Fact:
    """A fact on counts as one on multiples of the base; a limit between two of them is loosened."""
    low = None if fact.low is None else fact.low // base
    high = None if fact.high is None else -(-fact.high // base)
    return Fact(fact.terms, low, high)


def _adds_up(system: LinearSystem, figures: NDArray[np.int64]) -> bool:
    """True if all sums of figures hold in exact arithmetic."""
    return all(
        sum(factor * int(figures[at]) for at, factor in fact.terms) == 0
        for fact in system.facts
        if fact.low == fact.high == 0
    )
