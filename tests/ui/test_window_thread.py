"""The window's thread does no work of the lanes, and what watches it notices when it does."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from anchordesk.ui.kit.theme import Appearance
from anchordesk.ui.kit.turns import Turns, turns_left
from anchordesk.ui.settings.appearance_file import AppearanceFile
from anchordesk.ui.shell import late_modules
from tests.ui.driver import Driver
from tests.ui.stalls import QT_ALONE, Stall, watching_stalls, worst_by_screen
from tests.ui.trespasses import noting_trespasses

RECORD = "anchordesk.ui.resident.view"


def test_writing_a_file_on_the_window_s_thread_is_noticed(tmp_path: Path) -> None:
    with noting_trespasses() as noted:
        AppearanceFile(tmp_path / "appearance.json").save(Appearance())
    assert any("settings/appearance_file.py" in one for one in noted.found), noted.found


def test_the_same_in_a_lane_is_none(tmp_path: Path) -> None:
    with noting_trespasses() as noted:
        lane = threading.Thread(
            target=AppearanceFile(tmp_path / "a.json").save, args=[Appearance()]
        )
        lane.start()
        lane.join()
    assert noted.found == []


def test_reading_the_records_on_the_window_s_thread_is_noticed(opened: Driver) -> None:
    view_model = opened.caseload._view_model
    with noting_trespasses() as noted:
        view_model._read()
    assert any("use of the records" in one for one in noted.found), noted.found


def work_for_60_ms() -> None:
    ends = time.thread_time() + 0.06
    while time.thread_time() < ends:
        pass


def test_a_window_that_does_not_turn_is_noticed_with_what_was_done(qapp: QApplication) -> None:
    owner = QObject()
    with watching_stalls("idle") as stalls:
        qapp.processEvents()
        stalls.step = "busy"
        Turns(owner).soon(work_for_60_ms)
        while turns_left():
            qapp.processEvents()
    worst = stalls.worst()
    assert worst.step == "busy"
    assert worst.where.startswith("kit/turns.py")
    assert stalls.longer_than(0.03) == [worst]


def test_what_a_test_does_itself_is_no_stall(qapp: QApplication) -> None:
    with watching_stalls("idle") as stalls:
        qapp.processEvents()
        work_for_60_ms()
        qapp.processEvents()
    assert stalls.longer_than(0.03) == []


def test_the_worst_of_each_screen_is_told() -> None:
    found = [
        Stall("a", 0.09, 0.02, "today/view.py:12 _show < tasks.py:9 run"),
        Stall("b", 0.04, 0.03, "today/lines.py:3 cells"),
        Stall("c", 0.05, 0.04, "tasks.py:9 run"),
        Stall("d", 9.00, 0.01, QT_ALONE),
    ]
    told = [(screen, stall.step) for screen, stall in worst_by_screen(found)]
    assert told == [("tasks.py", "c"), ("today", "b"), ("Qt", "d")]


def test_the_record_is_loaded_in_a_lane_after_the_first_screen_is_read(
    locked: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = []

    def load(module: str) -> None:
        loaded.append((module, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr(late_modules, "import_module", load)
    monkeypatch.delitem(sys.modules, RECORD)
    locked.unlock()
    assert loaded == [(RECORD, False)]
