"""Holds the screens of an open window; each is made when it is first shown, in several turns.

A screen has some hundred widgets. Making them, styling them and painting them at once would hold
the window up for longer than anybody should notice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget

from anchordesk.ui.kit.theme import current_dressing, dress
from anchordesk.ui.kit.turns import Turns
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext


class ScreenStack(QStackedWidget):
    """Every screen that was shown since the unlock, each in a holder that scrolls it.

    Signals: `arrived()` when a screen can answer keys, after it was shown.
    """

    arrived = Signal()

    def __init__(self, places: Mapping[str, Place]) -> None:
        super().__init__()
        self._places = places
        self._screens: dict[str, Screen] = {}
        self._holders: dict[str, QScrollArea] = {}
        self._turns = Turns(self)

    def made(self, key: str, context: ScreenContext) -> Screen:
        """Return a screen, made now as far as it is not; nobody is taken to another afterwards."""
        self._turns.drop()
        for _ in self._making(key, context):
            pass
        return self._screens[key]

    def make(self, key: str, context: ScreenContext, then: Callable[[], None]) -> None:
        """Make a screen in turns, then call `then`; at once where there is nothing to make.

        Whoever asks for another screen meanwhile goes to that one alone.
        """
        is_made = key in self._holders and not self._is_old(key)
        self._turns.do(self._making_then(key, context, then), at_once=is_made)

    def show_screen(self, key: str) -> None:
        """Show a screen that was made."""
        self.setCurrentWidget(self._holders[key])

    def _making_then(
        self, key: str, context: ScreenContext, then: Callable[[], None]
    ) -> Iterator[None]:
        yield from self._making(key, context)
        then()

    def _making(self, key: str, context: ScreenContext) -> Iterator[None]:
        if key not in self._screens:
            self._screens[key] = self._places[key].build(context)
            self._screens[key].arrived.connect(self.arrived)
            yield
        if key not in self._holders:
            holder = _holder()
            # First the holder: each move of a screen into another parent styles all of it again.
            self.addWidget(holder)
            dress(holder, self._screens[key].shed)
            holder.setWidget(self._screens[key])
            self._holders[key] = holder
            yield
        dressing = current_dressing()
        if dressing is not None and self._is_old(key):
            dressing.hurry(self._holders[key])
            yield

    def _is_old(self, key: str) -> bool:
        dressing = current_dressing()
        return dressing is not None and dressing.is_old(self._holders[key])


def _holder() -> QScrollArea:
    """Return what holds a screen: large text makes it scroll, and never the window too wide."""
    holder = QScrollArea()
    holder.setWidgetResizable(True)
    holder.setFrameShape(QFrame.Shape.NoFrame)
    holder.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return holder
