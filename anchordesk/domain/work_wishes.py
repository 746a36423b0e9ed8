"""What a resident wishes for in a job, and which of the things employers ask for they have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import Requirement, Shift
from anchordesk.domain.outcome import HOURS_OF_A_WEEK

MOST_MILES = 100


class WorkWishesRefusedError(RefusedError):
    """The wishes cannot be as they were entered."""

    code = "work-wishes-refused"


@dataclass(frozen=True, slots=True)
class WorkWishes:
    """What a worker wrote down after asking. Whatever was not asked stays open.

    Attributes:
        families: Kinds of work that they want; empty where not asked.
        least_hours, most_hours: Hours a week, where they said.
        shifts: When they can work; empty where not asked.
        most_miles: How far they can travel, as the crow flies.
        least_pay_pence: The least pay an hour that they can live on.
        has: What they have of what employers ask for.
        lacks: What they are known not to have. Neither: not asked yet.
    """

    families: tuple[JobFamily, ...] = ()
    least_hours: Decimal | None = None
    most_hours: Decimal | None = None
    shifts: tuple[Shift, ...] = ()
    most_miles: int | None = None
    least_pay_pence: int | None = None
    has: tuple[Requirement, ...] = ()
    lacks: tuple[Requirement, ...] = ()

    def __post_init__(self) -> None:
        least, most = self.least_hours, self.most_hours
        for hours in (least, most):
            if hours is not None and not 0 < hours <= HOURS_OF_A_WEEK:
                raise WorkWishesRefusedError("Hours a week must be more than 0 and at most 168.")
        if least is not None and most is not None and least > most:
            raise WorkWishesRefusedError("The least hours a week are more than the most.")
        if self.most_miles is not None and not 0 < self.most_miles <= MOST_MILES:
            raise WorkWishesRefusedError(f"Miles must be from 1 to {MOST_MILES}.")
        pay = self.least_pay_pence
        if pay is not None and not 0 < pay < 100_000:
            raise WorkWishesRefusedError("Pay an hour must be between £0.01 and £999.99.")
        if set(self.has) & set(self.lacks):
            raise WorkWishesRefusedError("They cannot both have something and lack it.")


@dataclass(frozen=True, slots=True)
class JobSeeker:
    """What matching may know of a resident.

    Attributes:
        occupation: SOC 2020 code of the work they leave; empty where not known.
        ward: As the organisation names it; empty where not known.
        open_needs: What still stands in the way, in the words of the record.
    """

    resident_id: ResidentId
    wishes: WorkWishes = WorkWishes()
    occupation: str = ""
    ward: str = ""
    open_needs: tuple[str, ...] = ()
