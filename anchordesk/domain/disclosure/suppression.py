"""Chooses which cells of a return to withhold, so that no small count can be worked out.

Small cells come first; each then gets counter-examples, whole tables in which it is 0 and in which
it is at least the threshold, at the least cost in other cells that must be withheld for them. What
was printed before stays known, what was withheld before stays withheld.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from anchordesk.domain.disclosure.flow import Flow, attack_costs
from anchordesk.domain.disclosure.linear_system import LinearSystem, joint_system
from anchordesk.domain.disclosure.policy import ProtectionPolicy
from anchordesk.domain.disclosure.protected_return import (
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
from anchordesk.domain.disclosure.tables import (
    CountTable,
    Dimension,
    TableError,
    counts_by_place,
    inner_places,
)

SHORTEST_KEY = 16


def protect(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    policy: ProtectionPolicy,
    *,
    release: str,
    context: Dims,
    constraints: Sequence[PublicConstraint] = (),
    earlier: PublishedTables | None = None,
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
    totals = tuple(
        total
        for dimension in sorted(dimensions, key=lambda item: item.name)
        for total in (dimension.totals() if dimension.name in used else dimension.group_totals())
    )
    sensitive = tuple(sorted(item.name for item in dimensions if item.sensitive))
    system = joint_system(counts, totals, sensitive, constraints, earlier)
    deadline = clock() + policy.time_limit_seconds
    search = Search(
        system,
        Flow(system, lambda: deadline - clock()),
        policy,
        costs=_costs(system, used, tie_break_key),
        order=_order(system, tie_break_key),
        grand_totals=np.array([not _divided(place, used) for place in system.places]),
        families=[inner_places(table, dimensions, context) for table in tables],
    )
    search.run()
    if search.blocked:
        raise ProtectionRefusedError(tuple(system.places[cell] for cell in search.blocked))
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
    )


def _divided(place: Dims, used: set[str]) -> bool:
    return any(name in used for name, _ in place)


def _costs(system: LinearSystem, used: set[str], key: bytes) -> NDArray[np.float64]:
    depths = [sum(name in used for name, _ in place) for place in system.places]
    ties = [_keyed(key, place) for place in system.places]
    return attack_costs(system.counts, depths, ties)


def _order(system: LinearSystem, key: bytes) -> list[int]:
    """All cells in an order that only the key decides."""
    return sorted(range(len(system.places)), key=lambda at: _keyed(key, system.places[at]))


def _keyed(key: bytes, place: Dims) -> float:
    """A number from 0 to 1 that only the holder of the key can foresee."""
    text = "\x1e".join(f"{name}\x1f{code}" for name, code in place)
    digest = hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def _printed_order(system: LinearSystem, counts: Mapping[Dims, int]) -> list[tuple[Dims, int]]:
    number = system.number_of()
    return [(place, number[place]) for place in counts]
