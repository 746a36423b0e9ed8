"""Importing through the real screen, by keyboard, into a real vault."""

from __future__ import annotations

import csv
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from anchordesk.domain.import_mapping import Field, FieldRule
from anchordesk.domain.import_mapping_file import read_mapping
from anchordesk.services.drafts import OpenedVault
from anchordesk.services.workspace import Workspace
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.imports.columns_step import FIELDS, ColumnsStep
from anchordesk.ui.imports.rule_dialog import RuleDialog, Source
from anchordesk.ui.imports.state import ImportStep, ImportWork
from anchordesk.ui.imports.view import ImportScreen
from anchordesk.ui.shell.frame import Frame
from anchordesk.ui.shell.screen import Place, Screen
from anchordesk.ui.tasks import Lane, Tasks
from tests.ui.driver import is_still
from tests.ui.sync.real_desk import NSW, ChosenFiles, write_csv
from tests.ui.sync.screen_frame import button, is_alone, press, show_frame, unnamed, words_on

HEADER = "reference,first name,surname,date of birth,start date,employer"


@pytest.fixture
def frame(qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles) -> Frame:
    return open_frame(qtbot, workspace, tasks, files)


def open_frame(
    qtbot: QtBot,
    workspace: Workspace,
    tasks: Tasks,
    files: ChosenFiles,
    drafts: Drafts | None = None,
) -> Frame:
    place = Place("import", "Import", "upload", partial(ImportScreen, files=files))
    frame = show_frame(workspace, tasks, [place], drafts)
    qtbot.addWidget(frame)
    frame.go("import")
    qtbot.waitUntil(lambda: is_still(tasks))
    return frame


def screen_of(frame: Frame) -> ImportScreen:
    screen: Screen = frame.shown_screen
    assert isinstance(screen, ImportScreen)
    return screen


def choose(qtbot: QtBot, frame: Frame, files: ChosenFiles, path: Path) -> ImportScreen:
    screen = screen_of(frame)
    files.choose(path)
    press(screen, "Choose file")
    qtbot.waitUntil(lambda: screen.model.state.work is ImportWork.NONE)
    return screen


def wait_for(qtbot: QtBot, screen: ImportScreen, step: ImportStep) -> None:
    qtbot.waitUntil(lambda: screen.model.state.step is step, timeout=20_000)


def residents(workspace: Workspace) -> set[str]:
    with workspace.records.reading() as reading:
        return {row.reference for row in reading.caseload()}


def test_real_participants_are_checked_and_imported_by_keyboard(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace
) -> None:
    screen = choose(qtbot, frame, files, NSW.resolve())
    assert screen.model.state.mapping is not None
    assert screen.model.state.mapping.name == "National Supported Work participants"
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    checked = screen.model.state.check
    assert checked is not None
    assert (len(checked.ready), checked.enrolled, checked.with_job) == (445, 185, 308)
    shown = words_on(screen)
    assert "445" in shown
    assert "185 on the pathway, 308 with a job" in shown
    assert "No names: residents are shown by their reference." in shown
    assert "Nothing has been changed yet." in shown
    assert residents(workspace) == set()

    press(screen, "Import 445 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    assert len(residents(workspace)) == 445
    assert "445 residents imported" in words_on(screen)
    assert "Nothing has been changed" not in words_on(screen)

    press(screen, "Undo import")
    qtbot.waitUntil(lambda: screen.model.state.undone == 445, timeout=20_000)
    assert residents(workspace) == set()
    press(screen, "Back to caseload")
    assert frame.shown_screen.accessibleName() == "Caseload"


def test_rows_with_errors_are_listed_without_what_their_cells_hold(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path / "people.csv",
        HEADER,
        [
            "HH-1,Amina,Okafor,14/02/1990,01/06/2026,",
            "HH-2,Bronwen,Secretname,31/02/1990,01/06/2026,",
            "HH-3,Callum,Davies,3 May 1991,not-a-day,",
            "HH-1,Duplicate,Person,1 May 1991,,",
        ],
    )
    screen = choose(qtbot, frame, files, path)
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    table = screen.steps[ImportStep.CHECK].table  # type: ignore[union-attr]
    model = table.model()
    rows = [
        [str(model.index(row, column).data()) for column in range(4)]
        for row in range(model.rowCount())
    ]
    assert [row[:2] for row in rows] == [
        ["3", "date of birth"],
        ["4", "start date"],
        ["5", "Whole row"],
    ]
    assert "There is no such day in the calendar." in rows[0][3]
    assert rows[0][2] == "31/02/1990"
    assert "already here" in rows[2][3]
    assert table.hasFocus()

    saved = tmp_path / "rows.csv"
    files.choose(saved)
    press(screen, "Save list as CSV")
    qtbot.waitUntil(saved.exists)
    text = saved.read_text("utf-8-sig")
    assert [line[0] for line in csv.reader(text.splitlines())] == ["Row", "3", "4", "5"]
    assert not {"Secretname", "Callum", "not-a-day", "31/02/1990"} & set(text.split())
    for secret in ("Secretname", "not-a-day", "31/02"):
        assert secret not in text

    # The file is there a moment before its step has ended.
    qtbot.waitUntil(lambda: screen.model.state.work is ImportWork.NONE)
    press(screen, "Import 1 resident")
    wait_for(qtbot, screen, ImportStep.DONE)
    assert residents(workspace) == {"HH-1"}


def test_a_file_without_names_and_references_is_taken_by_a_tick(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "people.csv", "data_id,age,re78", ["CPS1,45,25564.67", "CPS1,21,0"])
    screen = choose(qtbot, frame, files, path)
    columns = screen.steps[ImportStep.COLUMNS]
    assert isinstance(columns, ColumnsStep)
    columns.number_rows.click()
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    assert "a second time" in words_on(screen)
    press(screen, "Import 2 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    assert residents(workspace) == {"ROW-2", "ROW-3"}


def test_the_list_of_rows_to_fix_does_not_quote_a_stage_that_is_none(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    path = write_csv(
        tmp_path / "people.csv", "reference,enrolled,stage", ["HH-1,yes,told me about her divorce"]
    )
    screen = choose(qtbot, frame, files, path)
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    saved = tmp_path / "rows.csv"
    files.choose(saved)
    press(screen, "Save list as CSV")
    qtbot.waitUntil(saved.exists)
    text = saved.read_text("utf-8-sig")
    assert "divorce" not in text
    assert [line[0] for line in csv.reader(text.splitlines())] == ["Row", "2"]


def test_columns_that_look_like_formulas_are_harmless_in_the_list(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "people.csv", "reference,=cmd()", ["HH-1,not a date"])
    screen = choose(qtbot, frame, files, path)
    screen.model.set_rule(Field.DATE_OF_BIRTH, FieldRule(Field.DATE_OF_BIRTH, column="=cmd()"))
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    saved = tmp_path / "rows.csv"
    files.choose(saved)
    press(screen, "Save list as CSV")
    qtbot.waitUntil(saved.exists)
    rows = list(csv.reader(saved.read_text("utf-8-sig").splitlines()))
    assert rows[1][1] == "'=cmd()"


def test_a_rule_is_made_with_the_keyboard_and_its_sample_follows(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "people.csv", "reference,pay", ["HH-1,0", "HH-2,12.50", "HH-3,7"])
    screen = choose(qtbot, frame, files, path)
    step = screen.steps[ImportStep.COLUMNS]
    assert isinstance(step, ColumnsStep)
    assert step.table.hasFocus()
    row = FIELDS.index(Field.GOT_JOB)
    for _ in range(row):
        QTest.keyClick(step.table, Qt.Key.Key_Down)
    QTest.keyClick(step.table, Qt.Key.Key_Return)
    dialog = step.findChild(RuleDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    assert unnamed(dialog) == []
    dialog.source.choose(Source.RULE)
    line = dialog.lines[0]
    line.column.choose("pay")
    line.comparison.choose("above")
    line.value.setFocus()
    QTest.keyClicks(line.value, "words")
    line.then.set_value("yes")
    dialog.otherwise.set_value("no")
    QTest.keyClick(line.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.form.summary.isVisible()
    line.value.clear()
    QTest.keyClicks(line.value, "5")
    QTest.keyClick(line.value, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert step.table.model().index(row, 1).data() == "pay above 5: Yes; otherwise: No"
    assert step.table.model().index(row, 2).data() == "No  ·  Yes  ·  Yes"
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    assert screen.model.state.check is not None
    assert screen.model.state.check.with_job == 2


def test_a_mapping_is_saved_to_a_file_and_opened_again(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "people.csv", "reference,age", ["HH-1,30"])
    screen = choose(qtbot, frame, files, path)
    screen.model.set_rule(Field.AGE, None)
    mapping = screen.model.state.mapping
    target = tmp_path / "mine.json"
    files.choose(target)
    press(screen, "Save mapping as file")
    qtbot.waitUntil(target.exists)
    assert read_mapping(target.read_text("utf-8"), "mine.json") == mapping
    screen.model.choose_mapping(screen.model.state.known[0])
    assert screen.model.state.mapping != mapping
    files.choose(target)
    press(screen, "Open mapping file")
    qtbot.waitUntil(lambda: screen.model.state.mapping == mapping)


def test_a_file_that_is_no_spreadsheet_is_told_and_changes_nothing(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7")
    screen = choose(qtbot, frame, files, path)
    assert screen.model.state.step is ImportStep.FILE
    assert "Nothing was changed." in screen.notices.words


def test_a_mapping_without_its_columns_is_refused_in_words(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    mapping = Path("resources/imports/national-supported-work.json").resolve()
    path = write_csv(tmp_path / "people.csv", "reference", ["HH-1"])
    screen = choose(qtbot, frame, files, path)
    files.choose(mapping)
    press(screen, "Open mapping file")
    qtbot.waitUntil(lambda: screen.model.state.work is ImportWork.NONE)
    press(screen, "Check rows")
    qtbot.waitUntil(lambda: screen.model.state.notice is not None)
    assert "no column “participant”" in screen.notices.words
    assert screen.model.state.step is ImportStep.COLUMNS


def test_cancel_before_the_import_begins_changes_nothing(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tasks: Tasks
) -> None:
    screen = choose(qtbot, frame, files, NSW.resolve())
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    lane_is_free = Event()
    tasks.run(
        Lane.RECORDS,
        lambda: lane_is_free.wait(30),
        receiver=screen,
        done=lambda _: None,
        failed=lambda _: None,
    )
    press(screen, "Import 445 residents")
    qtbot.waitUntil(
        lambda: any(
            one.accessibleName() == "Cancel" and one.isVisible()
            for one in screen.findChildren(QPushButton)
        )
    )
    press(screen, "Cancel")
    lane_is_free.set()
    qtbot.waitUntil(lambda: screen.model.state.work is ImportWork.NONE, timeout=20_000)
    assert screen.model.state.step is ImportStep.CHECK
    assert residents(workspace) == set()
    assert "Nothing has been changed yet." in words_on(screen)
    assert button(screen, "Import 445 residents").isEnabled()


def test_a_lock_in_the_middle_keeps_the_answers(
    qtbot: QtBot, workspace: Workspace, tasks: Tasks, files: ChosenFiles, tmp_path: Path
) -> None:
    drafts = Drafts(OpenedVault(workspace), tasks)
    path = write_csv(tmp_path / "people.csv", "reference,age", ["HH-1,30"])
    frame = open_frame(qtbot, workspace, tasks, files, drafts)
    screen = choose(qtbot, frame, files, path)
    screen.model.set_rule(Field.AGE, None)
    mapping = screen.model.state.mapping
    frame.close()
    again = screen_of(open_frame(qtbot, workspace, tasks, files, drafts))
    wait_for(qtbot, again, ImportStep.COLUMNS)
    assert again.model.state.mapping == mapping
    assert again.model.state.path == path


def test_an_earlier_import_is_taken_back_from_the_first_step(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, workspace: Workspace, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "people.csv", "reference", ["HH-1", "HH-2"])
    screen = choose(qtbot, frame, files, path)
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    press(screen, "Import 2 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    press(screen, "Back to caseload")
    frame.go("import")
    wait_for(qtbot, screen, ImportStep.FILE)
    qtbot.waitUntil(lambda: bool(screen.model.state.past))
    table = screen.steps[ImportStep.FILE].table  # type: ignore[union-attr]
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    press(screen, "Undo import")
    qtbot.waitUntil(lambda: screen.model.state.undone == 2)
    assert residents(workspace) == set()
    assert "2 residents removed" in screen.notices.words


def test_every_step_is_named_and_fits_a_small_laptop(
    qtbot: QtBot, frame: Frame, files: ChosenFiles, tmp_path: Path
) -> None:
    lines = NSW.read_text("utf-8").splitlines()
    path = write_csv(tmp_path / "people.csv", lines[0], [*lines[1:], lines[1], "1000,1,old"])
    screen = screen_of(frame)

    def is_sound(part: QWidget) -> None:
        assert unnamed(part) == []
        hint = part.minimumSizeHint()
        assert (hint.width() <= 1170, hint.height() <= 700) == (True, True), hint
        assert screen.heightForWidth(1170) <= 700
        assert is_alone(frame)

    is_sound(screen)
    choose(qtbot, frame, files, path)
    is_sound(screen)
    press(screen, "Check rows")
    wait_for(qtbot, screen, ImportStep.CHECK)
    is_sound(screen)
    press(screen, "Import 445 residents")
    wait_for(qtbot, screen, ImportStep.DONE)
    is_sound(screen)
