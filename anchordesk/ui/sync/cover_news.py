"""Begins and ends cover by the day while the window is open, and tells of it."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject

from anchordesk.services import sync
from anchordesk.services.cover_keeping import keep_to_days, news
from anchordesk.services.cover_records import Cover
from anchordesk.services.sync import SyncStatus
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.shell.screen import Shell


def read(workspace: Workspace) -> tuple[SyncStatus, tuple[Cover, ...]]:
    """Begin and end what is due by the day; then see what waits to be sent. For the lane."""
    keep_to_days(workspace)
    told = news(workspace)
    return sync.status(workspace), told


def tell(shell: Shell, covers: tuple[Cover, ...]) -> None:
    """Show the lists anew, and say what became of covers."""
    if not covers or (isinstance(shell, QObject) and not shiboken6.isValid(shell)):
        return
    from anchordesk.ui.team.cover_words import news_words  # noqa: PLC0415 - few desks need them

    shell.records_changed()
    shell.tell(" ".join(news_words(one) for one in covers), Tone.INFO)
