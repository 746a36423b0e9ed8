"""Saved views, worked in the window as a person does."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from anchordesk.services.wanted import DueFilter, Order
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
