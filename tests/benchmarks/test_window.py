"""Prints how quick the window is with ten thousand residents, and what held it up at each step."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.domain.identifiers import EnrolmentId, ImportId, ResidentId
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.resident import Resident
from anchordesk.services.desk import Desk
from anchordesk.services.import_records import ImportBatch, NewCase
from anchordesk.ui.application import build_window, keep_window_quick
from anchordesk.ui.imports.state import ImportStep
from anchordesk.ui.imports.view import ImportScreen
from anchordesk.ui.kit.fonts import load_fonts
from anchordesk.ui.kit.theme import Appearance, ThemeChoice
from anchordesk.ui.language import Language
from anchordesk.ui.settings.view import SettingsScreen
from tests.adapters.vault.throwaway import PASSPHRASE
from tests.benchmarks.test_main_job import people_file
from tests.ui.driver import Driver
from tests.ui.made_up_desk import NAMES, TODAY, make_desk, make_vault
from tests.ui.stalls import Stalls, watching_stalls

pytestmark = pytest.mark.benchmark

MANY = 10_000
TYPED = ("e", "el", "eli", "elif", "elif 1", "", "carter", "zak")


def show(words: str) -> None:
    sys.stdout.write(f"\n{words}")


def add_many(desk: Desk) -> None:
    workspace = desk.unlock(PASSPHRASE)
    new_id = workspace.identifiers.new_id
    pathway = workspace.library.newest_pathway("hospitality-to-health")
    cases = []
    for number in range(MANY):
        given, family = NAMES[number % len(NAMES)].split()
        resident = Resident(
            ResidentId(new_id()), f"HH-{number}", TODAY, given, f"{family} {number}"
        )
        stage = pathway.stages[number % len(pathway.stages)].code
        enrolment = Enrolment(
            EnrolmentId(new_id()), resident.id, pathway.code, pathway.version, stage, TODAY, TODAY
        )
        cases.append(NewCase(resident, enrolment))
    batch = ImportBatch(ImportId(new_id()), "many.csv", datetime.now(UTC), MANY)
    with workspace.records.changing() as change:
        change.add_import(batch, cases)
    workspace.lock()


@pytest.fixture
def crowded(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    """The window, locked, over a vault of many residents and twenty with a story."""
    load_fonts()
    desk = make_desk(tmp_path / "vault")
    make_vault(desk)
    add_many(desk)
    keep_window_quick()
    window = build_window(qapp, desk, tmp_path / "settings", Appearance())
    window.resize(1366, 700)
    window.show()
    window.activateWindow()
    driver = Driver(window, qtbot)
    window.start()
    driver.settle()
    yield driver
    window.close()


def test_a_worker_s_way_through_the_window(crowded: Driver, tmp_path: Path) -> None:
    with watching_stalls(STEPS[0]) as stalls:
        walk(crowded, stalls, people_file(tmp_path))
    for stall in stalls.worst_of_each_step():
        show(f"held up {stall}")
    show("(wanted: none over 50 ms of the processor)\n")
    assert {stall.step for stall in stalls.found} <= set(STEPS)


STEPS = (
    "unlock",
    "go to the caseload",
    "search",
    "go to the caseload again",
    "open a record",
    "add a note",
    "go back to Today",
    "check an import",
    "look at the settings",
    "another theme",
    "another text size",
    "another language",
    "back to the record in another text size",
    "another theme over the record",
    "lock",
)


def walk(driver: Driver, stalls: Stalls, people: Path) -> None:
    steps = iter(STEPS)

    def now(step: str) -> None:
        driver.settle()
        stalls.step = step
        assert step == next(steps)

    now("unlock")
    driver.unlock()
    now("go to the caseload")
    driver.frame.go("caseload")
    driver.settle()
    assert driver.caseload.table.model().rowCount() == MANY + len(NAMES)
    now("search")
    driver.caseload.search.setFocus()
    driver.type("elif hug")
    driver.qtbot.waitUntil(lambda: driver.caseload.table.model().rowCount() < MANY)
    now("go to the caseload again")
    driver.frame.go("today")
    driver.settle()
    driver.frame.go("caseload")
    now("open a record")
    driver.caseload.search.clear()
    driver.caseload._on_wanted()
    open_row(driver, 5)
    now("add a note")
    driver.keys("Ctrl+Shift+N")
    driver.keys("P")
    driver.type("Rang; will call back")
    driver.keys("Ctrl+Return")
    assert driver.dialogs() == 0
    now("go back to Today")
    driver.frame.go("today")
    now("check an import")
    driver.frame.go("import")
    driver.settle()
    screen = driver.frame.shown_screen
    assert isinstance(screen, ImportScreen)
    screen.model.choose_file(people)
    driver.settle()
    screen.model.check()
    driver.qtbot.waitUntil(lambda: screen.model.state.step is ImportStep.CHECK, timeout=60_000)
    now("look at the settings")
    driver.frame.go("settings")
    driver.settle()
    settings = driver.frame.shown_screen
    assert isinstance(settings, SettingsScreen)
    now("another theme")
    settings.theme_choice.choose(ThemeChoice.DARK)
    now("another text size")
    settings.size_choice.choose(150)
    now("another language")
    settings.language_choice.choose(Language.WELSH)
    now("back to the record in another text size")
    driver.frame.go("resident")
    now("another theme over the record")
    settings._theme.apply(Appearance(ThemeChoice.LIGHT))
    now("lock")
    driver.keys("Ctrl+L")
    driver.settle()


def test_each_key_of_a_search_and_each_scroll(crowded: Driver) -> None:
    crowded.unlock()
    crowded.frame.go("caseload")
    crowded.settle()
    keys, scrolls = [], []
    for words in TYPED * 3:
        began = time.thread_time()
        crowded.caseload.search.setText(words)
        crowded.caseload._on_wanted()
        QApplication.processEvents()
        keys.append(time.thread_time() - began)
    crowded.caseload.search.setText("")
    crowded.caseload._on_wanted()
    bar = crowded.caseload.table.verticalScrollBar()
    for step in range(60):
        began = time.thread_time()
        bar.setValue(step * bar.maximum() // 60)
        QApplication.processEvents()
        scrolls.append(time.thread_time() - began)
    opened = []
    for row in range(20):
        clock, busy = time.perf_counter(), time.process_time()
        open_row(crowded, row)
        opened.append((time.perf_counter() - clock, time.process_time() - busy))
        crowded.frame.go("caseload")
        crowded.settle()
    show(
        f"{MANY:,} residents, of the processor: key to list p95 {p95(keys):.0f} ms (under 50); "
        f"scroll p95 {p95(scrolls):.0f} ms; "
    )
    by_clock, of_processor = (median(one[at] for one in opened) * 1000 for at in (0, 1))
    show(f"open a record: {by_clock:.0f} ms, of the processor {of_processor:.0f} ms (under 100)\n")


def open_row(driver: Driver, row: int) -> None:
    table = driver.caseload.table
    table.setCurrentIndex(table.model().index(row, 0))
    table.setFocus()
    driver.keys("Return")
    assert driver.record.isVisible()


def p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1] * 1000
