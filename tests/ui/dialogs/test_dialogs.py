"""Every dialog of the window: for the keyboard, for screen readers, and on a small screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from anchordesk.services.desk import Desk
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.theme import ThemeChoice
from tests.ui.conftest import MakeDriver
from tests.ui.dialogs import fits, keyboard, of_desks, of_records, of_teams
from tests.ui.dialogs.recipes import (
    RECIPES,
    Room,
    close_dialog,
    dialog_classes,
    name_of,
    open_dialog,
)
from tests.ui.made_up_desk import make_vault
from tests.ui.sync.real_desk import ChosenFiles

MODULES_WITH_RECIPES = (of_desks, of_records, of_teams)
Check = Callable[[QDialog], Iterator[str]]
MakeRoom = Callable[..., Room]
CHECKS: tuple[Check, ...] = (
    keyboard.first_focus,
    keyboard.default_button,
    keyboard.names_and_roles,
    keyboard.mnemonics,
    # Last: it moves the keyboard about.
    keyboard.tab_order,
)


@pytest.fixture
def make_room(make_driver: MakeDriver, desk: Desk, tmp_path: Path) -> MakeRoom:
    def make(choice: ThemeChoice = ThemeChoice.LIGHT, percent: int = 100) -> Room:
        return room_of(make_driver, desk, tmp_path, choice, percent)

    return make


def room_of(
    make_driver: MakeDriver,
    desk: Desk,
    folder: Path,
    choice: ThemeChoice = ThemeChoice.LIGHT,
    percent: int = 100,
) -> Room:
    """Open a window with the record of Elif Jones."""
    make_vault(desk)
    driver = make_driver(choice, percent)
    driver.unlock()
    driver.frame.go("caseload")
    driver.settle()
    driver.open_record_of("Elif Jones")
    return Room(driver, folder, ChosenFiles())


def complaints(room: Room, *checks: Check) -> dict[str, list[str]]:
    """Open one dialog after the other, and return what the checks say, by dialog."""
    found: dict[str, list[str]] = {}
    for kind in sorted(RECIPES, key=name_of):
        dialog = open_dialog(room, kind)
        said = [words for check in checks for words in check(dialog)]
        if said:
            found[name_of(kind)] = said
        close_dialog(room, dialog)
    return found


def test_every_dialog_has_a_recipe() -> None:
    assert {name_of(one) for one in dialog_classes() ^ RECIPES.keys()} == set()
    assert {make.__module__ for make in RECIPES.values()} == {
        module.__name__ for module in MODULES_WITH_RECIPES
    }


def test_every_dialog_is_worked_by_keyboard_and_told_by_a_screen_reader(
    make_room: MakeRoom,
) -> None:
    assert complaints(make_room(), *CHECKS) == {}


def test_escape_closes_every_dialog_and_the_keyboard_is_where_it_was(make_room: MakeRoom) -> None:
    room = make_room()
    wrong = {}
    for kind in sorted(RECIPES, key=name_of):
        dialog = open_dialog(room, kind)
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
        room.driver.settle()
        if shiboken6.isValid(dialog) and dialog.isVisible():
            wrong[name_of(kind)] = "Escape does not close it"
        elif QApplication.focusWidget() is not room.opener:
            focused = keyboard.describe(QApplication.focusWidget())
            wrong[name_of(kind)] = f"afterwards the keyboard is at {focused}"
        close_dialog(room, dialog)
    assert wrong == {}


def test_every_dialog_fits_a_small_laptop_at_double_size_with_all_of_its_words(
    make_room: MakeRoom,
) -> None:
    room = make_room(ThemeChoice.LIGHT, 200)
    assert complaints(room, fits.fits_the_screen, fits.scrolls_sideways, fits.clips_words) == {}


class WrongDialog(QDialog):
    """A dialog with one of each fault."""

    def __init__(self, parent: Room) -> None:
        super().__init__(parent.driver.window)
        column, row = QVBoxLayout(self), QHBoxLayout()
        self.second, self.first, self.third = QLineEdit(), QLineEdit(), QLineEdit()
        self.danger = Button("Erase", look=ButtonLook.DANGER)
        self.danger.setDefault(True)
        for words, field in (("&Name", self.first), ("&Number", self.second)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName("Name")
            row.addWidget(label)
            row.addWidget(field)
        column.addWidget(self.danger)
        column.addLayout(row)
        column.addWidget(self.third)
        QDialog.setTabOrder(self.second, self.first)
        self.danger.setFocus()


def test_each_fault_is_found(make_room: MakeRoom) -> None:
    dialog = WrongDialog(make_room())
    dialog.open()
    QApplication.processEvents()
    said = [words for check in CHECKS for words in check(dialog)]
    dialog.reject()
    assert set(said) >= {
        "the keyboard starts at Button 'Erase', not at a field",
        "the keyboard starts at Button 'Erase'",
        "Enter presses Button 'Erase'",
        "the dialog has no name",
        "QLineEdit '' has no name",
        "2 things are called 'Name'",
        "Alt+N is wanted by ['&Name', '&Number']",
        "Tab goes from QLineEdit 'Name' up to QLineEdit 'Name'",
    }


def test_what_does_not_fit_is_found(make_room: MakeRoom) -> None:
    room = make_room()
    dialog = QDialog(room.driver.window)
    long, hint, chosen = Button("Take the whole team with it"), QLineEdit(), QComboBox()
    wrapped, wide = QLabel("A word and another " * 9), QPlainTextEdit("wide " * 99)
    wrapped.setWordWrap(True)
    wrapped.setFixedSize(200, 20)
    long.setFixedWidth(40)
    hint.setPlaceholderText("For example, 14 11 2026")
    hint.setFixedWidth(40)
    chosen.addItem("Hospitality to Health")
    chosen.setFixedWidth(60)
    wide.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    column = QVBoxLayout(dialog)
    for widget in (long, hint, chosen, wrapped, wide):
        column.addWidget(widget)
    outside = QLabel("Over the edge", dialog)
    outside.move(360, 0)
    dialog.resize(400, 720)
    dialog.open()
    QApplication.processEvents()
    every = (fits.fits_the_screen, fits.scrolls_sideways, fits.clips_words)
    said = " ".join(words for check in every for words in check(dialog))
    dialog.reject()
    for expected in (
        "400 x 720 is more than the screen",
        "QPlainTextEdit '' scrolls sideways",
        "Button 'Take the whole team with it' lacks",
        "for 'For example, 14 11 2026'",
        "for 'Hospitality to Health'",
        "px of height",
        "QLabel 'Over the edge' goes over the edge",
    ):
        assert expected in said
