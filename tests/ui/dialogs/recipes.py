"""How each dialog of the window is opened in a test: a recipe for each class.

    @recipe_for(NeedDialog)
    def need(room: Room) -> QDialog:
        return NeedDialog(room.record_screen.needs, room.record)

A recipe makes the dialog with something to show, as the window does; it is opened for it. Classes
are found by walking the window's modules, so that a dialog without a recipe fails a test.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

import anchordesk.ui
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.record import ResidentRecord, open_record
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.cards_dialog import CardsDialog
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.plain_dialog import PlainDialog
from anchordesk.ui.opportunities.fingerprint_dialog import FingerprintDialog
from anchordesk.ui.oversight.dialogs import BreachDialog
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.settings.sheets_dialog import SheetsDialog
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles

# Others are made from them, and nobody meets them by themselves.
ONLY_BASES: frozenset[type[QDialog]] = frozenset(
    {
        PlainDialog,
        FormDialog,
        ChangeDialog,
        BreachDialog,
        CardsDialog,
        FingerprintDialog,
        SheetsDialog,
    }
)


@dataclass
class Room:
    """What recipes are made with: a window with the record of Elif Jones open."""

    driver: Driver
    folder: Path
    files: ChosenFiles

    @property
    def context(self) -> ScreenContext:
        return self.driver.frame.context

    @property
    def workspace(self) -> Workspace:
        return self.context.workspace

    @property
    def tasks(self) -> Tasks:
        return self.context.tasks

    @property
    def drafts(self) -> Drafts:
        return self.context.drafts

    @property
    def work(self) -> ResidentWork:
        return ResidentWork(self.workspace, self.tasks)

    @property
    def record_screen(self) -> RecordScreen:
        return self.driver.record

    @property
    def record(self) -> ResidentRecord:
        """Read anew, so that a recipe finds what it has just put there."""
        shown = self.record_screen.remember().subject
        assert shown is not None
        return open_record(self.workspace, ResidentId(shown))

    @property
    def opener(self) -> QPushButton:
        """What has the keyboard when a dialog opens, and shall have it again afterwards."""
        return self.record_screen.bar.back_button


Recipe = Callable[[Room], QDialog]
RECIPES: dict[type[QDialog], Recipe] = {}


def recipe_for(kind: type[QDialog]) -> Callable[[Recipe], Recipe]:
    """Say how a dialog is made."""

    def keep(make: Recipe) -> Recipe:
        assert kind not in RECIPES, f"two recipes for {kind.__name__}"
        RECIPES[kind] = make
        return make

    return keep


def dialog_classes() -> frozenset[type[QDialog]]:
    """Return every dialog that the window's modules define, but those that are only bases."""
    return frozenset(_defined()) - ONLY_BASES


def name_of(kind: type[QDialog]) -> str:
    """Return a name that no other dialog has: two classes may be called alike."""
    return f"{kind.__module__.removeprefix('anchordesk.ui.')}.{kind.__name__}"


def open_dialog(room: Room, kind: type[QDialog]) -> QDialog:
    """Open a dialog from the button that shall have the keyboard again."""
    room.driver.window.activateWindow()
    room.opener.setFocus()
    dialog = RECIPES[kind](room)
    dialog.open()
    room.driver.settle()
    assert dialog.isVisible()
    assert isinstance(dialog, kind)
    return dialog


def close_dialog(room: Room, dialog: QDialog) -> None:
    """Take a dialog away, whatever state it is in."""
    if shiboken6.isValid(dialog):
        dialog.reject()
        dialog.deleteLater()
    room.driver.settle()
    QApplication.processEvents()


def _defined() -> Iterator[type[QDialog]]:
    for module in pkgutil.walk_packages(anchordesk.ui.__path__, "anchordesk.ui."):
        for kept in vars(import_module(module.name)).values():
            if (
                isinstance(kept, type)
                and issubclass(kept, QDialog)
                and kept.__module__ == module.name
            ):
                yield kept
