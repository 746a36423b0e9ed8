"""Somebody who is here already is noticed while typing; two records of one person become one."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.ui.driver import Driver

WARNING = "This may be somebody who is here already"
ELIF = "Elif Jones, AD-10001, born 31 Mar 1984"


@pytest.fixture
def adding(opened: Driver) -> Driver:
    """The form of a new resident, with a name typed that is nearly another's."""
    opened.keys("Ctrl+N")
    put(opened, "Given name", "Elif")
    put(opened, "Family name", "Jonse")
    put(opened, "Date of birth", "31 3 1984")
    return opened


def put(driver: Driver, name: str, words: str) -> None:
    driver.find(QLineEdit, name, driver.dialog()).setText(words)


def warned(driver: Driver) -> bool:
    return WARNING in driver.words(driver.dialog())


def test_a_likely_duplicate_is_told_with_the_reasons_before_saving(adding: Driver) -> None:
    adding.qtbot.waitUntil(lambda: warned(adding))
    shown = adding.words(adding.dialog())
    assert f"{ELIF}: same date of birth, similar name" in shown
    adding.press(f"Open record of {ELIF}: same date of birth, similar name", adding.dialog())
    assert adding.dialogs() == 0
    assert "Elif Jones" in adding.words(adding.record.bar)


def test_what_must_be_heeded_of_a_likely_duplicate_is_seen_and_read_out(opened: Driver) -> None:
    opened.keys("Ctrl+N")
    put(opened, "Given name", "Hannah")
    put(opened, "Family name", "Evans")
    opened.qtbot.waitUntil(lambda: warned(opened))
    assert "Safety: Lone working." in opened.words(opened.dialog())
    described = [
        button.accessibleDescription()
        for button in opened.dialog().findChildren(QPushButton)
        if button.accessibleName().startswith("Open record of Hannah Evans")
    ]
    assert described == ["Safety: Lone working."]


def test_not_the_same_person_is_remembered_after_saving(adding: Driver) -> None:
    adding.qtbot.waitUntil(lambda: warned(adding))
    words = f"Not the same person as {ELIF}: same date of birth, similar name"
    adding.press(words, adding.dialog())
    assert not warned(adding)
    adding.keys("Ctrl+Return")
    adding.press("Edit resident")
    put(adding, "Preferred name", "Ellie")
    adding.qtbot.wait(400)
    adding.settle()
    assert "AD-10001" not in adding.words(adding.dialog())


def test_somebody_unlike_anybody_is_warned_of_nobody(opened: Driver) -> None:
    opened.keys("Ctrl+N")
    put(opened, "Given name", "Wilhelmina")
    put(opened, "Family name", "Featherstone")
    opened.qtbot.wait(400)
    opened.settle()
    assert not warned(opened)


def test_records_are_merged_after_a_preview_and_parted_again(opened: Driver) -> None:
    line = opened.names_listed().index("Hannah Evans")
    hannah = opened.caseload.table.model().index(line, 1).data(CELL_ROLE).words
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("details")
    opened.press("Merge two records")
    put(opened, "Reference of the other record of this person", "ad-10002")
    opened.qtbot.waitUntil(lambda: "1 note" in opened.words(opened.dialog()))
    shown = opened.words(opened.dialog())
    assert "From Bethan Carter, AD-10002:" in shown
    assert "1 pathway" in shown
    assert "Safety" not in shown
    put(opened, "Reference of the other record of this person", hannah)
    opened.qtbot.waitUntil(lambda: "From Hannah Evans" in opened.words(opened.dialog()))
    assert "Safety: Lone working." in opened.words(opened.dialog())
    put(opened, "Reference of the other record of this person", "ad-10002")
    opened.qtbot.waitUntil(lambda: "From Bethan" in opened.words(opened.dialog()))
    opened.press("Merge records", opened.dialog())
    assert "AD-10002 was merged into this record. Saved on this laptop." in opened.words()
    opened.keys("Esc")
    assert "Bethan Carter" not in opened.names_listed()
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("details")
    opened.press("Undo the merge of AD-10002")
    assert "AD-10002 is a record of its own again" in opened.words()
    opened.keys("Esc")
    assert "Bethan Carter" in opened.names_listed()


def test_a_reference_of_nobody_is_explained_and_cannot_be_merged(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("details")
    opened.press("Merge two records")
    put(opened, "Reference of the other record of this person", "AD-99999")
    told = "That resident is not in this vault."
    opened.qtbot.waitUntil(lambda: told in opened.words(opened.dialog()))
    assert opened.dialogs() == 1


def test_a_safety_instruction_is_seen_and_read_out_when_the_record_opens(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.press("Edit resident")
    put(opened, "Safety instruction before a visit", "Visit in pairs")
    opened.keys("Ctrl+Return")
    assert "Safety: Visit in pairs" in opened.words(opened.record.bar)
    assert opened.record.bar.back_button.accessibleName().endswith("Safety: Visit in pairs")
    opened.keys("Esc")
    opened.open_record_of("Grace Lewis")
    assert "Safety" not in opened.words(opened.record.bar)
