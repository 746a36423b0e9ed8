"""A resident of whom much is told: the newest come first, a few cards in each turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from anchordesk.domain.casework import ContactKind
from anchordesk.services import casework, residents
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.kit import turns
from anchordesk.ui.kit.turns import turns_left
from anchordesk.ui.resident.print_timeline_dialog import PrintTimelineDialog
from anchordesk.ui.resident.timeline import TimelineCard
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault

WHO = "Wordy Walker"
NOTES = 40


@pytest.fixture
def told(desk: Desk, make_driver: MakeDriver) -> Driver:
    """The window at the caseload; of one resident there are forty notes more than of others."""
    make_vault(desk)
    workspace = desk.unlock(PASSPHRASE)
    new = residents.add(workspace, ResidentDetails(given_name="Wordy", family_name="Walker"))
    for number in range(NOTES):
        at = datetime(2026, 11, 22, 12, tzinfo=UTC) - timedelta(hours=number)
        note = f"Note {number}"
        casework.record_contact(workspace, new.id, ContactKind.PHONE, note, happened_at=at)
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    driver.frame.go("caseload")
    driver.settle()
    return driver


def cards(driver: Driver) -> list[TimelineCard]:
    column = driver.record.timeline.column
    items = [column.itemAt(at) for at in range(column.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [card for card in widgets if isinstance(card, TimelineCard)]


def note_of(card: TimelineCard) -> str:
    """What the card says of its item, after its title, day and worker."""
    return card.accessibleName().split(". ")[-1]


def test_thirty_are_shown_and_the_rest_on_asking(told: Driver) -> None:
    told.open_record_of(WHO)
    newest = cards(told)
    assert [note_of(card) for card in newest] == [f"Note {number}" for number in range(30)]
    told.press(f"Show {NOTES - 30} older")
    assert cards(told)[:30] == newest
    assert [note_of(card) for card in cards(told)] == [f"Note {number}" for number in range(NOTES)]


def test_headlines_leave_out_what_lies_between_and_stay_chosen(told: Driver) -> None:
    told.open_record_of(WHO)
    told.record.timeline.headlines.click()
    told.settle()
    assert [note_of(card) for card in cards(told)] == ["Note 0", f"Note {NOTES - 1}"]
    told.press("Print timeline")
    told.settle()
    dialog = told.dialog()
    assert isinstance(dialog, PrintTimelineDialog)
    assert dialog.headlines.isChecked()
    words = dialog.preview.toPlainText()
    assert "Headlines only" in words
    assert "Note 20" not in words
    assert f"Note {NOTES - 1}" in words
    dialog.headlines.click()
    told.settle()
    assert "Note 20" in dialog.preview.toPlainText()
    dialog.reject()
    told.window.lock()
    told.settle()
    told.unlock()
    told.settle()
    assert told.record.timeline.headlines.isChecked(), "the choice is remembered"


def test_a_new_note_stands_above_and_tab_goes_down_from_it(told: Driver) -> None:
    told.open_record_of(WHO)
    told.keys("Ctrl+Shift+N")
    told.keys("P")
    told.type("The newest of all")
    told.keys("Ctrl+Return")
    wanted = ["The newest of all", *(f"Note {number}" for number in range(29))]
    assert [note_of(card) for card in cards(told)] == wanted
    told.record.timeline.print_button.setFocus()
    visited: list[str] = []
    # To each card and its links.
    while len(visited) < 3:
        told.keys("Tab")
        focused = QApplication.focusWidget()
        visited += [note_of(focused)] if isinstance(focused, TimelineCard) else []
    assert visited == wanted[:3]


def test_the_window_turns_while_cards_are_made(
    told: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "SHARE_SECONDS", 0.0)
    numbers: set[int] = set()
    told.open_record_of(WHO)
    state = told.record._view_model.state
    assert state is not None
    assert state.record is not None
    told.record.timeline.clear()
    told.record.timeline.show_items(state.record.timeline, state.today, state.worker)
    while turns_left():
        numbers.add(len(cards(told)))
        QApplication.processEvents()
    assert len(numbers) > 20


def test_whoever_goes_to_another_resident_meanwhile_sees_nothing_of_the_first(
    told: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.open_record_of(WHO)
    told.frame.back()
    told.settle()
    monkeypatch.setattr(turns, "SHARE_SECONDS", 0.0)
    table = told.caseload.table
    table.setCurrentIndex(table.model().index(told.names_listed().index(WHO), 0))
    table.opened.emit(table.currentIndex())
    told.qtbot.waitUntil(lambda: len(cards(told)) > 2)
    told.frame.back()
    told.settle()
    told.open_record_of("Grace Lewis")
    assert "Note 1" not in told.words()
    assert "Interview confirmed" in told.words()


def test_a_lock_meanwhile_leaves_nothing_and_comes_back_to_the_same_place(
    told: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.open_record_of(WHO)
    bar = told.record._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    where = bar.value()
    assert where > 0
    monkeypatch.setattr(turns, "SHARE_SECONDS", 0.0)
    told.frame.records_changed()
    told.keys("Ctrl+L")
    assert "Note" not in told.words()
    told.unlock()
    assert told.record._area.verticalScrollBar().value() == where


def test_a_lock_before_the_first_screen_is_made_forgets_nothing(told: Driver) -> None:
    told.open_record_of(WHO)
    told.keys("Ctrl+L")
    told.type(PASSPHRASE)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    shown: list[str] = []

    def lock() -> None:
        shown.append(told.frame.here)
        told.window.lock()

    # In the very next turn: waiting in steps of ten milliseconds may come after the screen.
    opened = told.window.state_changed
    opened.connect(lambda: QTimer.singleShot(0, lock) if not shown else None)
    told.qtbot.waitUntil(lambda: bool(shown))
    assert shown == [""]
    told.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Passphrase", "no screen that is gone takes the keyboard"
    told.unlock()
    assert "Note 1" in told.words(told.record.timeline)
