"""A job that a resident started, dated and evidenced as far as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import OutcomeId, ResidentId

HOURS_OF_A_WEEK = 168


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

    def __post_init__(self) -> None:
        pay, hours = self.pay_pence_per_hour, self.hours_per_week
        if pay is not None and not 0 < pay < 100_000:
            raise OutcomeRefusedError("Pay an hour must be between £0.01 and £999.99.")
        if hours is not None and not 0 < hours <= HOURS_OF_A_WEEK:
            raise OutcomeRefusedError("Hours a week must be more than 0 and at most 168.")
