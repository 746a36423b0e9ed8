"""The Today screen: what is due, which checks fall due, who was not spoken to, and why."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from anchordesk.services.today import TodayLine
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.fields import Tick
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.table_delegate import Cell
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.resident.change_dialog import next_actions
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import Screen, ScreenContext, ScreenMemory
from anchordesk.ui.today.chosen_line import ChosenLine
from anchordesk.ui.today.deeds import (
    Deed,
    can_be_done,
    done_deed,
    done_words,
    is_missing,
    move_of,
    moved_words,
    no_show_deed,
)
from anchordesk.ui.today.empty import EmptyToday
from anchordesk.ui.today.job_check import ask_about_job
from anchordesk.ui.today.lines import (
    cells_of,
    column_titles,
    how_it_goes,
    summary,
    title_of_day,
    words_below,
)
from anchordesk.ui.today.search import TodaySearch
from anchordesk.ui.today.view_model import TodayViewModel
from anchordesk.ui.today.writing import write_note, write_text
from anchordesk.ui.words import translate

WHAT_COLUMN, WHY_COLUMN = 2, 3
EVERY_MINUTE_MS = 60_000


class TodayScreen(Screen):
    """The first screen after unlock."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(translate("places", "Today"))
        self._context = context
        self.view_model = TodayViewModel(context.workspace, context.tasks, self)
        self.view_model.state_changed.connect(self._render)
        self.view_model.failed.connect(context.shell.tell_notice)
        self.view_model.changed.connect(self._on_changed)
        self.view_model.taken_back.connect(self._on_taken_back)
        self._scroll_to: int | None = None
        self._model = LinesModel(column_titles(), self._cells)
        self.table = Table(self.tr("What today asks for"))
        self.table.setModel(self._model)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_line_chosen)
        self._lay_out()
        fit_columns(self.table, (WHY_COLUMN, WHAT_COLUMN))
        # The minutes go by while somebody looks: who is not back must come up by itself.
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start(EVERY_MINUTE_MS)
        space = QShortcut(QKeySequence("Space"), self.table, self._on_done)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+T"), self, self._on_text)

    def refresh(self) -> None:
        """Read the list again."""
        self.view_model.read()

    def land_focus(self) -> None:
        """Put focus on the list, or on what is offered while it is empty."""
        if not self._none_fit.isHidden():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._rows.isHidden():
            self._empty.land_focus()
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the buttons and the list."""
        return (self._bar, self.table)

    def remember(self) -> ScreenMemory:
        """Return who was chosen, and how far the list was scrolled."""
        line = self._chosen_line()
        subject = None if line is None else line.resident.id
        scroll = self.table.verticalScrollBar().value()
        return ScreenMemory(subject, scroll, self.search.text())

    def restore(self, memory: ScreenMemory) -> None:
        """Search as before, and scroll to the same place once the list is read."""
        self._scroll_to = memory.scroll
        self.search.setText(memory.text)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        title = QHBoxLayout()
        title.setSpacing(SPACE_3)
        title.addWidget(Words(self.tr("Today"), LabelLook.PAGE_TITLE, wraps=False))
        self._day = Words("", LabelLook.SMALL, wraps=False)
        title.addWidget(self._day, 0, Qt.AlignmentFlag.AlignBottom)
        title.addStretch(1)
        self.search = TodaySearch(self)
        self.search.textChanged.connect(self.view_model.look_for)
        self.search.list_asked.connect(self.land_focus)
        title.addWidget(self.search)
        layout.addLayout(title)
        self._summary = Words("", LabelLook.HEADING)
        layout.addWidget(self._summary)
        self._bar = self._make_bar()
        layout.addWidget(self._bar)
        self._rows = WholeRows(self.table)
        layout.addWidget(self._rows, 1)
        self._none_fit = Words(self.tr("Nothing on this list fits the search."), LabelLook.MUTED)
        self._none_fit.hide()
        layout.addWidget(self._none_fit, 1, Qt.AlignmentFlag.AlignTop)
        self._chosen = ChosenLine()
        layout.addWidget(self._chosen)
        self._left_out = Words("", LabelLook.SMALL)
        self._left_out.hide()
        layout.addWidget(self._left_out)
        self._empty = EmptyToday()
        self._empty.coming_asked.connect(lambda: self.coming.setChecked(True))
        self._empty.caseload_asked.connect(lambda: self._context.shell.go("caseload"))
        self._empty.hide()
        layout.addWidget(self._empty, 1)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        row = FlowLayout(bar, SPACE_3)
        self.note_button = Button(self.tr("Add note"), look=ButtonLook.PRIMARY, icon_name="plus")
        self.note_button.setToolTip(self.tr("Add note about the resident of the chosen line"))
        self.note_button.clicked.connect(self._on_note)
        self.text_button = Button(self.tr("Text message"), icon_name="message-square")
        self.text_button.setToolTip(self.tr("Text message or email (Ctrl+T)"))
        self.text_button.clicked.connect(self._on_text)
        self.done_button = Button(self.tr("Mark done"), icon_name="check")
        self.done_button.setToolTip(self.tr("Mark done (Space)"))
        self.done_button.clicked.connect(self._on_done)
        self.open_button = Button(self.tr("Open record"), icon_name="user-plus")
        self.open_button.setToolTip(self.tr("Open record (Enter)"))
        self.open_button.clicked.connect(lambda: self._on_opened(self.table.currentIndex()))
        self.coming = Tick(self.tr("Show the next 7 &days as well"))
        self.coming.setAccessibleName(self.tr("Show the next 7 days as well"))
        self.coming.toggled.connect(lambda on: self.view_model.show_coming(coming=on))
        self.move_button = Button(self.tr("Move to another day"))
        self.move_button.clicked.connect(self._on_move)
        self.calendar_button = Button(self.tr("Save calendar file"), look=ButtonLook.LINK)
        self.calendar_button.clicked.connect(self._on_calendar)
        self.print_button = Button(self.tr("Print my day"), look=ButtonLook.LINK)
        self.print_button.clicked.connect(self._on_print)
        self.week_button = Button(self.tr("My week"), look=ButtonLook.LINK)
        self.week_button.clicked.connect(lambda: self._context.shell.go("week"))
        self.no_show_button = Button(self.tr("Did not come"))
        self.no_show_button.clicked.connect(self._on_no_show)
        for widget in (
            *(self.note_button, self.done_button, self.move_button, self.no_show_button),
            *(self.text_button, self.open_button, self.coming),
            *(self.week_button, self.calendar_button, self.print_button),
        ):
            row.addWidget(widget)
        return bar

    def _render(self) -> None:
        found = self.view_model.state.found
        if found is None:
            return
        row = self.table.currentIndex().row()
        shown = self.view_model.state.shown
        self._model.show_rows(shown)
        if shown:
            row = min(max(row, 0), len(shown) - 1)
            self.table.setCurrentIndex(self._model.index(row, 0))
        if self._scroll_to is not None:
            self.table.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = None
        self._show_counts(bool(found.lines))
        self._on_line_chosen()

    def _show_counts(self, listed: bool) -> None:
        state = self.view_model.state
        if state.found is None:
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (
            focused is self.table or self._empty.isAncestorOf(focused)
        )
        self._rows.setVisible(bool(state.shown))
        self._none_fit.setVisible(listed and not state.shown)
        self.search.setVisible(listed or bool(state.typed))
        self._bar.setVisible(listed or state.coming)
        self._empty.setVisible(not listed)
        self._empty.show_why(coming=state.coming, first_use=state.found.first_use)
        if had_focus and not (listed and not state.shown):
            self.land_focus()
        self._day.setText(title_of_day(state.found.day))
        words = summary(state.found) or self.tr("Nothing is due")
        if words != self._summary.text():
            self._summary.setText(words)
            announce(self._summary, words)
        self._left_out.setText(words_below(state.found))
        self._left_out.setVisible(bool(self._left_out.text()))

    def _cells(self, line: TodayLine) -> tuple[Cell, ...]:
        return cells_of(line, self._context.workspace.clock.today())

    def _chosen_line(self) -> TodayLine | None:
        shown, row = self.view_model.state.shown, self.table.currentIndex().row()
        return shown[row] if 0 <= row < len(shown) else None

    def _on_line_chosen(self) -> None:
        line = self._chosen_line()
        today = self._context.workspace.clock.today()
        self._chosen.show_line(line, today)
        self.note_button.setEnabled(line is not None)
        self.text_button.setEnabled(line is not None)
        self.open_button.setEnabled(line is not None)
        missing = line is not None and is_missing(line, self._context.workspace.now())
        self.done_button.setText(done_words(line, missing=missing))
        self.done_button.setAccessibleName(self.done_button.text())
        self.done_button.setEnabled(line is not None and can_be_done(line))
        self.move_button.setEnabled(line is not None and move_of(line) is not None)
        arranged = line is not None and line.appointment is not None
        self.no_show_button.setEnabled(arranged and not missing)

    def _on_opened(self, _index: QModelIndex) -> None:
        line = self._chosen_line()
        if line is not None:
            self._context.shell.go("resident", line.resident.id)

    def _on_done(self) -> None:
        line = self._chosen_line()
        if line is None or ask_about_job(self, self._context, line):
            return
        deed = done_deed(line, self._context.workspace.now())
        if deed is None:
            self._context.shell.tell(how_it_goes(line), Tone.INFO)
        else:
            self._do(deed)

    def _on_no_show(self) -> None:
        line = self._chosen_line()
        deed = None if line is None else no_show_deed(line, self._context.workspace.now())
        if deed is not None:
            self._do(deed)

    def _on_calendar(self) -> None:
        from anchordesk.ui.today.calendar_dialog import CalendarDialog  # noqa: PLC0415

        CalendarDialog(self, self._context).open()

    def _on_print(self) -> None:
        from anchordesk.ui.today.day_sheet_dialog import (  # noqa: PLC0415 - seldom wanted
            DaySheetDialog,
        )

        dialog = DaySheetDialog(self, self._context)
        words = self.tr("Your day is saved as a PDF. Print it, then delete the file.")
        dialog.kept.connect(lambda: self._context.shell.tell(words))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _do(self, deed: Deed) -> None:
        self.view_model.change(deed.words, deed.work, deed.undone)

    def _on_minute(self) -> None:
        if self.isVisible():
            self.view_model.read()

    def _on_move(self) -> None:
        line = self._chosen_line()
        move = None if line is None else move_of(line)
        if line is None or move is None:
            return
        work = ResidentWork(self._context.workspace, self._context.tasks)
        from anchordesk.ui.resident.plan_dialogs import MoveDialog  # noqa: PLC0415

        dialog = MoveDialog(self, work, move)
        words, undone = moved_words(line)
        dialog.kept.connect(lambda: self._on_changed(words, dialog.changes[0], undone))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_changed(self, words: str, change: Change, undone: str) -> None:
        words = " ".join((words, *next_actions((change,))))
        self._context.shell.tell_undoable(words, lambda: self.view_model.take_back(change, undone))
        self._context.shell.records_changed()

    def _on_taken_back(self, words: str) -> None:
        self._context.shell.tell(words)
        self._context.shell.records_changed()

    def _on_note(self) -> None:
        line = self._chosen_line()
        if line is not None:
            write_note(self, self._context, line)

    def _on_text(self) -> None:
        line = self._chosen_line()
        if line is not None:
            write_text(self, self._context, line)
