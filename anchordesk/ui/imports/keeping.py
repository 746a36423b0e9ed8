"""Keeps the rows of an import, and stops on asking: then nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from anchordesk.domain.draft import DraftKey
from anchordesk.services import imports
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.imports import ImportCheck
from anchordesk.services.workspace import Workspace
from anchordesk.ui.tasks import Progress


class _StoppedError(Exception):
    """Raised in the middle of the transaction, which is rolled back by it."""


def keep_unless_stopped(  # noqa: PLR0917 - what is imported, how, and how it is stopped
    workspace: Workspace,
    checked: ImportCheck,
    draft: DraftKey | None,
    only_whole: bool,
    stop: Event,
    progress: Progress,
) -> ImportBatch | None:
    """Add the ready rows and return the import; None if it was stopped in time. In the lane.

    Raises:
        AnchorDeskError: as for `imports.carry_out`.
    """

    return unless_stopped(
        stop,
        progress,
        lambda go_on: imports.carry_out(
            workspace, checked, draft=draft, only_whole=only_whole, progress=go_on
        ),
    )


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
