"""A caseload that was saved, changed and brought back, through the real screen, by keyboard."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import residents
from anchordesk.services.caseload_export import entries_for, sheet_of, write_caseload
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.imports.changes_step import ChangesStep
from anchordesk.ui.imports.state import ImportStep
from anchordesk.ui.imports.view import ImportScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.tasks import Tasks
from tests.ui.driver import is_still
from tests.ui.imports.test_import_screen import choose, open_frame, screen_of, wait_for
from tests.ui.sync.real_desk import ChosenFiles
from tests.ui.sync.screen_frame import button, press, unnamed, words_on

Cells = dict[str, str]


@pytest.fixture
def people(workspace: Workspace) -> list[ResidentId]:
    return [
        residents.add(
            workspace,
            ResidentDetails(reference=f"HH-{number}", given_name=name, ward="Ladywood"),
        ).id
        for number, name in enumerate(("Amina", "Bronwen", "Callum"), 1)
    ]


def saved(workspace: Workspace, path: Path, change: Callable[[list[Cells]], None]) -> Path:
    """Save the caseload, and change the file as a spreadsheet program would."""
    write_caseload(
        workspace, sheet_of(workspace, entries_for(workspace, Wanted()), tuple(ExportColumn)), path
    )
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    change(rows)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def ward_of(workspace: Workspace, resident_id: ResidentId) -> str:
    with workspace.records.reading() as reading:
        return reading.resident(resident_id).ward


def changed_wards(rows: list[Cells]) -> None:
    for row in rows:
        row["Ward"] = "Nechells"
    rows[2]["AnchorDesk key"] = ""


def lines(step: ChangesStep) -> list[list[str]]:
    model = step.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


@dataclass
class Window:
    """A window on the vault, to which a changed file comes back; another one is as after a lock."""

    qtbot: QtBot
    workspace: Workspace
    tasks: Tasks
    files: ChosenFiles
    drafts: Drafts

    def screen(self) -> ImportScreen:
        frame = open_frame(self.qtbot, self.workspace, self.tasks, self.files, self.drafts)
        self.frames.append(frame)
        return screen_of(frame)

    def compared(self, path: Path) -> tuple[ImportScreen, ChangesStep]:
        self.screen()
        screen = choose(self.qtbot, self.frames[-1], self.files, path)
        return screen, self.step_of(screen)

    def step_of(self, screen: ImportScreen) -> ChangesStep:
        wait_for(self.qtbot, screen, ImportStep.CHANGES)
        step = screen.steps[ImportStep.CHANGES]
        assert isinstance(step, ChangesStep)
        return step

    def __post_init__(self) -> None:
        self.frames: list[Frame] = []


@pytest.fixture
def window(
    qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles
) -> Iterator[Window]:
    made = Window(qtbot, workspace, tasks, files, Drafts(OpenedVault(workspace), tasks))
    yield made
    for frame in made.frames:
        for timer in frame.findChildren(QTimer):
            timer.stop()  # it would ask the records once they are closed
    qtbot.waitUntil(lambda: is_still(tasks))


def test_changes_are_looked_at_chosen_carried_out_and_undone_by_keyboard(
    qtbot: QtBot,
    window: Window,
    workspace: Workspace,
    people: list[ResidentId],
    tmp_path: Path,
) -> None:
    amina, bronwen, callum = people
    path = saved(workspace, tmp_path / "caseload.csv", changed_wards)
    details = ResidentDetails(reference="HH-2", given_name="Bronwen", ward="Aston")
    residents.amend(workspace, bronwen, details)
    screen, step = window.compared(path)
    assert [line[1:5] for line in lines(step)] == [
        ["Bronwen", "Ward", "Aston", "Nechells"],
        ["Amina", "Ward", "Ladywood", "Nechells"],
    ]
    assert "so it stays" in lines(step)[0][5], "what was changed here since comes first"
    assert "This row has no key" in str(step.problems.model().index(0, 2).data())
    assert "Nothing has been changed yet." in words_on(screen)
    assert button(screen, "Change 1 resident").isEnabled()
    assert unnamed(screen) == []
    assert step.table.hasFocus()
    step.whole.click()
    assert not button(screen, "Change 1 resident").isEnabled()
    step.whole.click()
    QTest.keySequence(step.table, "Return")
    assert "over what was changed here since" in lines(step)[0][5]
    QTest.keySequence(step.table, "Return")
    press(screen, "Change 1 resident")
    wait_for(qtbot, screen, ImportStep.DONE)
    assert [ward_of(workspace, one) for one in people] == ["Nechells", "Aston", "Ladywood"]
    assert "1 field of 1 resident changed by caseload.csv." in words_on(screen)
    press(screen, "Undo import")
    qtbot.waitUntil(lambda: screen.model.state.undone == 1, timeout=20_000)
    assert ward_of(workspace, amina) == "Ladywood"
    assert "1 resident as before" in words_on(screen)
    assert ward_of(workspace, callum) == "Ladywood"


@pytest.mark.usefixtures("people")
def test_what_was_chosen_is_there_again_after_a_lock(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    path = saved(workspace, tmp_path / "caseload.csv", changed_wards)
    screen, _ = window.compared(path)
    press(screen, "Keep this desk's")
    assert len(screen.model.state.choice.taken) == 1
    again = window.screen()
    step = window.step_of(again)
    assert again.model.state.choice.taken == screen.model.state.choice.taken
    assert "Stays as it is here" in lines(step)[0][5]


@pytest.mark.usefixtures("people")
def test_a_file_that_was_not_changed_says_so_and_changes_nothing(
    window: Window, workspace: Workspace, tmp_path: Path
) -> None:
    screen, _ = window.compared(saved(workspace, tmp_path / "caseload.csv", lambda _: None))
    assert "nothing to change" in words_on(screen)
    assert not button(screen, "Change 0 residents").isEnabled()
