"""The caseload screen: search, filters, the list, and the ways to add residents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.wanted import Wanted
from anchordesk.ui.caseload.board_moves import BoardMoves
from anchordesk.ui.caseload.empty import EmptyCaseload
from anchordesk.ui.caseload.filter_chips import FilterChips
from anchordesk.ui.caseload.forms import CaseloadForms
from anchordesk.ui.caseload.late_board import late_board
from anchordesk.ui.caseload.lines import ACTION_COLUMN
from anchordesk.ui.caseload.risk_words import rule_words
from anchordesk.ui.caseload.saved_view_bar import SavedViewBar
from anchordesk.ui.caseload.table_model import CaseloadTableModel
from anchordesk.ui.caseload.toolbar import CaseloadToolbar
from anchordesk.ui.caseload.view_model import CaseloadPhase, CaseloadViewModel
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.column_widths import fit_columns
from anchordesk.ui.kit.flow import FlowLayout
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4, SPACE_5
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import Screen, ScreenContext, ScreenMemory
from anchordesk.ui.words import count, translate

NAME_COLUMN = 0
if TYPE_CHECKING:
    from anchordesk.ui.caseload.board import BoardView

BOARD = "board"


class CaseloadScreen(Screen):
    """The list of residents; a line opens the record."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(translate("places", "Caseload"))
        self._context = context
        self._work = ResidentWork(context.workspace, context.tasks)
        self._forms = CaseloadForms(self, context, self._work)
        self._view_model = CaseloadViewModel(context.workspace, context.tasks, self)
        self._view_model.state_changed.connect(self._render)
        self._view_model.failed.connect(context.shell.tell_notice)
        self._chosen: ResidentId | None = None
        self._scroll_to: int | None = None
        self._as_board = False
        self._moves: BoardMoves | None = None
        self._resuming: DraftKey | None = None
        self._model = CaseloadTableModel(self, self._work.today, context.workspace.worker)
        self.table = Table(self.tr("Residents"))
        self.table.setModel(self._model)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_chosen)
        pathways = context.workspace.library.pathways.values()
        self._rule_words = rule_words([one.quiet_after_days for one in pathways])
        self._lay_out()
        fit_columns(self.table, (ACTION_COLUMN, NAME_COLUMN), lambda: self._view_model.state.widest)
        QShortcut(QKeySequence.StandardKey.Find, self, self._on_find)

    def refresh(self) -> None:
        """Read the caseload again."""
        self._view_model.read()

    def land_focus(self) -> None:
        """Put focus on the list or the board, or on Add resident while there is none."""
        empty = self._view_model.state.phase is CaseloadPhase.EMPTY
        if self._view_model.state.board is not None:
            self.board.land_focus()
            return
        target = self.add_button if empty else self.table
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def regions(self) -> tuple[QWidget, ...]:
        """Return the toolbar, and the list or the board."""
        shown = self.table if self._view_model.state.board is None else self.board
        return (self._toolbar, *((self.chips,) if self.chips.isVisible() else ()), shown)

    def remember(self) -> ScreenMemory:
        """Return the chosen resident, the scroll position and the search."""
        scroll = self.table.verticalScrollBar().value()
        section = BOARD if self._as_board else ""
        return ScreenMemory(self._chosen, scroll, self.search.text(), section)

    def restore(self, memory: ScreenMemory) -> None:
        """Choose, scroll and search as before the lock."""
        self._chosen = None if memory.subject is None else ResidentId(memory.subject)
        self._scroll_to = memory.scroll
        self.search.setText(memory.text)
        if memory.section == BOARD:
            self._on_board()
        self._on_wanted()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show what a saved view asks for."""
        self._toolbar.put(wanted)

    def open_chosen(self) -> bool:
        """Open the chosen resident's record; tell whether there was one."""
        index = self.table.currentIndex()
        self._on_opened(index)
        return index.isValid()

    def _lay_out(self) -> None:
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_5, SPACE_4, SPACE_5, SPACE_4)
        layout.setSpacing(SPACE_3)
        layout.addWidget(self._title_row())
        self._toolbar = CaseloadToolbar(lambda code: self._work.library.newest_pathway(code).title)
        self._toolbar.wanted_changed.connect(self._on_wanted)
        self._toolbar.list_asked.connect(self._on_to_list)
        self.search, self.stage = self._toolbar.search, self._toolbar.stage
        self.due, self.order = self._toolbar.due, self._toolbar.order
        self.at_risk, self.alerts = self._toolbar.at_risk, self._toolbar.alerts
        self.views = SavedViewBar(self, self._work, self._context.shell)
        self.views.chosen.connect(self._toolbar.put)
        self._toolbar.add_part(self.views)
        layout.addWidget(self._toolbar)
        self.chips = FilterChips(self._on_clear_filters, self.land_focus)
        layout.addWidget(self.chips)
        self._rule = Words("", LabelLook.SMALL)
        self._rule.hide()
        layout.addWidget(self._rule)
        self._rows = WholeRows(self.table)
        self._empty = EmptyCaseload(can_import=self._context.shell.offers("import"))
        self._empty.add_asked.connect(self._forms.add_resident)
        self._empty.import_asked.connect(self._on_import)
        self._empty.clear_asked.connect(self._on_clear_filters)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self._empty, 1)
        self._empty.hide()
        if not self._context.shell.offers("import"):
            self.import_button.hide()

    @cached_property
    def board(self) -> BoardView:
        """The board, made when somebody first asks for it."""
        return late_board(
            *(self._context, self._work, self._on_move_asked), self._column, self._empty
        )

    def _title_row(self) -> QWidget:
        title = QWidget()
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        words = QHBoxLayout(title)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(SPACE_3)
        words.addWidget(Words(self.tr("Caseload"), LabelLook.PAGE_TITLE, wraps=False))
        self._count = Words("", LabelLook.SMALL, wraps=False)
        words.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        words.addStretch(1)
        self.board_button = Button(self.tr("Show board"), shortcut="Ctrl+B")
        self.board_button.clicked.connect(self._on_board)
        self.export_button = Button(self.tr("Save as spreadsheet"), icon_name="download")
        self.export_button.clicked.connect(self._on_export)
        self.session_button = Button(self.tr("Group session"), icon_name="users")
        self.session_button.clicked.connect(self._on_session)
        self.import_button = Button(self.tr("Import residents"), icon_name="upload")
        self.import_button.clicked.connect(self._on_import)
        self.add_button = Button(
            self.tr("Add resident"),
            look=ButtonLook.PRIMARY,
            icon_name="plus",
            shortcut="Ctrl+N",
        )
        self.add_button.clicked.connect(self._forms.add_resident)
        row = QWidget()
        flow = FlowLayout(row, SPACE_3, first_alone=True)
        for part in (
            *(title, self.board_button, self.session_button),
            *(self.export_button, self.import_button, self.add_button),
        ):
            flow.addWidget(part)
        return row

    def _render(self) -> None:
        state = self._view_model.state
        self._toolbar.show_options(state.stages, state.pathways, state.workers)
        self.views.show_views(state.views, state.wanted)
        self.chips.show_filters(self._toolbar.active())
        self._model.show_lines(state.shown, state.matches, state.risks)
        about = [self._rule_words] if state.wanted.at_risk else []
        if state.board is not None:
            words = self.tr("Board of {pathway}. Drag a card, or press Ctrl+Shift+Left or Right.")
            about.insert(0, words.format(pathway=state.board.pathway.title))
        self._rule.setText(" ".join(about))
        self._rule.setVisible(bool(about))
        self._choose_again()
        listed = state.phase in (CaseloadPhase.LISTED, CaseloadPhase.READING)
        had_focus = self.table.hasFocus()
        self._render_board()
        self._rows.setVisible(listed and state.board is None)
        self._empty.setVisible(not listed)
        self._empty.show_phase(state.phase)
        self._toolbar.setVisible(state.phase is not CaseloadPhase.EMPTY)
        if had_focus and not listed:
            self._empty.land_focus()
        total = count(len(state.lines), "resident", "residents")
        shown = len(state.shown) if state.board is None else state.board.people
        words = (
            self.tr("{shown} of {residents}").format(shown=f"{shown:,}", residents=total)
            if state.wanted.narrowed or state.board is not None
            else total
        )
        if words != self._count.text() and state.phase is not CaseloadPhase.READING:
            self._count.setText(words)
            announce(self._count, words)
        self._open_resumed()

    def _render_board(self) -> None:
        state = self._view_model.state
        made = self.board if state.board is not None else vars(self).get("board")
        turned = (state.board is not None) != (made is not None and made.isVisibleTo(self))
        had_focus = self.table.hasFocus() or self.board_button.hasFocus()
        had_focus = had_focus or (made is not None and made.has_focus)
        self.board_button.setEnabled(bool(state.pathways))
        words = self.tr("Show board") if state.board is None else self.tr("Show list")
        self.board_button.say(words)
        self._toolbar.show_stage(shown=state.board is None)
        if made is not None:
            made.setVisible(state.board is not None)
        if state.board is not None:
            self.board.show_board(state.board, state.matches, state.risks)
        if turned and had_focus:
            self._rows.setVisible(state.board is None)
            self.land_focus()

    def _on_board(self) -> None:
        self._as_board = not self._as_board
        self._view_model.show_as_board(on=self._as_board)

    def _on_export(self) -> None:
        self._forms.export(self._shown())

    def _on_session(self) -> None:
        self._forms.session(self._shown(), self._view_model.state.lines)

    def _shown(self) -> Sequence[CaseloadEntry]:
        state = self._view_model.state
        return state.shown if state.board is None else state.board.cards

    def _on_move_asked(self, resident_id: ResidentId, to_stage: str) -> None:
        at = self._view_model.at_stage(resident_id)
        if at is not None:
            self._moves = self._moves or BoardMoves(self, self._context)
            self._moves.move(resident_id, at.enrolment_id, to_stage)

    def _choose_again(self) -> None:
        """Choose the resident chosen before, else the first; a reset had dropped the choice."""
        wanted = self._chosen
        row = None if wanted is None else self._model.row_of(wanted)
        if self._model.rowCount():
            self.table.setCurrentIndex(self._model.index(row or 0, 0))
        self._chosen = wanted if row is None else self._chosen
        if self._scroll_to is not None and self._model.rowCount():
            self.table.verticalScrollBar().setValue(self._scroll_to)
            self._scroll_to = None

    def _on_row_chosen(self, current: QModelIndex) -> None:
        line = self._model.line(current)
        if line is not None:
            self._chosen = line.row.resident_id

    def _on_opened(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is not None:
            self._context.shell.go("resident", line.row.resident_id)

    def _on_wanted(self) -> None:
        self._view_model.ask(self._toolbar.wanted())

    def _on_clear_filters(self) -> None:
        self._toolbar.clear()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_to_list(self) -> None:
        """Go from the search to what it found, without waiting for the search to settle."""
        self._toolbar.hurry()
        target = self.table if self._model.rowCount() else self.search
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def resume(self, key: DraftKey) -> None:
        """Go on with a form that was half filled in; a register once the caseload is read."""
        self._resuming = key
        self._open_resumed()

    def _open_resumed(self) -> None:
        key, state = self._resuming, self._view_model.state
        read = state.phase is not CaseloadPhase.READING
        if key is not None and (read or not self._forms.needs_caseload(key)):
            self._resuming = None
            self._forms.resume(key, state.shown, state.lines)

    def _on_import(self) -> None:
        self._context.shell.go("import")

    def begin_note(self) -> bool:
        """Begin a note about the chosen line while the list has the keyboard."""
        in_list = self._model.line(self.table.currentIndex()) if self.table.hasFocus() else None
        line = in_list or self.board.chosen
        if line is None:
            return False
        self._forms.note(line.row)
        return True
