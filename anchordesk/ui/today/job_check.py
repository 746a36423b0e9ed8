"""Asks about a job from the Today list itself: the record need not be opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.services.good_work import questions_now
from anchordesk.services.today import TodayLine
from anchordesk.ui.resident.change_dialog import open_undoable
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate


def ask_about_job(owner: QWidget, context: ScreenContext, line: TodayLine) -> bool:
    """Open the questions for a line about a job; tell whether it is one."""
    questions = questions_now(context.workspace)
    if line.job is None or line.point is None or questions is None:
        return False
    from anchordesk.ui.resident.good_work_dialog import (  # noqa: PLC0415 - seldom wanted
        GoodWorkDialog,
        ToAsk,
    )

    work = ResidentWork(context.workspace, context.tasks)
    to_ask = ToAsk(line.job, line.point, questions)
    dialog = GoodWorkDialog(owner, work, context.drafts, to_ask)
    saved = translate("today", "Answers saved on this laptop.")
    open_undoable(owner, context, dialog, saved, translate("today", "Answers taken out again."))
    return True
