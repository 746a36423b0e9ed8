"""What a median of pay tells of counts: no more than half of the people earn less, or more.

Whoever knows the rate of the Real Living Wage sees on which side of it a median is. So at most half
of the people behind it are paid less than the rate, or at most half are paid it. Beside other
printed counts that may bound a hidden one, though half of the people are never few.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from anchordesk.domain.counted_dimensions import PAY_KNOWN
from anchordesk.domain.counting_over_time import PERIOD, PrintedPeriod, named_in
from anchordesk.domain.disclosure.published_cells import Dims, PublicConstraint

PAID_LESS = (("living_wage", "less"),)
PAID_THE_RATE = (("living_wage", "pays"), ("job_quality", "good"))
HALF = -2
"""The factor of those who are at most half of a median's people."""
Counts = Mapping[Dims, int | None]


def told_by_medians(
    medians: Mapping[Dims, Dims], printed: PrintedPeriod, counts: Counts
) -> tuple[PublicConstraint, ...]:
    """What medians tell of the counts of a return of the same day, by the true counts.

    On which side of the rate a median is need not be known for it: a reader learns no more than
    what is true.

    Args:
        medians: Places of medians, with what the ledger calls them.
        printed: The return whose counts are told of.
        counts: The true counts, and those of the people behind the medians.
    """
    found = dict.fromkeys(
        fact
        for place, named in medians.items()
        for half in (PAID_LESS, PAID_THE_RATE)
        for fact in _told(_paid(place, half, printed), named, counts)
    )
    return tuple(found)


def told_of_hidden_ones(
    medians: Iterable[Dims], own: PrintedPeriod, other: PrintedPeriod, counts: Counts
) -> bool:
    """True if medians tell of counts that another return of the day hid and this one lacks."""
    for place in medians:
        for pair in (*PAID_LESS, *PAID_THE_RATE):
            (here,) = _paid(place, (pair,), own)
            (there,) = _paid(place, (pair,), other)
            if not here and any(counts.get(part) is None for part in there):
                return True
    return False


def _paid(
    place: Dims, half: tuple[tuple[str, str], ...], printed: PrintedPeriod
) -> list[tuple[Dims, ...]]:
    """For each category the cells of a return that count those of a median's people in it."""
    rest = {name: code for name, code in place if name != PAY_KNOWN}
    rest[PERIOD] = printed.period.code
    return [named_in(printed, [{**rest, name: code}]) for name, code in half]


def _told(
    categories: Iterable[tuple[Dims, ...]], named: Dims, counts: Counts
) -> Iterator[PublicConstraint]:
    people = counts.get(named) or 0
    for parts in categories:
        if not parts:
            continue
        if 2 * sum(counts.get(part) or 0 for part in parts) > people:
            # The median is on the other side; then nothing is told of those who are among these.
            return
        yield PublicConstraint(((1, named), *((HALF, part) for part in parts)), ">=", 0)
