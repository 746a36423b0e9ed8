"""Arranging appointments, saying what became of them, and that a lone worker is back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import AppointmentId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AppointmentDetails:
    """What a form says about an appointment; the start is in UTC."""

    what: str
    starts_at: datetime
    minutes: int
    place: str = ""
    travel_minutes: int = 0
    lone_working: bool = False


@door(UseCase.CHANGE_RECORDS)
def arrange(
    workspace: Workspace,
    resident_id: ResidentId,
    details: AppointmentDetails,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep a new appointment; one in the past may be recorded after the event.

    Raises:
        AppointmentRefusedError: if it does not say what it is for, or is too long.
        NotFoundError: if there is no such resident.
    """
    appointment = Appointment(
        id=AppointmentId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        what=tidy_line(details.what),
        starts_at=details.starts_at,
        minutes=details.minutes,
        worker=workspace.worker,
        place=tidy_line(details.place),
        travel_minutes=details.travel_minutes,
        lone_working=details.lone_working,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.keep(appointment)
        forget_with(change, draft)
    return Change(None, appointment)


@door(UseCase.CHANGE_RECORDS)
def rearrange(
    workspace: Workspace,
    appointment_id: AppointmentId,
    details: AppointmentDetails,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep another time, place or purpose of an appointment.

    Raises:
        AppointmentRefusedError: as for arranging one.
        NotFoundError: if there is no such appointment.
    """
    with workspace.records.changing() as change:
        before = change.appointment(appointment_id)
        after = replace(
            before,
            what=tidy_line(details.what),
            starts_at=details.starts_at,
            minutes=details.minutes,
            place=tidy_line(details.place),
            travel_minutes=details.travel_minutes,
            lone_working=details.lone_working,
        )
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def close(workspace: Workspace, appointment_id: AppointmentId, state: AppointmentState) -> Change:
    """Say what became of an appointment.

    Raises:
        AppointmentRefusedError: if it has not begun yet.
        NotFoundError: if there is no such appointment.
    """
    with workspace.records.changing() as change:
        before = change.appointment(appointment_id)
        after = before.closed(state, workspace.now())
        change.keep(after)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def note_safe_return(workspace: Workspace, appointment_id: AppointmentId) -> Change:
    """Note that the worker is back safely, now.

    Raises:
        NotFoundError: if there is no such appointment.
    """
    with workspace.records.changing() as change:
        before = change.appointment(appointment_id)
        after = replace(before, safe_at=before.safe_at or workspace.now())
        change.keep(after)
    return Change(before, after)
