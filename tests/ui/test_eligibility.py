"""Eligibility through the real window: seen on the plan, checked by keys, kept with its reason."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit

from anchordesk.domain.eligibility import RightToWork
from anchordesk.ui.kit.fields import Choice
from tests.ui.driver import Driver


def test_what_was_found_is_seen_and_can_be_checked_again(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.record.sections.show_section("plan")
    opened.settle()
    assert "Not checked. The rules are judged at “Eligibility checked”." in opened.words()
    opened.press("Check eligibility", opened.record.plan)
    shown = opened.words(opened.dialog())
    assert "Nobody is moved by this." in shown
    assert "Not known: Evidence of their right to work has not been seen." in shown
    opened.find(Choice, "Right to work", opened.dialog()).choose(RightToWork.NONE)
    assert "Not met: They have no right to work in the United Kingdom." in opened.words()
    opened.keys("F12")
    opened.unlock()
    kept = opened.find(Choice, "Right to work", opened.dialog())
    assert kept.value() is RightToWork.NONE
    opened.keys("Ctrl+Return")
    assert "Checked on 23 November 2026 by" in opened.words()
    assert "Not all rules met." in opened.words()
    opened.keys("Ctrl+Z")
    assert "Not checked." in opened.words()


def test_a_move_past_the_check_keeps_why(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+M")
    dialog = opened.dialog()
    opened.find(Choice, "Move to", dialog).choose("training")
    assert "Not known: The industry they leave is not recorded" in opened.words(dialog)
    opened.keys("Ctrl+Return")
    assert "Write why they may go on although a rule is not met." in opened.words(dialog)
    opened.find(QPlainTextEdit, "Reason", dialog).setPlainText("The course begins on Monday")
    opened.keys("Ctrl+Return")
    opened.record.sections.show_section("plan")
    opened.settle()
    told = "Not all rules met. They went on because: The course begins on Monday"
    assert told in opened.words()
