"""A lead's desk with the real participants, for tests of the returns screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from anchordesk.domain.period import read_period
from anchordesk.domain.roles import UseCase
from anchordesk.services import imports
from anchordesk.services.exchange_records import Release
from anchordesk.services.workspace import Workspace
from anchordesk.ui.returns.state import ReturnWork
from anchordesk.ui.returns.view import ReturnsScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.sync.courier import Courier
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import NSW, ChosenFiles, MadeUpHub
from tests.ui.sync.screen_frame import go, press, show_frame


@dataclass
class ReturnsDesk:
    """A lead's desk with the real participants, its lanes, its courier and a hub."""

    workspace: Workspace
    tasks: Tasks
    courier: Courier
    files: ChosenFiles
    hub: MadeUpHub

    def open(self, qtbot: QtBot) -> tuple[Frame, ReturnsScreen]:
        build = partial(ReturnsScreen, courier=self.courier, files=self.files)
        place = Place("returns", "Returns", "chart-column", build, needs=UseCase.MAKE_RETURNS)
        frame = show_frame(self.workspace, self.tasks, [place])
        qtbot.addWidget(frame)
        go(frame, "returns")
        qtbot.waitUntil(lambda: is_still(self.tasks), timeout=20_000)
        screen = frame.shown_screen
        assert isinstance(screen, ReturnsScreen)
        return frame, screen

    def releases(self) -> tuple[Release, ...]:
        with self.workspace.records.reading() as reading:
            return reading.releases()


def bring_participants(workspace: Workspace) -> None:
    look = imports.look(workspace, NSW.resolve())
    imports.carry_out(workspace, imports.check(workspace, look.path, look.suggested))


@pytest.fixture
def desk(
    workspace: Workspace, tasks: Tasks, files: ChosenFiles, hub: MadeUpHub
) -> Iterator[ReturnsDesk]:
    bring_participants(workspace)
    made = ReturnsDesk(workspace, tasks, Courier(), files, hub)
    yield made
    made.courier.end()


def prepare(qtbot: QtBot, screen: ReturnsScreen, quarter: str = "2026-Q4") -> None:
    screen.choose.period.choose(read_period(quarter))
    press(screen, "Prepare return")
    qtbot.waitUntil(lambda: screen.model.state.work is ReturnWork.NONE, timeout=60_000)
    qtbot.waitUntil(lambda: screen.tables.is_whole)
