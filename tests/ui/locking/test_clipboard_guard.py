"""What is copied in AnchorDesk does not stay in the clipboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from anchordesk.ui.locking import clipboard_guard
from tests.ui.driver import Driver


@pytest.fixture(autouse=True)
def owned(monkeypatch: pytest.MonkeyPatch) -> None:
    """The offscreen platform never tells that a copy is its own, as every real one does."""
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: True)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def copy_a_search(driver: Driver) -> None:
    driver.frame.go("caseload")
    driver.settle()
    driver.keys("Ctrl+F")
    driver.type("carter")
    driver.keys("Ctrl+A")
    driver.keys("Ctrl+C")
    assert copied() == "carter"


def test_a_lock_empties_the_clipboard(opened: Driver) -> None:
    copy_a_search(opened)
    held = QGuiApplication.clipboard().mimeData()
    assert all(held.hasFormat(kind) for kind, _ in clipboard_guard.HINTS)
    opened.keys("Ctrl+L")
    assert copied() == ""


def test_it_is_emptied_after_a_while(opened: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard_guard, "KEEP_MS", 50)
    copy_a_search(opened)
    opened.qtbot.waitUntil(lambda: copied() == "")


def test_what_another_program_copied_since_stays(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_a_search(opened)
    monkeypatch.setattr("PySide6.QtGui.QClipboard.ownsClipboard", lambda _: False)
    other = QMimeData()
    other.setText("a shopping list")
    QGuiApplication.clipboard().setMimeData(other)
    opened.keys("Ctrl+L")
    assert copied() == "a shopping list"


def test_an_empty_clipboard_harms_no_lock(opened: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PySide6.QtGui.QClipboard.mimeData", lambda _: None)
    opened.keys("Ctrl+L")
    opened.unlock()
    assert "did not work" not in opened.words()
