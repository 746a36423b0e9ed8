"""What else a worker has arranged on the day of a visit, and what comes too close to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.appointment import TimeOfVisit, are_too_close
from anchordesk.domain.identifiers import AppointmentId
from anchordesk.domain.local_time import day_bounds
from anchordesk.domain.roles import UseCase
from anchordesk.services.casework_records import ArrangedAppointment
from anchordesk.services.doors import door
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OtherVisit:
    """Another visit of the same worker on the same day."""

    visit: ArrangedAppointment
    too_close: bool


@door(UseCase.READ_RECORDS)
def others_on_the_day(
    workspace: Workspace,
    day: date,
    wanted: TimeOfVisit | None,
    besides: AppointmentId | None = None,
) -> tuple[OtherVisit, ...]:
    """Return this worker's planned appointments of a day, by time.

    Args:
        wanted: What they are compared with; None while its time is not known.
        besides: The appointment that is being changed.
    """
    with workspace.records.reading() as reading:
        arranged = reading.arranged(*day_bounds(day))
    return tuple(
        OtherVisit(one, wanted is not None and are_too_close(one.appointment.time, wanted))
        for one in arranged
        if one.appointment.worker == workspace.worker and one.appointment.id != besides
    )
