"""Saves what the list shows as a spreadsheet: which columns, which kind of file, and a warning."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.caseload_export import (
    NOT_ENCRYPTED,
    sheet_of,
    write_caseload,
)
from anchordesk.services.export_columns import MARKS, USUAL_COLUMNS, ExportColumn
from anchordesk.services.people_sheet import SheetKind
from anchordesk.services.progress import Progress
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_4
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.words import count, translate, translated

FILE_NAME = "caseload"


class ExportDialog(FormDialog):
    """What is saved is what the list showed when the dialog opened.

    Emits `written(str, str)` with the name of the file, and who is not in it or nothing.

    Attributes:
        ticks: One for each column.
    """

    written = Signal(str, str)

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        entries: Sequence[CaseloadEntry],
        files: FileChoice,
    ) -> None:
        super().__init__(
            parent, translate("dialogs", "Save as spreadsheet"), translate("dialogs", "Save file")
        )
        self._work, self._files = work, files
        self._entries = tuple(entries)
        people = count(len(entries), "resident", "residents")
        told = self.tr("{people}: those that the list shows, in its order.").format(people=people)
        self.form.body.addWidget(Words(told, LabelLook.MUTED))
        self.form.body.addWidget(Words(translated(NOT_ENCRYPTED), LabelLook.PROBLEM))
        self.kind = self.form.add("kind", self.tr("&Kind of file"), Choice())
        for kind in SheetKind:
            self.kind.add_option(f"{translated(kind.title_text)} ({kind.ending})", kind)
        self.ticks: dict[ExportColumn, Tick] = {}
        self.form.add("columns", self.tr("Columns"), self._columns())
        self.kind.setFocus()

    def saved(self, result: object = None) -> None:
        """Close, and tell where it was written."""
        super().saved(result)
        if isinstance(result, Written):
            self.written.emit(result.path.name, self._left_out(result.people))

    def save(self) -> None:
        """Ask for a place, and write."""
        columns = tuple(column for column, tick in self.ticks.items() if tick.isChecked())
        kind = self.kind.value()
        if not set(columns) - MARKS:
            self.form.show_problems([Problem("columns", self.tr("Choose at least one column."))])
            return
        if not isinstance(kind, SheetKind):
            return
        entries = self._entries

        def write(path: Path) -> None:
            self.begin_saving(self._work.write_for(self, partial(_written, entries, columns, path)))

        self._files.file_to_save(
            self,
            self.tr("Save as spreadsheet"),
            f"{FILE_NAME}{kind.ending}",
            f"{translated(kind.title_text)} (*{kind.ending})",
            write,
        )

    def _left_out(self, people: int) -> str:
        number = len(self._entries) - people
        if not number:
            return ""
        words = self.tr("Not in it: {people}, who asked that their record is left as it is.")
        return words.format(people=count(number, "resident", "residents"))

    def _columns(self) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, SPACE_4)
        for column in ExportColumn:
            if column is ExportColumn.VERSION:
                continue  # it goes with the key
            title = translated(column.title_text)
            if column is ExportColumn.KEY:
                title = self.tr("Key and version, to bring changes back")
            tick = Tick(title)
            tick.setChecked(column in USUAL_COLUMNS)
            row.addWidget(tick)
            self.ticks[column] = tick
        holder.setFocusProxy(self.ticks[ExportColumn.NAME])
        return holder


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written, and for how many people."""

    path: Path
    people: int


def _written(
    entries: Sequence[CaseloadEntry],
    columns: Collection[ExportColumn],
    path: Path,
    workspace: Workspace,
    progress: Progress,
) -> Written:
    sheet = sheet_of(workspace, entries, columns)
    return Written(write_caseload(workspace, sheet, path, progress), len(sheet.rows))


def export_dialog(
    parent: QWidget, work: ResidentWork, entries: Sequence[CaseloadEntry]
) -> ExportDialog:
    """Return the dialog with the file dialogs of this computer."""
    return ExportDialog(parent, work, entries, SystemFileChoice())
