"""What can be done with a line of Today: marked done, not come to, moved to another day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from anchordesk.domain.appointment import Appointment, AppointmentState
from anchordesk.domain.casework import ActionState
from anchordesk.services import appointments, documents, plans
from anchordesk.services.today import TodayLine
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace
from anchordesk.ui.today.lines import what_to_do
from anchordesk.ui.words import translate, translated


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be done with a line.

    Attributes:
        words: What is said when it is done.
        undone: What is said when it is taken back.
    """

    words: str
    work: Callable[[Workspace], Change]
    undone: str


def is_missing(line: TodayLine, now: datetime) -> bool:
    """Tell whether it is a lone visit that is over, without a safe return."""
    return line.appointment is not None and line.appointment.return_is_missing(now)


def can_be_done(line: TodayLine) -> bool:
    """Tell whether a line can be marked done on the list itself."""
    by_itself = (line.action_id, line.appointment, line.document, line.job)
    return any(one is not None for one in by_itself)


def done_words(line: TodayLine | None, *, missing: bool) -> str:
    """Return what the button is called that marks a line done."""
    if missing:
        return translate("today", "I am back safely")
    if line is not None and line.job is not None:
        return translate("today", "Ask now")
    return translate("today", "Mark done")


def done_deed(line: TodayLine, now: datetime) -> Deed | None:
    """Return what marks a line done; None if that is not done on the list."""
    if line.appointment is not None:
        return appointment_deed(line.appointment, AppointmentState.KEPT, now)
    if line.document is not None:
        attachment_id, kind = line.document.attachment_id, translated(line.document.kind.title_text)
        return Deed(
            translate("today", "Seen to: {document}").format(document=kind),
            lambda workspace: documents.settle(workspace, attachment_id),
            translate("today", "“{words}” is to be seen to again.").format(words=kind),
        )
    if line.action_id is None:
        return None
    action_id = line.action_id
    return Deed(
        translate("today", "Done: {words}").format(words=what_to_do(line)),
        lambda workspace: plans.set_action_state(workspace, action_id, ActionState.DONE),
        translate("today", "“{words}” is open again.").format(words=line.what),
    )


def no_show_deed(line: TodayLine, now: datetime) -> Deed | None:
    """Return what notes that somebody did not come; None for what is no appointment."""
    if line.appointment is None:
        return None
    return appointment_deed(line.appointment, AppointmentState.NO_SHOW, now)


def move_of(line: TodayLine) -> Callable[[Workspace, date], Change] | None:
    """Return what puts a line on another day; None if that cannot be done."""
    if line.document is not None:
        attachment_id = line.document.attachment_id
        return lambda workspace, day: documents.put_off(workspace, attachment_id, day)
    if line.action_id is None:
        return None
    action_id = line.action_id
    return lambda workspace, day: plans.move_action(workspace, action_id, day)


def moved_words(line: TodayLine) -> tuple[str, str]:
    """Return what is said when a line was moved, and when that is taken back."""
    if line.document is not None:
        return (
            translate("today", "Moved: you are told again on that day."),
            translate("today", "You are told as before."),
        )
    return translate("today", "Action moved."), translate("today", "It is due as before.")


def appointment_deed(appointment: Appointment, state: AppointmentState, now: datetime) -> Deed:
    """Say what became of an appointment; a lone visit that is over asks for the return."""
    undone = translate("today", "“{words}” is as it was before.").format(words=appointment.what)
    if appointment.return_is_missing(now):
        return Deed(
            translate("today", "Noted: you are back safely."),
            lambda workspace: appointments.note_safe_return(workspace, appointment.id),
            undone,
        )
    return Deed(
        f"{translated(state.title_text)}: {appointment.what}",
        lambda workspace: appointments.close(workspace, appointment.id, state),
        undone,
    )
