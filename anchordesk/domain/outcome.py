"""A job that a resident started, dated and evidenced as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
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
class JobOutcome:
    """A job started.

    Attributes:
        started_on: None where an imported file gave no date.
        pay_pence_per_hour: Gross pay in pence an hour; None where not known.
        hours_per_week: Usual hours; None where not known.
        ended_on: The last day in the job; None while it goes on, or where no end is known.
        hours_wanted: Hours a week that the resident wished for; None where not known.
        family: The kind of work; None where not known.
        sector: The employer's sector; None where not known.
        travel_minutes: From door to door, one way; None where not known.
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

    def __post_init__(self) -> None:
        pay, hours = self.pay_pence_per_hour, self.hours_per_week
        if pay is not None and not 0 < pay <= MOST_PENCE_PER_HOUR:
            raise OutcomeRefusedError("Pay an hour must be between £0.01 and £999.99.")
        for number in (hours, self.hours_wanted):
            if number is not None and not 0 < number <= HOURS_OF_A_WEEK:
                raise OutcomeRefusedError("Hours a week must be more than 0 and at most 168.")
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
