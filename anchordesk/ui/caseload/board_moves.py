"""Moves a card of the board by the same form, checks and Undo as a record's Move stage."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext


class BoardMoves(QObject):
    """Reads whom a card is of, then opens the form with the stage filled in."""

    def __init__(self, screen: QWidget, context: ScreenContext) -> None:
        super().__init__(screen)
        # The forms of a record are not loaded before a card is moved.
        from anchordesk.ui.resident.record_forms import RecordForms  # noqa: PLC0415

        self._forms = RecordForms(screen, context)
        self._work = ResidentWork(context.workspace, context.tasks)
        self._failed = context.shell.tell_notice

    def move(self, resident_id: ResidentId, enrolment_id: EnrolmentId, to_stage: str) -> None:
        """Ask for the day and the reason, and move."""

        def opened(record: object) -> None:
            if isinstance(record, ResidentRecord):
                self._forms.move(record, to_stage)

        self._work.run(
            lambda workspace: open_record(workspace, resident_id, enrolment_id),
            Reply(self, opened, self._failed),
        )
