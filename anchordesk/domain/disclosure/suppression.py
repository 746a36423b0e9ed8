"""Chooses which cells of a return to withhold, so that no small count can be worked out.

Small cells come first; each then gets counter-examples, whole tables in which it is 0 and in which
it is at least the threshold, at the least cost in other cells that must be withheld for them. What
was printed before stays known, what was withheld before stays withheld.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.earlier_reach import EarlierReach
from anchordesk.domain.disclosure.flow import Flow, attack_costs
from anchordesk.domain.disclosure.improver import SECONDS, Improver
from anchordesk.domain.disclosure.keyed import keyed
from anchordesk.domain.disclosure.linear_system import LinearSystem, joint_system
from anchordesk.domain.disclosure.period_links import PeriodLinks
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
    Improvement,
    ProtectedReturn,
    ProtectionRefusedError,
    WithheldCell,
)
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
)
from anchordesk.domain.disclosure.suppression_search import Search
from anchordesk.domain.disclosure.suppression_wishes import Wishes
from anchordesk.domain.disclosure.tables import (
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
    inner_places,
    public_totals,
)

SHORTEST_KEY = 16
ALIKE = 0.5
DEAR = 4.0
NO_LINKS = PeriodLinks()


def protect(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    policy: ProtectionPolicy,
    *,
    release: str,
    context: Dims,
    constraints: Sequence[PublicConstraint] = (),
    earlier: PublishedTables | None = None,
    links: PeriodLinks = NO_LINKS,
    also_withheld: frozenset[Dims] = frozenset(),
    dear: frozenset[Dims] = frozenset(),
    fewest: bool = False,
    tie_break_key: bytes,
    clock: Callable[[], float] = time.monotonic,
) -> ProtectedReturn:
    """Withhold what must be withheld of linked tables. Same input, same result.

    Args:
        tables: The return's exact tables, all of them at once.
        dimensions: Every dimension of the tables, and any pinned one that has groups (a period).
        policy: The threshold and the time limit.
        release: Name of this release.
        context: (dimension, category) pairs pinned on every cell, such as measure and period.
        constraints: What is publicly known about sums of cells, beside totals.
        earlier: Everything released before, merged.
        links: What ties this return to earlier periods.
        also_withheld: Cells to withhold beside, since the audit could use them.
        dear: Cells to withhold for others last of all.
        fewest: Look further for a pattern that withholds less.
        tie_break_key: At least 16 secret bytes, the same for the whole ledger: they decide between
            equals, so that the pattern tells no order of counts.
        clock: Seconds, for the time limit.

    Raises:
        TableError: the tables do not hold together.
        EarlierReleaseError: they contradict what was published before.
        ProtectionRefusedError: no pattern protects every small cell; the cells are named.
    """
    if len(tie_break_key) < SHORTEST_KEY:
        raise TableError(f"The key for ties needs at least {SHORTEST_KEY} bytes.")
    counts = counts_by_place(tables, dimensions, context)
    used = {name for table in tables for name in table.dimensions}
    totals = public_totals(tables, dimensions)
    sensitive = tuple(sorted(item.name for item in dimensions if item.sensitive))
    system = joint_system(
        counts, totals, sensitive, (*constraints, *links.facts, *links.presumed), earlier
    )
    deadline = clock() + policy.time_limit_seconds

    def seconds_left() -> float:
        return deadline - clock()

    number_of = system.number_of()
    without = replace(system, facts=system.facts[: len(system.facts) - len(links.presumed)])
    before = _earlier_reach(counts, earlier, links, policy, seconds_left)
    wishes = Wishes(
        order=_order(system, tie_break_key),
        grand_totals=np.array([not _divided(place, used) for place in system.places]),
        families=[
            [number_of[place] for place in inner_places(table, dimensions, context)]
            for table in tables
        ],
        changes={
            number_of[item.change]: tuple(number_of[cell] for cell in item.cells)
            for item in links.small_changes
        },
        open_changes={
            number_of[item.change]: (number_of[item.before], item.new)
            for item in links.open_changes
            if item.change in number_of
        },
        before=before,
        extra=[number_of[place] for place in sorted(also_withheld)],
    )

    def begun(left: Callable[[], float]) -> Callable[[NDArray[np.float64]], Search]:
        """Searches on a clock of their own, each by what cells cost."""
        flow = Flow(system, left)
        wide_flow = Flow(without, left) if links.presumed else flow
        return lambda paid: Search(system, flow, wide_flow, policy, costs=paid, wishes=wishes)

    costs = _costs(system, used, tie_break_key, links, dear)
    search = begun(seconds_left)(costs)
    search.run()
    # Cells that no time was left for only look as if nothing protected them.
    if search.out_of_time or (before is not None and before.out_of_time):
        raise ProtectionRefusedError((), "The time for protection was up")
    if search.blocked:
        raise ProtectionRefusedError(tuple(system.places[cell] for cell in search.blocked))
    improvement = Improvement.NOT_TRIED
    if fewest:
        # From here on the clock decides nothing but whether what is found first stays.
        until = min(clock() + SECONDS, deadline)
        improver = Improver(
            system, policy, costs, begun(lambda: until - clock()), lambda: until - clock()
        )
        search, improvement = improver.improved(search)
    hidden = search.hidden
    cells = tuple(
        PublishedCell(release, place, None if hidden[number] else counts[place])
        for place, number in _printed_order(system, counts)
    )
    return ProtectedReturn(
        published=PublishedTables(cells, totals, tuple(constraints), False, sensitive),
        withheld=tuple(
            WithheldCell(place, *search.reason_of(number))
            for place, number in _printed_order(system, counts)
            if hidden[number]
        ),
        policy=policy,
        step=search.step,
        improvement=improvement,
    )


def _earlier_reach(
    counts: Mapping[Dims, int],
    earlier: PublishedTables | None,
    links: PeriodLinks,
    policy: ProtectionPolicy,
    seconds_left: Callable[[], float],
) -> EarlierReach | None:
    if earlier is None or not any(cell.value is None for cell in earlier.cells):
        return None
    facts = tuple(
        fact
        for fact in (*links.facts, *links.presumed)
        if not any(place in counts for _, place in fact.terms)
    )
    system = joint_system({}, (), (), facts, earlier)
    return EarlierReach(system, Flow(system, seconds_left), policy.threshold)


def _divided(place: Dims, used: set[str]) -> bool:
    return any(name in used for name, _ in place)


def _costs(
    system: LinearSystem, used: set[str], key: bytes, links: PeriodLinks, dear: frozenset[Dims]
) -> NDArray[np.float64]:
    depths = [sum(name in used for name, _ in place) for place in system.places]
    ties = [keyed(key, place) for place in system.places]
    costs = attack_costs(system.counts, depths, ties)
    # A reader may guess that a count stayed as it was: the same pattern again gives least away.
    costs[[place in links.withheld_before for place in system.places]] *= ALIKE
    costs[[place in dear for place in system.places]] *= DEAR
    return costs


def _order(system: LinearSystem, key: bytes) -> list[int]:
    """All cells in an order that only the key decides."""
    return sorted(range(len(system.places)), key=lambda at: keyed(key, system.places[at]))


def _printed_order(system: LinearSystem, counts: Mapping[Dims, int]) -> list[tuple[Dims, int]]:
    number = system.number_of()
    return [(place, number[place]) for place in counts]
