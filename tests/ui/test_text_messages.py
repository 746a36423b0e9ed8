"""A text message from Today and from the record: keys alone, copied, recorded, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from anchordesk.domain.casework import ContactKind
from anchordesk.domain.consent import ConsentPurpose, ConsentWay
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import appointments, consents
from anchordesk.services.appointments import AppointmentDetails
from anchordesk.services.consents import Answer
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.fields import Choice
from tests.ui.driver import Driver


@pytest.fixture(autouse=True)
def owned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform never tells that a copy is its own, as every real one does."""
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: True)


def elif_(opened: Driver) -> tuple[Workspace, ResidentId]:
    workspace = opened.frame.context.workspace
    with workspace.records.reading() as reading:
        return workspace, reading.resident_called("AD-10001").id


def texts(workspace: Workspace, who: ResidentId) -> list[str]:
    with workspace.records.reading() as reading:
        return [one.note for one in reading.contacts(who) if one.kind is ContactKind.TEXT]


def test_a_reminder_is_copied_and_recorded_by_keys_alone_and_taken_back(opened: Driver) -> None:
    workspace, who = elif_(opened)
    before = texts(workspace, who)
    starts = workspace.now() + timedelta(minutes=30)
    appointments.arrange(workspace, who, AppointmentDetails("Talk", starts, 30, "Hub"))
    opened.frame.go("today")
    opened.settle()
    opened.keys("Ctrl+T")
    dialog = opened.dialog()
    assert QApplication.focusWidget() is opened.find(Choice, "Message", dialog)
    shown = opened.find(QPlainTextEdit, "Everything that is copied", dialog).toPlainText()
    assert "Hello Elif." in shown
    assert "Place: Hub" in shown
    assert "1 text message" in opened.words(dialog)
    opened.keys("Return")
    assert QGuiApplication.clipboard().text() == shown
    assert "leaves the clipboard" in opened.words(dialog)
    assert texts(workspace, who) == before
    opened.keys("Return")
    assert texts(workspace, who) == [shown, *before]
    opened.keys("Ctrl+Z")
    assert texts(workspace, who) == before
    opened.keys("Ctrl+L")
    assert QGuiApplication.clipboard().text() == ""


def test_papers_are_asked_for_first_and_a_draft_of_them_comes_back(opened: Driver) -> None:
    workspace, who = elif_(opened)
    starts = workspace.now() + timedelta(days=1)
    appointments.arrange(workspace, who, AppointmentDetails("Talk", starts, 30))
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+T")
    dialog = opened.dialog()
    opened.type("Bring")
    opened.settle()
    assert not opened.find(QPushButton, "Copy the words", dialog).isEnabled()
    papers = opened.find(QLineEdit, "Papers to bring", dialog)
    papers.setText("passport")
    opened.settle()
    opened.keys("Esc")
    opened.press("Text message or email", opened.record.side)
    again = opened.find(QPlainTextEdit, "Everything that is copied", opened.dialog())
    assert "please bring: passport" in again.toPlainText()


def test_nothing_can_be_copied_for_somebody_who_said_no(opened: Driver) -> None:
    workspace, who = elif_(opened)
    today = workspace.clock.today()
    told = Answer(ConsentPurpose.MESSAGES, False, ConsentWay.SPOKEN, today)
    consents.record_answer(workspace, who, told)
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+T")
    dialog = opened.dialog()
    opened.type("Well")
    opened.settle()
    assert "does not agree to texts and emails" in opened.words(dialog)
    assert not opened.find(QPushButton, "Copy the words", dialog).isEnabled()
    assert not opened.find(QPushButton, "Record as sent", dialog).isEnabled()
