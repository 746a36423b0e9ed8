"""What the report screen shows: the caseload read once, and laid out anew at each choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from anchordesk.domain.report import Report, ReportCell, ReportLayout
from anchordesk.services import report_export, reports, saved_reports
from anchordesk.services.reports import ReportAsked, ReportSource
from anchordesk.services.saved_reports import ReportChange, SavedReport
from anchordesk.services.today_records import ListedResident
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks

USUAL = ReportAsked()


@dataclass(frozen=True, slots=True)
class ReportState:
    """What is shown.

    Attributes:
        source: None while the caseload is read for the first time.
        report: The table that was laid out last.
        laid_out: For which wish; the table is old while this is not `asked`.
    """

    asked: ReportAsked = USUAL
    source: ReportSource | None = None
    report: Report | None = None
    laid_out: ReportAsked | None = None
    saved: tuple[SavedReport, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether the table is of what is asked for."""
        return self.report is not None and self.laid_out == self.asked


class ReportViewModel(QObject):
    """Signals: `state_changed()`, `read_so_far(int, int)`, `failed(Notice)`, and what was done."""

    state_changed = Signal()
    read_so_far = Signal(int, int)
    people_found = Signal(object, object)
    changed = Signal(object)
    written = Signal(str)
    failed = Signal(Notice)

    def __init__(self, workspace: Workspace, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._tasks = workspace, tasks
        self.state = ReportState()

    def read(self) -> None:
        """Read the caseload again."""
        workspace = self._workspace
        self._tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: (
                reports.gather(workspace, progress),
                saved_reports.list_reports(workspace),
            ),
            receiver=self,
            done=self._on_read,
            failed=self.failed.emit,
            progress=lambda so_far, whole: self.read_so_far.emit(so_far, whole or 0),
        )

    def ask_layout(self, layout: ReportLayout) -> None:
        """Lay out other rows, columns or figures."""
        self._ask(replace(self.state.asked, layout=layout))

    def ask_people(self, wanted: Wanted) -> None:
        """Lay out other people."""
        self._ask(replace(self.state.asked, wanted=wanted))

    def ask(self, asked: ReportAsked) -> None:
        """Lay out a report that was saved."""
        self._ask(asked)

    def find_people(self, title: str, cell: ReportCell) -> None:
        """List who stands behind a figure; `people_found(str, tuple)` follows."""
        workspace, source = self._workspace, self.state.source
        if source is None:
            return

        def found(people: tuple[ListedResident, ...]) -> None:
            self.people_found.emit(title, people)

        self._run(lambda: reports.people_behind(workspace, source, cell), found)

    def save(self, name: str) -> Callable[[Workspace], ReportChange]:
        """Return the work that keeps what is asked for under a name."""
        asked = self.state.asked
        return lambda workspace: saved_reports.save(workspace, name, asked)

    def delete(self, report: SavedReport) -> None:
        """Take a saved report away; `changed(ReportChange)` follows."""
        self._run(lambda: saved_reports.delete(self._workspace, report), self.on_changed)

    def put_back(self, change: ReportChange) -> None:
        """Take a change of the saved reports back."""
        self._run(
            lambda: saved_reports.put_back(self._workspace, change), lambda _: self._read_saved()
        )

    def on_changed(self, change: ReportChange) -> None:
        """Tell of a change of the saved reports, and read them again."""
        self.changed.emit(change)
        self._read_saved()

    def write(self, path: Path) -> None:
        """Save the table that is shown as a file; `written(str)` follows."""
        workspace, report, asked = self._workspace, self.state.report, self.state.laid_out
        if report is not None and asked is not None:
            self._run(
                lambda: report_export.write(workspace, asked, report, path),
                lambda written: self.written.emit(written.name),
            )

    def _ask(self, asked: ReportAsked) -> None:
        if asked != self.state.asked:
            self.state = replace(self.state, asked=asked)
            self._lay_out()

    def _lay_out(self) -> None:
        workspace, source, asked = self._workspace, self.state.source, self.state.asked
        if source is not None:
            self._run(
                lambda: reports.lay_out(workspace, source, asked),
                lambda report: self._on_laid_out(asked, report),
            )

    def _on_read(self, found: tuple[ReportSource, tuple[SavedReport, ...]]) -> None:
        source, saved = found
        self.state = replace(self.state, source=source, saved=saved)
        self._lay_out()

    def _on_laid_out(self, asked: ReportAsked, report: Report) -> None:
        if asked == self.state.asked:
            self.state = replace(self.state, report=report, laid_out=asked)
            self.state_changed.emit()

    def _read_saved(self) -> None:
        def done(saved: tuple[SavedReport, ...]) -> None:
            self.state = replace(self.state, saved=saved)
            self.state_changed.emit()

        self._run(lambda: saved_reports.list_reports(self._workspace), done)

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._tasks.run(Lane.RECORDS, work, receiver=self, done=done, failed=self.failed.emit)
