"""The audit trail of a desk: looked through by words, kind and days, checked, and saved signed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.domain.audit import AuditAction, AuditHead
from anchordesk.services import audit_copies, audit_search
from anchordesk.services.audit_copies import AuditCheck
from anchordesk.services.audit_search import TrailFound, TrailLine, TrailWanted
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Choice, DateField, FindField
from anchordesk.ui.kit.file_choice import FileChoice
from anchordesk.ui.kit.form import Form, Problem
from anchordesk.ui.kit.labels import LabelLook, Words, row_of
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table
from anchordesk.ui.kit.table_delegate import Cell, CellLook
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_5
from anchordesk.ui.notices import Notice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import count, short_date, translate, translated

WIDTH, HEIGHT = 1000, 620
FILE_NAME = "audit-trail.jsonl"
SETTLES_MS = 200


class TrailDialog(PlainDialog):
    """Typing looks again after a moment; nothing of it can be changed."""

    def __init__(self, parent: QWidget, context: ScreenContext, files: FileChoice) -> None:
        title = translate("TrailDialog", "Who did what on this desk")
        super().__init__(parent, title)
        self._context, self._files = context, files
        self.take_size(WIDTH, HEIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        layout.setSpacing(SPACE_3)
        layout.addWidget(Words(title, LabelLook.PAGE_TITLE))
        self.checked = Words(self.tr("Checking every event"), LabelLook.MUTED)
        layout.addWidget(self.checked)
        layout.addWidget(self._filters())
        self._lines = LinesModel(
            (
                *(self.tr("When"), self.tr("What was done"), self.tr("About whom")),
                self.tr("By whom"),
            ),
            _cells,
        )
        self.table = Table(self.tr("Events, newest first"))
        self.table.setModel(self._lines)
        fit_columns(self.table, (1, 2, 3))
        layout.addWidget(self.table, 1)
        self.found = Words("", LabelLook.SMALL)
        layout.addWidget(self.found)
        layout.addLayout(self._foot())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLES_MS)
        self._timer.timeout.connect(self.look)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()
        self._check()

    def look(self) -> None:
        """Look for what is asked."""
        self._timer.stop()
        self.form.clear_problems()
        days: list[date | None] = []
        problems = []
        for name, field in (("since", self.since), ("until", self.until)):
            try:
                days.append(field.value(self._context.workspace.clock.today()))
            except ValueError:
                told = self.tr("Enter a day, or nothing. For example, 14 11 2026.")
                problems.append(Problem(name, told))
        if problems:
            self.form.show_problems(problems)
            return
        wanted = TrailWanted(self.words.text(), str(self.kind.value()), days[0], days[1])
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: audit_search.search(workspace, wanted),
            receiver=self,
            done=self._on_found,
            failed=self._on_failed,
        )

    def _filters(self) -> QWidget:
        self.form = Form()
        self.words, self.kind = FindField(), Choice()
        self.since, self.until = DateField(), DateField()
        self.kind.add_option(self.tr("Everything"), "")
        for action in sorted(AuditAction, key=lambda one: translated(one.title)):
            self.kind.add_option(translated(action.title), action.code)
        self.form.add_side_by_side(
            self.form.labelled("words", self.tr("&Words or person"), self.words),
            self.form.labelled("kind", self.tr("&Kind"), self.kind),
        )
        self.form.add_side_by_side(
            self.form.labelled("since", self.tr("&From"), self.since),
            self.form.labelled("until", self.tr("&To"), self.until),
        )
        for field in (self.words, self.since, self.until):
            field.textChanged.connect(lambda _: self._timer.start())
        self.kind.activated.connect(lambda _: self.look())
        return self.form

    def _foot(self) -> QHBoxLayout:
        self.save = Button(self.tr("Save signed copy"), icon_name="download")
        self.save.setToolTip(
            self.tr("The whole trail, for an auditor: numbers and codes, no resident's name")
        )
        self.save.setAutoDefault(False)
        self.save.clicked.connect(lambda _=False: self._on_save())
        search = Button(self.tr("Search"), look=ButtonLook.PRIMARY)
        search.setDefault(True)
        search.clicked.connect(lambda _=False: self.look())
        close = Button(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        row = row_of(self.save, close, search)
        row.insertStretch(0, 1)
        return row

    def _on_found(self, found: TrailFound) -> None:
        self._lines.show_rows(found.lines)
        words = count(len(found.lines), "event", "events")
        if found.more:
            more = self.tr("The newest {events} are shown; there are more. Narrow the search.")
            words = more.format(events=words)
        self.found.setText(words)

    def _check(self) -> None:
        workspace = self._context.workspace
        self._context.tasks.run(
            Lane.RECORDS,
            lambda: audit_copies.verify(workspace),
            receiver=self,
            done=self._on_checked,
            failed=self._on_failed,
        )

    def _on_checked(self, check: AuditCheck) -> None:
        words = self.tr("Every event is as it was written. Newest first.")
        if check.faults:
            told = self.tr("The trail was changed after it was written, first at event {number}.")
            words = told.format(number=check.faults[0].number)
        self.checked.setText(words)

    def _on_save(self) -> None:
        workspace = self._context.workspace

        def write(path: Path) -> None:
            self._context.tasks.run(
                Lane.RECORDS,
                lambda: audit_copies.export(workspace, path),
                receiver=self,
                done=self._on_saved,
                failed=self._on_failed,
            )

        kinds = "JSON lines (*.jsonl)"
        self._files.file_to_save(self, self.tr("Save signed copy"), FILE_NAME, kinds, write)

    def _on_saved(self, head: AuditHead) -> None:
        words = self.tr("Saved, signed by this desk: {events}. Give it to the auditor as it is.")
        self.found.setText(words.format(events=count(head.events, "event", "events")))

    def _on_failed(self, notice: Notice) -> None:
        self.form.show_problems([Problem("", notice.words)])


def _cells(line: TrailLine) -> tuple[Cell, ...]:
    event = line.event
    facts = event.facts.replace("; ", " · ").replace("=", ": ")
    at, done = event.at.astimezone(), translated(event.title)
    return (
        Cell(f"{short_date(at.date())}, {at:%H:%M}", CellLook.MUTED),
        Cell(f"{done} · {facts}" if facts else done, CellLook.BOLD),
        Cell(line.about),
        Cell(event.worker, CellLook.MUTED),
    )
