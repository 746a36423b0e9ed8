"""A person supported, and what may be recorded about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import Qualification, TitledCode
from anchordesk.domain.equality import NOT_ASKED, EqualityMonitoring
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.work_situation import NOTHING_KNOWN, WorkSituation

OLDEST_AGE = 120


class ResidentRefusedError(RefusedError):
    """What was entered about a resident cannot be right."""

    code = "resident-refused"


class Alert(TitledCode):
    """A warning that a worker must see before the record opens."""

    LONE_WORKING = "lone_working", "Lone working"
    SAFEGUARDING = "safeguarding", "Safeguarding"


@dataclass(frozen=True, slots=True)
class RecordedAge:
    """An age somebody wrote down where no date of birth is known.

    Attributes:
        years: Age in completed years.
        on: The day it was true; None where the source does not say.
    """

    years: int
    on: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.years <= OLDEST_AGE:
            raise ResidentRefusedError(f"An age must be between 0 and {OLDEST_AGE}.")


@dataclass(frozen=True, slots=True)
class Resident:
    """A person supported. Only the reference is demanded: a spreadsheet may lack all else.

    Attributes:
        registered_on: The day the organisation began to support them, or first wrote of them.
        ward: Electoral ward, as the organisation names it.
        landlord: The housing association or council that is their landlord.
        sector_left: The industry they leave or fear to lose, in words; its code is in `work`.
        safety_instruction: One line to heed before a visit, such as “Visit in pairs”.
        do_not_contact_at: Numbers, places or people by which they must not be reached.
        safe_times: When it is safe to ring or call.
        tenancy_reference: The landlord's number for their tenancy.
    """

    id: ResidentId
    reference: str
    registered_on: date
    given_name: str = ""
    family_name: str = ""
    preferred_name: str = ""
    pronouns: str = ""
    date_of_birth: date | None = None
    recorded_age: RecordedAge | None = None
    phone: str = ""
    email: str = ""
    contact_preference: str = ""
    postcode: str = ""
    ward: str = ""
    landlord: str = ""
    sector_left: str = ""
    qualification: Qualification = Qualification.NOT_KNOWN
    alerts: tuple[Alert, ...] = ()
    equality: EqualityMonitoring = NOT_ASKED
    safety_instruction: str = ""
    do_not_contact_at: str = ""
    safe_times: str = ""
    address: str = ""
    tenancy_reference: str = ""
    language: str = ""
    needs_interpreter: bool = False
    communication_needs: str = ""
    work: WorkSituation = NOTHING_KNOWN

    def __post_init__(self) -> None:
        if not self.reference:
            raise ResidentRefusedError(
                "A resident needs a reference.",
                what_to_do="Enter the reference your organisation uses, for example HH-1042.",
            )
        born = self.date_of_birth
        if born is not None and born > self.registered_on:
            raise ResidentRefusedError("The date of birth is after the day they were registered.")

    @property
    def display_name(self) -> str:
        """The name to show: preferred or given name with family name, else the reference."""
        return name_to_show(self.given_name, self.family_name, self.preferred_name, self.reference)

    def age_on(self, day: date) -> int | None:
        """Return the age in completed years on a day, or None where it is not known.

        An age recorded without a date is taken as it stands; one with a date grows by the
        whole years since.
        """
        if self.date_of_birth is not None:
            return completed_years(self.date_of_birth, day)
        if self.recorded_age is None:
            return None
        if self.recorded_age.on is None:
            return self.recorded_age.years
        return self.recorded_age.years + max(0, completed_years(self.recorded_age.on, day))


def name_to_show(given: str, family: str, preferred: str, reference: str) -> str:
    """Return the preferred or given name with the family name, or else the reference."""
    return f"{preferred or given} {family}".strip() or reference


def completed_years(since: date, day: date) -> int:
    """Return the whole years from one day to another."""
    before_anniversary = (day.month, day.day) < (since.month, since.day)
    return day.year - since.year - before_anniversary
