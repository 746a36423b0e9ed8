"""Returns through the real screen: what is shown is what is signed, and hidden stays hidden."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from anchordesk.services import tallies
from anchordesk.settings import resource_path
from anchordesk.ui.kit.bar_chart import MOST_BARS
from anchordesk.ui.kit.table_delegate import CELL_ROLE, Cell, CellLook
from anchordesk.ui.returns.state import ReturnStep, ReturnWork
from anchordesk.ui.returns.view import ReturnsScreen
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import is_still
from tests.ui.returns.returns_desk import ReturnsDesk, bring_participants, prepare
from tests.ui.sync.real_desk import ChosenFiles, MadeUpHub, open_desk
from tests.ui.sync.screen_frame import button, is_alone, press, unnamed, words_on

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)
RETURNS = sorted(path.stem for path in resource_path("returns").glob("*.toml"))


def wait_for(qtbot: QtBot, screen: ReturnsScreen, step: ReturnStep) -> None:
    qtbot.waitUntil(lambda: screen.model.state.step is step, timeout=20_000)


def figures_beside(said: str, *known: str) -> str:
    """The figures in some words, without those of titles and of the threshold."""
    left = re.sub("“[^”]*”", "", said)
    for words in known:
        left = left.replace(words, "")
    return "".join(one for one in left if one.isdigit())


def test_hidden_cells_say_why_and_cannot_be_revealed(qtbot: QtBot, desk: ReturnsDesk) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    prepared = screen.model.state.prepared
    assert prepared is not None
    template = desk.workspace.library.template(prepared.template.code)
    exact, _ = tallies.sum_of_team(desk.workspace, template, prepared.period)
    assert exact[0].total == 445
    threshold = str(prepared.message.method.threshold)
    hidden = 0
    for view in screen.tables.grids:
        for row in range(view.model.rowCount()):
            for column in range(1, view.model.columnCount()):
                index = view.model.index(row, column)
                if index.data() != "[c]":
                    continue
                hidden += 1
                assert index.flags() & Qt.ItemFlag.ItemIsSelectable
                reason = str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole))
                assert reason.startswith("Hidden")
                assert index.data(Qt.ItemDataRole.ToolTipRole) == reason
                cell = index.data(CELL_ROLE)
                assert isinstance(cell, Cell)
                assert (cell.words, cell.look) == ("[c]", CellLook.HIDDEN)
                titles = (str(view.model.index(row, 0).data()), view.grid.columns[column - 1])
                said = " ".join(str(index.data(role)) for role in ROLES)
                assert figures_beside(said, *titles, f"below {threshold}") == ""
    assert hidden > 0
    assert len(screen.tables.grids) == len(template.tables)
    different = prepared.hidden
    assert f"{different} numbers hidden to protect people." in screen.tables.summary.text()


def test_the_reason_of_a_hidden_cell_shows_when_the_keyboard_reaches_it(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    view = next(v for v in screen.tables.grids if v.grid.hidden)
    row, column = next(
        (r, c + 1)
        for r, grid_row in enumerate(view.grid.rows)
        for c, cell in enumerate(grid_row.cells)
        if cell.is_hidden
    )
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, 0))
    for _ in range(row):
        QTest.keyClick(view.table, Qt.Key.Key_Down)
    for _ in range(column):
        QTest.keyClick(view.table, Qt.Key.Key_Right)
    current: QModelIndex = view.table.currentIndex()
    assert (current.row(), current.column()) == (row, column)
    assert view.grid.rows[row].cells[column - 1].reason in view.reason.text()


def test_what_is_shown_is_what_is_signed_and_sent(qtbot: QtBot, desk: ReturnsDesk) -> None:
    desk.hub.up = False
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    shown = screen.model.state.prepared
    assert shown is not None
    assert "October to December 2026 is not over." in words_on(screen)
    press(screen, "See what leaves")
    assert screen.leaves.payload.isReadOnly()
    assert screen.leaves.payload.toPlainText().encode("utf-8") == shown.payload
    said = words_on(screen)
    assert "Names, addresses, dates of birth, notes." in said
    assert "Harbour Homes sends it to\nhttps://hub.example.org" in said
    assert "Nothing has been sent yet." in said
    press(screen, "Go to approval")
    assert "A period is printed once." in words_on(screen)
    assert desk.releases() == ()

    press(screen, "Approve and send")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    (release,) = desk.releases()
    assert release.payload == shown.payload
    assert release.published == shown.tables_json
    qtbot.waitUntil(lambda: desk.hub.asked > 0, timeout=20_000)
    qtbot.waitUntil(lambda: "could not be reached" in screen.approved.delivery.text())
    assert "eceived" not in words_on(screen)
    desk.hub.up = True
    qtbot.waitUntil(
        lambda: screen.approved.delivery.text().startswith("Received by network."), timeout=30_000
    )
    assert len(desk.hub.stored) == 1
    assert shown.payload in desk.hub.stored[0]


def test_a_quarter_is_printed_once_and_can_be_exported_again(
    qtbot: QtBot, desk: ReturnsDesk, tmp_path: Path
) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    press(screen, "See what leaves")
    press(screen, "Go to approval")
    press(screen, "Approve and send")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    payload = desk.releases()[0].payload
    press(screen, "Back to returns")
    qtbot.waitUntil(lambda: is_still(desk.tasks), timeout=20_000)
    assert screen.choose.table.model().index(0, 1).data() == "October to December 2026"

    screen.choose.table.setFocus()
    QTest.keyClick(screen.choose.table, Qt.Key.Key_Return)
    wait_for(qtbot, screen, ReturnStep.TABLES)
    assert "This return was approved on" in words_on(screen)
    press(screen, "See what leaves")
    assert screen.leaves.payload.toPlainText().encode("utf-8") == payload
    press(screen, "Go to documents")
    folder = tmp_path / "out"
    folder.mkdir()
    desk.files.choose(folder)
    press(screen, "Export to a folder")
    qtbot.waitUntil(lambda: screen.model.state.written is not None, timeout=60_000)
    assert button(screen, "Export to a folder").hasFocus()
    paths = [Path(line) for line in screen.approved.written.text().splitlines()]
    endings = sorted(path.suffix for path in paths)
    assert endings == [".csv", ".json", ".json", ".pdf", ".xlsx"]
    assert all(path.exists() for path in paths)
    assert button(screen, "Open folder").isEnabled()
    assert len(desk.releases()) == 1


def test_a_desk_without_a_network_approves_and_does_not_speak_of_sending(
    qtbot: QtBot, tasks: Tasks, files: ChosenFiles, hub: MadeUpHub, tmp_path: Path
) -> None:
    alone = open_desk(tmp_path / "alone", hub, joined=False)
    bring_participants(alone)
    desk = ReturnsDesk(alone, tasks, Courier(), files, hub)
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    press(screen, "See what leaves")
    assert "There is no network on this desk." in words_on(screen)
    press(screen, "Go to approval")
    press(screen, "Approve")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    assert "eceived" not in words_on(screen)
    assert "On this laptop." in screen.approved.delivery.text()
    desk.courier.end()
    alone.lock()


def test_a_second_quarter_is_prepared_beside_the_first_and_the_lead_was_told_before(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    press(screen, "See what leaves")
    press(screen, "Go to approval")
    assert "protected together with it" in words_on(screen)
    press(screen, "Approve and send")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    press(screen, "Back to returns")
    prepare(qtbot, screen, "2026-Q3")
    assert "Nobody is counted in July to September 2026." in screen.notices.words
    assert len(desk.releases()) == 1


def test_a_quarter_with_nobody_is_refused_in_words(qtbot: QtBot, desk: ReturnsDesk) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen, "2026-Q3")
    assert screen.model.state.step is ReturnStep.CHOOSE
    assert "Nobody is counted in July to September 2026." in screen.notices.words
    assert "Nothing was changed." in screen.notices.words
    assert button(screen, "Prepare return").hasFocus()


def test_a_return_that_was_overtaken_is_not_signed(qtbot: QtBot, desk: ReturnsDesk) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    press(screen, "See what leaves")
    press(screen, "Go to approval")
    prepared = screen.model.state.prepared
    assert prepared is not None
    with desk.workspace.records.changing() as change:
        head = change.chain_head()
        change.extend_chain(type(head)(head.sequence + 1, "ab" * 32))
    press(screen, "Approve and send")
    qtbot.waitUntil(lambda: screen.model.state.notice is not None)
    assert "Prepare it again" in screen.notices.words
    assert desk.releases() == ()
    assert desk.hub.asked == 0


def test_every_step_is_named_and_fits_a_small_laptop(
    qtbot: QtBot, desk: ReturnsDesk, tmp_path: Path
) -> None:
    frame, screen = desk.open(qtbot)

    def is_sound() -> None:
        assert unnamed(screen) == []
        hint = screen.minimumSizeHint()
        assert (hint.width() <= 1170, hint.height() <= 700) == (True, True), hint
        assert screen.heightForWidth(1170) <= 700
        assert is_alone(frame)

    is_sound()
    prepare(qtbot, screen)
    is_sound()
    press(screen, "See what leaves")
    is_sound()
    press(screen, "Go to approval")
    is_sound()
    press(screen, "Approve and send")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    desk.files.choose(tmp_path)
    press(screen, "Export to a folder")
    qtbot.waitUntil(lambda: screen.model.state.written is not None, timeout=60_000)
    is_sound()


def test_an_approved_return_keeps_no_reasons_on_the_screen(qtbot: QtBot, desk: ReturnsDesk) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    press(screen, "See what leaves")
    press(screen, "Go to approval")
    press(screen, "Approve and send")
    wait_for(qtbot, screen, ReturnStep.APPROVED)
    screen.model.open_release(desk.releases()[0])
    wait_for(qtbot, screen, ReturnStep.TABLES)
    qtbot.waitUntil(lambda: screen.tables.is_whole)
    reasons = {
        cell.reason
        for view in screen.tables.grids
        for row in view.grid.rows
        for cell in row.cells
        if cell.is_hidden
    }
    assert len(reasons) == 1


@pytest.mark.parametrize("code", RETURNS)
def test_each_return_that_we_ship_can_be_looked_at_whole(
    qtbot: QtBot, desk: ReturnsDesk, code: str
) -> None:
    frame, screen = desk.open(qtbot)
    template = desk.workspace.library.template(code)
    screen.choose.template.choose(template)
    today = desk.workspace.clock.today()
    offered = screen.model.periods_of(template)
    now = next(one for one in offered if one.first_day <= today <= one.last_day)
    screen.choose.period.choose(now)
    press(screen, "Prepare return")
    qtbot.waitUntil(lambda: screen.model.state.work is ReturnWork.NONE, timeout=60_000)
    qtbot.waitUntil(lambda: screen.tables.is_whole)
    assert frame.notices.words == ""
    prepared = screen.model.state.prepared
    assert prepared is not None
    assert len(screen.tables.grids) == len(prepared.document.tables)
    # No more bars than a person takes in at a glance.
    assert len(prepared.document.chart.bars) <= MOST_BARS
