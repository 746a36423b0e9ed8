"""The details of a resident: all fields, equality monitoring apart, and what was there before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from anchordesk.domain.categories import EthnicityGroup
from anchordesk.domain.equality import ActivityLimits, Answer, Ethnicity, Religion
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.suggest_field import SuggestField
from tests.ui.driver import Driver


@pytest.fixture
def record(opened: Driver) -> Driver:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("details")
    return opened


def choose(driver: Driver, name: str, value: object) -> None:
    driver.find(Choice, name, driver.dialog()).choose(value)


def test_an_occupation_is_chosen_by_an_everyday_word(record: Driver) -> None:
    record.press("Edit details")
    field = record.find(SuggestField, "Occupation", record.dialog())
    field.setFocus()
    record.type("barista")
    assert field.offered == ["9266 Coffee shop workers"]
    completer = field.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert field.text() == "9266 Coffee shop workers"
    record.keys("Ctrl+Return")
    assert "9266 Coffee shop workers" in record.words(record.record.details)


def test_wards_in_use_are_offered_and_others_may_be_typed(record: Driver) -> None:
    record.press("Edit details")
    ward = record.find(SuggestField, "Ward", record.dialog())
    ward.setText("")
    ward.setFocus()
    record.type("har")
    assert ward.offered == ["Harbour"]
    ward.setText("Cathays")
    record.keys("Ctrl+Return")
    assert "Cathays" in record.words(record.record.details)


def test_wrong_hours_and_pay_are_explained_beside_their_fields(record: Driver) -> None:
    record.press("Edit details")
    dialog = record.dialog()
    for name, words in (
        ("Hours a week now", "200"),
        ("Pay an hour now in £", "a lot"),
        ("Job may go by", "soon"),
    ):
        record.find(QLineEdit, name, dialog).setText(words)
    record.keys("Ctrl+Return")
    shown = record.words(dialog)
    for words in ("up to 168", "in pounds and pence", "the day by which the job may go"):
        assert shown.count(words) == 2


def test_what_was_changed_can_be_read_with_who_and_when(record: Driver) -> None:
    assert "Edited" not in record.words(record.record.details)
    record.press("Edit details")
    record.find(QLineEdit, "Phone", record.dialog()).setText("07700 900999")
    record.keys("Ctrl+Return")
    assert "Edited 1 September 2026 · You" in record.words(record.record.details)
    record.press("See earlier details")
    assert "From “07700 900123” to “07700 900999”." in record.words(record.dialog())
    assert "S. Kaur" in record.words(record.dialog())


def test_one_field_is_put_back_from_the_history_and_that_can_be_undone(record: Driver) -> None:
    record.press("Edit details")
    record.find(QLineEdit, "Phone", record.dialog()).setText("07700 900999")
    record.keys("Ctrl+Return")
    record.press("See earlier details")
    record.press("Put back: Phone. From “07700 900123” to “07700 900999”.")
    assert record.dialogs() == 0
    assert "Phone 07700 900123" in record.words()
    record.press("Undo")
    assert "Phone 07700 900999" in record.words()


def test_equality_answers_are_asked_apart_and_shown_nowhere(record: Driver) -> None:
    assert "0 of 8 questions asked" in record.words(record.record.details)
    record.press("Open equality monitoring")
    choose(record, "Ethnic group", EthnicityGroup.ASIAN)
    background = record.find(Choice, "Ethnic background within that group", record.dialog())
    assert len(background.values) == 6
    background.choose(Ethnicity.ASIAN_INDIAN)
    choose(record, "Religion", Religion.PREFER_NOT_TO_SAY)
    name = "Do you have a physical or mental condition that lasts 12 months or more?"
    choose(record, name, Answer.YES)
    choose(record, "Does it reduce what you can do day to day?", ActivityLimits.A_LITTLE)
    record.keys("Ctrl+Return")
    shown = record.words()
    assert "3 of 8 questions asked" in shown
    assert "Indian" not in shown
    assert "Edited" not in record.words(record.record.details)
    record.press("Open equality monitoring")
    kept = record.find(Choice, "Ethnic background within that group", record.dialog())
    assert kept.value() is Ethnicity.ASIAN_INDIAN
    record.keys("Esc")
    record.press("See earlier answers")
    assert "From “Not known” to “Asian or Asian British”." in record.words(record.dialog())


def test_another_group_takes_the_background_away(record: Driver) -> None:
    record.press("Open equality monitoring")
    choose(record, "Ethnic group", EthnicityGroup.ASIAN)
    background = record.find(Choice, "Ethnic background within that group", record.dialog())
    background.choose(Ethnicity.ASIAN_INDIAN)
    choose(record, "Ethnic group", EthnicityGroup.WHITE)
    assert background.value() is Ethnicity.NOT_KNOWN
    record.keys("Ctrl+Return")
    assert record.dialogs() == 0


def test_who_looked_at_equality_answers_can_be_read_on_the_record(record: Driver) -> None:
    record.press("Open equality monitoring")
    choose(record, "Religion", Religion.SIKH)
    record.press("Save answers", record.dialog())
    record.press("See earlier answers")
    record.press("Close", record.dialog())
    record.press("See who did what")
    words = record.words(record.dialog())
    for told in (
        "Looked at equality monitoring",
        "Changed equality monitoring",
        "Looked at earlier equality answers",
    ):
        assert told in words
    assert "Religion" in words
    assert "Sikh" not in words
