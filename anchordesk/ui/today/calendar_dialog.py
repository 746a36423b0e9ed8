"""Shows a calendar file of one's own appointments, byte for byte, before it is saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.services.calendar_file import calendar_text, write_calendar
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import LongText, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate

LINES_SHOWN = 12
FILE_NAME = "appointments.ics"


class CalendarDialog(FormDialog):
    """Without a tick, only times leave: no name, no purpose, no place."""

    def __init__(
        self, parent: QWidget, context: ScreenContext, files: FileChoice | None = None
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Save calendar file"), translate("dialogs", "Save file")
        )
        self._work = ResidentWork(context.workspace, context.tasks)
        self._files = files or SystemFileChoice()
        self._text = ""
        told = self.tr(
            "Your own appointments of the next 90 days, for a calendar program. The file is not "
            "protected by AnchorDesk."
        )
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.names = self.form.add(
            "names", self.tr("&Names"), Tick(self.tr("Put names, purposes and places in as well"))
        )
        self.names.toggled.connect(lambda _: self._read())
        self.preview = self.form.add(
            "preview", self.tr("&Everything that the file holds"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        self._read()
        self.names.setFocus()

    def save(self) -> None:
        """Ask for a place, and write exactly what is shown."""
        text = self._text

        def write(path: Path) -> None:
            self.begin_saving()
            self._work.run(
                lambda workspace: write_calendar(workspace, text, path), Reply.of_form(self)
            )

        if text:
            title = self.tr("Save calendar file")
            self._files.file_to_save(self, title, FILE_NAME, "iCalendar (*.ics)", write)

    def _read(self) -> None:
        with_names = self.names.isChecked()
        self._text = ""
        self.save_button.setEnabled(False)
        self._work.run(
            lambda workspace: calendar_text(workspace, with_names=with_names),
            Reply(self, self._show, self.not_saved),
        )

    def _show(self, text: object) -> None:
        self._text = str(text)
        self.preview.setPlainText(self._text)
        self.save_button.setEnabled(True)
