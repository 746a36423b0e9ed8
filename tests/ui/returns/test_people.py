"""From a number on the screen to the people behind it, and no further."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.period import Quarter
from anchordesk.domain.resident import Alert
from anchordesk.services.figure_changes import FigureBefore
from anchordesk.services.return_people import MovedResident, PeopleBehind
from anchordesk.services.today_records import ListedResident
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.returns.people_dialog import PeopleDialog
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


def test_who_came_and_who_went_since_the_period_before_can_be_shown(qtbot: QtBot) -> None:
    people = tuple(
        ListedResident(ResidentId(UUID(int=at)), name, f"HH-{at}", ())
        for at, name in enumerate(("Amina", "Bo", "Chi"), start=1)
    )
    moved = (
        MovedResident(people[1], True, ("Not registered by the end of April to June 2026.",)),
        MovedResident(people[2], False, ("Stage: “In work” before, “Left” now.",)),
    )
    before = FigureBefore(Quarter(2026, 2), 2)
    behind = PeopleBehind(2, people[:2], 0, ("Each person counts once.",), before, moved)
    over = QWidget()
    qtbot.addWidget(over)
    dialog = PeopleDialog(over, "In work", behind)
    dialog.show()
    assert "April to June 2026: 2. Now: 2." in dialog.since.text()
    assert "1 person came and 1 person went" in dialog.since.text()
    assert "Each person counts once." in dialog.rule.text()
    assert dialog.table.isVisible()
    dialog.compare.click()
    assert not dialog.table.isVisible()
    model = dialog.moves.model()
    told = [str(model.index(row, 2).data()) for row in range(model.rowCount())]
    assert told[0].startswith("Came: Not registered")
    assert told[1] == "Went: Stage: “In work” before, “Left” now."
    assert dialog.compare.accessibleName() == "Everybody in this number"
    dialog.compare.click()
    assert dialog.table.isVisible()
