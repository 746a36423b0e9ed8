from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from anchordesk.adapters.keys.sealed_slots import organisation_private_key
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.organisation_key import OrganisationKey
from anchordesk.domain.recovery_code import RecoveryCode
from anchordesk.services.desk import Desk
from anchordesk.services.keys import add_organisation_key
from anchordesk.services.lease import LeaseOverError
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.shell.main_window import WindowState
from anchordesk.ui.shell.screen import FrameMemory
from anchordesk.ui.unlock.take_over_form import TakeOverForm
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import NAMES
from tests.ui.sync.real_desk import ChosenFiles

NEW_PASSPHRASE = "orchard pewter mitten gravel lantern"


def test_unlocking_shows_today_and_the_caseload_is_one_key_away(locked: Driver) -> None:
    locked.unlock()
    assert locked.frame.shown_screen.accessibleName() == "Today"
    locked.keys("Ctrl+2")
    assert sorted(locked.names_listed()) == sorted(NAMES)
    assert QApplication.focusWidget() is locked.caseload.table


def test_a_wrong_passphrase_says_so_and_can_be_typed_again(locked: Driver) -> None:
    locked.unlock("not the passphrase")
    shown = locked.words()
    assert "That passphrase did not open this vault." in shown
    assert "Check Caps Lock and try again." in shown
    assert locked.state() is WindowState.LOCKED
    locked.unlock()
    assert locked.state() is WindowState.OPEN


def test_nothing_is_asked_of_the_vault_without_a_passphrase(locked: Driver) -> None:
    locked.keys("Return")
    assert "Enter your passphrase." in locked.words()


def test_capitals_without_shift_point_to_caps_lock(locked: Driver) -> None:
    field = locked.find(QLineEdit, "Passphrase")
    hint = "Caps Lock seems to be on."
    for text, modifier, expected in (
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
    ):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifier, text)
        QApplication.sendEvent(field, event)
        assert (hint in locked.words()) is expected, (text, modifier)


def test_the_locked_page_and_the_title_name_nobody(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    assert opened.window.windowTitle() == "AnchorDesk"
    opened.keys("Ctrl+L")
    assert opened.window.windowTitle() == "AnchorDesk"
    everything = "\n".join(
        f"{widget.accessibleName()} {widget.toolTip()}"
        for widget in opened.window.findChildren(QWidget)
    )
    for word in ("Elif", "Jones", "Kaur", "Harbour"):
        assert word not in opened.words() + everything


def test_locking_covers_the_window_before_anything_else_happens(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    window, frame = opened.window, opened.frame
    opened.press("Add note")
    dialog = opened.dialog()
    covered_first: list[bool] = []
    remember = frame.remember

    def look_and_remember(form: DraftKey | None = None) -> FrameMemory | None:
        covered_first.append(window.unlock_view.isVisible() and not dialog.isVisible())
        return remember(form)

    frame.remember = look_and_remember  # type: ignore[method-assign]
    window.lock()
    assert covered_first == [True]
    # No event has been worked on since: this is what stands on the screen now.
    assert window.unlock_view.isVisible()
    assert not frame.isVisible()
    assert not dialog.isVisible()
    assert window.state is WindowState.LOCKED
    opened.settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(frame)


def test_after_unlock_one_is_back_at_the_same_record(opened: Driver) -> None:
    opened.open_record_of("Grace Lewis")
    opened.keys("F12")
    opened.unlock()
    assert "Grace Lewis" in opened.words()
    opened.keys("Esc")
    assert len(opened.names_listed()) == len(NAMES)


def test_the_search_and_the_chosen_row_survive_a_lock(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    opened.type("carter")
    opened.qtbot.waitUntil(lambda: len(opened.names_listed()) == 3)
    opened.keys("Return")
    opened.keys("Down")
    chosen = opened.caseload.table.currentIndex().row()
    opened.keys("Ctrl+L")
    opened.unlock()
    assert len(opened.names_listed()) == 3
    assert opened.caseload.table.currentIndex().row() == chosen == 1


def test_a_half_typed_note_survives_closing_leaving_and_locking(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")

    def text_of_note() -> str:
        opened.keys("Ctrl+Shift+N")
        return opened.find(QPlainTextEdit, "Note").toPlainText()

    assert text_of_note() == ""
    opened.keys("T")
    opened.type("Has an interview on ")
    opened.keys("Esc")
    assert opened.dialogs() == 0
    assert text_of_note() == "Has an interview on "
    opened.window.lock()
    opened.settle()
    opened.unlock()
    assert text_of_note() == "Has an interview on "
    assert opened.find(QRadioButton, "Text message").isChecked(), "the kind is kept as well"
    opened.keys("Esc")
    opened.keys("Ctrl+2")
    opened.open_record_of("Grace Lewis")
    assert text_of_note() == "", "a draft belongs to one resident"
    opened.keys("Esc")
    opened.keys("Esc")
    opened.open_record_of("Elif Jones")
    assert text_of_note() == "Has an interview on "
    opened.press("Discard draft")
    opened.keys("Esc")
    assert text_of_note() == ""


@pytest.mark.parametrize("key", ["F12", "Ctrl+L"])
def test_the_lock_keys_work_while_a_dialog_has_the_keyboard(opened: Driver, key: str) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    dialog = opened.dialog()
    dialog.activateWindow()
    opened.settle()
    opened.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or dialog))
    opened.keys(key)
    assert opened.state() is WindowState.LOCKED
    assert opened.dialogs() == 0
    opened.settle()


def test_a_note_being_saved_when_somebody_locks_is_saved_once(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    opened.keys("Ctrl+Shift+N")
    opened.keys("P")
    opened.type("Saved while locking")
    dialog = opened.dialog()
    dialog.save()  # type: ignore[attr-defined]
    opened.window.lock()
    opened.settle()
    opened.unlock()
    opened.settle()
    assert opened.words().count("Saved while locking") == 1
    opened.keys("Ctrl+Shift+N")
    assert opened.find(QPlainTextEdit, "Note").toPlainText() == ""


def test_the_appearance_is_kept_for_the_next_start(opened: Driver, make_driver: MakeDriver) -> None:
    opened.keys("Ctrl+,")
    screen = opened.frame.shown_screen
    screen.theme_choice.choose(ThemeChoice.DARK)  # type: ignore[attr-defined]
    screen.size_choice.choose(150)  # type: ignore[attr-defined]
    opened.settle()
    kept: AppearanceFile = screen._kept  # type: ignore[attr-defined]
    assert (kept.load().choice, kept.load().text_percent) == (ThemeChoice.DARK, 150)
    kept.path.write_text("{damaged", "utf-8")
    assert kept.load().choice is ThemeChoice.SYSTEM


def test_a_desk_without_news_of_its_team_reads_the_lead_s_files(
    locked: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read: list[Path] = []

    def refuse(_desk: Desk, _passphrase: str) -> Workspace:
        raise LeaseOverError(30, datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

    unlock = Desk.unlock

    def let_in(desk: Desk, passphrase: str, folder: Path) -> Workspace:
        read.append(folder)
        return unlock(desk, passphrase)

    monkeypatch.setattr(Desk, "unlock", refuse)
    monkeypatch.setattr(Desk, "unlock_with_files", let_in)
    locked.window.unlock_view._files = ChosenFiles([tmp_path])
    assert "Read your lead's files" not in locked.words()
    locked.unlock()
    assert locked.state() is WindowState.LOCKED
    assert "no news of your team since 23 November 2026" in locked.words()
    assert "Nothing was deleted." in locked.words()
    locked.type(PASSPHRASE)
    locked.press("Read your lead's files")
    locked.settle()
    assert read == [tmp_path]
    assert locked.state() is WindowState.OPEN


def test_a_lead_takes_over_the_vault_of_somebody_who_left(opened: Driver) -> None:
    code = RecoveryCode(b"the lead's twenty by")
    public_key = organisation_private_key(code.secret).public_key().public_bytes_raw()
    add_organisation_key(opened.frame.context.workspace, OrganisationKey("Quay", public_key))
    opened.window.lock()
    opened.settle()
    opened.press("Has its owner left?")
    form = opened.window.findChild(TakeOverForm)
    assert form is not None
    assert "no more by theirs" in opened.words(form)
    form.code.setPlainText(" ".join(code.groups))
    for field in (form.first, form.second):
        field.setText(NEW_PASSPHRASE)
    opened.press("Take over and unlock")
    assert "must say who takes this vault over" in opened.words(form)
    form.name.setText("Dora Quist")
    opened.press("Take over and unlock")
    assert opened.frame.context.workspace.worker == "Dora Quist"
    assert "You have taken this vault over." in opened.words()
    opened.window.lock()
    opened.settle()
    assert not form.isVisible()
    opened.unlock(NEW_PASSPHRASE)
    assert opened.window.state is WindowState.OPEN


def test_a_form_that_is_about_to_open_stays_away_once_the_window_is_locked(opened: Driver) -> None:
    opened.frame.keys.open_quick_note()
    opened.window.lock()
    opened.settle()
    assert opened.dialogs() == 0
    assert opened.window.unlock_view.isVisible()
