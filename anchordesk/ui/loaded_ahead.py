"""Loads the screens that most days do without, in a lane, once the first screen is being read.

Loaded only when they are asked for, each would hold the window up for 50 ms and more.
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

    def begin(self, context: ScreenContext) -> None:
        """Load after what the first screen asks for in this turn of the event loop."""
        QTimer.singleShot(0, self, partial(self._load, context))

    def end(self) -> None:
        """Do nothing: what is loaded stays."""

    def _load(self, context: ScreenContext) -> None:
        for module in self._modules:
            # One piece of work each, so that nothing asked for meanwhile waits for all of them.
            context.tasks.run(
                Lane.RECORDS,
                partial(import_module, module),
                receiver=self,
                done=lambda _: None,
                failed=context.shell.tell_notice,
            )
