"""From a number on the screen to the people behind it, and no further."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from anchordesk.domain.resident import Alert
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from tests.ui.returns.returns_desk import ReturnsDesk, prepare


def test_a_number_opens_its_people_and_a_hidden_one_does_not(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    with desk.workspace.records.changing() as change:
        heeded = change.resident(change.caseload()[0].resident_id)
        change.save_resident(
            replace(heeded, alerts=(Alert.LONE_WORKING,), safety_instruction="Visit in pairs")
        )
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    for view in screen.tables.grids:
        for row, line in enumerate(view.grid.rows):
            for column, cell in enumerate(line.cells, start=1):
                view.table.setCurrentIndex(view.model.index(row, column))
                assert view.people.isEnabled() is not cell.is_hidden
    view = screen.tables.grids[0]
    everybody = view.model.index(view.model.rowCount() - 1, view.model.columnCount() - 1)
    view.table.setCurrentIndex(everybody)
    number = int(str(everybody.data()).replace(",", ""))
    view.people.click()
    qtbot.waitUntil(lambda: screen.tables.people is not None, timeout=20_000)
    dialog = screen.tables.people
    assert dialog is not None
    assert dialog.table.model().rowCount() == number > 0
    assert f"{number} people of your own records." in dialog.said.text()
    model = dialog.table.model()
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Alerts"
    told = [model.index(row, 2).data(CELL_ROLE).words for row in range(number)]
    assert [words for words in told if words] == ["Lone working"]
    dialog.table.setCurrentIndex(model.index(told.index("Lone working"), 0))
    assert dialog.safety.text() == "Safety: Lone working. Visit in pairs."
    close = next(one for one in dialog.findChildren(Button) if one.text() == "Close")
    close.click()
    screen.tables.people = None
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.tables.people is not None, timeout=20_000)
