"""How somebody stands in work when support begins: what they do, and what they fear to lose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError

HOURS_IN_A_WEEK = 168
MOST_PENCE_PER_HOUR = 100_000


class WorkRefusedError(RefusedError):
    """What was entered about somebody's work cannot be right."""

    code = "work-refused"


class EmploymentStatus(TitledCode):
    """Where somebody stands in work."""

    EMPLOYED = "employed", "In work"
    SELF_EMPLOYED = "self_employed", "Self-employed"
    UNEMPLOYED = "unemployed", "Out of work and looking"
    INACTIVE = "inactive", "Out of work and not looking"
    LEARNING = "learning", "In education or training"
    NOT_KNOWN = "not_known", "Not known"


class RedundancyRisk(TitledCode):
    """Whether somebody may lose the job they have."""

    YES = "yes", "At risk"
    NO = "no", "Not at risk"
    NOT_KNOWN = "not_known", "Not known"


@dataclass(frozen=True, slots=True)
class WorkSituation:
    """What is known; everything may be left open.

    Attributes:
        occupation: The job in words.
        occupation_code: Unit group of the Standard Occupational Classification 2020, four digits;
            empty where none was chosen.
        industry_code: Division or class of the Standard Industrial Classification 2007 of the
            industry they leave or fear to lose, such as “56” or “56.10”; empty where none was
            chosen. The industry in words is `Resident.sector_left`.
        redundancy_by: The day by which the job may go.
        hours_per_week: Usual hours of the job they have.
        pay_pence_per_hour: Before tax.
        benefits: Which they receive, in words.
    """

    status: EmploymentStatus = EmploymentStatus.NOT_KNOWN
    occupation: str = ""
    occupation_code: str = ""
    industry_code: str = ""
    redundancy_risk: RedundancyRisk = RedundancyRisk.NOT_KNOWN
    redundancy_by: date | None = None
    hours_per_week: Decimal | None = None
    pay_pence_per_hour: int | None = None
    benefits: str = ""

    def __post_init__(self) -> None:
        if self.hours_per_week is not None and not 0 < self.hours_per_week <= HOURS_IN_A_WEEK:
            raise WorkRefusedError(
                f"Hours a week must be more than 0 and no more than {HOURS_IN_A_WEEK}."
            )
        pay = self.pay_pence_per_hour
        if pay is not None and not 0 <= pay <= MOST_PENCE_PER_HOUR:
            raise WorkRefusedError("Pay an hour must be between £0 and £1,000.")


NOTHING_KNOWN = WorkSituation()
