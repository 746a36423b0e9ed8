"""Loads the code of a screen in a lane when somebody first goes there, so that no turn is long.

Loaded on the window's thread it would hold the window up for 50 ms and more; loaded ahead it
would take memory on the many days on which nobody goes there. Ahead comes only where everybody
goes, once the first screen is being read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks


class LateModules(QObject):
    """Keeps who goes somewhere waiting until the code is there.

    Args:
        failed: Told why it could not be loaded, such as a damaged installation.
        ahead: The modules that `load_ahead` loads.
    """

    def __init__(
        self,
        parent: QObject,
        tasks: Tasks,
        failed: Callable[[Notice], None],
        ahead: Sequence[str] = (),
    ) -> None:
        super().__init__(parent)
        self._ahead = tuple(ahead)
        self._tasks = tasks
        self._failed = failed
        self._asked = 0

    def holds_back(self, module: str, go: Callable[[], None]) -> bool:
        """Tell whether a module has to be loaded first; `go` is called once it is.

        Whoever goes elsewhere meanwhile stays there.
        """
        self._asked += 1
        if not module or module in sys.modules:
            return False
        asked = self._asked
        self._load(module, lambda: go() if asked == self._asked else None)
        return True

    def load_ahead(self) -> None:
        """Load modules, once, after what a screen asks for in this turn of the event loop."""
        modules, self._ahead = self._ahead, ()
        for module in modules:
            if module not in sys.modules:
                QTimer.singleShot(0, self, partial(self._load, module, lambda: None))

    def _load(self, module: str, then: Callable[[], None]) -> None:
        self._tasks.run(
            Lane.RECORDS,
            partial(import_module, module),
            receiver=self,
            done=lambda _: then(),
            failed=self._failed,
        )
