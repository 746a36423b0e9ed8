"""Asks about a job from the Today list itself: the record need not be opened."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from anchordesk.services.good_work import questions_now
from anchordesk.services.today import TodayLine
from anchordesk.ui.resident.change_dialog import offer_undo
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

    def kept() -> None:
        saved = translate("today", "Answers saved on this laptop.")
        undone = translate("today", "Answers taken out again.")
        offer_undo(owner, context.shell, work, dialog.changes, saved, undone)
        context.shell.records_changed()

    dialog.kept.connect(kept)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return True
