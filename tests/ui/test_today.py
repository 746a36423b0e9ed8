"""The Today screen, worked by keys and buttons: why each line is there, and what can be done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QPushButton

from anchordesk.domain.casework import ContactKind
from anchordesk.services import casework, pathways, residents
from anchordesk.services.desk import Desk
from anchordesk.services.residents import ResidentDetails
from anchordesk.ui.kit.table_delegate import CELL_ROLE
from anchordesk.ui.kit.theme import ThemeChoice
from anchordesk.ui.today.view import TodayScreen
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver
from tests.ui.made_up_desk import TODAY, make_vault

PATHWAY = "hospitality-to-health"


def today_of(driver: Driver) -> TodayScreen:
    screen = driver.frame.shown_screen
    assert isinstance(screen, TodayScreen)
    return screen


def lines(driver: Driver) -> list[tuple[str, ...]]:
    """For, resident, what and why of each line."""
    model = today_of(driver).table.model()
    return [
        tuple(model.index(row, column).data(CELL_ROLE).words for column in range(4))
        for row in range(model.rowCount())
    ]


def choose(driver: Driver, resident: str, what: str) -> None:
    row = next(at for at, line in enumerate(lines(driver)) if line[1:3] == (resident, what))
    table = today_of(driver).table
    table.setCurrentIndex(table.model().index(row, 0))
    table.setFocus()


@pytest.fixture
def at_today(locked: Driver) -> Driver:
    locked.unlock()
    return locked


@pytest.fixture
def with_checks(desk: Desk, make_driver: MakeDriver) -> Driver:
    """Three people: one 13 weeks in work today, one soon, one whom nobody has spoken to."""
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    for name, weeks_and_days in (("Ana Moss", 13 * 7), ("Bo Reed", 13 * 7 - 3)):
        given, family = name.split()
        who = residents.add(workspace, ResidentDetails(given_name=given, family_name=family)).id
        begun = TODAY - timedelta(days=weeks_and_days)
        enrolment = pathways.enrol(workspace, who, PATHWAY, begun)
        pathways.move_stage(workspace, enrolment.id, "started", begun, "Had an offer")
        pathways.move_stage(workspace, enrolment.id, "weeks_4", begun + timedelta(days=28))
    quiet = residents.add(workspace, ResidentDetails(given_name="Cy", family_name="Hill")).id
    pathways.enrol(workspace, quiet, PATHWAY, TODAY - timedelta(days=80))
    casework.record_contact(
        workspace,
        quiet,
        ContactKind.PHONE,
        "Rang.",
        happened_at=workspace.now() - timedelta(days=35),
    )
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    return driver


def test_unlocking_shows_what_today_asks_for_the_longest_overdue_first(at_today: Driver) -> None:
    assert "Monday 23 November 2026" in at_today.words()
    assert "9 overdue, 3 for today" in at_today.words()
    shown = lines(at_today)
    assert shown[0] == (
        *("Overdue", "Elif Jones", "Check training start date"),
        "3 days late: was due on 20 Nov 2026",
    )
    assert shown[-1][0::3] == ("Today", "Due today")
    assert QApplication.focusWidget() is today_of(at_today).table


def test_a_check_says_which_weeks_are_up_and_since_when(with_checks: Driver) -> None:
    assert lines(with_checks) == [
        ("Check", "Ana Moss", "13-week check", "13 weeks are up today: started on 24 Aug 2026"),
        (
            *("No contact", "Cy Hill", "Get in touch"),
            "35 days without contact, since 19 Oct 2026; at Referral",
        ),
    ]
    assert "1 check, 1 without contact" in with_checks.words()
    with_checks.find(QCheckBox, "Show the next 7 days as well").click()
    with_checks.settle()
    assert lines(with_checks)[-1] == (
        *("Coming up", "Bo Reed", "13-week check"),
        "13 weeks are up on 26 Nov 2026: started on 27 Aug 2026",
    )


def test_what_cannot_be_ticked_off_says_what_to_do_instead(with_checks: Driver) -> None:
    button = with_checks.find(QPushButton, "Mark done")
    assert not button.isEnabled()
    choose(with_checks, "Ana Moss", "13-week check")
    with_checks.keys("Space")
    assert "move the stage" in with_checks.frame.notices.words
    choose(with_checks, "Cy Hill", "Get in touch")
    with_checks.keys("Space")
    assert "Add a note" in with_checks.frame.notices.words
    assert len(lines(with_checks)) == 2


def test_space_marks_an_action_done_and_undo_brings_it_back(at_today: Driver) -> None:
    before = lines(at_today)
    choose(at_today, "Elif Jones", "Chase reference")
    at_today.keys("Space")
    assert len(lines(at_today)) == len(before) - 1
    assert at_today.frame.notices.words == "Done: Chase reference"
    assert QApplication.focusWidget() is today_of(at_today).table
    at_today.press("Undo")
    assert lines(at_today) == before


def test_enter_opens_the_record_and_esc_comes_back(at_today: Driver) -> None:
    choose(at_today, "Grace Lewis", "Check training start date")
    at_today.keys("Return")
    assert "Grace Lewis" in at_today.words(at_today.record.bar)
    at_today.keys("Esc")
    assert len(lines(at_today)) == 12


def test_a_note_written_from_the_list_ends_the_silence(with_checks: Driver) -> None:
    choose(with_checks, "Cy Hill", "Get in touch")
    with_checks.press("Add note")
    with_checks.find(QPlainTextEdit, "Note").setFocus()
    with_checks.type("Rang; all well.")
    with_checks.keys("Ctrl+Return")
    assert [line[1] for line in lines(with_checks)] == ["Ana Moss"]
    assert "Note saved" in with_checks.frame.notices.words


def test_a_day_without_anything_due_offers_the_week_and_the_caseload(
    desk: Desk, make_driver: MakeDriver
) -> None:
    make_vault(desk, people=0)
    workspace = desk.unlock(PASSPHRASE)
    residents.add(workspace, ResidentDetails(given_name="Ana"))
    workspace.lock()
    driver = make_driver()
    driver.unlock()
    assert "Nothing is due today." in driver.words()
    assert QApplication.focusWidget() is driver.find(QPushButton, "Show the next 7 days")
    driver.press("Show the next 7 days")
    assert "Nothing is due today or in the next 7 days." in driver.words()
    driver.press("Go to the caseload")
    assert driver.frame.shown_screen.accessibleName() == "Caseload"


def test_a_screen_reader_hears_the_whole_line(with_checks: Driver) -> None:
    model = today_of(with_checks).table.model()
    said = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("For: Check, Resident: Ana Moss, What to do: 13-week check, Why it")


@pytest.mark.parametrize("percent", [100, 200])
def test_the_reason_of_the_chosen_line_can_be_read_whole(
    desk: Desk, make_driver: MakeDriver, percent: int
) -> None:
    make_vault(desk)
    driver = make_driver(ThemeChoice.LIGHT, percent)
    driver.unlock()
    screen = today_of(driver)
    assert "3 days late: was due on 20 Nov 2026." in driver.words(screen)
    assert screen.minimumSizeHint().width() <= 1366


def test_typing_narrows_the_list_and_esc_shows_all_of_it_again(at_today: Driver) -> None:
    every = lines(at_today)
    name = every[-1][1]
    at_today.keys("Ctrl+F")
    at_today.type(name.lower())
    found = lines(at_today)
    assert found
    assert len(found) < len(every)
    assert {line[1] for line in found} == {name}
    at_today.keys("Return")
    at_today.keys("Return")
    assert name in at_today.words()
    at_today.keys("Esc")
    assert lines(at_today) == found
    at_today.keys("Ctrl+F")
    at_today.type("zzz")
    assert lines(at_today) == []
    assert "Nothing on this list fits the search." in at_today.words()
    assert "Nothing is due today." not in at_today.words()
    at_today.keys("Esc")
    assert lines(at_today) == every
    assert today_of(at_today).table.hasFocus()


def test_a_search_stays_over_a_lock_and_what_is_done_goes_from_what_was_found(
    at_today: Driver,
) -> None:
    every = lines(at_today)
    at_today.keys("Ctrl+F")
    at_today.type(every[0][1])
    found = lines(at_today)
    at_today.keys("Ctrl+L")
    at_today.unlock()
    assert lines(at_today) == found
    for key in ("Ctrl+F", "Down", "Space"):
        at_today.keys(key)
    assert lines(at_today) == found[1:]
    at_today.keys("Ctrl+F")
    at_today.keys("Esc")
    assert lines(at_today) == every[1:]
