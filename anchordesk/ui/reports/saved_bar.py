"""The saved reports: choose one, save what is shown under a name, delete it, and take that back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from anchordesk.services.reports import ReportAsked
from anchordesk.services.saved_reports import LONGEST_NAME, ReportChange, SavedReport
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import row_of
from anchordesk.ui.progress.cards import labelled_row
from anchordesk.ui.reports.view_model import ReportViewModel
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translate


class SavedReportBar(QWidget):
    """Emits `chosen()` once a saved report is asked for."""

    chosen = Signal()

    def __init__(self, context: ScreenContext, model: ReportViewModel) -> None:
        super().__init__()
        self._context, self._model = context, model
        self._reports: tuple[SavedReport, ...] = ()
        self.report = Choice()
        self.report.setMinimumContentsLength(12)
        self.report.add_option(translate("reports", "None chosen"), "")
        self.report.activated.connect(lambda _: self._on_chosen())
        row = labelled_row(translate("reports", "Sa&ved"), self.report)
        self.save_button = Button(self.tr("Save report"), look=ButtonLook.LINK)
        self.save_button.clicked.connect(self._on_save)
        self.delete_button = Button(self.tr("Delete report"), look=ButtonLook.LINK)
        self.delete_button.clicked.connect(self._on_delete)
        buttons = QWidget()
        inside = row_of(self.save_button, self.delete_button)
        inside.setContentsMargins(0, 0, 0, 0)
        buttons.setLayout(inside)
        row.addWidget(buttons)
        self.setLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.delete_button.hide()
        model.changed.connect(self._on_changed)

    def show_reports(self, reports: Sequence[SavedReport], asked: ReportAsked) -> None:
        """Offer the saved reports; the one that is shown is chosen."""
        self._reports = tuple(reports)
        options: list[tuple[str, object]] = [(translate("reports", "None chosen"), "")]
        self.report.set_options(options + [(one.name, one.name) for one in reports])
        shown = next((one.name for one in reports if one.asked == asked), "")
        self.report.choose(shown)
        self.delete_button.setVisible(bool(shown))

    def _on_chosen(self) -> None:
        found = self._chosen()
        if found is not None:
            self._model.ask(found.asked)
            self.chosen.emit()

    def _chosen(self) -> SavedReport | None:
        return next((one for one in self._reports if one.name == self.report.value()), None)

    def _on_save(self) -> None:
        dialog = ReportNameDialog(self, self._context, self._model)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_delete(self) -> None:
        found = self._chosen()
        if found is not None:
            self._model.delete(found)

    def _on_changed(self, change: ReportChange) -> None:
        words = (
            self.tr("Report deleted. The figures are as they were.")
            if change.after is None
            else self.tr("Report saved: {name}").format(name=change.after.name)
        )
        self._context.shell.tell_undoable(words, lambda: self._model.put_back(change))


class ReportNameDialog(FormDialog):
    """Asks for the name under which a report is kept."""

    def __init__(self, parent: QWidget, context: ScreenContext, model: ReportViewModel) -> None:
        title = translate("dialogs", "Save report")
        super().__init__(parent, title, title)
        self._context, self._model = context, model
        told = self.tr(
            "Rows, columns, figures and filters are kept, not the numbers. A report of the same "
            "name is replaced."
        )
        self.name = self.form.add_line("name", self.tr("&Name"), told)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setFocus()

    def save(self) -> None:
        """Check and keep the name."""
        name = self.name.text().strip()
        if not name:
            words = self.tr("Enter a name. For example, Jobs by ward.")
            self.form.show_problems([Problem("name", words)])
            return
        self.begin_saving()
        workspace, work = self._context.workspace, self._model.save(name)
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: work(workspace),
            receiver=self,
            done=self.saved,
            failed=self.not_saved,
        )

    def saved(self, result: object = None) -> None:
        """Close, and tell what was done."""
        super().saved(result)
        if isinstance(result, ReportChange):
            self._model.on_changed(result)
