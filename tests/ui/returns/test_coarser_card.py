"""What would show more, through the real screen: looked for, taken by one press, and given back."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from anchordesk.domain.period import HalfYear
from anchordesk.services import returns
from anchordesk.services.coarser_returns import CoarserVersion
from anchordesk.ui.returns.state import ReturnStep, ReturnWork
from tests.ui.returns.returns_desk import ReturnsDesk, prepare
from tests.ui.sync.screen_frame import unnamed


def test_a_coarser_version_is_taken_by_one_press_and_given_back(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    card = screen.tables.coarser
    full = screen.model.state.prepared
    assert card is not None
    assert full is not None
    card.look_for.click()
    assert screen.model.state.work is ReturnWork.TRYING
    qtbot.waitUntil(lambda: screen.model.state.work is ReturnWork.NONE, timeout=60_000)
    versions = screen.model.state.versions or ()
    hidden = [version.prepared.hidden for version in versions]
    assert hidden == sorted(hidden)
    assert len(card.uses) == len(versions) > 0
    assert all(number < full.hidden for number in hidden)
    assert unnamed(screen) == []
    card.uses[0].click()
    assert screen.model.state.prepared is versions[0].prepared
    assert screen.model.state.step is ReturnStep.TABLES
    assert f"{hidden[0]} number" in screen.tables.summary.text() or hidden[0] == 0
    again = screen.tables.coarser
    assert again is not None
    again.undo.click()
    qtbot.waitUntil(lambda: screen.model.state.work is ReturnWork.NONE, timeout=60_000)
    back = screen.model.state.prepared
    assert back is not None
    assert back.tables_json == full.tables_json


def test_a_longer_period_is_taken_and_the_quarter_given_back(
    qtbot: QtBot, desk: ReturnsDesk
) -> None:
    _, screen = desk.open(qtbot)
    prepare(qtbot, screen)
    quarter = screen.model.state.prepared
    assert quarter is not None
    half = returns.prepare(desk.workspace, quarter.template.code, HalfYear(2026, 2))
    longer = replace(half, instead_of=quarter.period)
    screen.model.use_version(CoarserVersion("For a longer period", longer))
    card = screen.tables.coarser
    assert card is not None
    assert card.undo.isVisibleTo(screen.tables)
    card.undo.click()
    qtbot.waitUntil(lambda: screen.model.state.work is ReturnWork.NONE, timeout=60_000)
    back = screen.model.state.prepared
    assert back is not None
    assert back.tables_json == quarter.tables_json
