"""Forms that are opened about the resident of a line of Today: a note, a text message."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.services.today import TodayLine
from anchordesk.ui.resident.change_dialog import open_undoable
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate


def write_note(owner: QWidget, context: ScreenContext, line: TodayLine) -> None:
    """Open the form for a note about the line's resident."""
    work, who = ResidentWork(context.workspace, context.tasks), line.resident
    dialog = NoteDialog.about_resident(owner, work, context.drafts, who.id, who.name)
    saved = translate("today", "Note saved on this laptop.")
    open_undoable(owner, context, dialog, saved, translate("today", "Note taken out again."))


def write_text(owner: QWidget, context: ScreenContext, line: TodayLine) -> None:
    """Open the form for a text message; about the line's appointment, if it is one."""
    from anchordesk.ui.resident.text_dialog import open_text  # noqa: PLC0415 - seldom wanted

    about = None if line.appointment is None else line.appointment.id
    open_text(owner, context, line.resident.id, about)
