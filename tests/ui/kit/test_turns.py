"""Work in parts leaves the window its turns, and other work takes its place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from anchordesk.ui.kit import turns
from anchordesk.ui.kit.turns import Turns, turns_left


def parts(told: list[str], name: str, number: int) -> Iterator[None]:
    for at in range(number):
        told.append(f"{name}{at}")
        yield


@pytest.fixture
def one_part_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "SHARE_SECONDS", 0.0)


def test_the_window_turns_between_the_parts(one_part_a_turn: None, qtbot: QtBot) -> None:
    told: list[str] = []
    owner = QObject()
    work = Turns(owner)
    work.done.connect(lambda: told.append("done"))
    work.do(parts(told, "a", 2))
    QTimer.singleShot(0, owner, lambda: told.append("a key"))
    assert told == ["a0"]
    assert work.busy
    assert turns_left()
    qtbot.waitUntil(lambda: not work.busy)
    assert sorted(told) == ["a key", "a0", "a1", "done"]
    assert told[-1] == "done"


def test_other_work_takes_the_place_of_what_is_left(one_part_a_turn: None, qtbot: QtBot) -> None:
    told: list[str] = []
    owner = QObject()
    work = Turns(owner)
    work.do(parts(told, "a", 3))
    work.do(parts(told, "b", 2))
    qtbot.waitUntil(lambda: not work.busy)
    assert told == ["a0", "b0", "b1"]


def test_a_part_may_ask_for_other_work(one_part_a_turn: None, qtbot: QtBot) -> None:
    told: list[str] = []
    owner = QObject()
    work = Turns(owner)

    def asking() -> Iterator[None]:
        work.do(parts(told, "b", 1))
        yield
        told.append("never")

    work.do(asking())
    qtbot.waitUntil(lambda: not work.busy)
    assert told == ["b0"]


def test_what_is_dropped_is_not_done(one_part_a_turn: None, qtbot: QtBot) -> None:
    told: list[str] = []
    owner = QObject()
    work = Turns(owner)
    work.do(parts(told, "a", 3), at_once=False)
    work.drop()
    qtbot.waitUntil(lambda: not turns_left())
    assert told == []
    assert not work.busy


def test_quick_parts_share_a_turn() -> None:
    told: list[str] = []
    owner = QObject()
    Turns(owner).do(parts(told, "a", 3))
    assert told == ["a0", "a1", "a2"]
