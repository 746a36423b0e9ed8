"""The quick note by keys alone, from anywhere: twelve runs, and what must not go wrong."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from anchordesk.domain.casework import Action, Contact, ContactKind
from anchordesk.ui.resident.quick_note import QuickNoteDialog
from anchordesk.ui.tasks import Lane
from tests.ui.driver import Driver


@dataclass(frozen=True)
class Run:
    """Where it begins, the keys, and what the record must hold afterwards.

    In `keys`, words are typed; what stands in angle brackets is pressed.
    """

    place: str
    keys: str
    resident: str
    kind: ContactKind
    note: str
    action: str = ""


RUNS = (
    Run(
        "today",
        "gra <Return> p Rang back. <Ctrl+Return>",
        "Grace Lewis",
        ContactKind.PHONE,
        "Rang back.",
    ),
    Run(
        "today",
        "lew gr <Return> m Met at the centre. <Tab> fri call back <Ctrl+Return>",
        "Grace Lewis",
        ContactKind.MEETING,
        "Met at the centre.",
        "Call back 2026-11-27",
    ),
    Run(
        "settings",
        "sian <Return> t Sent directions. <Ctrl+Return>",
        "Siân Llŷr",
        ContactKind.TEXT,
        "Sent directions.",
    ),
    Run(
        "sync",
        "luk <Return> e CV sent. <Tab> tomorrow ask again <Ctrl+Return>",
        "Łukasz Żak",
        ContactKind.EMAIL,
        "CV sent.",
        "Ask again 2026-11-24",
    ),
    Run(
        "returns",
        "ays <Return> o Saw her at reception. <Ctrl+Return>",
        "Ayşe Doğan",
        ContactKind.OTHER,
        "Saw her at reception.",
    ),
    Run(
        "caseload",
        "ha <Down> <Return> p Second of the two. <Ctrl+Return>",
        "Hannah Evans",
        ContactKind.PHONE,
        "Second of the two.",
    ),
    Run(
        "caseload",
        "hannah c <Tab> m Tab takes the first. <Ctrl+Return>",
        "Hannah Carter",
        ContactKind.MEETING,
        "Tab takes the first.",
    ),
    Run(
        "import",
        "ad-10018 <Return> p By reference. <Ctrl+Return>",
        "Priya Nair",
        ContactKind.PHONE,
        "By reference.",
    ),
    Run(
        "today",
        "mar <Return> <Tab> Phone is what it is by itself. <Ctrl+Return>",
        "Marek Nowak",
        ContactKind.PHONE,
        "Phone is what it is by itself.",
    ),
    Run(
        "today",
        "zz <Ctrl+A> zai <Return> t Mistyped first. <Ctrl+Return>",
        "Zainab Ali",
        ContactKind.TEXT,
        "Mistyped first.",
    ),
    Run(
        "today",
        "owe <Return> p No time. <Tab> 12 12 visit <Ctrl+Return>",
        "Owen Carter",
        ContactKind.PHONE,
        "No time.",
        "Visit 2026-12-12",
    ),
    Run(
        "today",
        "jod <Return> m Two lines <Return> of note. <Ctrl+Return>",
        "Jodie Singh",
        ContactKind.MEETING,
        "Two lines\nof note.",
    ),
)


def press(driver: Driver, keys: str) -> None:
    """Type, and press once what was typed has been looked for."""
    words: list[str] = []
    for part in keys.split(" "):
        if part.startswith("<"):
            driver.type(" ".join(words))
            words.clear()
            driver.settle()
            QTest.keySequence(focused(), part.strip("<>"))
            driver.settle()
        elif not words and len(part) == 1 and isinstance(focused(), QRadioButton):
            QTest.keyClick(focused(), Qt.Key(ord(part.upper())))
        else:
            words.append(part)
    driver.type(" ".join(words))
    driver.settle()


def send(key: Qt.Key, text: str) -> None:
    """Press one key while nothing else gets a turn, which QTest would give."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(focused(), event)


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def last_of(driver: Driver, name: str) -> tuple[Contact, tuple[Action, ...]]:
    with driver.frame.context.workspace.records.reading() as reading:
        row = next(row for row in reading.caseload() if row.name == name)
        return reading.contacts(row.resident_id)[0], reading.actions(row.resident_id)


@pytest.fixture
def at_today(locked: Driver) -> Driver:
    locked.unlock()
    return locked


def test_twelve_notes_from_anywhere_by_keys_alone(at_today: Driver) -> None:
    assert len(RUNS) == 12
    for run in RUNS:
        check(at_today, run)


def check(driver: Driver, run: Run) -> None:
    driver.frame.go(run.place)
    driver.settle()
    if run.place == "caseload":
        driver.keys("Ctrl+F")
    before = len(driver.frame.context.drafts.keys)
    driver.keys("Ctrl+Shift+N")
    press(driver, run.keys)
    assert driver.dialogs() == 0, run.keys
    contact, actions = last_of(driver, run.resident)
    assert (contact.kind, contact.note) == (run.kind, run.note)
    if run.action:
        assert run.action in [f"{action.words} {action.due_on}" for action in actions]
    assert f"Note about {run.resident} saved" in driver.frame.notices.words
    assert len(driver.frame.context.drafts.keys) == before


def test_keys_typed_before_the_names_are_read_are_not_lost(at_today: Driver) -> None:
    frame, gate = at_today.frame, Event()
    at_today.window.tasks.run(
        Lane.RECORDS, gate.wait, receiver=frame, done=lambda _: None, failed=lambda _: None
    )
    QTest.keySequence(frame.shown_screen, "Ctrl+Shift+N")
    dialog = frame.findChild(QuickNoteDialog)
    assert dialog is not None
    at_today.qtbot.waitUntil(dialog.who.line.hasFocus)
    at_today.type("gra")
    send(Qt.Key.Key_Return, "\r")
    send(Qt.Key.Key_M, "m")
    at_today.type("Typed too soon")
    QTest.keySequence(focused(), "Ctrl+Return")
    assert dialog.isVisible()
    gate.set()
    at_today.settle()
    contact, _ = last_of(at_today, "Grace Lewis")
    assert (contact.kind, contact.note) == (ContactKind.MEETING, "Typed too soon")


def test_no_name_is_listed_before_two_letters(at_today: Driver) -> None:
    at_today.keys("Ctrl+Shift+N")
    dialog = at_today.dialog()
    found = dialog.findChild(QListWidget)
    assert found is not None
    at_today.type("g")
    assert not found.isVisible()
    at_today.type("r")
    at_today.settle()
    assert [found.item(at).text() for at in range(found.count())] == ["Grace Lewis  ·  AD-10004"]
    at_today.type("xx")
    at_today.settle()
    assert "No resident matches." in at_today.words(dialog)


def test_nobody_chosen_is_explained_and_nothing_is_lost(at_today: Driver) -> None:
    at_today.keys("Ctrl+Shift+N")
    dialog = at_today.dialog()
    at_today.find(QPlainTextEdit, "Note", dialog).setPlainText("About whom?")
    at_today.keys("Ctrl+Return")
    assert "Choose the resident that the note is about." in at_today.words(dialog)
    assert at_today.find(QPlainTextEdit, "Note", dialog).toPlainText() == "About whom?"


def test_changing_the_name_after_choosing_asks_again(at_today: Driver) -> None:
    """A note must not stay with somebody whose name is no longer in the field."""
    at_today.keys("Ctrl+Shift+N")
    dialog = at_today.dialog()
    press(at_today, "gra <Return>")
    who = at_today.find(QLineEdit, "Resident", dialog)
    who.setFocus()
    who.selectAll()
    at_today.type("ow")
    at_today.find(QPlainTextEdit, "Note", dialog).setPlainText("Not for Grace")
    at_today.keys("Ctrl+Return")
    assert "Choose the resident" in at_today.words(dialog)


def test_the_draft_comes_back_with_whom_it_is_about(at_today: Driver) -> None:
    at_today.keys("Ctrl+Shift+N")
    press(at_today, "gra <Return> e Half a")
    at_today.keys("F12")
    at_today.unlock()
    dialog = at_today.dialog()
    assert at_today.find(QPlainTextEdit, "Note", dialog).toPlainText() == "Half a"
    assert at_today.find(QLineEdit, "Resident", dialog).text().startswith("Grace Lewis")
    at_today.keys("Ctrl+Return")
    contact, _ = last_of(at_today, "Grace Lewis")
    assert (contact.kind, contact.note) == (ContactKind.EMAIL, "Half a")


def test_in_a_record_it_is_about_that_resident(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.keys("Ctrl+Shift+N")
    assert "Grace Lewis" in opened.words(opened.dialog())
    assert not isinstance(opened.dialog(), QuickNoteDialog)
