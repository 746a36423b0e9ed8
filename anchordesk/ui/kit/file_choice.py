"""Asks for files and folders in the system's own dialogs, without ever blocking the window.

A dialog is opened and answers later, so that a lock can close it, and so that nothing of a
caller's work is on the stack while a person thinks.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], None]


class FileChoice(Protocol):
    """Asks a person for a place on this computer; `then` is called only if they chose one."""

    def file_to_open(self, parent: QWidget, title: str, kinds: str, then: Then) -> None:
        """Ask for a file that is there; `kinds` is written as Qt's name filters."""

    def file_to_save(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        """Ask where to write a file, with a name to start from."""

    def folder(self, parent: QWidget, title: str, then: Then) -> None:
        """Ask for a folder or a stick."""


class SystemFileChoice:
    """The dialogs of the operating system."""

    def file_to_open(self, parent: QWidget, title: str, kinds: str, then: Then) -> None:
        """Ask for a file that is there."""
        dialog = QFileDialog(parent, title, "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        _ask(dialog, then)

    def file_to_save(self, parent: QWidget, title: str, name: str, kinds: str, then: Then) -> None:
        """Ask where to write a file."""
        dialog = QFileDialog(parent, title, "", kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
        _ask(dialog, then)

    def folder(self, parent: QWidget, title: str, then: Then) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        _ask(dialog, then)


def _ask(dialog: QFileDialog, then: Then) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()
