"""Says a week of appointments in words and cells."""

from __future__ import annotations

from dataclasses import replace

from anchordesk.domain.appointment import AppointmentState
from anchordesk.services.my_week import Visit, Week
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.warnings import (
    at_address_words,
    warning_cell_at_home,
    warning_of,
    warnings_at_home,
)
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
        _warning(visit),
    )


def heed_words(visit: Visit) -> str:
    """Return all that is to be heeded before a visit, of themselves, the home and the address."""
    own = (warning_of(visit.resident), *warnings_at_home(visit.at_home))
    return " ".join(part for part in (*own, at_address_words(visit.at_address)) if part)


def _warning(visit: Visit) -> Cell:
    who = visit.resident
    cell = warning_cell_at_home(who.alerts, who.safety_instruction, visit.at_home)
    if cell.words or not visit.at_address:
        return cell
    return replace(cell, words=translate("week", "Address"))


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
