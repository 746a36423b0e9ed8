"""Where one member's residents meet another member's entry-level vacancies, the best first.

From published returns, published vacancies and the middles of wards only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from uuid import UUID

from anchordesk.domain.opportunity import Opportunity, Requirement
from anchordesk.domain.outcome import NhsBand
from anchordesk.domain.ward_places import KILOMETRES_IN_A_MILE, Wards, miles_between, ward_key
from anchordesk.hub.supply import Detail, Supply
from anchordesk.hub.vacancies import PublishedVacancy

ENTRY_BANDS = (NhsBand.BAND_2, NhsBand.BAND_3)
ENTRY_OCCUPATIONS = ("54", "6", "7", "8", "9")
"""SOC 2020: food trades, care and leisure, sales, operatives, elementary occupations."""


@dataclass(frozen=True)
class NearVacancy:
    """A vacancy, and how far it is from the nearest ward of the residents; None if not known."""

    opportunity: Opportunity
    miles: float | None
    from_ward: str = ""

    @property
    def kilometres(self) -> float | None:
        """The same distance."""
        return None if self.miles is None else self.miles * KILOMETRES_IN_A_MILE


@dataclass(frozen=True)
class NetworkConnection:
    """One member's residents and another's vacancies that meet.

    Attributes:
        supplies: By ward, the largest first.
        vacancies: The nearest first.
    """

    supplier: UUID
    supplier_name: str
    employer: UUID
    employer_name: str
    supplies: tuple[Supply, ...]
    vacancies: tuple[NearVacancy, ...]

    @cached_property
    def at_least(self) -> int:
        """The fewest residents that printed figures allow."""
        return sum(supply.at_least for supply in self.supplies)

    @cached_property
    def places(self) -> int:
        """Places open in these vacancies."""
        return sum(near.opportunity.places_open for near in self.vacancies)

    @property
    def could_meet(self) -> int:
        """How many residents could be offered a place, at the least: the smaller of the two."""
        return min(self.at_least, self.places)

    @cached_property
    def nearest(self) -> float | None:
        """Miles from the nearest ward to the nearest vacancy; None if not known."""
        return min((near.miles for near in self.vacancies if near.miles is not None), default=None)

    @property
    def are_looking(self) -> bool:
        """Whether the returns tell that these people look for work."""
        return all(supply.detail is not Detail.BY_WARD for supply in self.supplies)

    @property
    def leave_hospitality(self) -> bool:
        """Whether the returns tell that these people leave hospitality."""
        return all(one.detail is Detail.LOOKING_FROM_HOSPITALITY for one in self.supplies)


def is_entry_level(job: Opportunity) -> bool:
    """Whether somebody who leaves hospitality could start in it without another qualification."""
    if Requirement.LEVEL_2 in job.must:
        return False
    if job.nhs_band is not NhsBand.NONE:
        return job.nhs_band in ENTRY_BANDS
    return not job.occupation or job.occupation.startswith(ENTRY_OCCUPATIONS)


@dataclass(frozen=True)
class NotPlaced:
    """What no distance can be told of, though a list of wards is there.

    Attributes:
        wards: Names in returns or vacancies that the list does not know.
        vacancies: How many open entry-level vacancies name no ward.
    """

    wards: tuple[str, ...] = ()
    vacancies: int = 0


def not_placed(
    supplies: Iterable[Supply], published: Iterable[PublishedVacancy], wards: Wards, today: date
) -> NotPlaced:
    """Say what the list of wards leaves out; nothing where there is no list at all."""
    if not wards:
        return NotPlaced()
    open_jobs = [
        one.opportunity
        for one in published
        if not one.opportunity.is_closed(today) and is_entry_level(one.opportunity)
    ]
    named = {one.ward for one in supplies} | {job.ward for job in open_jobs}
    return NotPlaced(
        wards=tuple(sorted(name for name in named if name and ward_key(name) not in wards)),
        vacancies=sum(not job.ward for job in open_jobs),
    )


def find_connections(
    supplies: Sequence[Supply],
    published: Iterable[PublishedVacancy],
    wards: Wards,
    *,
    most_miles: float,
    today: date,
) -> tuple[NetworkConnection, ...]:
    """Every pair of two members where somebody and something meet.

    Most who could meet come first; then the nearest, a distance that is known before one that is
    not; then names, so that the order is always the same.
    """
    offered: dict[UUID, list[Opportunity]] = {}
    for one in published:
        if not one.opportunity.is_closed(today) and is_entry_level(one.opportunity):
            offered.setdefault(one.organisation, []).append(one.opportunity)
    near = _Near(wards, most_miles)
    ordered = sorted(supplies, key=lambda supply: str(supply.organisation))
    found = [
        connection
        for _, group in groupby(ordered, key=lambda supply: supply.organisation)
        for of_one in (tuple(group),)
        for employer, jobs in offered.items()
        if employer != of_one[0].organisation
        and (connection := _meet(of_one, employer, jobs, near)) is not None
    ]
    return tuple(
        sorted(
            found,
            key=lambda one: (
                -one.could_meet,
                one.nearest is None,
                one.nearest or 0.0,
                one.supplier_name.casefold(),
                one.employer_name.casefold(),
            ),
        )
    )


class _Near:
    """Whether a job can be reached from a ward; without wards or a list of them, it may be."""

    def __init__(self, wards: Wards, most_miles: float) -> None:
        self.wards, self.most_miles = wards, most_miles
        self._known: dict[tuple[str, str], float | None] = {}

    def miles(self, supply: Supply, job: Opportunity) -> float | None:
        way = (supply.ward, job.ward)
        if way not in self._known:
            self._known[way] = self._miles(*map(ward_key, way))
        return self._known[way]

    def _miles(self, home: str, work: str) -> float | None:
        if home and home == work:
            return 0.0
        one, other = self.wards.get(home), self.wards.get(work)
        return None if one is None or other is None else miles_between(one, other)

    def reaches(self, supply: Supply, job: Opportunity) -> bool:
        miles = self.miles(supply, job)
        is_untold = not supply.ward or not self.wards
        return is_untold if miles is None else miles <= self.most_miles


def _meet(
    supplies: tuple[Supply, ...], employer: UUID, jobs: Sequence[Opportunity], near: _Near
) -> NetworkConnection | None:
    reached = [
        supply
        for supply in supplies
        if supply.at_least > 0 and any(near.reaches(supply, job) for job in jobs)
    ]
    vacancies = [
        _nearest(job, reached, near)
        for job in jobs
        if any(near.reaches(supply, job) for supply in reached)
    ]
    if not reached or not vacancies:
        return None
    return NetworkConnection(
        supplier=reached[0].organisation,
        supplier_name=reached[0].organisation_name,
        employer=employer,
        employer_name=vacancies[0].opportunity.employer,
        supplies=tuple(sorted(reached, key=lambda one: (-one.at_least, one.ward.casefold()))),
        vacancies=tuple(
            sorted(
                vacancies,
                key=lambda one: (one.miles is None, one.miles or 0.0, one.opportunity.id),
            )
        ),
    )


def _nearest(job: Opportunity, supplies: Iterable[Supply], near: _Near) -> NearVacancy:
    known = [
        (miles, supply.ward)
        for supply in supplies
        if (miles := near.miles(supply, job)) is not None
    ]
    return NearVacancy(job, *min(known)) if known else NearVacancy(job, None)
