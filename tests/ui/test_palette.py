"""The command palette and the keys of the window, through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QTextBrowser

from anchordesk.services import residents
from anchordesk.services.residents import ResidentDetails
from anchordesk.settings import resource_path
from anchordesk.ui.palette.entries import Entry, RecentEntries, matching
from anchordesk.ui.palette.palette import Palette
from anchordesk.ui.shell.frame_keys import HEADINGS
from anchordesk.ui.shell.shortcuts import all_shortcuts
from anchordesk.ui.shell.shortcuts_dialog import ShortcutsDialog
from tests.ui.driver import Driver


def palette(driver: Driver) -> Palette:
    driver.keys("Ctrl+K")
    dialog = driver.dialog()
    assert isinstance(dialog, Palette)
    return dialog


def listed(dialog: Palette) -> list[str]:
    return [entry.words for entry in dialog.shown]


def test_a_resident_is_opened_by_three_letters_and_enter(opened: Driver) -> None:
    opened.frame.go("settings")
    dialog = palette(opened)
    opened.type("zai")
    opened.settle()
    assert listed(dialog) == ["Zainab Ali"]
    opened.keys("Return")
    assert opened.dialogs() == 0
    assert "Zainab Ali" in opened.words(opened.record.bar)


def test_nobody_is_listed_before_two_letters(opened: Driver) -> None:
    dialog = palette(opened)
    names = {"Elif Jones", "Elif Hughes"}
    assert not names & set(listed(dialog))
    opened.type("e")
    opened.settle()
    assert not any("Elif" in words for words in listed(dialog))
    opened.type("l")
    opened.settle()
    assert names <= set(listed(dialog))


def test_accents_need_not_be_typed_and_alerts_are_beside_the_name(opened: Driver) -> None:
    dialog = palette(opened)
    opened.type("lukasz")
    opened.settle()
    assert listed(dialog) == ["Łukasz Żak"]
    dialog.typed.clear()
    opened.type("hannah ev")
    opened.settle()
    assert [(entry.words, entry.alert) for entry in dialog.shown] == [
        ("Hannah Evans", "Lone working")
    ]


def test_screens_and_actions_have_their_keys_and_work(opened: Driver) -> None:
    dialog = palette(opened)
    keys = {entry.words: entry.keys for entry in dialog.shown}
    assert keys["Today"] == "Ctrl+1"
    assert keys["Settings"] == "Ctrl+,"
    assert keys["Add resident"] == "Ctrl+N"
    opened.type("set")
    opened.keys("Return")
    assert opened.frame.shown_screen.accessibleName() == "Settings"
    palette(opened)
    opened.type("lock")
    opened.keys("Return")
    assert opened.window.frame is None


def test_a_note_is_begun_from_any_screen(opened: Driver) -> None:
    opened.frame.go("settings")
    opened.settle()
    palette(opened)
    opened.type("add note")
    opened.keys("Return")
    assert opened.dialog().windowTitle() == "Add note"


def test_the_buttons_of_the_screen_are_actions(opened: Driver) -> None:
    opened.open_record_of("Elif Jones")
    dialog = palette(opened)
    assert "Move stage" in listed(dialog)
    opened.type("move st")
    opened.settle()
    opened.keys("Return")
    assert opened.dialog().windowTitle() == "Move stage"


def test_what_was_chosen_lately_comes_first_also_after_a_lock(opened: Driver) -> None:
    palette(opened)
    opened.type("sync")
    opened.keys("Return")
    dialog = palette(opened)
    assert listed(dialog)[0] == "Sync"
    opened.keys("Esc")
    opened.keys("Ctrl+L")
    opened.unlock()
    assert listed(palette(opened))[0] == "Sync"


def test_arrows_move_while_the_keyboard_stays_with_the_words(opened: Driver) -> None:
    dialog = palette(opened)
    opened.keys("Down")
    opened.keys("Down")
    assert dialog.table.currentIndex().row() == 2
    assert QApplication.focusWidget() is dialog.typed
    opened.keys("Up")
    wanted = listed(dialog)[1]
    opened.keys("Return")
    assert opened.frame.shown_screen.accessibleName() == wanted


def test_escape_gives_the_keyboard_back(opened: Driver) -> None:
    opened.caseload.search.setFocus()
    palette(opened)
    opened.keys("Esc")
    assert QApplication.focusWidget() is opened.caseload.search


def test_what_matches_nothing_says_so_and_too_many_ask_for_more_letters(opened: Driver) -> None:
    for number in range(40):
        residents.add(
            opened.frame.context.workspace,
            ResidentDetails(given_name="Quentin", family_name=f"Q{number}"),
        )
    dialog = palette(opened)
    opened.type("zzzz")
    opened.settle()
    assert "Nothing matches." in opened.words(dialog)
    dialog.typed.setText("quentin")
    opened.settle()
    assert len(dialog.shown) == 30
    assert "10 residents more match." in opened.words(dialog)


def test_an_answer_that_comes_late_lists_nobody_else(opened: Driver) -> None:
    dialog = palette(opened)
    for typed in ("el", "elif", "marek"):
        dialog.typed.setText(typed)
    opened.settle()
    assert listed(dialog) == ["Marek Nowak"]


def test_words_are_found_by_their_beginnings_and_recent_ones_first() -> None:
    def entry(words: str) -> Entry:
        return Entry(words, words, "Action", lambda: None)

    entries = [entry("Import residents"), entry("Add resident"), entry("Résumé")]
    assert next(e.words for e in matching(entries, "res", RecentEntries())) == "Résumé"
    recent = RecentEntries()
    recent.note("Add resident")
    assert next(e.words for e in matching(entries, "res", recent)) == "Add resident"
    assert matching(entries, "import xyz", recent) == ()


def test_ctrl_n_adds_a_resident_from_every_screen(opened: Driver) -> None:
    for place in ("today", "settings", "caseload"):
        opened.frame.go(place)
        opened.settle()
        opened.keys("Ctrl+N")
        assert opened.dialog().windowTitle() == "Add resident"
        opened.keys("Esc")


def test_ctrl_f_searches_the_screen_or_everything(opened: Driver) -> None:
    opened.keys("Ctrl+F")
    assert QApplication.focusWidget() is opened.caseload.search
    assert opened.dialogs() == 0
    opened.keys("Ctrl+,")
    opened.keys("Ctrl+F")
    assert isinstance(opened.dialog(), Palette)


def test_the_list_of_keys_names_every_key_of_the_window(opened: Driver) -> None:
    opened.keys("Shift+F1")
    dialog = opened.dialog()
    assert isinstance(dialog, ShortcutsDialog)
    model = dialog.table.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Key: Ctrl+K, What it does: Go to anything, Where: Everywhere"
    told = {
        QKeySequence(key).toString()
        for shortcut in all_shortcuts(opened.frame.places)
        for key in shortcut.keys
    }
    opened.keys("Esc")
    opened.frame.go("today")
    opened.settle()
    opened.frame.go("caseload")
    opened.settle()
    opened.open_record_of("Elif Jones")
    used = {shortcut.key().toString() for shortcut in opened.window.findChildren(QShortcut)}
    back_tab = {"Ctrl+Shift+Tab", "Ctrl+Shift+Backtab"}
    assert used - {"Down", "PgDown", "Ctrl+Enter", *back_tab} <= told


@pytest.mark.parametrize("place", HEADINGS)
def test_help_opens_the_guide_at_the_part_about_the_screen(opened: Driver, place: str) -> None:
    guide = (resource_path().parent / "docs/guides/support-worker.md").read_text("utf-8")
    assert f"\n## {HEADINGS[place]}\n" in guide
    if place == "resident":
        opened.open_record_of("Elif Jones")
    else:
        opened.frame.go(place)
    opened.settle()
    opened.keys("F1")
    dialog: QDialog = opened.dialog()
    text = dialog.findChild(QTextBrowser)
    assert isinstance(text, QTextBrowser)
    assert text.textCursor().block().text() == HEADINGS[place]
