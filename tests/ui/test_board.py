"""The board, worked by keyboard and by mouse in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from anchordesk.services.desk import Desk
from anchordesk.ui.caseload.board_column import CardList
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.resident.move_dialog import MoveDialog
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault


def shown(driver: Driver) -> dict[str, list[str]]:
    board = driver.caseload.board
    assert board.isVisible()
    found = {}
    for one in board.lists:
        model = one.model()
        rows = range(model.rowCount())
        title = one.accessibleName().split(",")[0]
        found[title] = [model.index(row, 0).data(CELL_ROLE).words for row in rows]
    return found


def column_of(driver: Driver, name: str) -> str:
    return next(title for title, names in shown(driver).items() if name in names)


def show_board(driver: Driver) -> None:
    driver.caseload.table.setFocus()
    driver.keys("Ctrl+B")


def go_to(driver: Driver, name: str) -> CardList:
    title = column_of(driver, name)
    at = list(shown(driver)).index(title)
    cards = driver.caseload.board.lists[at]
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(shown(driver)[title].index(name), 0))
    return cards


def test_the_board_shows_everybody_on_the_pathway_by_stage(opened: Driver) -> None:
    show_board(opened)
    board = shown(opened)
    assert sum(map(len, board.values())) == 19
    assert "Elif Jones" in board["Referral"]
    assert "19 of 20 residents" in opened.words()
    assert "Board of Hospitality to Health" in opened.words()
    assert f"Referral · {len(board['Referral'])}" in opened.words()
    names = [one.accessibleName() for one in opened.caseload.board.lists]
    assert f"Referral, {len(board['Referral'])} residents" in names
    role = Qt.ItemDataRole.AccessibleTextRole
    cards = go_to(opened, "Elif Jones")
    assert "Alerts: Lone working" in cards.currentIndex().data(role)
    opened.keys("Ctrl+B")
    assert len(opened.names_listed()) == 20
    assert opened.caseload.table.hasFocus()


def test_a_card_is_moved_by_keyboard_with_the_checks_of_a_move_and_undo(opened: Driver) -> None:
    show_board(opened)
    before = shown(opened)
    go_to(opened, "Elif Jones")
    opened.keys("Ctrl+Shift+Right")
    dialog = opened.dialog()
    assert isinstance(dialog, MoveDialog)
    assert "Referral" in opened.words(dialog)
    to_stage = dialog.stage.currentText()
    dialog.reason.setPlainText("Judged by hand")
    opened.keys("Ctrl+Return")
    assert opened.dialogs() == 0
    after = column_of(opened, "Elif Jones")
    assert after != "Referral"
    assert to_stage in opened.words()
    focused = QApplication.focusWidget()
    assert isinstance(focused, CardList)
    assert focused.currentIndex().data(CELL_ROLE).words == "Elif Jones"
    opened.press("Undo")
    assert shown(opened) == before


def test_a_card_moved_back_is_refused_without_a_reason(opened: Driver) -> None:
    show_board(opened)
    name = shown(opened)["Training"][0]
    go_to(opened, name)
    opened.keys("Ctrl+Shift+Left")
    opened.keys("Ctrl+Return")
    assert "skips a stage or goes back" in opened.words(opened.dialog())
    opened.keys("Esc")
    assert column_of(opened, name) == "Training"


def test_a_card_dragged_to_another_column_asks_for_the_move(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    show_board(opened)
    cards = go_to(opened, "Elif Jones")
    target = opened.caseload.board.lists[3]

    def let_go(drag: QDrag, *_: object) -> Qt.DropAction:
        carried = QMimeData()
        for kind in drag.mimeData().formats():
            carried.setData(kind, drag.mimeData().data(kind))
        assert not carried.hasText()
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.MoveAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target.viewport(), enter)
        assert enter.isAccepted()
        QApplication.sendEvent(target.viewport(), event)
        assert event.isAccepted()
        return Qt.DropAction.MoveAction

    monkeypatch.setattr(QDrag, "exec", let_go)
    cards.startDrag(Qt.DropAction.MoveAction)
    opened.settle()
    dialog = opened.dialog()
    assert isinstance(dialog, MoveDialog)
    stages = opened.caseload._view_model.state.board
    assert stages is not None
    assert dialog.stage.value() == stages.columns[3].stage
    opened.keys("Esc")
    assert column_of(opened, "Elif Jones") == "Referral"


def test_left_and_right_go_between_columns_and_tab_leaves(opened: Driver) -> None:
    show_board(opened)
    first = opened.caseload.board.lists[0]
    first.setFocus()
    opened.keys("Right")
    assert opened.caseload.board.lists[1].hasFocus()
    opened.keys("Left")
    assert first.hasFocus()
    opened.keys("Left")
    assert first.hasFocus()
    opened.keys("Tab")
    assert not isinstance(QApplication.focusWidget(), CardList)


def test_enter_opens_the_record_and_search_narrows_the_board(opened: Driver) -> None:
    show_board(opened)
    opened.caseload.search.setText("hannah evans")
    opened.qtbot.waitUntil(lambda: sum(map(len, shown(opened).values())) == 1)
    go_to(opened, "Hannah Evans")
    opened.keys("Return")
    assert "Hannah Evans" in opened.words(opened.record.bar)
    opened.keys("Esc")
    assert opened.caseload.board.isVisible()


def test_the_board_comes_back_after_a_lock(opened: Driver) -> None:
    show_board(opened)
    opened.keys("Ctrl+L")
    opened.unlock()
    assert opened.caseload.board.isVisible()
    assert opened.caseload.board_button.text() == "Show list"


@pytest.mark.parametrize("percent", [100, 200])
def test_the_board_fits_a_small_laptop(make_driver: MakeDriver, desk: Desk, percent: int) -> None:
    make_vault(desk)
    driver = make_driver(ThemeChoice.LIGHT, percent)
    driver.unlock()
    driver.frame.go("caseload")
    driver.settle()
    show_board(driver)
    room = 1366 - driver.frame.navigation.width()
    assert driver.caseload.minimumSizeHint().width() <= room
    assert driver.window.width() == 1366


def test_no_board_is_made_until_somebody_asks_for_it(opened: Driver) -> None:
    assert "board" not in vars(opened.caseload)
    opened.press("Show board")
    assert opened.caseload.board.isVisible()
