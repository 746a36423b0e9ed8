"""A supervisor's approval through the real window: asked for, sent back, approved, taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.driver import Driver


def at_plan(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("plan")
    opened.settle()


def test_approval_is_asked_for_and_written_down_by_keys_alone(opened: Driver) -> None:
    at_plan(opened)
    assert "Not asked for. Nothing depends on it." in opened.words()
    opened.press("Ask for approval", opened.record.plan)
    opened.keys("Ctrl+Return")
    assert "Enter whose approval you ask for." in opened.words()
    opened.find(QLineEdit, "Name of the supervisor", opened.dialog()).setText("Priya Shah")
    opened.keys("Ctrl+Return")
    assert "The plan: asked of Priya Shah on 23 Nov 2026. Waiting for an answer." in opened.words()
    assert "Ask Priya Shah to approve the plan" in opened.words()
    opened.press("Record the answer: The plan")
    opened.type("Sent")
    opened.find(QPlainTextEdit, "What they said", opened.dialog()).setPlainText("Add the course")
    opened.keys("Ctrl+Return")
    words = "The plan: sent back with changes to make by Priya Shah, 23 Nov 2026"
    assert words in opened.words()
    assert "Change the plan as Priya Shah said, and ask again" in opened.words()
    opened.keys("Ctrl+Z")
    assert "Waiting for an answer." in opened.words()
    opened.press("Take the request back: The plan")
    assert "The plan: no longer asked for, 23 Nov 2026" in opened.words()


def test_a_half_typed_request_outlives_the_lock(opened: Driver) -> None:
    at_plan(opened)
    opened.press("Ask for approval", opened.record.plan)
    opened.find(QLineEdit, "Name of the supervisor", opened.dialog()).setText("Priya")
    note = opened.find(QPlainTextEdit, "What they are to look at", opened.dialog())
    note.setPlainText("Whether the course comes first")
    opened.keys("F12")
    assert opened.dialogs() == 0
    opened.unlock()
    dialog = opened.dialog()
    assert opened.find(QLineEdit, "Name of the supervisor", dialog).text() == "Priya"
    kept = opened.find(QPlainTextEdit, "What they are to look at", dialog)
    assert kept.toPlainText() == "Whether the course comes first"
