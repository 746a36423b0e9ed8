"""A worker's own week of appointments: each day by when to set out, whatever came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from anchordesk.domain.address_warning import AddressWarning
from anchordesk.domain.appointment import Appointment, AppointmentState, comes_too_close
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.roles import UseCase
from anchordesk.services.address_warnings import warnings_of_home
from anchordesk.services.casework_records import ArrangedAppointment
from anchordesk.services.doors import door
from anchordesk.services.households import to_heed_at_home
from anchordesk.services.records import RecordsReading
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.today_records import ListedResident, with_instructions
from anchordesk.services.workspace import Workspace

DAYS = 7


@dataclass(frozen=True, slots=True)
class Visit:
    """An appointment of the week.

    Attributes:
        too_close: Whether one must set out while the one before it still goes on.
        at_home: Who lives there as well and is to be heeded.
        at_address: What is to be heeded at the address.
    """

    day: date
    resident: ListedResident
    appointment: Appointment
    too_close: bool
    at_home: tuple[ListedResident, ...] = ()
    at_address: tuple[AddressWarning, ...] = ()

    def is_to_settle(self, now: datetime) -> bool:
        """Tell whether it has begun, and nobody said what became of it."""
        one = self.appointment
        return one.state is AppointmentState.PLANNED and one.starts_at <= now


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday to Sunday.

    Attributes:
        free: Days on which nothing is arranged.
        left_out: Visits of people who asked that their record is left as it is.
    """

    first_day: date
    visits: tuple[Visit, ...]
    free: tuple[date, ...]
    left_out: int

    @property
    def days(self) -> tuple[date, ...]:
        """Its days, in order."""
        return days_of(self.first_day)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def days_of(first_day: date) -> tuple[date, ...]:
    """Return the days of a week."""
    return tuple(first_day + timedelta(days=n) for n in range(DAYS))


@door(UseCase.READ_RECORDS)
def my_week(workspace: Workspace, day: date) -> Week:
    """Return this worker's appointments in the week of a day."""
    first = monday_of(day)
    begins, ends = day_bounds(first)[0], day_bounds(days_of(first)[-1])[1]
    with workspace.records.reading() as reading:
        kept_back = people_left_as_they_are(reading)
        found = [
            one
            for one in reading.appointments_between(begins, ends)
            if one.appointment.worker == workspace.worker
        ]
        own = [one for one in found if one.resident.id not in kept_back]
        warned = with_instructions(reading, [one.resident for one in own])
        residents = {one.id: one for one in warned}
        homes = {who: to_heed_at_home(reading, who) for who in residents}
        addresses = {who: _of_address(reading, who) for who in residents}
    own.sort(key=lambda one: (_day(one), one.appointment.leave_at, one.appointment.starts_at))
    visits, before = [], None
    for one in own:
        close = before is not None and _is_planned(one) and _clashes(before, one)
        who = one.resident.id
        visits.append(
            Visit(_day(one), residents[who], one.appointment, close, homes[who], addresses[who])
        )
        before = one if _is_planned(one) else before
    busy = {visit.day for visit in visits}
    free = tuple(one for one in days_of(first) if one not in busy)
    return Week(first, tuple(visits), free, len(found) - len(own))


def _of_address(reading: RecordsReading, who: ResidentId) -> tuple[AddressWarning, ...]:
    person = reading.resident(who)
    return warnings_of_home(reading, person.address, person.postcode)


def _day(one: ArrangedAppointment) -> date:
    return one.appointment.starts_at.astimezone().date()


def _is_planned(one: ArrangedAppointment) -> bool:
    return one.appointment.state is AppointmentState.PLANNED


def _clashes(before: ArrangedAppointment, one: ArrangedAppointment) -> bool:
    return comes_too_close(before.appointment.time, one.appointment.time)
