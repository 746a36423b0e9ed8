"""The words of the import screen that more than one of its parts uses."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from anchordesk.ui.imports.state import ImportWork


def translated(words: str) -> str:
    """Return words in the window's language."""
    return QCoreApplication.translate("imports", words)


def work_words(work: ImportWork) -> str:
    """Return what is going on; empty if nothing is."""
    match work:
        case ImportWork.NONE:
            return ""
        case ImportWork.LOOKING:
            return translated("Reading the file")
        case ImportWork.CHECKING:
            return translated("Checking the rows. Nothing is changed")
        case ImportWork.IMPORTING:
            return translated("Importing")
        case ImportWork.UNDOING:
            return translated("Taking the import back")
        case ImportWork.SAVING:
            return translated("Saving the file")
