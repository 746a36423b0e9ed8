"""IT's settings shorten the time until the window locks, from the program's start to its lock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import anchordesk.__main__ as program
from anchordesk.adapters import policy
from anchordesk.services.desk import Desk
from anchordesk.ui.application import build_window
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.shell.main_window import MainWindow
from tests.ui.driver import Driver
from tests.ui.made_up_desk import make_vault

StartUnder = Callable[[str], Driver]


@pytest.fixture
def start_under(
    qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StartUnder]:
    """Start the program with a policy file, unlock it and go to the settings."""
    built: list[MainWindow] = []
    file = tmp_path / "policy.toml"
    make_vault(desk, people=1)

    def keep(*given: object, **named: object) -> MainWindow:
        built.append(build_window(*given, **named))  # type: ignore[arg-type]
        return built[-1]

    settled = replace(desk, read_policy=lambda: policy.policy_in(file))
    for name, stand_in in (
        ("leave_memory_out_of_dumps", lambda: None),
        ("keep_large_blocks_apart", lambda: None),
        ("make_application", lambda _words: qapp),
        ("build_desk", lambda _folder: settled),
        ("default_settings_folder", lambda: tmp_path / "settings"),
        ("build_window", keep),
    ):
        monkeypatch.setattr(program, name, stand_in)
    monkeypatch.setattr(QApplication, "exec", lambda *_: 0)
    monkeypatch.setattr("sys.excepthook", __import__("sys").excepthook)

    def start(words: str) -> Driver:
        file.write_text(words, "utf-8")
        assert program.run_window() == 0
        driver = Driver(built[-1], qtbot)
        driver.window.activateWindow()
        driver.settle()
        driver.unlock()
        driver.keys("Ctrl+,")
        return driver

    yield start
    for window in built:
        window.close()


def test_what_it_settled_is_the_most_that_can_be_chosen(start_under: StartUnder) -> None:
    driver = start_under("idle_minutes = 2")
    choice = driver.find(Choice, "Lock after")
    assert choice.values == (1, 2)
    assert choice.value() == 2
    assert "Set by your organisation: 2 minutes at most" in driver.words()


def test_it_never_lengthens(start_under: StartUnder) -> None:
    driver = start_under("idle_minutes = 15")
    assert driver.find(Choice, "Lock after").value() == 5


def test_a_setting_that_cannot_be_read_lengthens_nothing_and_keeps_nobody_out(
    start_under: StartUnder,
) -> None:
    driver = start_under("idle_minutes = 60")
    assert driver.find(Choice, "Lock after").values == (1, 2, 3, 5)


def test_without_a_setting_people_choose(start_under: StartUnder) -> None:
    driver = start_under("")
    assert driver.find(Choice, "Lock after").values == (1, 2, 3, 5, 10, 15)
    assert "Set by your organisation" not in driver.words()
