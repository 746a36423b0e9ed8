"""Which counts of a period go on in a later one, by the meaning of the built-in dimensions.

People registered stay registered, whoever has started a job stays so, a quarter of joining that is
over changes only by what is recorded late. Stages and ages move. Corrections break these rules now
and then; they are what a reader takes for granted, not what is always so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from anchordesk.domain.broader_groups import (
    KNOWN_TO_ALL,
    Groupings,
    mean_the_same,
    narrower_places,
    with_broader,
)
from anchordesk.domain.counted_dimensions import (
    BEFORE_YEAR,
    DATE_NOT_KNOWN,
    EARLIER,
    EARLIER_IN_YEAR,
    EVENT_DIMENSIONS,
    IN_PERIOD,
    KNOWN,
    NOT_KNOWN,
    OF_FIRST_JOB,
    PAY_KNOWN,
    YEAR_TO_DATE,
    quarters_shown,
)
from anchordesk.domain.disclosure.continuity import Continuation, Course
from anchordesk.domain.disclosure.published_cells import Dims, place_of
from anchordesk.domain.outcome import JobOutcomeState
from anchordesk.domain.period import (
    Period,
    PeriodRefusedError,
    parts_of,
    read_quarter,
    year_of,
)

PERIOD = "period"
START = "start_quarter"
MOVED = "moved"
LASTING = frozenset(
    {
        *("ethnicity_group", "ethnicity_broad", "qualification", "sex", "disability"),
        # People move house and are asked again now and then; a reader takes it that they stay.
        *("deprived", "deprivation_fifth", "deprivation_decile", "sector_left"),
        *("ward", "landlord"),
    }
)
LASTING_PAIRS = frozenset(
    {
        ("outcome", JobOutcomeState.STARTED.value),
        ("population", "enrolled"),
        # A newer job without a pay breaks it; a reader takes it that what was known stays so.
        (PAY_KNOWN, KNOWN),
        *((name, code.value) for name, codes in OF_FIRST_JOB.items() for code in codes),
        *((name, NOT_KNOWN) for name in OF_FIRST_JOB),
    }
)
CONTEXT = frozenset({"measure", "pathway", PERIOD})
Pairs = dict[str, str]
Origin = tuple[Course, list[Pairs]]


@dataclass(frozen=True, slots=True, eq=False)
class PrintedPeriod:
    """The cells that one return of a period prints or withholds.

    Attributes:
        places: The cells' places, and what the ledger calls them.
        known: Which groups everybody adds up to broader ones, by the list that it was counted with.
    """

    period: Period
    places: Mapping[Dims, Dims]
    known: Groupings = KNOWN_TO_ALL


def continuations(
    earlier: Sequence[PrintedPeriod], new: PrintedPeriod | None = None
) -> tuple[Continuation, ...]:
    """How the counts of each return go on in the later ones that were, or are to be, released.

    Each count is tied to the newest return before that has what it goes on from; a return of the
    same day, such as a correction or another template's, counts the same people.

    Args:
        earlier: Each return released before, in the order of release.
        new: The return to be released.
    """
    found: dict[Continuation, None] = {}
    for printed in ([*earlier], [*earlier, new] if new is not None else []):
        ordered = in_order(printed)
        for at, now in enumerate(ordered):
            found.update(dict.fromkeys(_from_before(ordered[:at], now)))
        found.update(dict.fromkeys(_sums_of_parts(ordered)))
    return tuple(found)


def in_order(printed: Sequence[PrintedPeriod]) -> list[PrintedPeriod]:
    """Return returns by the day as of which they count, those of one day as they were given."""
    return sorted(
        printed, key=lambda item: (item.period.last_day, -item.period.first_day.toordinal())
    )


def named_in(printed: PrintedPeriod, places: Iterable[Pairs]) -> tuple[Dims, ...]:
    """What the ledger calls these places, or the narrower groups that add up to them.

    Nothing if the period lacks one of them.
    """
    found = [_named(printed, pairs) for pairs in places]
    return tuple(place for places in found for place in places) if all(found) else ()


def _named(printed: PrintedPeriod, pairs: Pairs) -> tuple[Dims, ...]:
    """A place, or the narrower groups that it is the sum of; nothing if the period has neither."""
    direct = printed.places.get(place_of(pairs))
    if direct is not None:
        return (direct,)
    ways = (named_in(printed, parts) for parts in narrower_places(pairs, printed.known))
    return next((way for way in ways if way), ())


def _from_before(before: Sequence[PrintedPeriod], now: PrintedPeriod) -> Iterator[Continuation]:
    for place in with_broader(now.places, now.known):
        broader = place not in now.places
        named, *beside = named_in(now, [dict(place)])
        for other in reversed(before):
            origin = origin_of(dict(place), other.period, now.period)
            if origin is None or not mean_the_same(place, other.known, now.known):
                continue
            course, places = origin
            there = named_in(other, places)
            if not there:
                continue
            # Of one day such sums are known facts; sums of the same parts are tied part by part.
            same_day = other.period.last_day == now.period.last_day
            direct = all(place_of(pairs) in other.places for pairs in places)
            if (direct and not same_day) if broader else (direct or not same_day):
                yield Continuation(named, there, course, tuple(beside))
            break


def _sums_of_parts(printed: Sequence[PrintedPeriod]) -> Iterator[Continuation]:
    """What first happened in a longer period is the sum of what did in each of its parts."""
    newest = {item.period: item for item in printed}
    for whole in newest.values():
        for parts in parts_of(whole.period):
            known = [newest[part] for part in parts if part in newest]
            if len(known) < len(parts):
                continue
            for place, named in whole.places.items():
                pairs = dict(place)
                if not _happened_in_period(pairs) or not _lasting(_divided(pairs)):
                    continue
                found = [
                    item.places.get(place_of(pairs | {PERIOD: item.period.code}))
                    if mean_the_same(place, item.known, whole.known)
                    else None
                    for item in known
                ]
                if None not in found:
                    yield Continuation(named, tuple(at for at in found if at), Course.CLOSED)


def origin_of(pairs: Pairs, before: Period, now: Period) -> Origin | None:
    """Where the people of a cell were counted in a return before; None if nowhere."""
    there = pairs | {PERIOD: before.code}
    divided = _divided(pairs)
    event = next((name for name in pairs if name in EVENT_DIMENSIONS), None)
    if before.last_day == now.last_day:
        by_length = event is not None or MOVED in pairs
        return None if by_length and before != now else (Course.CLOSED, [there])
    if MOVED in pairs:
        return None
    lasting = _lasting(divided)
    if event is not None:
        return _event_origin(event, pairs[event], there, before, now, lasting=lasting)
    start = pairs.get(START)
    if start is None or start == DATE_NOT_KNOWN:
        return (Course.GROWS if lasting else Course.MOVES), [there]
    return _start_origin(start, there, before, now, divided=divided)


def _start_origin(
    start: str, there: Pairs, before: Period, now: Period, *, divided: Pairs
) -> Origin | None:
    if not _lasting(divided):
        return Course.MOVES, [there]
    course = Course.GROWS if divided else Course.CLOSED
    if start == EARLIER:
        first = quarters_shown(now)[0]
        shown = quarters_shown(before)
        left = [quarter.code for quarter in shown if quarter < first]
        if first > shown[-1].following:
            # Some joined after the period before and are shown together with those before it.
            course = Course.GROWS
        return course, [there | {START: code} for code in (EARLIER, *left)]
    try:
        cohort = read_quarter(start)
    except PeriodRefusedError:
        return Course.MOVES, [there]
    return (course, [there]) if cohort <= quarters_shown(before)[-1] else None


def _event_origin(
    name: str, code: str, there: Pairs, before: Period, now: Period, *, lasting: bool
) -> Origin | None:
    """Where those were counted to whom something first happened by a period's end."""

    def at(*codes: str) -> list[Pairs]:
        return [there | {name: one} for one in codes]

    same_year = year_of(before.last_day) == year_of(now.last_day)
    begins_anew = code in {EARLIER_IN_YEAR, YEAR_TO_DATE} and not same_year
    if code == IN_PERIOD or begins_anew:
        return None
    if not lasting:
        return Course.MOVES, at(code)
    if code in {DATE_NOT_KNOWN, YEAR_TO_DATE}:
        return Course.GROWS, at(code)
    if code not in {EARLIER, EARLIER_IN_YEAR, BEFORE_YEAR}:
        return Course.MOVES, at(code)
    stays = now.first_day == before.first_day or (code == BEFORE_YEAR and same_year)
    codes: tuple[str, ...] = (code,) if stays else (IN_PERIOD, code)
    if code == BEFORE_YEAR and not same_year:
        codes = (IN_PERIOD, EARLIER_IN_YEAR, BEFORE_YEAR)
    # With a period between, others are among those who were earlier.
    closed = stays or now.first_day == before.last_day + timedelta(days=1)
    overlaps = not stays and now.first_day <= before.last_day
    return None if overlaps else (Course.CLOSED if closed else Course.GROWS, at(*codes))


def _happened_in_period(pairs: Pairs) -> bool:
    return any(name in EVENT_DIMENSIONS and code == IN_PERIOD for name, code in pairs.items())


def _divided(pairs: Pairs) -> Pairs:
    """What divides a cell's people, beside when something happened to them."""
    return {
        name: code
        for name, code in pairs.items()
        if name not in CONTEXT and name != START and name not in EVENT_DIMENSIONS
    }


def _lasting(divided: Pairs) -> bool:
    return all(name in LASTING or (name, code) in LASTING_PAIRS for name, code in divided.items())
