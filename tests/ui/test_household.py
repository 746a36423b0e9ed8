"""The card Household on the record, worked by keys and buttons."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from anchordesk.domain.household import HouseholdRole
from anchordesk.ui.kit.fields import Choice
from tests.ui.driver import Driver


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Grace Lewis")
    return opened


def add(driver: Driver, letters: str) -> None:
    driver.press("Add somebody who lives there", driver.record.household)
    driver.type(letters)
    driver.keys("Return")
    driver.find(Choice, "What they are there", driver.dialog()).choose(HouseholdRole.SIBLING)
    driver.keys("Ctrl+Return")


def test_a_household_leads_from_one_record_to_the_other(record: Driver) -> None:
    card = record.record.household
    assert "Nobody else of this desk" in record.words(card)
    add(record, "hannah ev")
    assert record.dialogs() == 0
    role = record.find(Choice, "What Hannah Evans is there", card)
    assert role.currentText() == "Brother or sister"
    assert "Safety: Lone working." in record.words(card)
    record.press("Open record of Hannah Evans", card)
    card = record.record.household
    assert "Hannah Evans" in record.words(record.record.bar)
    assert record.find(Choice, "What Grace Lewis is there", card).currentText() == "Not said"
    record.press("Open record of Grace Lewis", card)
    record.press("Moved out: Hannah Evans", record.record.household)
    record.find(QLineEdit, "Day they moved out", record.dialog()).setText("21 11 2026")
    record.keys("Ctrl+Return")
    assert "Nobody else of this desk" in record.words(record.record.household)
    before = record.find(QPushButton, "Open record of Hannah Evans", record.record.household)
    assert before.text() == "Hannah Evans, until 21 November 2026"
    record.keys("Ctrl+Z")
    assert "Safety: Lone working." in record.words(record.record.household)


def test_a_visit_heeds_who_lives_there(record: Driver) -> None:
    add(record, "hannah ev")
    record.record.sections.show_section("plan")
    record.settle()
    record.press("Add appointment")
    assert "Hannah Evans lives there as well. Safety: Lone working." in record.words(
        record.dialog()
    )


def test_nobody_chosen_and_the_same_resident_are_told(record: Driver) -> None:
    record.press("Add somebody who lives there", record.record.household)
    dialog = record.dialog()
    record.keys("Ctrl+Return")
    assert "Choose the resident who lives there." in record.words(dialog)
    line = record.find(QLineEdit, "Resident who lives there", dialog)
    line.setFocus()
    record.type("grace le")
    record.keys("Return")
    record.keys("Ctrl+Return")
    assert "this is the same one" in record.words(dialog)


def test_a_role_is_changed_by_keys_and_undone(record: Driver) -> None:
    add(record, "hannah ev")
    card = record.record.household
    record.find(Choice, "What Hannah Evans is there", card).setFocus()
    record.type("Par")
    record.settle()
    assert "Hannah Evans: Par" in record.words()
    chosen = record.find(Choice, "What Hannah Evans is there", card)
    assert chosen.value() in (HouseholdRole.PARENT, HouseholdRole.PARTNER)
    assert chosen.hasFocus(), "the keyboard stays where it was"
    record.keys("Ctrl+Z")
    again = record.find(Choice, "What Hannah Evans is there", card)
    assert again.value() is HouseholdRole.SIBLING
    own = record.find(Choice, "What Grace Lewis is there", card)
    own.setFocus()
    record.type("Friend")
    record.settle()
    record.press("Open record of Hannah Evans", card)
    shown = record.find(Choice, "What Grace Lewis is there", record.record.household)
    assert shown.value() is HouseholdRole.FRIEND
