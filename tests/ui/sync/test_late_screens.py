"""A screen whose code is not loaded yet comes a moment later, and never over another one."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.services.workspace import Workspace
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place, Screen, ScreenContext
from anchordesk.ui.tasks import Lane, Tasks
from tests.ui.driver import is_still
from tests.ui.sync.screen_frame import show_frame

LATE = "tests.ui.late_screen"


def build(context: ScreenContext) -> Screen:
    from tests.ui.late_screen import LateScreen  # noqa: PLC0415

    return LateScreen(context)


@pytest.fixture
def frame(workspace: Workspace, tasks: Tasks, qtbot: QtBot) -> Iterator[Frame]:
    sys.modules.pop(LATE, None)
    shown = show_frame(workspace, tasks, [Place("late", "Late", "flag", build, module=LATE)])
    qtbot.addWidget(shown)
    yield shown
    sys.modules.pop(LATE, None)


def settle(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: is_still(tasks), timeout=5000)
    QApplication.processEvents()


def test_it_is_loaded_in_a_lane_and_then_shown(frame: Frame, tasks: Tasks, qtbot: QtBot) -> None:
    subject = UUID(int=7)
    frame.go("late", subject)
    assert frame.here == "caseload"
    settle(tasks, qtbot)
    assert frame.here == "late"
    assert frame.shown_screen.subjects == [subject]  # type: ignore[attr-defined]
    frame.go("caseload")
    frame.go("late")
    assert frame.here == "late"


def test_who_goes_elsewhere_meanwhile_stays_there(frame: Frame, tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    tasks.run(Lane.RECORDS, gate.wait, receiver=frame, done=lambda _: None, failed=lambda _: None)
    frame.go("late")
    frame.go("caseload")
    gate.set()
    settle(tasks, qtbot)
    assert LATE in sys.modules
    assert frame.here == "caseload"


def test_code_that_is_missing_is_told(workspace: Workspace, tasks: Tasks, qtbot: QtBot) -> None:
    place = Place("late", "Late", "flag", build, module="tests.ui.no_such_screen")
    frame = show_frame(workspace, tasks, [place])
    qtbot.addWidget(frame)
    frame.go("late")
    settle(tasks, qtbot)
    assert frame.here == "caseload"
    assert not frame.notices.isHidden()
