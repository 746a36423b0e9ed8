"""“Practise with made-up residents” stands at first run and on the unlock page."""

from __future__ import annotations

import pytest

from tests.ui.conftest import MakeDriver
from tests.ui.driver import Driver

WORDS = "Practise with made-up residents"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    made: list[list[str]] = []

    def start(_program: str, words: list[str]) -> bool:
        made.append(words)
        return True

    monkeypatch.setattr("PySide6.QtCore.QProcess.startDetached", start)
    return made


def test_first_run_offers_it_and_makes_nothing_here(
    make_driver: MakeDriver, started: list[list[str]]
) -> None:
    driver = make_driver()
    driver.press(WORDS)
    assert [words[-1] for words in started] == ["practise"]
    assert driver.window.first_run_view is not None
    assert "window of its own" in driver.window.first_run_view.practice.text()


def test_the_unlock_page_offers_it(locked: Driver, started: list[list[str]]) -> None:
    locked.press(WORDS)
    assert [words[-1] for words in started] == ["practise"]
    button = locked.window.unlock_view.practice
    assert button.text() == "The practice opens in a window of its own."
    assert not button.isEnabled()
