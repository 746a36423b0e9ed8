"""The report screen: choose rows, columns, figures and people, and go behind any figure."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.report import Report, ReportDimension, ReportLayout, ReportMeasure
from anchordesk.services.report_export import FOR_INSIDE, mark_words
from anchordesk.services.return_people import PeopleBehind
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.caseload.toolbar import CaseloadToolbar
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.busy import Busy
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.file_choice import FileChoice, SystemFileChoice
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.progress.cards import labelled_row
from anchordesk.ui.reports.pivot_table import PivotTable
from anchordesk.ui.reports.saved_bar import SavedReportBar
from anchordesk.ui.reports.view_model import ReportViewModel
from anchordesk.ui.returns.people_dialog import PeopleDialog
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.words import count, translate, translated

FILE_NAME = "report.xlsx"
LONGEST_TITLE = 16


class ReportScreen(Screen):
    """Every choice is laid out at once; the table says on its face that it is for inside only."""

    def __init__(self, context: ScreenContext, files: FileChoice | None = None) -> None:
        super().__init__(translate("reports", "Report"))
        self._context, self.files = context, files or SystemFileChoice()
        self.model = ReportViewModel(context.workspace, context.tasks, self)
        self.model.state_changed.connect(self._render)
        self.model.read_so_far.connect(self._on_read_so_far)
        self.model.people_found.connect(self._on_people)
        self.model.failed.connect(context.shell.tell_notice)
        self.model.written.connect(self._on_written)
        self._lay_out()

    def refresh(self) -> None:
        """Read the caseload again."""
        self.busy.start(self.tr("Reading the caseload"))
        self.model.read()

    def land_focus(self) -> None:
        """Put focus on the choice of rows."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the choices, the filters and the table."""
        return (self._choices, self.toolbar, self.table)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(translate("reports", "Report"), LabelLook.PAGE_TITLE, wraps=False))
        layout.addWidget(Words(translated(FOR_INSIDE), LabelLook.DUE_TODAY))
        layout.addWidget(self._make_choices())
        library = self._context.workspace.library
        self.toolbar = CaseloadToolbar(lambda code: library.newest_pathway(code).title)
        self.toolbar.show_order(shown=False)
        self.toolbar.wanted_changed.connect(lambda: self.model.ask_people(self.toolbar.wanted()))
        layout.addWidget(self.toolbar)
        self.busy = Busy()
        layout.addWidget(self.busy)
        self.said = Words("", LabelLook.MUTED)
        layout.addWidget(self.said)
        self.table = PivotTable()
        self.table.figure_asked.connect(self.model.find_people)
        layout.addWidget(WholeRows(self.table), 1)

    def _make_choices(self) -> QWidget:
        self._choices = QWidget()
        row = FlowLayout(self._choices, SPACE_3)
        self.rows, self.columns, self.measure = Choice(), Choice(), Choice()
        for dimension in ReportDimension:
            self.columns.add_option(translated(dimension.title_text), dimension)
            if dimension is not ReportDimension.NONE:
                self.rows.add_option(translated(dimension.title_text), dimension)
        for measure in ReportMeasure:
            self.measure.add_option(translated(measure.title_text), measure)
        for words, choice in (
            (translate("reports", "R&ows"), self.rows),
            (translate("reports", "Colu&mns"), self.columns),
            (translate("reports", "&Figures"), self.measure),
        ):
            choice.setMinimumContentsLength(LONGEST_TITLE)
            choice.activated.connect(lambda _: self._on_layout())
            held = QWidget()
            held.setLayout(labelled_row(words, choice))
            held.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            row.addWidget(held)
        self.people_button = Button(
            self.tr("People behind it"), look=ButtonLook.PRIMARY, icon_name="users"
        )
        self.people_button.setToolTip(self.tr("People behind it (Enter)"))
        self.people_button.clicked.connect(self._on_people_asked)
        self.write_button = Button(self.tr("Save as a file"), icon_name="download")
        self.write_button.clicked.connect(self._on_write)
        self.saved = SavedReportBar(self._context, self.model)
        self.saved.chosen.connect(self._on_saved)
        for part in (self.people_button, self.write_button, self.saved):
            row.addWidget(part)
        self.people_button.setEnabled(False)
        self.write_button.setEnabled(False)
        return self._choices

    def _render(self) -> None:
        self.busy.stop()
        state = self.model.state
        if state.source is not None:
            options = state.source.options
            self.toolbar.show_options(options.stages, options.pathways, options.workers)
        self.saved.show_reports(state.saved, state.asked)
        report = state.report
        if report is None:
            return
        self.table.show_report(report)
        self.people_button.setEnabled(True)
        self.write_button.setEnabled(state.is_current)
        words = self._words_of(report)
        if words != self.said.text():
            self.said.setText(words)
            announce(self.said, words)

    def _words_of(self, report: Report) -> str:
        parts = [count(report.people, "person", "people") + "."]
        if any(cell.is_small for row in report.cells for cell in row):
            parts.append(translated(mark_words()))
        if report.merged:
            words = self.tr("The smallest {number} columns stand together.")
            parts.append(words.format(number=report.merged))
        if report.layout.rows.has_several or report.layout.columns.has_several:
            parts.append(self.tr("Somebody can stand in several lines."))
        return " ".join(parts)

    def _on_layout(self) -> None:
        self.model.ask_layout(
            ReportLayout(
                cast("ReportDimension", self.rows.value()),
                cast("ReportDimension", self.columns.value()),
                cast("ReportMeasure", self.measure.value()),
            )
        )

    def _on_saved(self) -> None:
        """Show the choices of the saved report that was asked for."""
        asked = self.model.state.asked
        self.rows.choose(asked.layout.rows)
        self.columns.choose(asked.layout.columns)
        self.measure.choose(asked.layout.measure)
        held = self.toolbar.blockSignals(True)
        self.toolbar.put(asked.wanted)
        self.toolbar.blockSignals(held)

    def _on_read_so_far(self, so_far: int, whole: int) -> None:
        self.busy.progress(so_far, whole)

    def _on_people(self, title: str, people: tuple[ListedResident, ...]) -> None:
        dialog = PeopleDialog(
            self,
            title,
            PeopleBehind(len(people), people, 0),
            note=self.tr("That you looked is written down. Enter opens the record."),
            opens=True,
        )
        dialog.record_asked.connect(lambda who: self._context.shell.go("resident", who))
        dialog.open()

    def _on_people_asked(self) -> None:
        self.table.ask_chosen()

    def _on_write(self) -> None:
        kinds = self.tr("Excel (*.xlsx);;OpenDocument (*.ods);;CSV (*.csv);;PDF (*.pdf)")
        title = self.tr("Save as a file")
        self.files.file_to_save(self, title, FILE_NAME, kinds, self.model.write)

    def _on_written(self, name: str) -> None:
        words = self.tr("Saved as {name}. It is not encrypted, and for inside only.")
        self._context.shell.tell(words.format(name=name))
