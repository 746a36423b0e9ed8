"""Correcting rows of an import and saying what words mean, through the real screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from anchordesk.domain.categories import Sex
from anchordesk.domain.import_mapping import Field
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.imports.check_step import CheckStep
from anchordesk.ui.imports.fix_dialogs import FixRowDialog, MeaningDialog
from anchordesk.ui.imports.state import ImportStep, ImportWork
from anchordesk.ui.imports.view import ImportScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.tasks import Tasks
from tests.ui.imports.test_import_screen import choose, open_frame, residents, wait_for
from tests.ui.sync.real_desk import ChosenFiles, write_csv
from tests.ui.sync.screen_frame import button, let_be_made, press, words_on


@pytest.fixture
def frame(qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles) -> Frame:
    return open_frame(qtbot, workspace, tasks, files)


def checked(qtbot: QtBot, screen: ImportScreen) -> CheckStep:
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    step = screen.steps[ImportStep.CHECK]
    assert isinstance(step, CheckStep)
    return step


def check_again(qtbot: QtBot, screen: ImportScreen) -> None:
    press(screen, "Check again")
    qtbot.waitUntil(lambda: screen.model.state.work is ImportWork.NONE)


def dialog_of(screen: ImportScreen) -> QDialog:
    let_be_made()
    (dialog,) = [d for d in screen.findChildren(QDialog) if d.isVisible()]
    return dialog


def broken_file(folder: Path) -> Path:
    return write_csv(
        folder / "people.csv",
        "ref,first name,dob",
        ["HH-1,Amina,31/02/1990", "HH-2,Bronwen,1/3/1990", "HH-3,Callum,soon"],
    )


def test_a_row_is_corrected_by_keyboard_and_checked_again(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tmp_path: Path
) -> None:
    path = broken_file(tmp_path)
    before = path.read_bytes()
    screen = choose(qtbot, frame, files, path)
    step = checked(qtbot, screen)
    assert step.table.hasFocus()
    QTest.keySequence(step.table, "Return")
    dialog = dialog_of(screen)
    assert isinstance(dialog, FixRowDialog)
    assert "There is no such day in the calendar." in words_on(dialog)
    assert dialog.answers == (("dob", "31/02/1990"),)
    dialog._fields["dob"].setText("28/02/1990")
    press(dialog, "Use these")
    assert "Corrected; check again" in str(step.table.model().index(0, 3).data())
    assert step.table.model().index(0, 2).data() == "28/02/1990"
    check_again(qtbot, screen)
    assert screen.model.state.check is not None
    assert len(screen.model.state.check.ready) == 2
    assert [line.row for line in screen.model.state.problems] == [4]
    press(screen, "Import 2 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    assert residents(workspace) == {"HH-1", "HH-2"}
    assert path.read_bytes() == before


def test_nothing_until_every_row_is_ready(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    screen = choose(qtbot, frame, files, broken_file(tmp_path))
    step = checked(qtbot, screen)
    assert button(screen, "Import 1 resident").isEnabled()
    step.whole.click()
    assert not button(screen, "Import 1 resident").isEnabled()
    screen.model.correct(2, [("dob", "28/02/1990")])
    screen.model.correct(4, [("dob", "")])
    check_again(qtbot, screen)
    assert button(screen, "Import 3 residents").isEnabled()
    assert "Every row can be imported." in words_on(screen)


def test_a_word_that_the_list_lacks_is_asked_about_once(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tmp_path: Path
) -> None:
    people = ["HH-1,M", "HH-2,m", "HH-3,X"]
    path = write_csv(tmp_path / "people.csv", "ref,sex", people)
    screen = choose(qtbot, frame, files, path)
    step = checked(qtbot, screen)
    model = step.words.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == ["M", "X"]
    assert step.words.hasFocus()
    for value in (Sex.MALE.value, ""):
        QTest.keySequence(step.words, "Return")
        dialog = dialog_of(screen)
        assert isinstance(dialog, MeaningDialog)
        press(dialog, "Use this")
        assert "Choose what the word means." in words_on(dialog)
        dialog.means.choose(value)
        press(dialog, "Use this")
        step.words.setFocus()
        QTest.keySequence(step.words, "End")
    assert model.index(1, 3).data() == "Left empty"
    check_again(qtbot, screen)
    press(screen, "Import 3 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    with workspace.records.reading() as reading:
        by_reference = {row.reference: row.resident_id for row in reading.caseload()}
        sexes = [reading.resident(by_reference[r]).equality.sex for r in ("HH-1", "HH-2", "HH-3")]
    assert sexes == [Sex.MALE, Sex.MALE, Sex.NOT_KNOWN]
    press(screen, "Import another file")
    again = choose(qtbot, frame, files, path)
    assert again.model.state.mapping is not None
    assert again.model.state.mapping.meaning(Field.SEX, "M") == Sex.MALE.value


def test_corrections_survive_a_lock(
    qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles, tmp_path: Path
) -> None:
    drafts = Drafts(OpenedVault(workspace), tasks)
    frame = open_frame(qtbot, workspace, tasks, files, drafts)
    screen = choose(qtbot, frame, files, broken_file(tmp_path))
    checked(qtbot, screen)
    screen.model.correct(2, [("dob", "28/02/1990")])
    drafts.flush()
    other = open_frame(qtbot, workspace, tasks, files, drafts)
    again = other.shown_screen
    assert isinstance(again, ImportScreen)
    qtbot.waitUntil(lambda: again.model.state.step is ImportStep.COLUMNS)
    checked(qtbot, again)
    assert [line.row for line in again.model.state.problems] == [4]
