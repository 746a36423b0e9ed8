"""Attacks the network's sums before anybody sees them, as the returns themselves were attacked.

Whoever reads the sums may hold every return. A sum of figures that all print follows from them, so
every set of people that agrees with the returns agrees with it too, and it gives nothing away. Any
other sum is examined by the audit of returns, together with all that the members printed, and is
withheld unless the audit calls it safe.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from anchordesk.domain.disclosure.published_cells import (
    ContradictionError,
    PublishedCell,
    PublishedTables,
    StatedTotal,
    place_of,
)
from anchordesk.hub.figures import HIDDEN, Figure
from anchordesk.wire import published as wire
from anchordesk.wire.published import Quantity
from anchordesk.wire.returns import Return

_Printed = Mapping[Quantity, wire.PublishedCell]

ORGANISATION = "organisation of the network"
"""The dimension over which members are summed; no template's code has spaces."""

SECONDS = 20.0
_RELEASE = "the network's sums"


def withhold_what_tells(
    sums: Mapping[Quantity, Figure], counted: Sequence[Return]
) -> dict[Quantity, Figure]:
    """The sums, with the symbol for those that would tell what a member withheld.

    Args:
        sums: What is about to be printed, by what it counts.
        counted: The returns behind them, one for each organisation.
    """
    safe = dict(sums)
    printed = [content.published.by_quantity() for content in counted]
    open_ones = [place for place in sums if not _follows(sums[place], place, printed)]
    if open_ones and not _is_safe({place: sums[place] for place in open_ones}, counted):
        safe.update(dict.fromkeys(open_ones, HIDDEN))
    return safe


def _follows(figure: Figure, place: Quantity, printed: Sequence[_Printed]) -> bool:
    """Whether a sum is withheld, or the plain sum of figures that every return prints."""
    if figure.is_withheld:
        return True
    total = 0
    for cells in printed:
        cell = cells.get(place)
        if cell is None or not isinstance(cell.value, int):
            return False
        total += cell.value
    return figure.number == total


def _is_safe(sums: Mapping[Quantity, Figure], counted: Sequence[Return]) -> bool:
    # The solver takes a second to load, and sums seldom need it.
    from anchordesk.domain.disclosure.audit import Verdict, audit  # noqa: PLC0415

    try:
        result = audit(
            published_with_sums(sums, counted),
            threshold=max(content.method.threshold for content in counted),
            time_limit_seconds=SECONDS,
        )
    except ContradictionError:
        return False
    return result.verdict is Verdict.SAFE


def published_with_sums(
    sums: Mapping[Quantity, Figure], counted: Sequence[Return]
) -> PublishedTables:
    """Everything that a reader of the network's pages can hold, as the audit reads it."""
    members = tuple(str(number) for number in range(len(counted)))
    cells = [
        _member_cell(member, place, cell)
        for member, content in zip(members, counted, strict=True)
        for place, cell in content.published.by_quantity().items()
    ]
    cells += [
        PublishedCell(_RELEASE, place_of(dict(place)), figure.number)
        for place, figure in sums.items()
    ]
    return PublishedTables(
        cells=tuple(cells),
        totals=(*_stated(counted), StatedTotal(ORGANISATION, "Total", members)),
        sensitive_dims=_each_once(
            name for content in counted for name in content.published.sensitive_dims
        ),
    )


def _member_cell(member: str, place: Quantity, cell: wire.PublishedCell) -> PublishedCell:
    dims = place_of({**dict(place), ORGANISATION: member})
    value = cell.value if isinstance(cell.value, int) else None
    low = cell.lo if isinstance(cell.lo, int) else None
    high = cell.hi if isinstance(cell.hi, int) else None
    return PublishedCell(cell.release, dims, value, low, high)


def _stated(counted: Sequence[Return]) -> tuple[StatedTotal, ...]:
    """The sums that every return states alike; a dimension that differs is left unsummed."""
    stated = [content.published.totals for content in counted]
    return tuple(
        StatedTotal(dimension, parent, children)
        for dimension, totals in stated[0].items()
        if all(other.get(dimension) == totals for other in stated)
        for parent, children in totals
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
