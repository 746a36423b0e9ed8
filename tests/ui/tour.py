"""A walk through every screen and every form that its buttons open, for tests and for pictures.

    for place, widget in tour(window, settle): ...

Buttons are found by looking, so that a new screen's forms are on the walk without a word here. What
a button does is done: walk over a copy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QTabBar, QWidget

from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.main_window import MainWindow

Settle = Callable[[], None]
# They leave the screen, or end what the walk is in the middle of.
NOT_PRESSED = {"Lock now", "Back to the list", "Dismiss", "Undo", "Delete view"}
# Of somebody, or with a file.
GONE_TO_BY_ITSELF = {"resident", "import"}
KEYS = {"palette": "Ctrl+K", "quick note": "Ctrl+Shift+N", "help": "F1", "shortcuts": "Shift+F1"}


class Tour:
    """One walk."""

    def __init__(
        self, window: MainWindow, settle: Settle, rows_of_records: Sequence[int] = (0, 1, 2)
    ) -> None:
        self._window = window
        self._settle = settle
        self._rows = tuple(rows_of_records)
        self._pressed: set[tuple[str, str]] = set()

    def walk(self) -> Iterator[tuple[str, QWidget]]:
        """Show one screen or form after the other; each is shown while its turn lasts."""
        for place in self._frame.places:
            if place.key not in GONE_TO_BY_ITSELF:
                self._go(place.key)
                yield place.key, self._window
                yield from self._forms(place.key, partial(self._go, place.key))
        yield from self._board()
        yield from self._records()
        self._go("import")
        yield "import", self._window
        yield from self._from_anywhere()

    @property
    def _frame(self) -> Frame:
        assert self._window.frame is not None, "the window is locked"
        return self._window.frame

    def _go(self, key: str) -> None:
        if self._frame.here != key:
            self._frame.go(key)
        self._settle()

    def _board(self) -> Iterator[tuple[str, QWidget]]:
        self._go("caseload")
        screen = self._frame.shown_screen
        assert isinstance(screen, CaseloadScreen)
        for _ in ("to the board", "and back to the list"):
            screen.board_button.click()
            self._settle()
            if screen.board.isVisible():
                yield "board", self._window

    def _records(self) -> Iterator[tuple[str, QWidget]]:
        for at in self._rows:
            if not self._open_record(at):
                return
            for number in range(self._tabs().count()):
                name = f"record-{self._tabs().tabText(number).lower()}"

                def back(row: int = at, tab: int = number) -> None:
                    if not isinstance(self._frame.shown_screen, RecordScreen):
                        self._open_record(row)
                    self._tabs().setCurrentIndex(tab)
                    self._settle()

                back()
                if at == self._rows[0]:
                    yield name, self._window
                yield from self._forms(name, back)

    def _open_record(self, row: int) -> bool:
        self._go("caseload")
        screen = self._frame.shown_screen
        assert isinstance(screen, CaseloadScreen)
        model = screen.table.model()
        if row >= model.rowCount():
            return False
        screen.table.setCurrentIndex(model.index(row, 0))
        screen.open_chosen()
        self._settle()
        return isinstance(self._frame.shown_screen, RecordScreen)

    def _tabs(self) -> QTabBar:
        bars = [bar for bar in self._frame.shown_screen.findChildren(QTabBar) if bar.isVisible()]
        return bars[0]

    def _from_anywhere(self) -> Iterator[tuple[str, QWidget]]:
        self._go("today")
        for name, keys in KEYS.items():
            self._window.activateWindow()
            self._settle()
            QTest.keySequence(QApplication.focusWidget() or self._window, keys)
            self._settle()
            yield from self._meet(name)

    def _forms(self, where: str, back: Callable[[], None]) -> Iterator[tuple[str, QWidget]]:
        """Press each button of the screen once, and meet the form that it opens."""
        while (button := self._next_button(where)) is not None:
            name = button.accessibleName().partition(":")[0]
            self._pressed |= {(where, name), (where.partition("-")[0], name)}
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
            self._settle()
            yield from self._meet(f"{where}-{name.lower()}")
            back()

    def _next_button(self, where: str) -> QPushButton | None:
        for button in self._frame.shown_screen.findChildren(QPushButton):
            name = button.accessibleName().partition(":")[0]
            # What stands beside every section of a record is met once.
            if (
                name
                and not {(where, name), (where.partition("-")[0], name)} & self._pressed
                and name not in NOT_PRESSED
                and button.isVisible()
                and button.isEnabled()
                and not button.isCheckable()
            ):
                return button
        return None

    def _meet(self, name: str) -> Iterator[tuple[str, QWidget]]:
        for dialog in self._window.findChildren(QDialog):
            # One that was closed before may be deleted while this one is met.
            if shiboken6.isValid(dialog) and dialog.isVisible():
                if not isinstance(dialog, QFileDialog):
                    yield name, dialog
                dialog.reject()
                self._settle()
