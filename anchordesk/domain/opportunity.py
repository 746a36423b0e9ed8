"""A member's vacancy or course: what it offers, what it asks, and until when.

It tells of a job and of an organisation, never of a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.outcome import HOURS_OF_A_WEEK, Contract, NhsBand, PayPlace

MOST_PLACES = 9_999
STALE_AFTER_DAYS = 42
MOST_CRITERIA = 12


class OpportunityRefusedError(RefusedError):
    """A vacancy cannot be as it was entered."""

    code = "opportunity-refused"


class Shift(TitledCode):
    """When the work is done."""

    DAYS = "days", "Days"
    EVENINGS = "evenings", "Evenings"
    NIGHTS = "nights", "Nights"
    WEEKENDS = "weekends", "Weekends"


class Requirement(TitledCode):
    """What an employer asks of whoever is to start."""

    RIGHT_TO_WORK = "right_to_work", "Right to work in the UK"
    DBS = "dbs", "DBS check"
    OCCUPATIONAL_HEALTH = "occupational_health", "Occupational health check"
    DRIVING_LICENCE = "driving_licence", "Driving licence"
    ENGLISH = "english", "English for work"
    LEVEL_2 = "level_2", "Level 2 in English and maths"
    FOOD_HYGIENE = "food_hygiene", "Food hygiene certificate"


class OpportunityKind(TitledCode):
    """A job to start in, or a course that leads to jobs."""

    VACANCY = "vacancy", "Vacancy"
    COHORT = "cohort", "Course with interviews at its end"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One vacancy, as its employer published it.

    Attributes:
        id: The employer's reference, unlike every other of the network.
        occupation: Four-digit code of SOC 2020; empty where not given.
        pay_pence_per_hour: The lowest pay that is offered; None where only a band is named.
        least_hours, most_hours: Usual hours a week that are offered.
        shifts: When the work is done; empty where the employer does not say.
        guaranteed_hours: Hours a week that the contract promises; None where not said.
        shift_pattern: How shifts go round, in the employer's words.
        getting_there: Buses, their hours and the way from the stop, in words.
        essential: What else the employer insists on, a line each; asked about, never assumed.
        ward: The electoral ward of the workplace, as the network's list of wards names it.
        must: Without these nobody can start.
        helps: These are wished for; nobody is turned away for the lack of them.
        published_on: The day the employer published or renewed it.
    """

    id: str
    kind: OpportunityKind
    employer: str
    role: str
    family: JobFamily
    places_open: int
    published_on: date
    closes_on: date | None = None
    starts_on: date | None = None
    occupation: str = ""
    pay_pence_per_hour: int | None = None
    nhs_band: NhsBand = NhsBand.NONE
    pay_place: PayPlace = PayPlace.NOT_KNOWN
    least_hours: Decimal | None = None
    most_hours: Decimal | None = None
    shifts: tuple[Shift, ...] = ()
    contract: Contract = Contract.NOT_KNOWN
    place: str = ""
    ward: str = ""
    must: tuple[Requirement, ...] = ()
    helps: tuple[Requirement, ...] = ()
    guaranteed_interview: bool = False
    how_to_apply: str = ""
    guaranteed_hours: Decimal | None = None
    shift_pattern: str = ""
    getting_there: str = ""
    essential: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.places_open <= MOST_PLACES:
            raise OpportunityRefusedError(f"Places open must be from 0 to {MOST_PLACES}.")
        least, most = self.least_hours, self.most_hours
        for hours in (least, most, self.guaranteed_hours):
            if hours is not None and not 0 < hours <= HOURS_OF_A_WEEK:
                raise OpportunityRefusedError("Hours a week must be more than 0 and at most 168.")
        if least is not None and most is not None and least > most:
            raise OpportunityRefusedError("The least hours a week are more than the most.")
        sure = self.guaranteed_hours
        if most is not None and sure is not None and sure > most:
            raise OpportunityRefusedError("More hours a week are guaranteed than the most.")
        if len(self.essential) > MOST_CRITERIA:
            raise OpportunityRefusedError(f"At most {MOST_CRITERIA} lines of criteria fit.")
        if self.closes_on is not None and self.closes_on < self.published_on:
            raise OpportunityRefusedError("It closes before the day it was published.")
        pay = self.pay_pence_per_hour
        if pay is not None and not 0 < pay < 100_000:
            raise OpportunityRefusedError("Pay an hour must be between £0.01 and £999.99.")

    def is_closed(self, day: date) -> bool:
        """Tell whether it is too late to apply, or nothing is left."""
        return self.places_open == 0 or (self.closes_on is not None and self.closes_on < day)

    def is_stale(self, day: date) -> bool:
        """Tell whether nobody renewed it for six weeks and it names no closing day."""
        return self.closes_on is None and day > self.published_on + timedelta(STALE_AFTER_DAYS)
