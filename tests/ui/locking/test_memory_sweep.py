"""What nothing reaches any more is cleared while the window is locked, never while people work."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from anchordesk.ui.locking import memory_sweep
from anchordesk.ui.locking.memory_sweep import leave_old_things_alone
from tests.ui.driver import Driver


class Ring:
    """Something old that reaches itself, so that only a sweep clears it."""

    def __init__(self) -> None:
        self.itself = self


def an_old_ring() -> weakref.ref[Ring]:
    ring = Ring()
    gc.collect()
    return weakref.ref(ring)


@pytest.fixture
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_what_is_old_and_out_of_reach_goes_soon_after_the_lock(
    opened: Driver, qtbot: QtBot
) -> None:
    ring = an_old_ring()
    assert ring() is not None
    opened.keys("Ctrl+L")
    qtbot.waitUntil(lambda: ring() is None, timeout=10 * memory_sweep.SOON_MS)


def test_whoever_unlocks_at_once_is_not_held_up(opened: Driver, qtbot: QtBot) -> None:
    ring = an_old_ring()
    opened.keys("Ctrl+L")
    opened.unlock()
    qtbot.wait(memory_sweep.SOON_MS + 200)
    assert ring() is not None


def test_python_looks_through_what_is_old_only_when_it_is_told(thresholds: None) -> None:
    leave_old_things_alone()
    ring = an_old_ring()
    kept: list[list[int]] = [[] for _ in range(200_000)]
    assert ring() is not None
    gc.collect()
    assert ring() is None
    assert len(kept) == 200_000
