"""How far long work is: told to whoever waits, who ends the work by raising."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int | None], None]


def no_progress(_done: int, _of: int | None) -> None:
    """Say nothing of how far work is."""
