"""Holds through the real window: placed, shown beside a request, looked at again, and lifted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from anchordesk.domain.rights_request import Right
from anchordesk.domain.time_limits import Nation
from anchordesk.services import legal_holds, rights
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.rights.retention_view import RetentionScreen
from tests.ui.driver import Driver
from tests.ui.sync.real_desk import ChosenFiles

REASON = "A claim about the tenancy"


@pytest.fixture
def retention(opened: Driver) -> Driver:
    opened.frame.go("retention")
    opened.settle()
    return opened


def screen_of(driver: Driver) -> RetentionScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, RetentionScreen)
    return screen


def lines(driver: Driver) -> list[list[str]]:
    model = screen_of(driver).table.model()
    return [
        [model.index(row, column).data(CELL_ROLE).words for column in range(1, 4)]
        for row in range(model.rowCount())
    ]


def test_a_hold_is_placed_looked_at_again_and_lifted(retention: Driver) -> None:
    assert "Nothing is on hold" in retention.words()
    retention.press("Put a record on hold")
    dialog = retention.dialog()
    retention.press("Save hold", dialog)
    assert "Write why this record must be kept." in retention.words(dialog)
    retention.find(QLineEdit, "Reference of the resident", dialog).setText("AD-10001")
    retention.find(QPlainTextEdit, "Why it must be kept", dialog).setPlainText(REASON)
    retention.find(QLineEdit, "Look at it again on", dialog).setText("14 5 2027")
    retention.press("Save hold", dialog)
    (line,) = lines(retention)
    assert line[:2] == ["AD-10001", "On hold until looked at on 14 May 2027"]
    assert line[2].startswith(f"{REASON}. Placed by")
    retention.press("Looked at: the hold goes on")
    dialog = retention.dialog()
    retention.find(QLineEdit, "Look at it again on", dialog).setText("14 8 2027")
    retention.press("Save hold", dialog)
    assert "14 Aug 2027" in lines(retention)[0][1]
    retention.press("Lift the hold")
    dialog = retention.dialog()
    retention.find(QPlainTextEdit, "Why it is not needed any more", dialog).setPlainText("Over")
    retention.press("Lift the hold", dialog)
    assert lines(retention) == []


def test_somebody_on_hold_who_asks_to_be_erased_is_told_why_they_are_not(
    opened: Driver,
) -> None:
    workspace = opened.frame.context.workspace
    legal_holds.place(workspace, "AD-10001", REASON, date(2027, 5, 14))
    today, nation = workspace.clock.today(), Nation.ENGLAND_AND_WALES
    rights.record(workspace, "AD-10001", Right.ERASURE, today, nation)
    opened.frame.go("rights")
    opened.settle()
    assert REASON in opened.words()
    assert "Article 17(3)" in opened.words()
    assert not screen_erase_enabled(opened)


def screen_erase_enabled(driver: Driver) -> bool:
    return bool(driver.frame.shown_screen.erase.isEnabled())  # type: ignore[attr-defined]


def test_what_is_kept_too_long_is_counted_on_rights_and_erased_with_a_printed_proof(
    opened: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clock = opened.frame.context.workspace.clock
    monkeypatch.setattr(type(clock), "today", lambda _self: date(2040, 1, 1))
    opened.frame.go("rights")
    opened.settle()
    kept = opened.frame.shown_screen.kept  # type: ignore[attr-defined]
    assert "kept too long" in kept.text().partition("(")[2]
    kept.click()
    opened.settle()
    screen = screen_of(opened)
    files = ChosenFiles()
    files.choose(tmp_path / "proof.pdf")
    screen._files = files
    before = lines(opened)
    opened.press("Erase for good")
    dialog = opened.dialog()
    reference = before[0][0]
    opened.find(QLineEdit, f"Type {reference} to go on", dialog).setText(reference)
    opened.press("Erase", dialog)
    opened.settle()
    assert reference not in [line[0] for line in lines(opened)]
    assert (tmp_path / "proof.pdf").read_bytes().startswith(b"%PDF")
