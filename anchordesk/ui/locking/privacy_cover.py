"""Covers the window, and every form in front of it, while the person is in another program.

Nothing is locked by it: what was typed stays, and the first look back shows all again.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.theme import dress


class PrivacyCover(QObject):
    """Off until it is asked for."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._on = False
        self._window: QWidget | None = None
        self._covers: list[_Cover] = []
        application.applicationStateChanged.connect(self._on_state)

    @property
    def on(self) -> bool:
        """Whether the window is covered when it is left."""
        return self._on

    def guard(self, window: QWidget) -> None:
        """Cover this window, and the forms that belong to it."""
        self._window = window

    def choose(self, *, on: bool) -> None:
        """Cover from now on, or no more."""
        self._on = on

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._uncover()
        elif self._on and not self._covers:
            self._cover()

    def _cover(self) -> None:
        window = self._window
        if window is None or not shiboken6.isValid(window):
            return
        belonging = [one for one in window.findChildren(QWidget) if one.isWindow()]
        for one in (window, *belonging):
            if one.isVisible():
                self._covers.append(_Cover(one))

    def _uncover(self) -> None:
        covers, self._covers = self._covers, []
        for cover in covers:
            cover.take_off()


class _Cover(QObject):
    """Lies over one window, whatever size that takes."""

    def __init__(self, window: QWidget) -> None:
        # Its owner is the window: a form that a lock closes takes its cover with it.
        super().__init__(window)
        self._sheet = QWidget(window)
        self._sheet.setProperty("look", "page")
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self._sheet)
        words = Words(
            self.tr("Hidden while you are in another program. Come back to go on."),
            LabelLook.HEADING,
        )
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(words)
        dress(self._sheet)
        self._sheet.setGeometry(window.rect())
        # It keeps its picture while another theme is put on, which must not hold this up.
        window.setUpdatesEnabled(True)
        self._sheet.show()
        self._sheet.raise_()
        window.installEventFilter(self)
        self._window = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay as large as the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._sheet.setGeometry(self._window.rect())
        return False

    def take_off(self) -> None:
        """Show what lies under it again."""
        if shiboken6.isValid(self):
            self._window.removeEventFilter(self)
            self._sheet.hide()
            self._sheet.deleteLater()
            self.deleteLater()
