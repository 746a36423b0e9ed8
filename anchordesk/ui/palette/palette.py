"""The command palette (Ctrl+K): type a few letters, choose with the arrows, press Enter.

Nobody's name is listed before two letters are typed: somebody may be looking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from anchordesk.services.finding import FoundPeople, find_people
from anchordesk.services.finding_records import SavedView
from anchordesk.services.saved_views import list_views
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.lines_model import LinesModel
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.kit.table import Table, WholeRows
from anchordesk.ui.kit.tokens import SPACE_3, SPACE_4
from anchordesk.ui.notices import Notice
from anchordesk.ui.palette.entries import (
    Entry,
    RecentEntries,
    cells_of,
    column_titles,
    matching,
    resident_entry,
    view_entry,
)
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane, Task
from anchordesk.ui.words import count, translate

WIDTH, HEIGHT = 720, 470
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(PlainDialog):
    """Does what was chosen once it has closed."""

    def __init__(
        self,
        context: ScreenContext,
        entries: Sequence[Entry],
        recent: RecentEntries,
        show_view: Callable[[SavedView], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, translate("Palette", "Go to"))
        self.setModal(True)
        self._context = context
        self._entries = tuple(entries)
        self._recent = recent
        self._people: tuple[Entry, ...] = ()
        self._views: tuple[Entry, ...] = ()
        self._task: Task | None = None
        self._show_view = show_view
        self._lay_out()
        self._show_matching()
        workspace = context.workspace
        context.tasks.run(
            Lane.RECORDS,
            lambda: list_views(workspace),
            receiver=self,
            done=self._on_views,
            failed=self._on_failed,
        )

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The lines, from the top."""
        typed = self.typed.text()
        # The name of a view may hold somebody's name: only who types sees it.
        views = self._views if typed.strip() else ()
        return (*matching((*self._entries, *views), typed, self._recent), *self._people)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move through the lines while the keyboard stays with the words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in MOVES:
                QApplication.sendEvent(self.table, event)
                self._say_line()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_chosen(self.table.currentIndex())
                return True
        return False

    def done(self, result: int) -> None:
        """Close, and give the keyboard back to what had it."""
        super().done(result)
        if self._task is not None:
            self._task.cancel()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        layout.setSpacing(SPACE_3)
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(self.tr("A resident, a screen, or what you want to do"))
        self.typed.setAccessibleName(self.tr("Go to"))
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(self._on_typed)
        label = QLabel(self.tr("&Go to"))
        label.setBuddy(self.typed)
        self._model = LinesModel(column_titles(), cells_of)
        self.table = Table(self.tr("What matches"))
        self.table.setModel(self._model)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.clicked.connect(self._on_chosen)
        self.table.horizontalHeader().hide()
        self._hint = Words("", LabelLook.SMALL)
        self._warning = Words("", LabelLook.PROBLEM)
        layout.addWidget(label)
        layout.addWidget(self.typed)
        layout.addWidget(WholeRows(self.table), 1)
        layout.addWidget(self._warning)
        layout.addWidget(self._hint)
        self.take_size(WIDTH, HEIGHT)

    def _on_typed(self, typed: str) -> None:
        if self._task is not None:
            self._task.cancel()
        workspace = self._context.workspace
        self._people = ()
        self._show_matching()
        if not self._context.shell.offers("resident"):
            return
        self._task = self._context.tasks.run(
            Lane.RECORDS,
            lambda: find_people(workspace, typed),
            receiver=self,
            done=self._on_found,
            failed=self._on_failed,
        )

    def _on_found(self, found: FoundPeople) -> None:
        shell = self._context.shell
        self._people = self._recent.first(
            resident_entry(one, lambda one=one: shell.go("resident", one.id))  # type: ignore[misc]
            for one in found.people
        )
        self._show_matching(found.in_all - len(found.people))

    def _on_views(self, views: tuple[SavedView, ...]) -> None:
        self._views = tuple(view_entry(view, partial(self._show_view, view)) for view in views)
        if self.typed.text().strip():
            self._show_matching()

    def _on_failed(self, notice: Notice) -> None:
        self._hint.setText(notice.words)

    def _show_matching(self, left_out: int = 0) -> None:
        shown = self.shown
        self._model.show_rows(shown)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        for at in range(self._model.columnCount()):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if shown:
            self.table.setCurrentIndex(self._model.index(0, 0))
        words = self.tr("Type two letters of a name, a reference, a postcode or a phone number.")
        if left_out > 0:
            more = count(left_out, "resident", "residents")
            words = self.tr("{more} more match. Type more letters.").format(more=more)
        elif self.typed.text().strip() and not shown:
            words = self.tr("Nothing matches.")
        self._hint.setText(words)
        self._say_line()

    def _say_line(self) -> None:
        row = self.table.currentIndex().row()
        shown = self.shown
        entry = shown[row] if 0 <= row < len(shown) else None
        self._warning.setText("" if entry is None else entry.warning)
        self._warning.setVisible(bool(self._warning.text()))
        if self.isVisible() and entry is not None:
            parts = (entry.words, entry.kind, entry.warning or entry.alert, entry.keys)
            announce(self.typed, ", ".join(part for part in parts if part))

    def _on_chosen(self, index: QModelIndex) -> None:
        shown = self.shown
        if not 0 <= index.row() < len(shown):
            return
        entry = shown[index.row()]
        self._recent.note(entry.key)
        self.accept()
        entry.run()
