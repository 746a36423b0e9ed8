"""Saved views, worked in the window as a person does."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit

from anchordesk.services.wanted import DueFilter, Order, Wanted
from anchordesk.ui.caseload.filter_chips import FilterChip
from anchordesk.ui.palette.palette import Palette
from anchordesk.ui.shell.view_entries import ViewEntry, in_two_lines
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


def beside(driver: Driver) -> list[str]:
    """What the bar at the side tells of the saved views."""
    return [
        entry.accessibleName()
        for entry in driver.frame.navigation.views.findChildren(ViewEntry)
        if entry.isVisible()
    ]


def wait_for(driver: Driver, expected: list[str]) -> None:
    driver.qtbot.waitUntil(lambda: beside(driver) == expected)
    driver.settle()


def told(people: int) -> str:
    return f"No contact for 14 days, {people} resident{'' if people == 1 else 's'}"


@pytest.fixture
def quiet(opened: Driver) -> Driver:
    """A view of whom nobody was in touch with for 14 days is saved."""
    opened.frame._view_counts._soon.setInterval(1)
    opened.caseload._toolbar.put(Wanted(quiet_days=14))
    opened.settle()
    save_as(opened, "No contact for 14 days")
    return opened


def test_a_view_stands_at_the_side_with_its_count_and_opens_by_keyboard(quiet: Driver) -> None:
    people = len(quiet.names_listed())
    assert 0 < people < 20
    wait_for(quiet, [told(people)])
    quiet.frame.go("settings")
    quiet.settle()
    quiet.frame.navigation.button("caseload").setFocus()
    quiet.keys("Tab")
    focused = QApplication.focusWidget()
    assert isinstance(focused, ViewEntry)
    quiet.keys("Return")
    assert quiet.frame.here == "caseload"
    assert len(quiet.names_listed()) == people


def test_the_count_follows_a_note(quiet: Driver) -> None:
    people = len(quiet.names_listed())
    wait_for(quiet, [told(people)])
    quiet.open_record_of(quiet.names_listed()[0])
    quiet.keys("Ctrl+Shift+N")
    quiet.keys("P")
    quiet.type("Rang; all is well")
    quiet.keys("Ctrl+Return")
    wait_for(quiet, [told(people - 1)])


def test_a_view_that_is_deleted_goes_from_the_side_and_so_do_all_in_a_narrow_bar(
    quiet: Driver,
) -> None:
    people = len(quiet.names_listed())
    shown = [told(people)]
    wait_for(quiet, shown)
    quiet.window.resize(1024, 640)
    quiet.settle()
    assert beside(quiet) == []
    quiet.window.resize(1366, 700)
    quiet.settle()
    assert beside(quiet) == shown
    quiet.press("Delete view")
    wait_for(quiet, [])


def test_a_long_name_takes_two_lines_and_is_cut_off_only_after_them(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    room = metrics.horizontalAdvance("Enrolled, no contact")
    assert in_two_lines("My overdue", metrics, room) == "My overdue"
    long = "Enrolled, no contact for 14 days"
    assert in_two_lines(long, metrics, room) == "Enrolled, no contact\nfor 14 days"
    longer = in_two_lines(f"{long} and nobody told us why", metrics, room)
    assert longer.startswith("Enrolled, no contact\nfor 14 days")
    assert longer.endswith("…")
    assert longer.count("\n") == 1
