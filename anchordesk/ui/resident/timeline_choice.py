"""Keeps whether timelines show headlines or everything, for the next record and the next start."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject

from anchordesk.ui.settings.kept_choice import write_choice
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane


@dataclass
class TimelineChoice:
    """Made once with the window.

    Attributes:
        path: A small JSON file with nothing about anybody; None keeps it until the window ends.
    """

    path: Path | None = None
    headlines: bool = field(default=False, init=False)

    def load(self) -> None:
        """Read what was kept, before the window opens."""
        try:
            kept = {} if self.path is None else json.loads(self.path.read_text("utf-8"))
            self.headlines = bool(kept.get("headlines", False))
        except (OSError, ValueError, AttributeError):
            # A damaged or missing file only costs the choice: then everything is shown.
            self.headlines = False

    def choose(self, context: ScreenContext, receiver: QObject, *, headlines: bool) -> None:
        """Keep another choice; the file is written in the lane."""
        path = self.path
        self.headlines = headlines
        if path is not None:
            context.tasks.run(
                Lane.RECORDS,
                lambda: write_choice(path, {"headlines": headlines}),
                receiver=receiver,
                done=lambda _: None,
                failed=context.shell.tell_notice,
            )
