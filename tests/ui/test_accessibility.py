from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLabel,
    QWidget,
)

from anchordesk.services.desk import Desk
from anchordesk.ui.kit.labels import Card, Words
from anchordesk.ui.kit.theme import Appearance, ThemeChoice, ThemeSwitch
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault
from tests.ui.tour import Tour

WIDEST, HIGHEST = 1366, 700
IN_THE_MARGIN = 208
LINE = 24
THEMES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST)


def unnamed(root: QWidget) -> list[str]:
    """Return what can have focus and is shown, but tells a screen reader nothing."""
    buddies = {label.buddy() for label in root.findChildren(QLabel) if label.buddy() is not None}
    found = []
    for widget in root.findChildren(QWidget):
        takes_focus = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if not takes_focus or not widget.isVisible() or inner or widget in buddies:
            continue
        named = widget.accessibleName() or (
            isinstance(widget, QAbstractButton) and widget.text().replace("&", "")
        )
        if not named:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def walk(driver: Driver) -> Tour:
    """A walk with a record that has a story, and one that is on no pathway."""
    driver.frame.go("caseload")
    driver.settle()
    rows = [driver.names_listed().index(name) for name in ("Elif Jones", "Nadia Khan")]
    return Tour(driver.window, driver.settle, rows)


def sideways(root: QWidget) -> list[str]:
    """Return what shows a bar to scroll sideways."""
    return [
        f"{type(area).__name__} {area.accessibleName()}"
        for area in root.findChildren(QAbstractScrollArea)
        if area.isVisible() and area.horizontalScrollBar().isVisible()
    ]


def height_wanted(words: Words) -> int:
    """Return what the words need at the width that they have."""
    wrapped = words.heightForWidth(words.width())
    return wrapped if wrapped >= 0 else words.sizeHint().height()


def pulled_apart(root: QWidget) -> list[str]:
    """Return the words in cards that got more than a line of height that they have no use for."""
    return [
        words.text()
        for card in root.findChildren(Card)
        for words in card.findChildren(Words)
        if words.isVisible() and words.height() > height_wanted(words) + LINE
    ]


def test_everything_that_takes_focus_has_a_name_and_nothing_scrolls_sideways(
    make_driver: MakeDriver, desk: Desk
) -> None:
    make_vault(desk)
    driver = make_driver()
    nameless = {"locked": unnamed(driver.window)}
    driver.unlock()
    wide: dict[str, list[str]] = {}
    loose: dict[str, list[str]] = {}
    for place, widget in walk(driver).walk():
        nameless[place] = unnamed(widget)
        loose[place] = pulled_apart(widget)
        # A board has as many columns as its pathway has stages.
        wide[place] = [] if place == "board" else sideways(widget)
    assert {where: names for where, names in nameless.items() if names} == {}
    assert {where: bars for where, bars in wide.items() if bars} == {}
    assert {where: words for where, words in loose.items() if words} == {}
    assert len(nameless) > 50


def test_every_screen_and_form_fits_a_small_laptop_at_double_size(
    make_driver: MakeDriver, desk: Desk
) -> None:
    make_vault(desk)
    driver = make_driver(ThemeChoice.HIGH_CONTRAST, 200)
    driver.unlock()
    too_big = {}
    for place, widget in walk(driver).walk():
        if widget.width() > WIDEST or widget.height() > HIGHEST:
            too_big[place] = widget.size()
        if place != "board" and isinstance(widget, QDialog) and sideways(widget):
            too_big[place] = widget.size()
    assert too_big == {}


def test_first_run_has_names_for_everything(make_driver: MakeDriver) -> None:
    driver = make_driver()
    assert unnamed(driver.window) == []
    driver.type("S")
    driver.keys("Tab")
    driver.type("H")
    driver.press("Continue")
    assert unnamed(driver.window) == []


def test_an_unnamed_field_is_found(make_driver: MakeDriver) -> None:
    driver = make_driver()
    view = driver.window.first_run_view
    assert view is not None
    view.who.name.setAccessibleName("")
    for label in view.who.findChildren(QLabel):
        if label.buddy() is view.who.name:
            label.setBuddy(view.who.organisation)
    assert unnamed(driver.window) == ["QLineEdit in LabelledField"]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_every_screen_fits_a_small_laptop(
    make_driver: MakeDriver, desk: Desk, percent: int
) -> None:
    make_vault(desk, people=3)
    driver = make_driver(ThemeChoice.LIGHT, percent)
    needed: dict[str, QSize] = {}
    driver.unlock()
    for place in driver.frame.places:
        if place.in_navigation:
            driver.frame.go(place.key)
            driver.settle()
            needed[place.key] = driver.frame.shown_screen.minimumSizeHint()
    driver.frame.go("caseload")
    driver.settle()
    driver.open_record_of("Elif Jones")
    needed["record"] = driver.record.minimumSizeHint()
    room = WIDEST - driver.frame.navigation.width()
    too_big = {
        name: size
        for name, size in needed.items()
        if size.width() > room or size.height() > HIGHEST
    }
    # At double size the sync screen scrolls sideways in its holder.
    assert set(too_big) <= ({"sync"} if percent == 200 else set())
    whole = driver.window.minimumSizeHint()
    assert (whole.width() <= WIDEST, whole.height() <= HIGHEST) == (True, True)
    driver.window.resize(WIDEST, HIGHEST)
    QApplication.processEvents()
    assert (driver.window.width(), driver.window.height()) == (WIDEST, HIGHEST)
    for words in ("Add note", "Move stage", "Record job", "Edit resident"):
        driver.press(words)
        dialog = driver.dialog()
        assert dialog.height() <= HIGHEST
        assert dialog.width() <= WIDEST
        driver.keys("Esc")


def test_the_navigation_shows_icons_alone_in_a_narrow_window(opened: Driver) -> None:
    button = opened.frame.navigation.button("caseload")
    assert button.text() == "Caseload"
    opened.window.resize(1024, 640)
    QApplication.processEvents()
    assert button.text() == ""
    assert button.accessibleName() == "Caseload, shown now"
    opened.window.resize(1366, 700)
    QApplication.processEvents()
    assert button.text() == "Caseload"


def test_the_side_cards_go_under_the_timeline_in_a_narrow_window(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    record = opened.record
    assert record.side.y() == record.sections.y()
    opened.window.resize(1024, 640)
    opened.settle()
    assert record.side.y() > record.sections.y()


def test_the_theme_changes_while_the_window_is_open(opened: Driver, qapp: QApplication) -> None:
    opened.open_record_of("Elif Jones")
    switch = qapp.findChildren(ThemeSwitch)[-1]
    colours = []
    for choice in THEMES:
        switch.apply(Appearance(choice))
        opened.settle()
        colours.append(opened.window.grab().toImage().pixelColor(IN_THE_MARGIN, 690).name())
    assert colours == ["#f4f6f8", "#10161b", "#000000"]


def test_focus_can_be_seen_on_every_button_field_and_tick(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    unseen = []
    for widget in opened.frame.findChildren(QWidget):
        tabbed = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not tabbed or not widget.isVisible() or not widget.isEnabled():
            continue
        opened.frame.setFocus()
        widget.clearFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if widget.grab().toImage() == before:
            unseen.append(f"{type(widget).__name__} {widget.accessibleName()}")
    assert unseen == []
