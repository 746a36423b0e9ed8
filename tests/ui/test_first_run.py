from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QRadioButton

from anchordesk.domain.roles import DeskRole
from anchordesk.services.desk import Desk
from anchordesk.ui.first_run.strength import Strength, fault_note
from anchordesk.ui.shell.main_window import WindowState
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver

WORDS = "copper heron chisel ferry"


def go_to_passphrase(driver: Driver, role: str = "") -> None:
    driver.type("S. Kaur")
    driver.keys("Tab")
    driver.type("Harbour Homes")
    if role:
        driver.find(QRadioButton, role).click()
    driver.press("Continue")


def go_to_check(driver: Driver) -> None:
    driver.type(WORDS)
    driver.keys("Tab")
    driver.type(WORDS)
    driver.press("Continue")


def test_a_first_start_makes_a_vault_and_shows_an_empty_caseload(
    make_driver: MakeDriver, desk: Desk
) -> None:
    driver = make_driver()
    assert driver.state() is WindowState.FIRST_RUN
    go_to_passphrase(driver)
    assert "only a recovery sheet or your organisation's key opens them" in driver.words()
    go_to_check(driver)
    assert "Harbour Homes" in driver.words()
    assert WORDS not in driver.words()
    assert desk.is_new(), "nothing is written before the last step"
    driver.press("Create vault")
    assert driver.state() is WindowState.OPEN
    assert "No residents yet" in driver.words()
    assert not desk.is_new()


def test_a_name_is_asked_for_at_the_top_and_beside_the_field(make_driver: MakeDriver) -> None:
    driver = make_driver()
    driver.press("Continue")
    assert "There is a problem" in driver.words()
    assert driver.words().count("Enter your name.") == 2
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("There is a problem. Enter your name.")


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("short", "short", "Too short"),
        ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "Too easy to guess"),
        ("Harbour Homes 2026", "Harbour Homes 2026", "It is built on your name, your organisation"),
        (WORDS, "copper heron chisel", "The two passphrases differ"),
    ],
)
def test_a_passphrase_that_will_not_do_is_explained(
    make_driver: MakeDriver, first: str, second: str, words: str
) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    driver.type(first)
    driver.keys("Tab")
    driver.type(second)
    driver.press("Continue")
    assert words in driver.words()
    assert "Step 2 of 3" in driver.words()


def test_back_works_and_keeps_every_answer(make_driver: MakeDriver) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    go_to_check(driver)
    driver.press("Go back")
    assert "Step 2 of 3" in driver.words()
    driver.press("Go back")
    assert "Step 1 of 3" in driver.words()
    assert driver.words().count("Enter your name.") == 0
    driver.press("Continue")
    driver.press("Continue")
    assert "S. Kaur" in driver.words()


@pytest.mark.parametrize(
    ("choice", "role"),
    [
        ("I support residents; my team lead makes the returns", DeskRole.WORKER),
        ("I lead a team and make its returns", DeskRole.LEAD),
        ("I work on my own and make my own returns", DeskRole.LEAD),
    ],
)
def test_the_role_decides_what_the_desk_may_do(
    make_driver: MakeDriver, desk: Desk, choice: str, role: DeskRole
) -> None:
    driver = make_driver()
    go_to_passphrase(driver, choice)
    go_to_check(driver)
    driver.press("Create vault")
    driver.keys("Ctrl+L")
    workspace = desk.unlock(WORDS)
    assert workspace.profile.role is role
    workspace.lock()


def test_a_vault_that_cannot_be_made_leaves_the_answers(
    make_driver: MakeDriver, desk: Desk
) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    go_to_check(driver)
    desk.vault_folder.mkdir(parents=True)
    (desk.vault_folder / "vault.db").write_bytes(b"something else")
    driver.press("Create vault")
    assert driver.state() is WindowState.FIRST_RUN
    assert "There is a problem" in driver.words()
    assert (desk.vault_folder / "vault.db").read_bytes() == b"something else"
    (desk.vault_folder / "vault.db").unlink()
    desk.vault_folder.rmdir()
    driver.press("Create vault")
    assert driver.state() is WindowState.OPEN


@given(st.text(max_size=60), st.booleans())
def test_longer_is_never_weaker_in_length(passphrase: str, has_keyring: bool) -> None:
    note = fault_note(passphrase, has_keyring=has_keyring)
    shortest = 12 if has_keyring else 16
    too_short = note is not None and note.strength is Strength.TOO_SHORT
    assert too_short == (len(passphrase) < shortest)
    assert note is None or note.reason


@pytest.mark.parametrize(
    ("passphrase", "words"),
    [
        (WORDS, "Strong. It would be very hard to guess."),
        ("quarry lamp 7", "Fair. One or two more words make it strong."),
        ("Birmingham2026", "Too easy to guess. It is built on too few words"),
    ],
)
def test_the_strength_is_said_once_typing_pauses(
    make_driver: MakeDriver, passphrase: str, words: str
) -> None:
    driver = make_driver()
    go_to_passphrase(driver)
    driver.type(passphrase)
    driver.qtbot.waitUntil(lambda: words in driver.words(), timeout=5_000)
