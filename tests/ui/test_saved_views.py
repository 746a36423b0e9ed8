"""Saved views, worked in the window as a person does."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit

from anchordesk.services.wanted import DueFilter, Order
from anchordesk.ui.caseload.filter_chips import FilterChip
from anchordesk.ui.palette.palette import Palette
from tests.ui.driver import Driver


def save_as(driver: Driver, name: str) -> None:
    driver.press("Save view")
    driver.find(QLineEdit, "Name", driver.dialog())
    driver.type(name)
    driver.keys("Ctrl+Return")


def offered(driver: Driver) -> list[str]:
    view = driver.caseload.views.view
    return [view.itemText(at) for at in range(view.count())]


def test_a_view_is_saved_chosen_by_keyboard_and_outlives_a_lock(opened: Driver) -> None:
    caseload = opened.caseload
    caseload.due.choose(DueFilter.OVERDUE)
    caseload.order.choose(Order.DUE)
    opened.settle()
    overdue = opened.names_listed()
    assert 0 < len(overdue) < 20
    assert caseload.views.view.currentText() == "Not saved yet"
    save_as(opened, "My overdue")
    assert "View saved: My overdue" in opened.words()
    assert caseload.views.view.currentText() == "My overdue"
    caseload.views.view.choose(None)
    opened.settle()
    assert len(opened.names_listed()) == 20
    opened.keys("Ctrl+L")
    opened.unlock()
    opened.frame.go("caseload")
    opened.settle()
    opened.caseload.table.setFocus()
    opened.keys("Alt+1")
    assert opened.names_listed() == overdue
    assert opened.caseload.due.value() is DueFilter.OVERDUE
    assert opened.caseload.order.value() is Order.DUE
    assert offered(opened) == ["All residents", "My overdue"]


def test_rename_and_delete_with_undo(opened: Driver) -> None:
    opened.caseload.alerts.choose(True)
    opened.settle()
    save_as(opened, "Alerts")
    opened.press("Rename view")
    opened.type("With an alert")
    opened.keys("Ctrl+Return")
    assert offered(opened) == ["All residents", "With an alert"]
    opened.press("Delete view")
    assert offered(opened) == ["All residents", "Not saved yet"]
    assert len(opened.names_listed()) == 2
    opened.caseload.table.setFocus()
    opened.keys("Ctrl+Z")
    assert offered(opened) == ["All residents", "With an alert"]
    opened.keys("Ctrl+Z")
    assert offered(opened) == ["All residents", "Alerts"]


def test_a_name_that_is_taken_says_so_and_stays_open(opened: Driver) -> None:
    opened.caseload.alerts.choose(True)
    opened.settle()
    save_as(opened, "One")
    opened.caseload.order.choose(Order.DUE)
    opened.settle()
    save_as(opened, "Two")
    opened.press("Rename view")
    opened.type("one")
    opened.keys("Ctrl+Return")
    assert "There is a view called “One” already" in opened.words(opened.dialog())
    opened.keys("Esc")
    assert offered(opened) == ["All residents", "One", "Two"]


def test_a_view_of_a_stage_where_nobody_is_lists_nobody(opened: Driver) -> None:
    caseload = opened.caseload
    caseload.stage.choose("Offer")
    opened.settle()
    save_as(opened, "Offers")
    at_offer = opened.names_listed()
    caseload.views.view.choose(None)
    opened.settle()
    caseload.stage.removeItem(caseload.stage.findText("Offer"))
    caseload.stage._values.remove("Offer")
    opened.keys("Alt+1")
    assert caseload.stage.currentText() == "Offer"
    assert opened.names_listed() == at_offer


def test_a_view_is_chosen_in_the_palette_from_any_screen(opened: Driver) -> None:
    opened.caseload.alerts.choose(True)
    opened.settle()
    save_as(opened, "Visits with care")
    opened.caseload.views.view.choose(None)
    opened.frame.go("settings")
    opened.keys("Ctrl+K")
    palette = opened.dialog()
    assert isinstance(palette, Palette)
    opened.settle()
    assert "Visits with care" not in [entry.words for entry in palette.shown]
    opened.type("visits")
    opened.settle()
    assert [(e.words, e.kind) for e in palette.shown] == [("Visits with care", "Saved view")]
    opened.keys("Return")
    assert len(opened.names_listed()) == 2
    assert opened.caseload.views.view.currentText() == "Visits with care"


def chips(driver: Driver) -> list[str]:
    return [c.text() for c in driver.caseload.chips.findChildren(FilterChip) if c.isVisible()]


def test_filters_that_are_on_are_chips_that_mouse_and_keys_take_off(opened: Driver) -> None:
    caseload = opened.caseload
    assert not caseload.chips.isVisible()
    caseload.due.choose(DueFilter.OVERDUE)
    caseload.alerts.choose(True)
    caseload.at_risk.choose(True)
    opened.settle()
    assert chips(opened) == ["Due: Overdue", "Alerts: With an alert", "At risk: At risk only"]
    last = opened.find(FilterChip, "Take off the filter At risk: At risk only")
    assert caseload.chips.clear_button.x() > last.geometry().right(), "it covers no chip"
    opened.press("Take off the filter Due: Overdue")
    assert chips(opened) == ["Alerts: With an alert", "At risk: At risk only"]
    assert caseload.due.value() is DueFilter.ANY
    opened.find(FilterChip, "Take off the filter At risk: At risk only").setFocus()
    opened.keys("Del")
    assert chips(opened) == ["Alerts: With an alert"]
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Take off the filter Alerts: With an alert"
    assert len(opened.names_listed()) == 2
    opened.keys("Space")
    assert len(opened.names_listed()) == 20
    assert not caseload.chips.isVisible()
    assert caseload.table.hasFocus(), "the keyboard goes on in the list"


def test_clear_all_takes_every_filter_and_the_search_off(opened: Driver) -> None:
    caseload = opened.caseload
    caseload.alerts.choose(True)
    caseload.search.setText("hannah")
    opened.qtbot.waitUntil(lambda: opened.names_listed() == ["Hannah Evans"])
    opened.press("Clear all filters")
    assert len(opened.names_listed()) == 20
    assert caseload.search.text() == ""
