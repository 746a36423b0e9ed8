"""The screen of records to check: what is doubtful, why it matters, and the way to its field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from anchordesk.domain.period import read_period
from anchordesk.services import residents
from anchordesk.services.data_quality import check_records
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace
from anchordesk.ui.quality.chosen import ChosenReturn
from anchordesk.ui.quality.view import QualityScreen
from anchordesk.ui.resident.resident_dialog import ResidentDialog
from anchordesk.ui.resident.view import RecordScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import ChosenFiles
from tests.ui.sync.screen_frame import go, let_be_made, press, show_frame

Opened = tuple[Frame, QualityScreen]


@pytest.fixture
def opened(qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles) -> Opened:
    chosen = ChosenReturn()
    template = workspace.library.template("network-quarterly-summary")
    chosen.choose(template, read_period("2026-Q4"))
    residents.add(
        workspace,
        ResidentDetails(given_name="Amina", postcode="B1 1BB", date_of_birth=date(1904, 2, 1)),
    )
    places = [
        Place("quality", "Records to check", "check", lambda c: QualityScreen(c, chosen, files)),
        Place("resident", "Resident record", "users", RecordScreen, in_navigation=False),
    ]
    frame = show_frame(workspace, tasks, places)
    qtbot.addWidget(frame)
    go(frame, "quality")
    screen = frame.shown_screen
    assert isinstance(screen, QualityScreen)
    settle(qtbot, tasks)
    return frame, screen


def settle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: is_still(tasks), timeout=20_000)
    let_be_made()


def rules(screen: QualityScreen) -> list[str]:
    model = screen.rules.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_question_is_shown_with_why_it_matters_and_opens_the_form_at_its_field(
    qtbot: QtBot, tasks: Tasks, opened: Opened
) -> None:
    frame, screen = opened
    assert screen.period.value() == read_period("2026-Q4")
    assert rules(screen)[0] == "The age can hardly be right"
    assert "wrong group" in screen.why.text()
    assert "1 resident of this desk" in screen.headline.text()
    screen.findings.setFocus()
    press(screen, "Open the record there")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=5000)
    settle(qtbot, tasks)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ResidentDialog)
    assert frame.here == "resident"
    qtbot.waitUntil(dialog.fields.birth.hasFocus)
    dialog.reject()
    frame.back()
    let_be_made()
    settle(qtbot, tasks)
    assert frame.shown_screen is screen
    assert rules(screen)[0] == "The age can hardly be right"


def test_looked_at_and_right_leaves_the_list_and_undo_brings_it_back(
    qtbot: QtBot, tasks: Tasks, opened: Opened
) -> None:
    frame, screen = opened
    press(screen, "Looked at: it is right")
    settle(qtbot, tasks)
    assert "The age can hardly be right" not in rules(screen)
    press(screen, "Show what is right (1)")
    let_be_made()
    assert "Amina" in str(screen.findings.model().index(0, 0).data())
    assert not screen.rules.isVisible()
    press(screen, "Back to open questions")
    press(frame.notices, "Undo")
    settle(qtbot, tasks)
    assert "The age can hardly be right" in rules(screen)


def test_the_list_is_saved_to_print(
    qtbot: QtBot, tasks: Tasks, opened: Opened, files: ChosenFiles, tmp_path: Path
) -> None:
    frame, screen = opened
    files.choose(tmp_path / "check.pdf")
    press(screen, "Save to print")
    settle(qtbot, tasks)
    assert (tmp_path / "check.pdf").read_bytes().startswith(b"%PDF")
    assert any("4 open questions saved" in one.text() for one in frame.notices.findChildren(QLabel))


def test_leaving_the_screen_stops_the_look_so_that_a_record_need_not_wait(
    qtbot: QtBot, workspace: Workspace, tasks: Tasks, opened: Opened
) -> None:
    frame, screen = opened
    screen.refresh()
    assert screen.model.state.checking
    frame.go("caseload")
    let_be_made()
    assert not screen.model.state.checking
    settle(qtbot, tasks)
    report = check_records(workspace, "network-quarterly-summary", read_period("2026-Q4"))
    assert len(report.open) == 4
