"""Appointments: when, where, how long the way is, and whether a lone worker is back safely.

Moments are kept in UTC; `local_time` turns what a person types into one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import AppointmentId, ResidentId

LONGEST_MINUTES = 12 * 60
LONGEST_TRAVEL = 8 * 60


class AppointmentRefusedError(RefusedError):
    """An appointment cannot be kept as entered."""

    code = "appointment-refused"


class AppointmentState(TitledCode):
    """What became of an appointment."""

    PLANNED = "planned", "Planned"
    KEPT = "kept", "Took place"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED = "cancelled", "Cancelled"


@dataclass(frozen=True, slots=True)
class TimeOfVisit:
    """When a meeting takes somebody's time.

    Attributes:
        starts_at: In UTC.
        minutes: How long it is to last.
        travel_minutes: One way, from where the worker sets out.
    """

    starts_at: datetime
    minutes: int
    travel_minutes: int = 0

    @property
    def ends_at(self) -> datetime:
        """When it is to end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def leave_at(self) -> datetime:
        """When the worker must set out."""
        return self.starts_at - timedelta(minutes=self.travel_minutes)

    @property
    def back_at(self) -> datetime:
        """When the worker is to be back."""
        return self.ends_at + timedelta(minutes=self.travel_minutes)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A meeting that is arranged with a resident.

    Attributes:
        starts_at, minutes, travel_minutes: See `TimeOfVisit`.
        lone_working: Whether the worker goes alone, so that somebody must know they are back.
        safe_at: When the worker said that they are back safely.
    """

    id: AppointmentId
    resident_id: ResidentId
    what: str
    starts_at: datetime
    minutes: int
    worker: str
    place: str = ""
    travel_minutes: int = 0
    lone_working: bool = False
    state: AppointmentState = AppointmentState.PLANNED
    safe_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.what:
            raise AppointmentRefusedError("Write what the appointment is for.")
        if not 0 < self.minutes <= LONGEST_MINUTES:
            raise AppointmentRefusedError("An appointment lasts between 1 minute and 12 hours.")
        if not 0 <= self.travel_minutes <= LONGEST_TRAVEL:
            raise AppointmentRefusedError("The way there takes between 0 minutes and 8 hours.")

    def return_is_missing(self, now: datetime) -> bool:
        """Tell whether a lone worker has not said that they are back, though it has ended."""
        may_be_out = self.lone_working and self.state is not AppointmentState.CANCELLED
        return may_be_out and self.safe_at is None and now > self.ends_at

    @property
    def time(self) -> TimeOfVisit:
        """When it takes the worker's time."""
        return TimeOfVisit(self.starts_at, self.minutes, self.travel_minutes)

    @property
    def ends_at(self) -> datetime:
        """When it is to end."""
        return self.time.ends_at

    @property
    def leave_at(self) -> datetime:
        """When the worker must set out."""
        return self.time.leave_at

    @property
    def back_at(self) -> datetime:
        """When the worker is to be back."""
        return self.time.back_at

    def closed(self, state: AppointmentState, now: datetime) -> Appointment:
        """Return the appointment with what became of it.

        Raises:
            AppointmentRefusedError: if it is said of one that has not begun that it took place or
                that somebody did not come.
        """
        if state in (AppointmentState.KEPT, AppointmentState.NO_SHOW) and now < self.starts_at:
            raise AppointmentRefusedError(
                "The appointment has not begun yet.",
                what_to_do="Record it when its time has come, or cancel it.",
            )
        return replace(self, state=state)


def comes_too_close(before: TimeOfVisit, after: TimeOfVisit) -> bool:
    """Tell whether one must set out for an appointment while the one before it still goes on."""
    return after.leave_at < before.ends_at


def are_too_close(one: TimeOfVisit, other: TimeOfVisit) -> bool:
    """Tell whether nobody can keep both, whichever begins first."""
    return comes_too_close(*sorted((one, other), key=lambda visit: visit.starts_at))
