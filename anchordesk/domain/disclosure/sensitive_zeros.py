"""Which zeros a return must hide whose template says that zeros are sensitive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from anchordesk.domain.disclosure.audit_zeros import zeros_known_without
from anchordesk.domain.disclosure.published_cells import (
    Dims,
    PublicConstraint,
    PublishedCell,
    PublishedTables,
)
from anchordesk.domain.disclosure.tables import CountTable, Dimension, public_totals


def zeros_to_withhold(
    tables: Sequence[CountTable],
    dimensions: Sequence[Dimension],
    counts: Mapping[Dims, int],
    *,
    release: str,
    facts: Sequence[PublicConstraint],
    earlier: PublishedTables | None,
) -> frozenset[Dims]:
    """The places where nobody is counted, and a reader does not know so anyway.

    Args:
        tables, dimensions: What the return prints.
        counts: The true count of every place.
        release: Name of the return.
        facts: What is publicly known about sums of cells, and what ties them to earlier returns.
        earlier: Everything released before.

    Raises:
        ContradictionError: the facts and earlier print contradict each other.
    """
    withheld = tuple(PublishedCell(release, place, None) for place in counts)
    own = PublishedTables(withheld, public_totals(tables, dimensions), tuple(facts))
    held = own if earlier is None else own.after(earlier)
    known = zeros_known_without(held, release)
    return frozenset(place for place, count in counts.items() if count == 0) - known
