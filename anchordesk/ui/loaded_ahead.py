"""Loads, in a lane, the screens where everybody goes, once the first screen is being read.

Loaded only when it is asked for, the first one would be a moment late; see `late_modules` for those
where few people go on most days.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane


class LoadedAhead(QObject):
    """Begins with each unlock; only the first finds anything to load."""

    def __init__(self, parent: QObject, modules: Sequence[str]) -> None:
        super().__init__(parent)
        self._modules = tuple(modules)
        self._left: list[str] = []

    def begin(self, context: ScreenContext) -> None:
        """Load after what the first screen asks for in this turn of the event loop."""
        self._left = list(self._modules)
        QTimer.singleShot(0, self, partial(self._load_next, context))

    def end(self) -> None:
        """Stop: what is loaded stays."""
        self._left = []

    def _load_next(self, context: ScreenContext) -> None:
        # Asked for one by one: what a person asks for meanwhile waits for one of them at most.
        if self._left:
            context.tasks.run(
                Lane.RECORDS,
                partial(import_module, self._left.pop(0)),
                receiver=self,
                done=lambda _: self._load_next(context),
                failed=context.shell.tell_notice,
            )
