"""What medians of a new return, and of those before, tell of the counts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from anchordesk.domain.counting_over_time import PrintedPeriod
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint
from anchordesk.domain.told_by_medians import told_by_medians, told_of_hidden_ones
from anchordesk.services.earlier_returns import EarlierReturns


def told_by_all_medians(
    medians: Iterable[Dims],
    own: PrintedPeriod,
    counts: Mapping[Dims, int],
    earlier: EarlierReturns | None,
) -> tuple[PublicConstraint, ...]:
    """What is told of the counts of a new return, by its medians and by earlier ones of its day.

    Args:
        medians: Where the new return may print medians.
        own: Its cells.
        counts: Their true counts.
    """
    told = told_by_medians({place: place for place in medians}, own, counts)
    if earlier is None:
        return told
    printed = {cell.dims: cell.value for cell in earlier.tables.cells}
    known = {median.dims for median in earlier.tables.medians}
    before = (
        fact
        for other in _of_the_day(own, earlier)
        for fact in told_by_medians(
            {place: named for place, named in other.places.items() if named in known},
            own,
            {**printed, **counts},
        )
    )
    return tuple(dict.fromkeys((*told, *before)))


def told_of_earlier_ones(
    medians: Iterable[Dims], own: PrintedPeriod, earlier: EarlierReturns | None
) -> bool:
    """True if medians would tell of counts that an earlier return of the day hid.

    How many these were is not kept, so that nothing could be protected: no median is printed.
    """
    if earlier is None:
        return False
    printed = {cell.dims: cell.value for cell in earlier.tables.cells}
    places = tuple(medians)
    return any(
        told_of_hidden_ones(places, own, other, printed) for other in _of_the_day(own, earlier)
    )


def _of_the_day(own: PrintedPeriod, earlier: EarlierReturns) -> tuple[PrintedPeriod, ...]:
    return tuple(item for item in earlier.printed if item.period.last_day == own.period.last_day)
