"""How far long work is: told to whoever waits, who ends the work by raising."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int | None], None]


# Asked before each part, told how many are done and how many there are; no ends work there.
GoOn = Callable[[int, int], bool]


def always(_done: int, _of: int) -> bool:
    """Go on to the end."""
    return True


def no_progress(_done: int, _of: int | None) -> None:
    """Say nothing of how far work is."""
