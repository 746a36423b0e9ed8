"""Keeps the rows of an import, and stops on asking: then nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from anchordesk.services.import_records import ImportBatch
from anchordesk.ui.tasks import Progress


class _StoppedError(Exception):
    """Raised in the middle of the transaction, which is rolled back by it."""


def unless_stopped(
    stop: Event, progress: Progress, keep: Callable[[Progress], ImportBatch]
) -> ImportBatch | None:
    """Return what `keep` keeps; None if it was stopped in the middle, and so kept nothing."""

    def go_on(done: int, whole: int | None) -> None:
        if stop.is_set():
            raise _StoppedError
        progress(done, whole)

    try:
        go_on(0, None)
        return keep(go_on)
    except _StoppedError:
        return None
