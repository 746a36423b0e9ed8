"""Two people approve a return: asked on one desk, answered on the other, signed on the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.domain.roles import DeskRole, UseCase
from anchordesk.services.policy import Policy
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.returns.state import ReturnStep, ReturnWork
from anchordesk.ui.returns.view import ReturnsScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Tasks
from tests.services.team_desks import Team, TeamDesk
from tests.ui.driver import is_still
from tests.ui.returns.returns_desk import bring_participants, prepare
from tests.ui.sync.real_desk import MadeUpHub
from tests.ui.sync.screen_frame import go, load_look, press, show_frame, unnamed


@dataclass
class Shown:
    """A lead's desk with its returns screen."""

    desk: TeamDesk
    frame: Frame
    screen: ReturnsScreen
    tasks: Tasks

    def settle(self, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: is_still(self.tasks), timeout=60_000)
        model = self.screen.model
        qtbot.waitUntil(
            lambda: model.state.work is ReturnWork.NONE and not model.second.working,
            timeout=60_000,
        )
        qtbot.waitUntil(lambda: self.screen.tables.is_whole)

    def press(self, qtbot: QtBot, words: str) -> None:
        press(self.screen, words)
        self.settle(qtbot)

    def to_approval(self, qtbot: QtBot) -> None:
        for words in ("See what leaves", "Go to approval"):
            self.press(qtbot, words)
        assert self.screen.model.state.step is ReturnStep.APPROVE


def two_people() -> Policy:
    return Policy(two_people_for_returns=True)


@pytest.fixture
def leads(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Shown, Shown]]:
    load_look(qapp)
    team = Team(tmp_path, transport=MadeUpHub())
    first = team.lead()
    second = team.join(first, "Dan Okafor", DeskRole.LEAD)
    bring_participants(first.workspace)
    shown, couriers = [], []
    for desk in (first, second):
        desk.workspace = replace(desk.workspace, read_policy=two_people)
        tasks, courier = Tasks(), Courier()
        build = partial(ReturnsScreen, courier=courier)
        place = Place("returns", "Returns", "chart-column", build, needs=UseCase.MAKE_RETURNS)
        frame = show_frame(desk.workspace, tasks, [place])
        qtbot.addWidget(frame)
        go(frame, "returns")
        screen = frame.shown_screen
        assert isinstance(screen, ReturnsScreen)
        shown.append(Shown(desk, frame, screen, tasks))
        shown[-1].settle(qtbot)
        couriers.append(courier)
    yield shown[0], shown[1]
    for one, courier in zip(shown, couriers, strict=True):
        courier.end()
        one.tasks.silence_all()
        for drafts in one.tasks.findChildren(Drafts):
            drafts.close()
        one.tasks.close()
    team.close()


def test_a_second_lead_approves_at_their_own_desk(qtbot: QtBot, leads: tuple[Shown, Shown]) -> None:
    first, second = leads
    prepare(qtbot, first.screen)
    first.to_approval(qtbot)
    shown = first.screen.model.state.prepared
    assert shown is not None
    assert not first.screen.foot.forward.isVisible()
    assert first.screen.approve.ask.lead.currentText() == "Dan Okafor"
    assert unnamed(first.screen) == []
    first.press(qtbot, "Ask them to approve")
    assert "waits for Dan Okafor" in words_of(first)
    assert not first.screen.foot.forward.isVisible()

    first.desk.to_stick()
    second.desk.from_stick()
    second.screen.refresh()
    second.settle(qtbot)
    second.screen.choose.waiting.opens[0].click()
    second.settle(qtbot)
    there = second.screen.model.state.prepared
    assert there is not None
    assert there.payload == shown.payload
    assert second.screen.tables.coarser is not None
    assert not second.screen.tables.coarser.isVisible()
    second.to_approval(qtbot)
    assert second.screen.leaves.payload.toPlainText() == shown.payload.decode("utf-8")
    assert not second.screen.approve.answer.refuse.isEnabled()
    assert unnamed(second.screen) == []
    second.press(qtbot, "Approve as second lead")
    assert second.screen.model.state.step is ReturnStep.CHOOSE

    second.desk.to_stick()
    first.desk.from_stick()
    press(first.screen, "Back")
    press(first.screen, "Back")
    first.press(qtbot, "Back")
    first.screen.choose.waiting.opens[0].click()
    first.settle(qtbot)
    first.to_approval(qtbot)
    assert "Dan Okafor approved exactly these bytes" in words_of(first)
    first.press(qtbot, "Approve")
    release = first.screen.model.state.release
    assert release is not None
    assert release.payload == shown.payload
    press(first.screen, "Back to returns")
    first.settle(qtbot)
    assert first.screen.choose.waiting.isHidden()


def words_of(shown: Shown) -> str:
    return shown.screen.approve.ask.said.text()
