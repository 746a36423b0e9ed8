"""Which counts of a period go on in the next, by the meaning of the built-in dimensions.

People registered stay registered, whoever has started a job stays so, a quarter of joining that is
over changes only by what is recorded late. Stages and ages move. Corrections break these rules now
and then; they are what a reader takes for granted, not what is always so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from anchordesk.domain.counting import DATE_NOT_KNOWN, EARLIER, quarters_shown
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.period import PeriodRefusedError, Quarter, read_quarter

PERIOD = "period"
START = "start_quarter"
LASTING = frozenset({"ethnicity_group", "qualification"})
LASTING_PAIRS = frozenset({("outcome", JobOutcomeState.STARTED.value)})
CONTEXT = frozenset({"measure", "pathway", PERIOD})


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPeriod:
    """The cells that one period's return prints or withholds.

    Attributes:
        places: The cells' places, and what the ledger calls them.
    """

    period: Quarter
    places: Mapping[Dims, Dims]


def continuations(
    earlier: Sequence[PrintedPeriod], new: PrintedPeriod | None = None
) -> tuple[Continuation, ...]:
    """How the counts of each period go on in the next one that was, or is to be, released.

    Args:
        earlier: Each period released before, once, in any order.
        new: The period to be released, if it is another one.
    """
    pairs = dict.fromkeys(_consecutive(earlier))
    if new is not None:
        pairs.update(dict.fromkeys(_consecutive([*earlier, new])))
    return tuple(item for pair in pairs for item in _between(*pair))


def _consecutive(periods: Sequence[PrintedPeriod]) -> Iterable[tuple[PrintedPeriod, PrintedPeriod]]:
    return pairwise(sorted(periods, key=lambda printed: printed.period))


def _between(before: PrintedPeriod, now: PrintedPeriod) -> Iterator[Continuation]:
    for place, named in now.places.items():
        origin = _origin(dict(place), before.period, now.period)
        if origin is None:
            continue
        course, places = origin
        found = [before.places.get(place_of(pairs)) for pairs in places]
        if None not in found:
            yield Continuation(named, tuple(at for at in found if at), course)


def _origin(
    pairs: dict[str, str], before: Quarter, now: Quarter
) -> tuple[Course, list[dict[str, str]]] | None:
    """Where the people of a cell were counted in the period before; None if nowhere."""
    rest = {name: code for name, code in pairs.items() if name not in CONTEXT}
    start = rest.pop(START, None)
    lasting = all(name in LASTING or (name, code) in LASTING_PAIRS for name, code in rest.items())
    there = pairs | {PERIOD: before.code}
    if start is None or start == DATE_NOT_KNOWN:
        return (Course.GROWS if lasting else Course.MOVES), [there]
    if not lasting:
        return Course.MOVES, [there]
    course = Course.GROWS if rest else Course.CLOSED
    if start == EARLIER:
        first = quarters_shown(now)[0]
        left = [quarter.code for quarter in quarters_shown(before) if quarter < first]
        if first > before.following:
            # Some joined after the period before and are shown together with those before it.
            course = Course.GROWS
        return course, [there | {START: code} for code in (EARLIER, *left)]
    try:
        cohort = read_quarter(start)
    except PeriodRefusedError:
        return Course.MOVES, [there]
    return (course, [there]) if cohort <= before else None
