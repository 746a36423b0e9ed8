"""The week of one's own appointments: each day by when to set out, and what became of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.appointment import AppointmentState
from anchordesk.services.my_week import DAYS, Visit, Week, my_week
from anchordesk.services.undoing import Change, take_back
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.record_table import RecordTable
from anchordesk.ui.kit.table import WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.shell.screen import Screen, ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.today.deeds import appointment_deed
from anchordesk.ui.today.week_lines import heed_words, summary, visit_cells, visit_titles
from anchordesk.ui.words import long_date, translate

RESIDENT_COLUMN, WHAT_COLUMN = 3, 4


class WeekScreen(Screen):
    """Goes from week to week; what became of an appointment is noted here as well."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(translate("week", "My week"))
        self._context = context
        self._day = context.workspace.clock.today()
        self._week: Week | None = None
        self._lay_out()

    def refresh(self) -> None:
        """Read the week again."""
        workspace, day = self._context.workspace, self._day
        self._run(lambda: my_week(workspace, day), self._show)

    def land_focus(self) -> None:
        """Put focus on the list, or on the way to the next week."""
        if not self.table.take_focus():
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the buttons and the list."""
        return (self._bar, self.table)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        self._title = Words("", LabelLook.PAGE_TITLE)
        layout.addWidget(self._title)
        self._said = Words("", LabelLook.HEADING)
        layout.addWidget(self._said)
        self._bar = QWidget()
        row = FlowLayout(self._bar, SPACE_3)
        self.before_button = self._button(self.tr("Week before"), lambda: self._go(-DAYS))
        self.now_button = self._button(self.tr("This week"), self._go_to_now)
        self.next_button = self._button(self.tr("Next week"), lambda: self._go(DAYS))
        self.kept_button = self._button(
            self.tr("Took place"), lambda: self._close(AppointmentState.KEPT)
        )
        self.missed_button = self._button(
            self.tr("Did not come"), lambda: self._close(AppointmentState.NO_SHOW)
        )
        self.open_button = self._button(self.tr("Open record"), self._on_open)
        self.print_button = self._button(self.tr("Print the week"), self._on_print)
        for button in (
            *(self.before_button, self.now_button, self.next_button),
            *(self.kept_button, self.missed_button, self.open_button, self.print_button),
        ):
            row.addWidget(button)
        layout.addWidget(self._bar)
        self.table: RecordTable[Visit] = RecordTable(
            self.tr("Appointments of the week"),
            visit_titles(),
            visit_cells,
            (WHAT_COLUMN, RESIDENT_COLUMN),
        )
        self.table.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(lambda _: self._on_open())
        self._rows = WholeRows(self.table)
        layout.addWidget(self._rows, 1)
        self._heed = Words("", LabelLook.OVERDUE)
        layout.addWidget(self._heed)
        layout.addStretch(0)
        self._show_chosen()

    def _button(self, words: str, pressed: Callable[[], None]) -> Button:
        button = Button(words, look=ButtonLook.PLAIN)
        button.clicked.connect(lambda _=False: pressed())
        return button

    def _show(self, week: Week) -> None:
        if week.first_day <= self._day <= week.days[-1]:
            is_first, self._week = self._week is None, week
            words = self.tr("Week of {day}").format(day=long_date(week.first_day))
            self._title.setText(words)
            self._said.setText(summary(week))
            self.table.show_records(week.visits)
            self._rows.setVisible(bool(week.visits))
            if is_first and self.next_button.hasFocus():
                self.land_focus()
            self._show_chosen()

    def _show_chosen(self) -> None:
        visit = self.table.chosen
        now = self._context.workspace.now()
        missing = visit is not None and visit.appointment.return_is_missing(now)
        self.kept_button.setText(self.tr("I am back safely") if missing else self.tr("Took place"))
        planned = visit is not None and visit.is_to_settle(now)
        self.kept_button.setEnabled(planned or missing)
        self.missed_button.setEnabled(planned and not missing)
        self.open_button.setEnabled(visit is not None)
        self._heed.setText("" if visit is None else heed_words(visit))

    def _go(self, days: int) -> None:
        self._day += timedelta(days=days)
        self.refresh()

    def _go_to_now(self) -> None:
        self._day = self._today()
        self.refresh()

    def _today(self) -> date:
        return self._context.workspace.clock.today()

    def _close(self, state: AppointmentState) -> None:
        visit, workspace = self.table.chosen, self._context.workspace
        if visit is None:
            return
        deed = appointment_deed(visit.appointment, state, workspace.now())

        def done(change: Change) -> None:
            self._context.shell.tell_undoable(deed.words, lambda: undo(change))
            self._context.shell.records_changed()

        def undo(change: Change) -> None:
            self._run(lambda: take_back(workspace, (change,)), lambda _: taken_back())

        def taken_back() -> None:
            self._context.shell.tell(deed.undone)
            self._context.shell.records_changed()

        self._run(lambda: deed.work(workspace), done)

    def _on_open(self) -> None:
        visit = self.table.chosen
        if visit is not None:
            self._context.shell.go("resident", visit.resident.id)

    def _on_print(self) -> None:
        from anchordesk.ui.today.day_sheet_dialog import DaySheetDialog  # noqa: PLC0415

        day = self._day if self._week is None else self._week.first_day
        dialog = DaySheetDialog(self, self._context, day=day, whole_week=True)
        words = self.tr("Your week is saved as a PDF. Print it, then delete the file.")
        dialog.kept.connect(lambda: self._context.shell.tell(words))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.tasks.run(
            Lane.RECORDS,
            work,
            receiver=self,
            done=done,
            failed=self._context.shell.tell_notice,
        )
