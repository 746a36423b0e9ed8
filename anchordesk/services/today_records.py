"""What the Today list asks of the records, and what it is given: values of the port."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from anchordesk.domain.casework import Action
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.resident import Alert


@dataclass(frozen=True, slots=True)
class ListedResident:
    """Who a line is about.

    Attributes:
        safety_instruction: One line to heed before a visit; filled by `with_instructions`.
        cover_for: The colleague for whom they are looked after; empty for one's own.
        left_as_it_is: Whether they asked for that; filled where somebody is looked for by name.
    """

    id: ResidentId
    name: str
    reference: str
    alerts: tuple[Alert, ...]
    safety_instruction: str = ""
    cover_for: str = ""
    left_as_it_is: bool = False


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is not done.

    Attributes:
        after: Words of the action that it follows; empty where it follows none.
    """

    resident: ListedResident
    action: Action
    after: str = ""


@dataclass(frozen=True, slots=True)
class StageWatch:
    """Who waits at a stage for a check.

    Attributes:
        arrived_at: Stages of which reaching the first one begins the weeks.
        begun_by: The last day to have begun on, if the check is to be listed.
    """

    pathway_code: str
    pathway_version: int
    stage: str
    arrived_at: tuple[str, ...]
    begun_by: date


@dataclass(frozen=True, slots=True)
class WaitingCheck:
    """An enrolment at a watched stage.

    Attributes:
        begun_on: The day from which the check's weeks are counted.
    """

    resident: ListedResident
    enrolment_id: EnrolmentId
    pathway_code: str
    pathway_version: int
    stage: str
    begun_on: date


@dataclass(frozen=True, slots=True)
class QuietWatch:
    """Who counts as without contact: enrolled at one of these stages, and silent for so long.

    Attributes:
        last_contact_before: In UTC.
        joined_before: For those with whom no contact is recorded.
    """

    pathway_code: str
    pathway_version: int
    stages: tuple[str, ...]
    last_contact_before: datetime
    joined_before: date


@dataclass(frozen=True, slots=True)
class QuietResident:
    """Somebody without contact.

    Attributes:
        last_contact: In UTC; None where none is recorded.
        joined_on: The day of enrolment, or of registration where that is not known.
    """

    resident: ListedResident
    pathway_code: str
    pathway_version: int
    stage: str
    last_contact: datetime | None
    joined_on: date


def with_instructions(
    reading: TodayReading, people: Iterable[ListedResident]
) -> tuple[ListedResident, ...]:
    """Return the same people with what is to be heeded before a visit."""
    listed = tuple(people)
    told = reading.safety_instructions({one.id for one in listed})
    return tuple(replace(one, safety_instruction=told.get(one.id, "")) for one in listed)


class TodayReading(Protocol):
    """The lists come with the most urgent first, `most` at the most, and with the whole number."""

    def has_residents(self) -> bool:
        """Tell whether there is anybody on the caseload."""

    def safety_instructions(self, residents: Iterable[ResidentId]) -> Mapping[ResidentId, str]:
        """Return what is to be heeded before some of these are visited."""

    def open_actions(self, due_by: date, most: int) -> tuple[tuple[OpenAction, ...], int]:
        """Return open actions due by a day, the longest due first."""

    def waiting_checks(
        self, watches: Sequence[StageWatch], most: int
    ) -> tuple[tuple[WaitingCheck, ...], int]:
        """Return the enrolments at watched stages, those that began first before the others."""

    def quiet_residents(
        self, watches: Sequence[QuietWatch], planned_by: date, most: int
    ) -> tuple[tuple[QuietResident, ...], int]:
        """Return residents without contact, the longest silence first.

        Those with an open action due by `planned_by` are left out: that line brings them up.
        """
