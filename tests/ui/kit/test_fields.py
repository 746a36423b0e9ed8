"""A list to choose from keeps its values beside its words."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from anchordesk.ui.imports.rule_lines import choose_or_add
from anchordesk.ui.kit.fields import Choice


def test_a_cleared_list_forgets_the_values_of_before(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.add_option("One", 1)
    choice.clear()
    choice.add_option("Two", 2)
    assert choice.value() == 2
    assert choice.values == (2,)


def test_choosing_a_column_that_is_offered_does_not_offer_it_twice(qtbot: QtBot) -> None:
    choice = Choice()
    qtbot.addWidget(choice)
    choice.add_option("age", "age")
    choose_or_add(choice, "age")
    assert choice.count() == 1
    choose_or_add(choice, "gone from this file")
    assert choice.value() == "gone from this file"
