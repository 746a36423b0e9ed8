"""The window hides what it shows while another program is used, if that is asked for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from anchordesk.ui.settings.view import SettingsScreen
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver

HIDDEN = "Hidden while you are in another program"


def leave(qapp: QApplication) -> None:
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)


def come_back(qapp: QApplication) -> None:
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)


def ask_for_it(driver: Driver) -> None:
    driver.frame.go("settings")
    driver.settle()
    screen = driver.frame.shown_screen
    assert isinstance(screen, SettingsScreen)
    screen.lock_card.hide_when_left.click()
    driver.settle()
    driver.frame.go("caseload")
    driver.settle()


def seen_at(window: QWidget, place: QPoint) -> QWidget | None:
    return window.childAt(place)


def test_the_list_and_a_form_are_covered_until_the_person_comes_back(
    opened: Driver, qapp: QApplication
) -> None:
    ask_for_it(opened)
    opened.press("Add resident")
    dialog = opened.dialog()
    opened.type("Half typed")
    leave(qapp)
    for window in (opened.window, dialog):
        assert HIDDEN in opened.words(window)
        under = seen_at(window, window.rect().center())
        assert under is not None
        assert HIDDEN in opened.words(under.parentWidget() or under)
    opened.window.resize(1200, 680)
    corner = opened.window.rect().bottomRight() - QPoint(3, 3)
    covering = seen_at(opened.window, corner)
    assert covering is not None
    assert covering.property("look") == "page"
    come_back(qapp)
    assert HIDDEN not in opened.words()
    assert "Half typed" in [field.text() for field in dialog.findChildren(QLineEdit)]
    opened.keys("Esc")


def test_nothing_is_covered_unless_asked_for(opened: Driver, qapp: QApplication) -> None:
    leave(qapp)
    assert HIDDEN not in opened.words()
    come_back(qapp)


def test_a_lock_under_the_cover_leaves_nothing_behind(opened: Driver, qapp: QApplication) -> None:
    ask_for_it(opened)
    opened.press("Add resident")
    leave(qapp)
    opened.window.lock()
    opened.settle()
    come_back(qapp)
    assert HIDDEN not in opened.words()
    opened.unlock()
    assert len(opened.names_listed()) == 20


def test_the_choice_is_kept_for_the_next_start(
    opened: Driver, qapp: QApplication, make_driver: MakeDriver
) -> None:
    ask_for_it(opened)
    opened.window.close()
    again = make_driver()
    again.unlock()
    leave(qapp)
    assert HIDDEN in again.words()
    come_back(qapp)
