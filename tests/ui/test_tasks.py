from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from anchordesk.services.errors import WrongPassphraseError
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import LONG_WORK_SECONDS, Lane, Progress, Tasks


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.notices: list[Notice] = []
        self.progress: list[tuple[int, int | None]] = []
        self.on_main_thread: list[bool] = []

    def done(self, result: object) -> None:
        self.results.append(result)
        self.on_main_thread.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]

    def failed(self, notice: Notice) -> None:
        self.notices.append(notice)
        self.on_main_thread.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]

    def progressed(self, done: int, whole: int | None) -> None:
        self.progress.append((done, whole))


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def run(tasks: Tasks, listener: Listener, work: object, lane: Lane = Lane.RECORDS) -> None:
    assert callable(work)
    tasks.run(lane, work, receiver=listener, done=listener.done, failed=listener.failed)


def wait(tasks: Tasks, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy, timeout=10_000)


def test_results_come_to_the_main_thread_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    for number in range(20):
        run(tasks, listener, lambda number=number: number)
    wait(tasks, qtbot)
    assert listener.results == list(range(20))
    assert all(listener.on_main_thread)


def test_work_runs_off_the_main_thread_and_one_at_a_time(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    for _ in range(5):
        run(tasks, listener, threading.get_ident)
    run(tasks, listener, threading.get_ident, Lane.HUB)
    wait(tasks, qtbot)
    records = set(listener.results[:5]) if len(set(listener.results)) == 2 else set()
    assert threading.get_ident() not in listener.results
    assert len(set(listener.results)) == 2, records


def test_a_slow_hub_does_not_hold_up_the_records(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    gate = threading.Event()
    run(tasks, listener, lambda: gate.wait(10) and "hub", Lane.HUB)
    run(tasks, listener, lambda: "records")
    qtbot.waitUntil(lambda: listener.results == ["records"], timeout=5_000)
    gate.set()
    wait(tasks, qtbot)
    assert listener.results == ["records", "hub"]


def test_an_error_that_was_foreseen_comes_as_its_notice(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()

    def refuse() -> None:
        raise WrongPassphraseError

    run(tasks, listener, refuse)
    wait(tasks, qtbot)
    assert [notice.code for notice in listener.notices] == ["wrong-passphrase"]
    assert "did not open this vault" in listener.notices[0].words


def test_a_bug_is_one_calm_message_without_anything_personal(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    listener = Listener()

    def stumble() -> None:
        raise KeyError("Elif Jones")

    with caplog.at_level(logging.ERROR):
        run(tasks, listener, stumble)
        wait(tasks, qtbot)
    notice = listener.notices[0]
    assert notice.code in notice.words
    assert notice.code in caplog.text
    assert "stumble" in caplog.text
    assert "Elif" not in notice.words + caplog.text
    caplog.clear()


def test_progress_comes_and_cancelling_ends_the_work(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    begun, rolled_back = threading.Event(), threading.Event()

    def count(progress: Progress) -> str:
        try:
            for number in range(10_000_000):
                progress(number, 10_000_000)
                begun.set()
        except BaseException:
            rolled_back.set()
            raise
        return "counted"

    task = tasks.run_with_progress(
        Lane.RECORDS,
        count,
        receiver=listener,
        done=listener.done,
        failed=listener.failed,
        progress=listener.progressed,
    )
    qtbot.waitUntil(lambda: len(listener.progress) >= 2, timeout=10_000)
    task.cancel()
    wait(tasks, qtbot)
    assert rolled_back.is_set()
    assert listener.results == []
    assert listener.notices == []
    assert listener.progress == sorted(listener.progress)


def test_silenced_work_is_still_done_but_not_told(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    saved: list[str] = []
    gate = threading.Event()
    run(tasks, listener, lambda: gate.wait(10))
    run(tasks, listener, lambda: saved.append("note"))
    tasks.silence_all()
    gate.set()
    wait(tasks, qtbot)
    assert saved == ["note"]
    assert listener.results == []


def test_what_comes_for_a_deleted_receiver_is_dropped(tasks: Tasks, qtbot: QtBot) -> None:
    listener = Listener()
    run(tasks, listener, lambda: 1)
    shiboken6.delete(listener)
    wait(tasks, qtbot)
    assert listener.results == []


def test_a_receiver_nobody_else_keeps_still_gets_its_result(tasks: Tasks, qtbot: QtBot) -> None:
    results: list[object] = []

    class Passing(QObject):
        def done(self, result: object) -> None:
            results.append(result)

    def ask() -> None:
        passing = Passing()
        tasks.run(
            Lane.RECORDS, lambda: 7, receiver=passing, done=passing.done, failed=results.append
        )

    ask()
    wait(tasks, qtbot)
    assert results == [7]


def test_closing_lets_both_lanes_finish(qapp: QApplication) -> None:
    tasks, listener, saved = Tasks(), Listener(), list[int]()
    for number in range(50):
        run(tasks, listener, lambda number=number: saved.append(number))
    tasks.close()
    assert saved == list(range(50))


def test_long_work_is_tidied_up_after_and_short_work_is_not(
    qapp: QApplication, qtbot: QtBot
) -> None:
    tidied = list[str]()
    tasks = Tasks(after_long_work=lambda: tidied.append(threading.current_thread().name))
    listener = Listener()
    run(tasks, listener, lambda: None)
    wait(tasks, qtbot)
    assert tidied == []
    run(tasks, listener, lambda: time.sleep(LONG_WORK_SECONDS))
    wait(tasks, qtbot)
    tasks.close()
    assert [name.startswith("anchordesk-records") for name in tidied] == [True]
