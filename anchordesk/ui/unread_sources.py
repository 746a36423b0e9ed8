"""Keeps PySide from reading the source of every module that is imported after it.

It searches them for its own name, to tell where a `from __feature__ import` may apply, and the
lines stay in `linecache` until the process ends: 16 MB with what the window loads (measured
with PySide 6.11). AnchorDesk uses none of those features. It is a private function that is
replaced, so a version without it is left as it is: the window then only needs more memory.
"""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - its import brings the function in

SEARCHING = "shibokensupport.feature"
SEARCH = "_mod_uses_pyside"


def leave_sources_unread() -> None:
    """Count every module as one that may use Qt and switches no feature on; nothing is read."""
    searching = sys.modules.get(SEARCHING)
    if searching is not None and hasattr(searching, SEARCH):
        setattr(searching, SEARCH, _may_use_qt)


def _may_use_qt(_module: ModuleType) -> bool:
    return True
