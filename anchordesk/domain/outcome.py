"""A job that a resident started, dated and evidenced as far as it is known, with later terms."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import long_date
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.job_kinds import JobFamily, JobSector

HOURS_OF_A_WEEK = 168
LONGEST_TRAVEL = 600
MOST_PENCE_PER_HOUR = 99_999


class OutcomeRefusedError(RefusedError):
    """A job cannot be kept as entered."""

    code = "outcome-refused"


class Contract(TitledCode):
    """The kind of contract."""

    PERMANENT = "permanent", "Permanent"
    FIXED_TERM = "fixed_term", "Fixed term"
    BANK = "bank", "Bank"
    ZERO_HOURS = "zero_hours", "Zero hours"
    APPRENTICESHIP = "apprenticeship", "Apprenticeship"
    NOT_KNOWN = "not_known", "Not known"


class PayPlace(TitledCode):
    """Where a job is, as the Real Living Wage knows places."""

    OUTSIDE_LONDON = "uk", "Outside London"
    LONDON = "london", "London"
    NOT_KNOWN = "not_known", "Not known"


class NhsBand(TitledCode):
    """The NHS pay band of a job in England, where it has one."""

    NONE = "none", "No NHS band"
    BAND_2 = "band_2", "NHS band 2"
    BAND_3 = "band_3", "NHS band 3"
    BAND_4 = "band_4", "NHS band 4"


class Evidence(TitledCode):
    """What was seen that shows the job."""

    NONE = "none", "Nothing seen yet"
    PAYSLIP = "payslip", "Payslip"
    CONTRACT = "contract", "Contract or offer letter"
    EMPLOYER = "employer", "Employer's word in writing"
    RESIDENT = "resident", "The resident's word"


class JobOutcomeState(TitledCode):
    """Whether a job start is recorded for a resident, as returns count it."""

    STARTED = "job", "Started a job"
    NONE = "none", "No job recorded"


@dataclass(frozen=True, slots=True)
class JobTerms:
    """What a job is and pays from a day on, in place of all that held before.

    Attributes:
        from_day: After the day on which the job began: its first terms are the job's own.
    """

    from_day: date
    role: str
    pay_pence_per_hour: int | None
    hours_per_week: Decimal | None
    contract: Contract
    nhs_band: NhsBand
    recorded_at: datetime
    worker: str

    def __post_init__(self) -> None:
        _check_amounts(self.pay_pence_per_hour, self.hours_per_week)


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """A job started, on the terms that it began with.

    Attributes:
        started_on: None where an imported file gave no date.
        pay_pence_per_hour: Gross pay in pence an hour; None where not known.
        hours_per_week: Usual hours; None where not known.
        ended_on: The last day in the job; None while it goes on, or where no end is known.
        hours_wanted: Hours a week that the resident wished for; None where not known.
        family: The kind of work; None where not known.
        sector: The employer's sector; None where not known.
        travel_minutes: From door to door, one way; None where not known.
        later_terms: Terms that took the place of the first, by their day.
    """

    id: OutcomeId
    resident_id: ResidentId
    employer: str
    role: str
    started_on: date | None
    pay_pence_per_hour: int | None
    hours_per_week: Decimal | None
    contract: Contract
    recorded_at: datetime
    worker: str
    ended_on: date | None = None
    place: PayPlace = PayPlace.NOT_KNOWN
    nhs_band: NhsBand = NhsBand.NONE
    hours_wanted: Decimal | None = None
    travel_minutes: int | None = None
    evidence: Evidence = Evidence.NONE
    family: JobFamily | None = None
    sector: JobSector | None = None
    later_terms: tuple[JobTerms, ...] = ()

    def __post_init__(self) -> None:
        _check_amounts(self.pay_pence_per_hour, self.hours_per_week, self.hours_wanted)
        minutes = self.travel_minutes
        if minutes is not None and not 0 <= minutes <= LONGEST_TRAVEL:
            raise OutcomeRefusedError("Travel must be between 0 and 600 minutes.")
        if self.ended_on is not None and (
            self.started_on is None or self.ended_on < self.started_on
        ):
            raise OutcomeRefusedError(
                "The last day must not be before the day they started.",
                what_to_do="Enter both days, the first one first.",
            )
        self._check_terms()

    def on(self, day: date) -> JobOutcome:
        """Return the job with the terms that held on a day; before all others, the first."""
        held = [terms for terms in self.later_terms if terms.from_day <= day]
        if not held:
            return replace(self, later_terms=())
        now = held[-1]
        return replace(
            self,
            role=now.role,
            pay_pence_per_hour=now.pay_pence_per_hour,
            hours_per_week=now.hours_per_week,
            contract=now.contract,
            nhs_band=now.nhs_band,
            later_terms=(),
        )

    def _check_terms(self) -> None:
        days = [terms.from_day for terms in self.later_terms]
        if days != sorted(set(days)):
            raise OutcomeRefusedError(
                "Other terms of this job begin on the same day.",
                what_to_do="Correct those, or choose another day.",
            )
        for day in days:
            after_start = self.started_on is not None and day > self.started_on
            if not after_start or (self.ended_on is not None and day > self.ended_on):
                raise OutcomeRefusedError(
                    f"New terms from {long_date(day)} do not lie within the job.",
                    what_to_do="They begin after the day they started, and not after the last day. "
                    "Correct the days of the job, or those of the terms.",
                )


def _check_amounts(pay: int | None, *hours: Decimal | None) -> None:
    if pay is not None and not 0 < pay <= MOST_PENCE_PER_HOUR:
        raise OutcomeRefusedError("Pay an hour must be between £0.01 and £999.99.")
    for number in hours:
        if number is not None and not 0 < number <= HOURS_OF_A_WEEK:
            raise OutcomeRefusedError("Hours a week must be more than 0 and at most 168.")
