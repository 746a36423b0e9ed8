"""Nothing that was typed is lost: not by leaving, locking, kill -9 or a full disk."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton

from anchordesk.adapters.vault.changing import StoredChanging
from anchordesk.adapters.vault.storage_errors import disk_full
from anchordesk.domain.categories import Qualification
from anchordesk.domain.draft import Draft
from anchordesk.services.desk import Desk
from anchordesk.services.drafts import with_drafts
from anchordesk.ui.kit.fields import Choice, Tick
from anchordesk.ui.shell.close_dialog import CloseDialog
from anchordesk.ui.shell.main_window import WindowState
from anchordesk.ui.tasks import Lane
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault
from tests.ui.typing_process import WORDS, desk_without_keyring

LONGEST_SECONDS = 30


def note_text(driver: Driver) -> str:
    return driver.find(QPlainTextEdit, "Note").toPlainText()


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()


def kept_in_vault(desk: Desk) -> tuple[Draft, ...]:
    """What the vault holds, by opening it again."""
    opened = with_drafts(desk.unlock(PASSPHRASE))
    opened.workspace.lock()
    return opened.drafts


@contextmanager
def full_disk() -> Iterator[None]:
    """Every draft is refused as a full disk refuses it."""

    def refuse(_self: StoredChanging, _draft: Draft) -> None:
        raise disk_full()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StoredChanging, "keep_draft", refuse)
        yield


def test_a_note_half_typed_when_the_process_is_killed_is_offered_at_the_next_start(
    tmp_path: Path, desk: Desk, make_driver: MakeDriver
) -> None:
    folder = tmp_path / "killed" / "vault"
    killed = desk_without_keyring(folder)
    make_vault(killed, people=2)
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.ui.typing_process", str(folder)], stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"kept\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    object.__setattr__(desk, "vaults", killed.vaults)
    object.__setattr__(desk, "vault_folder", folder)
    driver = make_driver()
    driver.unlock()
    assert "What you had not saved is still here: 1 draft." in driver.words()
    driver.press("Show drafts")
    assert "Note for" in driver.words(driver.dialog())
    driver.dialog().activateWindow()
    driver.qtbot.waitUntil(lambda: focused_name().startswith("Continue: Note for"))
    driver.keys("Space")
    assert note_text(driver) == WORDS
    driver.press("Save note")
    assert WORDS in driver.words()
    driver.keys("Ctrl+L")
    assert kept_in_vault(desk) == ()


def test_locking_in_a_form_comes_back_to_that_form(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Record job")
    opened.type("Royal Infirmary")
    opened.find(Choice, "Contract").setCurrentIndex(1)
    chosen = opened.find(Choice, "Contract").value()
    opened.keys("F12")
    assert opened.dialogs() == 0
    opened.unlock()
    assert opened.find(QLineEdit, "Employer").text() == "Royal Infirmary"
    assert opened.find(Choice, "Contract").value() == chosen
    assert "Draft kept" in opened.words(opened.dialog())


def test_a_draft_that_is_written_just_as_the_window_locks_is_no_fault(
    opened: Driver, caplog: pytest.LogCaptureFixture
) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("M")
    opened.type("Interview on Thursday")
    drafts = opened.frame.context.drafts
    drafts.flush()
    # The lane has written it, and the window has not heard of that yet.
    lane = opened.window.tasks._lanes[Lane.RECORDS]
    lane.submit(lambda: None).result(LONGEST_SECONDS)
    lane.submit(drafts.close()).result(LONGEST_SECONDS)
    QApplication.processEvents()
    assert "bug" not in caplog.text
    opened.window.lock()
    opened.settle()
    opened.unlock()
    assert note_text(opened) == "Interview on Thursday"


def test_choices_and_ticks_of_a_resident_are_kept_as_well(opened: Driver) -> None:
    opened.keys("Ctrl+N")
    opened.type("Rhiannon")
    opened.find(Tick, "Lone working").setChecked(True)
    opened.find(Choice, "Highest qualification").choose(Qualification.LEVEL_2)
    opened.keys("Esc")
    opened.keys("Ctrl+N")
    assert opened.find(QLineEdit, "Given name").text() == "Rhiannon"
    assert opened.find(Tick, "Lone working").isChecked()
    assert opened.find(Choice, "Highest qualification").value() is Qualification.LEVEL_2


def test_a_form_left_as_it_was_found_leaves_no_draft(opened: Driver, desk: Desk) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Edit resident")
    opened.type("x")
    opened.keys("Ctrl+Z")
    opened.keys("Esc")
    opened.keys("Ctrl+L")
    assert kept_in_vault(desk) == ()


def test_a_move_and_its_day_come_back(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.press("Move stage")
    stage = opened.find(Choice, "Move to")
    stage.setCurrentIndex(2)
    chosen = stage.value()
    opened.find(QLineEdit, "Day of the move").setText("20 11 2026")
    opened.keys("F12")
    opened.unlock()
    assert opened.find(Choice, "Move to").value() == chosen
    assert opened.find(QLineEdit, "Day of the move").text() == "20 11 2026"


def test_the_vault_has_what_is_typed_within_a_second_and_typing_is_not_held_up(
    opened: Driver,
) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("E")
    QTest.keyClicks(opened.find(QPlainTextEdit, "Note"), "Written by itself")
    workspace = opened.frame.context.workspace

    def in_vault() -> list[str]:
        with workspace.records.reading() as reading:
            return [draft.answer("text") for draft in reading.drafts()]

    opened.qtbot.waitUntil(lambda: in_vault() == ["Written by itself"], timeout=3_000)
    opened.qtbot.waitUntil(lambda: "Draft kept 10:42" in opened.words(opened.dialog()))


def test_a_full_disk_is_said_beside_the_text_and_ends_by_itself(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anchordesk.ui.drafts.WRITE_EVERY_MS", 10)
    monkeypatch.setattr("anchordesk.ui.drafts.TRY_AGAIN_MS", 10)
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("O")
    with full_disk():
        opened.type("No room for this")
        opened.qtbot.waitUntil(lambda: "kept on screen only" in opened.words(opened.dialog()))
        assert "The disk of this computer is full." in opened.words(opened.dialog())
    opened.qtbot.waitUntil(lambda: "Draft kept" in opened.words(opened.dialog()))
    assert note_text(opened) == "No room for this"


def test_a_lock_on_a_full_disk_loses_nothing_and_says_so(opened: Driver, desk: Desk) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("T")
    opened.type("No room for this")
    with full_disk():
        opened.window.lock()
        opened.settle()
        assert "Do not close AnchorDesk" in opened.words()
    opened.unlock()
    assert note_text(opened) == "No room for this"
    assert opened.find(QRadioButton, "Text message").isChecked()
    opened.keys("Ctrl+L")
    assert opened.state() is WindowState.LOCKED
    assert "Do not close AnchorDesk" not in opened.words()
    assert [draft.answer("text") for draft in kept_in_vault(desk)] == ["No room for this"]


def type_on_a_full_disk(driver: Driver) -> None:
    driver.open_record_of("Elif Jones")
    driver.keys("Ctrl+Shift+N")
    driver.keys("O")
    driver.type("No room for this")
    driver.qtbot.waitUntil(lambda: "kept on screen only" in driver.words())


def close_dialog(driver: Driver) -> CloseDialog:
    found = driver.window.findChildren(CloseDialog)
    assert len(found) == 1
    assert "If you close now, the text is lost." in driver.words(found[0])
    return found[0]


def test_closing_on_a_full_disk_asks_and_staying_loses_nothing(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anchordesk.ui.drafts.WRITE_EVERY_MS", 10)
    monkeypatch.setattr("anchordesk.ui.drafts.TRY_AGAIN_MS", 10)
    with full_disk():
        type_on_a_full_disk(opened)
        assert not opened.window.close()
        assert not opened.window.close(), "asking again opens no second question"
        QTest.keyClick(close_dialog(opened), Qt.Key.Key_Return)
        assert opened.window.isVisible()
        assert opened.state() is WindowState.OPEN
    opened.qtbot.waitUntil(lambda: "Draft kept" in opened.words(opened.dialog()))
    assert note_text(opened) == "No room for this"
    assert opened.window.close(), "what is kept needs no question"


def test_closing_on_a_full_disk_goes_on_if_the_person_wants_it(
    opened: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("anchordesk.ui.drafts.WRITE_EVERY_MS", 10)
    with full_disk():
        type_on_a_full_disk(opened)
        opened.window.close()
        close_dialog(opened).lose_button.click()
        assert not opened.window.isVisible()


def test_closing_a_locked_window_that_holds_text_asks(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("T")
    opened.type("No room for this")
    with full_disk():
        opened.window.lock()
        opened.settle()
        assert not opened.window.close()
        close_dialog(opened).stay_button.click()
    opened.unlock()
    assert note_text(opened) == "No room for this"


def test_a_draft_is_thrown_away_from_the_list(opened: Driver, desk: Desk) -> None:
    opened.keys("Ctrl+N")
    opened.type("Rhiannon")
    opened.keys("Esc")
    opened.frame._show_drafts()
    opened.settle()
    opened.press("Discard: New resident, Today, 10:42")
    assert "There are no drafts." in opened.words(opened.dialog())
    opened.press("Close")
    opened.keys("Ctrl+L")
    assert kept_in_vault(desk) == ()
