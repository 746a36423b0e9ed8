"""Oversight through the real window: desks, a breach from first to last, checks for an auditor."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from anchordesk.domain.breach import BreachKind, BreachRisk
from anchordesk.domain.roles import DeskRole
from anchordesk.services import audit_copies
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.oversight.rehearsal_dialog import RehearsalDialog
from anchordesk.ui.oversight.view import OversightScreen
from anchordesk.ui.shell.frame import Frame
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles


@pytest.fixture
def files() -> ChosenFiles:
    return ChosenFiles()


@pytest.fixture
def oversight(opened: Driver, files: ChosenFiles) -> Driver:
    opened.frame.go("oversight")
    opened.settle()
    screen = screen_of(opened)
    screen._files = screen.breaches._files = files
    return opened


def screen_of(driver: Driver) -> OversightScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, OversightScreen)
    return screen


def lines(driver: Driver) -> list[list[str]]:
    model = screen_of(driver).breaches.table.model()
    return [
        [model.index(row, column).data(CELL_ROLE).words for column in range(4)]
        for row in range(model.rowCount())
    ]


def shown_buttons(driver: Driver) -> list[str]:
    found = driver.window.findChildren(QPushButton)
    return [button.text() for button in found if button.isVisible()]


def test_a_breach_is_written_down_judged_told_and_closed(
    oversight: Driver, files: ChosenFiles, tmp_path: Path
) -> None:
    assert "No breach was written down." in oversight.words()
    oversight.press("Write down a breach")
    dialog = oversight.dialog()
    oversight.press("Save breach", dialog)
    assert "Write what happened." in oversight.words()
    oversight.find(Choice, "What kind of thing", dialog).choose(BreachKind.PAPER_LOST)
    happened = oversight.find(QPlainTextEdit, "What happened", dialog)
    happened.setPlainText("A diary was left on a bus.")
    oversight.find(QLineEdit, "Time, as near as you know", dialog).setText("00:00")
    oversight.find(QLineEdit, "About how many people", dialog).setText("3")
    oversight.press("Save breach", dialog)
    (line,) = lines(oversight)
    assert line[0] == "Papers or a stick were lost"
    assert line[3].startswith("Report by ")
    oversight.press("Close it")
    assert "Say first how likely" in screen_of(oversight).notices.words
    oversight.press("Judge it")
    dialog = oversight.dialog()
    oversight.find(Choice, "How likely is harm", dialog).choose(BreachRisk.RISK)
    oversight.find(QPlainTextEdit, "Why you judge it so", dialog).setPlainText("Names of three.")
    oversight.press("Save judgement", dialog)
    oversight.press("Somebody was told")
    dialog = oversight.dialog()
    day = oversight.find(QLineEdit, "Day on which the commissioner was told", dialog)
    day.setText("today")
    oversight.find(QLineEdit, "Time", dialog).setText("00:00")
    oversight.press("Save who was told", dialog)
    assert lines(oversight)[0][3] == "To be closed"
    files.choose(tmp_path)
    oversight.press("Save draft letters")
    oversight.settle()
    assert "diary" in (tmp_path / "letter-to-residents.rtf").read_text("ascii")
    oversight.press("Close it")
    assert lines(oversight)[0][3] == "Closed"
    assert "Judge it" not in shown_buttons(oversight)


def test_a_breach_cannot_have_become_known_in_the_hour_that_clocks_skip(
    oversight: Driver, london: None
) -> None:
    oversight.press("Write down a breach")
    dialog = oversight.dialog()
    oversight.find(QPlainTextEdit, "What happened", dialog).setPlainText("A bag was lost.")
    oversight.find(QLineEdit, "Day on which it became known", dialog).setText("29 3 2026")
    oversight.find(QLineEdit, "Time, as near as you know", dialog).setText("01:30")
    oversight.press("Save breach", dialog)
    assert "there is no 01:30 on that day" in oversight.words()
    assert lines(oversight) == []
    oversight.find(QLineEdit, "Time, as near as you know", dialog).setText("2.30 am")
    oversight.press("Save breach", dialog)
    (line,) = lines(oversight)
    assert line[0] == "A laptop was lost or stolen"


def test_what_is_written_of_a_breach_outlives_the_lock_and_is_gone_once_saved(
    oversight: Driver,
) -> None:
    oversight.press("Write down a breach")
    oversight.find(Choice, "What kind of thing").choose(BreachKind.PAPER_LOST)
    oversight.find(QPlainTextEdit, "What happened").setPlainText("A diary was left on a bus.")
    oversight.find(QLineEdit, "Time, as near as you know").setText("00:00")
    oversight.keys("F12")
    oversight.unlock()
    dialog = oversight.dialog()
    assert oversight.find(QPlainTextEdit, "What happened", dialog).toPlainText().endswith("a bus.")
    assert oversight.find(Choice, "What kind of thing", dialog).value() is BreachKind.PAPER_LOST
    oversight.press("Save breach", dialog)
    oversight.press("Judge it")
    reason = oversight.find(QPlainTextEdit, "Why you judge it so", oversight.dialog())
    reason.setPlainText("Names of three.")
    oversight.keys("Esc")
    oversight.frame._show_drafts()
    oversight.settle()
    listed = [words for words in shown_buttons_of_dialog(oversight) if words.startswith("Continue")]
    assert len(listed) == 1
    assert listed[0].startswith("Continue: Breach, ")
    oversight.press(listed[0])
    oversight.settle()
    reason = oversight.find(QPlainTextEdit, "Why you judge it so", oversight.dialog())
    assert reason.toPlainText() == "Names of three."


def shown_buttons_of_dialog(driver: Driver) -> list[str]:
    return [button.accessibleName() for button in driver.dialog().findChildren(QPushButton)]


def test_a_lead_sees_each_desk_and_what_a_lost_laptop_held(oversight: Driver) -> None:
    model = screen_of(oversight).table.model()
    assert model.rowCount() == 1
    residents = int(model.index(0, 1).data(CELL_ROLE).words)
    assert residents > 0
    oversight.press("This laptop is lost")
    words = oversight.words()
    assert f"{residents} residents were on it" in words
    assert "1. Write the breach down now" in words
    assert "AES" not in words


def test_an_auditor_checks_papers_and_sees_no_desk(
    oversight: Driver, files: ChosenFiles, tmp_path: Path, qtbot: QtBot
) -> None:
    context = oversight.frame.context
    audit_copies.export(context.workspace, tmp_path / "trail.jsonl")
    profile = replace(context.workspace.profile, role=DeskRole.AUDITOR)
    auditor = replace(context.workspace, profile=profile)
    frame = Frame(auditor, context.tasks, context.drafts, oversight.frame.places)
    qtbot.addWidget(frame)
    assert [place.key for place in frame.places] == ["sync", "team", "oversight", "settings"]
    screen = OversightScreen(replace(context, workspace=auditor), files)
    qtbot.addWidget(screen)
    assert not screen.breaches.isVisibleTo(screen)
    assert not screen.lost.isVisibleTo(screen)
    files.choose(tmp_path / "trail.jsonl", tmp_path / "record.md")
    screen.check_trail.click()
    oversight.settle()
    assert screen.notices._words.text().startswith("All ")
    screen.register.click()
    oversight.settle()
    assert "# Record of processing" in (tmp_path / "record.md").read_text("utf-8")


def test_the_day_of_a_lost_laptop_is_rehearsed_and_nothing_is_done(oversight: Driver) -> None:
    assert "was never rehearsed." in oversight.words()
    oversight.press("Rehearse it")
    dialog = oversight.dialog()
    assert isinstance(dialog, RehearsalDialog)
    assert "nothing is revoked" in oversight.words(dialog)
    assert "If it were real, the Commissioner would have to be told by" in oversight.words(dialog)
    first, *others = dialog.steps.values()
    for tick in others:
        tick.setChecked(True)
    steps = len(dialog.steps)
    oversight.press("End the rehearsal", dialog)
    words = oversight.words()
    assert f"{steps - 1} of {steps} steps could be done." in words
    assert "See to this before it is real: Write the breach down now" in words
    assert first is not None
    assert "No breach was written down." in words
