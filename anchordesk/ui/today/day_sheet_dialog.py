"""Shows a day's visits word for word before they are saved to be printed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from anchordesk.services import day_sheet
from anchordesk.services.plan_document import PlanDocument
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import DateField, LongText, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import translate

LINES_SHOWN = 12
FILE_NAME = "day.pdf"


class DaySheetDialog(FormDialog):
    """Without a tick, references and times leave: no name, no purpose, no place."""

    def __init__(
        self,
        parent: QWidget,
        context: ScreenContext,
        files: FileChoice | None = None,
        *,
        day: date | None = None,
        whole_week: bool = False,
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Print my day"), translate("dialogs", "Save as PDF")
        )
        self._work = ResidentWork(context.workspace, context.tasks)
        self._files = files or SystemFileChoice()
        self._sheet: PlanDocument | None = None
        self._asked = 0
        self.day = self.form.add("day", self.tr("&Day"), DateField(day or self._work.today()))
        self.names = self.form.add(
            "names", self.tr("&Names"), Tick(self.tr("Put names, purposes and places in as well"))
        )
        self.week = self.form.add(
            "week", self.tr("&Week"), Tick(self.tr("The whole week of that day, Monday to Sunday"))
        )
        self.week.setChecked(whole_week)
        self.preview = self.form.add(
            "preview", self.tr("&Everything that the paper says"), LongText(LINES_SHOWN)
        )
        self.preview.setReadOnly(True)
        told = self.tr("The file is not protected by AnchorDesk: print it, then delete it.")
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.day.textChanged.connect(lambda _: self._read())
        self.names.toggled.connect(lambda _: self._read())
        self.week.toggled.connect(lambda _: self._read())
        self._read()
        self.day.setFocus()
        self.day.selectAll()

    def save(self) -> None:
        """Ask for a place, and write exactly what is shown."""
        sheet = self._sheet
        if sheet is None:
            told = self.tr("Enter the day. For example, 14 11 2026.")
            self.form.show_problems([Problem("day", told)])
            return

        def write(path: Path) -> None:
            self.begin_saving()
            self._work.run(
                lambda workspace: day_sheet.write(workspace, sheet, path), Reply.of_form(self)
            )

        self._files.file_to_save(self, self.tr("Save as PDF"), FILE_NAME, "PDF (*.pdf)", write)

    def _read(self) -> None:
        """Lay out the chosen day; only the newest answer is shown."""
        self._sheet = None
        self._asked += 1
        asked, with_names = self._asked, self.names.isChecked()
        try:
            day = self.day.value(self._work.today())
        except ValueError:
            day = None
        if day is None:
            self.preview.clear()
            return

        def laid_out(sheet: object) -> None:
            if asked == self._asked and isinstance(sheet, PlanDocument):
                self._sheet = sheet
                self.preview.setPlainText(sheet.words)

        lay_out = day_sheet.lay_out_week if self.week.isChecked() else day_sheet.lay_out
        self._work.run(
            lambda workspace: lay_out(workspace, day, with_names=with_names),
            Reply(self, laid_out, self.not_saved),
        )
