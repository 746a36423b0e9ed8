"""A warning about an address, by keyboard: written on one record, seen on another."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from anchordesk.services.residents import ResidentDetails, add
from tests.ui.driver import Driver

SAID = "At this address: Dog (in the yard)"


def test_it_is_seen_before_and_on_the_record_of_who_else_lives_there(opened: Driver) -> None:
    workspace = opened.frame.context.workspace
    for name in ("Amina", "Bo"):
        at = ResidentDetails(given_name=name, address="14 Bute Street", postcode="CF10 1AA")
        add(workspace, at)
    opened.frame.records_changed()
    opened.settle()
    opened.open_record_of("Amina")
    opened.press("Warn of this address")
    form = opened.dialog()
    opened.find(QLineEdit, "A line more", form).setText("in the yard")
    opened.keys("Ctrl+Return")
    assert opened.dialogs() == 0
    assert SAID in opened.record.bar.back_button.accessibleName(), "read out"
    opened.keys("Escape")
    opened.open_record_of("Bo")
    assert SAID in opened.words(opened.record.bar)
    assert "Dog (in the yard)" in opened.words(opened.record.household)
    opened.press("No longer so: Dog (in the yard)")
    assert SAID not in opened.words()
    opened.press("Undo")
    assert SAID in opened.words(opened.record.bar)
