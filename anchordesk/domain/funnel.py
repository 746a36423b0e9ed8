"""How far those who joined a pathway in one period have come, where they stopped, and how soon.

An enrolment is counted, and not a person: who comes back later is counted where they began again.
It has reached a stage once it came to it, or past it; going back takes nothing away. Moves made by
mistake, and those that mend them, do not count. Days are medians: half took no longer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.case_history import DatedStage
from anchordesk.domain.even_handedness import SMALLEST_GROUP_COMPARED, ProtectedGroup
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Pathway, Stage
from anchordesk.domain.period import Period, quarter_of, year_of

FEWEST_FOR_A_MEDIAN = 5
"""Fewer would tell of single people, and of chance."""


@dataclass(frozen=True, slots=True)
class Journey:
    """One enrolment, as a funnel needs it.

    Attributes:
        version: Of the pathway, which it began on and keeps.
        stage: Where it is now, or the reason why they left.
        came_to: Stages and reasons to leave, in the order in which they were recorded, without
            moves made by mistake and those that mend them.
    """

    resident_id: ResidentId
    version: int
    enrolled_on: date | None
    stage: str
    came_to: tuple[DatedStage, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A median of days; None where fewer than five are known.

    Attributes:
        known: Of how many the days are known.
    """

    median: int | None
    known: int


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """One stage of a funnel.

    Attributes:
        reached: Enrolments that came to it or past it: went on, are still there, or left.
        went_on: Of them, those that reached a later stage.
        still: Those that are on the pathway, and have come no further yet.
        left: Those that left without having come further.
        from_enrolment: From the day of enrolment to that on which they first came to this stage.
        from_before: From the day on which they first came to the stage before, who were at both.
    """

    stage: Stage
    reached: int
    went_on: int
    still: int
    left: int
    from_enrolment: Days
    from_before: Days


@dataclass(frozen=True, slots=True)
class Travelled:
    """How far one enrolment has come.

    Attributes:
        furthest: Place of the furthest stage, from 0.
        has_left: Whether it ended.
        first_days: By place of a stage, the day on which they first came to it; None where that
            is not known, and no entry where they never did.
    """

    journey: Journey
    furthest: int
    has_left: bool
    first_days: Mapping[int, date | None]


def travelled(
    journeys: Iterable[Journey], pathway: Pathway, reasons: Collection[str]
) -> tuple[Travelled, ...]:
    """Return how far each enrolment has come on a version of its pathway.

    A stage that this version does not have is passed over. Of several days on which they came to
    a stage the first one counts.

    Args:
        reasons: Codes by which any version of the pathway is left.
    """
    places = {stage.code: place for place, stage in enumerate(pathway.stages)}
    return tuple(_travelled(one, places, reasons) for one in journeys)


def _travelled(journey: Journey, places: Mapping[str, int], reasons: Collection[str]) -> Travelled:
    first: dict[int, date | None] = {}
    for one in journey.came_to:
        place = places.get(one.stage)
        if place is not None:
            before, day = first.get(place), one.reached_on
            first[place] = day if before is None or (day is not None and day < before) else before
    return Travelled(
        journey=journey,
        furthest=max([*first, places.get(journey.stage, 0)]),
        has_left=journey.stage not in places and journey.stage in reasons,
        first_days=first,
    )


def funnel(known: Sequence[Travelled], pathway: Pathway) -> tuple[FunnelStage, ...]:
    """Return each stage of a pathway, first to last, with how many enrolments reached it."""
    return tuple(_stage(known, pathway, place) for place in range(len(pathway.stages)))


def _stage(known: Sequence[Travelled], pathway: Pathway, place: int) -> FunnelStage:
    reached = [one for one in known if one.furthest >= place]
    stopped = [one for one in reached if one.furthest == place]
    left = sum(one.has_left for one in stopped)
    here = [(one, one.first_days.get(place)) for one in reached]
    return FunnelStage(
        stage=pathway.stages[place],
        reached=len(reached),
        went_on=len(reached) - len(stopped),
        still=len(stopped) - left,
        left=left,
        from_enrolment=median_days(_between(o.journey.enrolled_on, day) for o, day in here),
        from_before=median_days(_between(o.first_days.get(place - 1), day) for o, day in here),
    )


def median_days(days: Iterable[int | None]) -> Days:
    """Return the lower median: at least half took no longer, and it is a day that somebody took."""
    known = sorted(day for day in days if day is not None)
    enough = len(known) >= FEWEST_FOR_A_MEDIAN
    return Days(known[(len(known) - 1) // 2] if enough else None, len(known))


def _between(begin: date | None, end: date | None) -> int | None:
    """Days from one to the other; not known where one is not, or they are in the wrong order."""
    if begin is None or end is None or end < begin:
        return None
    return (end - begin).days


@dataclass(frozen=True, slots=True)
class GroupReach:
    """How many enrolments of one group reached a stage.

    Attributes:
        enrolled: Of the group in the cohort: of five people or more.
    """

    group: ProtectedGroup
    enrolled: int
    reached: int


@dataclass(frozen=True, slots=True)
class EqualitySplit:
    """A stage by equality monitoring.

    Attributes:
        left_out: How many groups of fewer than five people there are. They are not compared: their
            shares would be chance, and about somebody.
    """

    groups: tuple[GroupReach, ...]
    left_out: int


def by_group(
    known: Iterable[Travelled],
    groups: Mapping[ResidentId, Sequence[ProtectedGroup]],
    place: int,
) -> EqualitySplit:
    """Compare how many of each group reached the stage at a place, in the order of their titles."""
    enrolled: Counter[ProtectedGroup] = Counter()
    reached: Counter[ProtectedGroup] = Counter()
    people: dict[ProtectedGroup, set[ResidentId]] = {}
    for one in known:
        who = one.journey.resident_id
        for group in groups.get(who, ()):
            enrolled[group] += 1
            reached[group] += one.furthest >= place
            people.setdefault(group, set()).add(who)
    large = [one for one in sorted(enrolled) if len(people[one]) >= SMALLEST_GROUP_COMPARED]
    found = tuple(GroupReach(one, enrolled[one], reached[one]) for one in large)
    return EqualitySplit(found, len(enrolled) - len(large))


def periods_with(days: Iterable[date]) -> tuple[Period, ...]:
    """Return the years and quarters in which these days lie: years first, each the newest first."""
    known = set(days)
    years = sorted({year_of(day) for day in known}, reverse=True)
    quarters = sorted({quarter_of(day) for day in known}, reverse=True)
    return (*years, *quarters)
