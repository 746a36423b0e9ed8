"""The words of the import screen that more than one of its parts uses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translated(words: str) -> str:
    """Return words in the window's language."""
    return QCoreApplication.translate("imports", words)
