"""Says a week of appointments in words and cells."""

from __future__ import annotations

from anchordesk.domain.appointment import AppointmentState
from anchordesk.services.my_week import Visit, Week
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.warnings import warning_cell
from anchordesk.ui.words import count, short_date, translate, translated, weekday

TONES = {
    AppointmentState.PLANNED: Tone.INFO,
    AppointmentState.KEPT: Tone.OK,
    AppointmentState.NO_SHOW: Tone.WARN,
    AppointmentState.CANCELLED: Tone.INFO,
}


def visit_titles() -> tuple[str, ...]:
    """Return what the columns are called."""
    return (
        translate("week", "Day"),
        translate("week", "Time"),
        translate("week", "Set out"),
        translate("week", "Resident"),
        translate("week", "What for"),
        translate("week", "Where"),
        translate("week", "State"),
        translate("week", "Alerts"),
    )


def visit_cells(visit: Visit) -> tuple[Cell, ...]:
    """Return an appointment as a line."""
    one = visit.appointment
    begins, ends = one.starts_at.astimezone(), one.ends_at.astimezone()
    leaves = f"{one.leave_at.astimezone():%H:%M}" if one.travel_minutes else ""
    if visit.too_close:
        state = Cell(translate("week", "Too close"), CellLook.TAG, Tone.DANGER)
    else:
        state = Cell(translated(one.state.title_text), CellLook.TAG, TONES[one.state])
    return (
        Cell(f"{weekday(visit.day)} {short_date(visit.day)}", CellLook.BOLD),
        Cell(f"{begins:%H:%M}–{ends:%H:%M}"),
        Cell(leaves, CellLook.MUTED),
        Cell(visit.resident.name, CellLook.BOLD),
        Cell(one.what),
        Cell(one.place, CellLook.MUTED),
        state,
        warning_cell(visit.resident.alerts, visit.resident.safety_instruction),
    )


def summary(week: Week) -> str:
    """Return how many appointments there are, which do not fit, and which days are free."""
    if not week.visits:
        told = translate("week", "Nothing is arranged in this week.")
    else:
        number = count(len(week.visits), "appointment", "appointments")
        free = ", ".join(weekday(day) for day in week.free)
        told = translate("week", "{number}.").format(number=number)
        if free:
            told += " " + translate("week", "Nothing on {days}.").format(days=free)
    close = sum(visit.too_close for visit in week.visits)
    if close:
        words = translate("week", "{number} cannot be reached in time after the one before.")
        told += " " + words.format(number=close)
    if week.left_out:
        visits = count(week.left_out, "visit", "visits")
        words = translate("week", "{visits} not shown: somebody asked to be left as they are.")
        told += " " + words.format(visits=visits)
    return told
