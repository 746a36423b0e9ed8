"""Ties counts of two returns of one day that divide the same people in different ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from anchordesk.domain.counted_facts import KnownFact, Side
from anchordesk.domain.counting_over_time import PERIOD, START, PrintedPeriod
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of


def of_the_same_day(
    printed: Sequence[PrintedPeriod], facts: Sequence[KnownFact]
) -> tuple[Continuation, ...]:
    """What is equal in two returns that count as of the same day, but for what was recorded since.

    Args:
        printed: All returns, in the order of release.
        facts: What the words of the dimensions mean.
    """
    equal = [fact for fact in facts if fact.op == "==" and START not in _names(fact)]
    return tuple(
        dict.fromkeys(
            found
            for at, later in enumerate(printed)
            for earlier in printed[:at]
            if earlier.period.last_day == later.period.last_day
            for fact in equal
            for found in (
                *_between(fact, whole=later, parts=earlier),
                *_between(fact, whole=earlier, parts=later),
            )
        )
    )


def _between(
    fact: KnownFact, *, whole: PrintedPeriod, parts: PrintedPeriod
) -> Iterator[Continuation]:
    """The first side's count in one return, and those of the other side in the other return."""
    for place, named in whole.places.items():
        pairs = dict(place)
        code = pairs.pop(fact.one.dimension, None)
        if code is None or (code,) != fact.one.codes:
            continue
        found = [parts.places.get(cell) for cell in _cells(fact.other, pairs, parts)]
        if None not in found:
            yield Continuation(named, tuple(at for at in found if at), Course.CLOSED)


def _cells(side: Side, rest: dict[str, str], printed: PrintedPeriod) -> list[Dims]:
    there = rest | {PERIOD: printed.period.code}
    return [place_of(there | {side.dimension: code}) for code in side.codes]


def _names(fact: KnownFact) -> tuple[str, str]:
    return fact.one.dimension, fact.other.dimension
