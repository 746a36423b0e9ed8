"""Works the window as a person does: by what controls are called, with keys and buttons."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from anchordesk.ui.caseload.view import CaseloadScreen
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.turns import turns_left
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.main_window import MainWindow, WindowState
from anchordesk.ui.tasks import Tasks
from tests.adapters.vault.throwaway import PASSPHRASE

Kind = TypeVar("Kind", bound=QWidget)


def is_still(tasks: Tasks) -> bool:
    """Tell whether nothing that was asked for is still to come."""
    return not (tasks.busy or turns_left())


class Driver:
    """One window under test."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    def state(self) -> WindowState:
        return self.window.state

    def settle(self) -> None:
        """Wait until nothing asked for is still to come."""
        still = False
        # An answer may ask for more: a form that has read its choices lays out the first of them.
        while not still:
            QApplication.processEvents()
            self.qtbot.waitUntil(lambda: is_still(self.window.tasks), timeout=30_000)
            # What is laid out in a turn of its own.
            for _ in range(3):
                QApplication.processEvents()
            still = is_still(self.window.tasks)

    def find(self, kind: type[Kind], name: str, inside: QWidget | None = None) -> Kind:
        found = [
            widget
            for widget in (inside or self.window).findChildren(kind)
            if widget.accessibleName() == name and widget.isVisible()
        ]
        assert len(found) == 1, f"{len(found)} visible {kind.__name__} called {name!r}"
        return found[0]

    def press(self, name: str, inside: QWidget | None = None) -> None:
        button = self.find(QPushButton, name, inside)
        assert button.isEnabled(), f"{name!r} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def keys(self, sequence: str) -> None:
        """Press a key combination on what has focus."""
        QTest.keySequence(QApplication.focusWidget() or self.window, sequence)
        self.settle()

    def type(self, words: str) -> None:
        """Type into what has focus."""
        focused = QApplication.focusWidget()
        assert focused is not None
        for letter in words:
            # QTest.keyClicks stops the process at a letter beyond ASCII.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(focused, event)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        self.type(passphrase)
        self.keys("Return")

    @property
    def frame(self) -> Frame:
        assert self.window.state is WindowState.OPEN
        assert self.window.frame is not None
        return self.window.frame

    @property
    def caseload(self) -> CaseloadScreen:
        screen = self.frame.shown_screen
        assert isinstance(screen, CaseloadScreen)
        return screen

    @property
    def record(self) -> RecordScreen:
        screen = self.frame.shown_screen
        assert isinstance(screen, RecordScreen)
        return screen

    def dialog(self) -> QDialog:
        # A form opens in the turn after the one that made it.
        self.qtbot.waitUntil(lambda: not turns_left())
        found = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        assert len(found) == 1, f"{len(found)} dialogs are open"
        return found[0]

    def dialogs(self) -> int:
        return len([d for d in self.window.findChildren(QDialog) if d.isVisible()])

    def names_listed(self) -> list[str]:
        model = self.caseload.table.model()
        return [model.index(row, 0).data(CELL_ROLE).words for row in range(model.rowCount())]

    def open_record_of(self, name: str) -> None:
        table = self.caseload.table
        table.setCurrentIndex(table.model().index(self.names_listed().index(name), 0))
        table.setFocus()
        self.keys("Return")

    def words(self, inside: QWidget | None = None) -> str:
        """Everything that labels and texts show."""
        labels = (inside or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())
