"""What can be taken back, newest first: by the button in the bar, or by Ctrl+Z outside a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

MOST_KEPT = 50


@dataclass(frozen=True, slots=True, eq=False)
class Undoable:
    """Something that was done, and what takes it back."""

    words: str
    undo: Callable[[], None]


class UndoHistory:
    """Kept from unlock to lock. Each thing is taken back once, in whichever way is used first."""

    def __init__(self) -> None:
        self._done: list[Undoable] = []

    def add(self, words: str, undo: Callable[[], None]) -> Undoable:
        """Note what was done; beyond fifty, the oldest can no longer be taken back."""
        done = Undoable(words, undo)
        self._done = [*self._done, done][-MOST_KEPT:]
        return done

    def take_back(self, done: Undoable) -> None:
        """Take one thing back, unless that has happened."""
        if done in self._done:
            self._done.remove(done)
            done.undo()

    def take_back_newest(self) -> bool:
        """Take the newest thing back; tell whether there was any."""
        if not self._done:
            return False
        self.take_back(self._done[-1])
        return True
