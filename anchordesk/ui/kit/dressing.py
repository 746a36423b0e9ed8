"""Puts the style sheet on the parts of the windows, a part a turn, what is seen first.

Qt styles all that stands in what a sheet is put on, at 0.2 ms for a widget: the six hundred of a
window that was used for a while would hold it up for a tenth of a second. So the bar at the side,
each screen and each form carries the sheet by itself, and nothing around them does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QWidget

from anchordesk.ui.kit.turns import Turns

# Between parts that nobody sees: what was changed is painted meanwhile, not in the same turn.
PAUSE_MS = 100


class FollowsTheme:
    """A button that draws something itself, and does it again once its part has another look."""

    def follow_theme(self) -> None:
        """Draw it as the theme wants it now."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class _Part:
    """What carries a sheet; `shed` takes down what is as quickly made anew as it is styled."""

    widget: QWidget
    shed: Callable[[], None]

    @property
    def is_left(self) -> bool:
        return shiboken6.isValid(self.widget)


class Dressing:
    """The parts that carry the sheet, and which of them carry the one before."""

    def __init__(self, owner: QObject) -> None:
        self._sheet = ""
        self._parts: list[_Part] = []
        self._seen = Turns(owner)
        self._hidden = Turns(owner, pause_ms=PAUSE_MS)
        self._seen.done.connect(lambda: self._hidden.do(self._changing_the_rest(), at_once=False))

    @property
    def sheet(self) -> str:
        """The sheet that every part carries, or will carry a moment later."""
        return self._sheet

    def add(self, widget: QWidget, shed: Callable[[], None] = lambda: None) -> None:
        """Style a part, now and at each change; what it stands in must not be one.

        Args:
            widget: With all that stands in it.
            shed: Called before each change: takes down what would hold the change up, such as many
                cards, which the part makes anew in turns once it was told of its style.
        """
        self._parts = [part for part in self._parts if part.is_left]
        self._parts.append(_Part(widget, shed))
        widget.setStyleSheet(self._sheet)

    def is_old(self, widget: QWidget) -> bool:
        """Tell whether a part still carries the sheet before this one."""
        return any(part.widget is widget and self._left_to_do(part) for part in self._parts)

    def hurry(self, widget: QWidget) -> None:
        """Style a part that is about to be seen, now, if it was not its turn yet."""
        for part in self._parts:
            if part.widget is widget:
                self._change(part)

    def change(self, sheet: str) -> None:
        """Put on another sheet: what is seen in the next turns, all of it at once to the eye."""
        self._sheet = sheet
        self._hidden.drop()
        self._seen.do(self._changing_what_is_seen())

    def _changing_what_is_seen(self) -> Iterator[None]:
        # The largest first, so that it has a turn to itself.
        seen = sorted(
            (part for part in self._parts if part.is_left and part.widget.isVisible()),
            key=lambda part: -len(part.widget.findChildren(QWidget)),
        )
        with _unpainted(part.widget.window() for part in seen):
            for part in seen:
                self._change(part)
                yield

    def _changing_the_rest(self) -> Iterator[None]:
        for part in tuple(self._parts):
            self._change(part)
            yield

    def _left_to_do(self, part: _Part) -> bool:
        return part.is_left and part.widget.styleSheet() != self._sheet

    def _change(self, part: _Part) -> None:
        if self._left_to_do(part):
            part.shed()
            part.widget.setStyleSheet(self._sheet)
            for button in part.widget.findChildren(QAbstractButton):
                if isinstance(button, FollowsTheme):
                    button.follow_theme()


@contextmanager
def _unpainted(windows: Iterable[QWidget]) -> Iterator[None]:
    """Have windows keep their picture, so that none is seen half in the one look."""
    held = list({id(window): window for window in windows}.values())
    for window in held:
        window.setUpdatesEnabled(False)
    try:
        yield
    finally:
        for window in held:
            if shiboken6.isValid(window):
                window.setUpdatesEnabled(True)
