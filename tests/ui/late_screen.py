"""A screen that no other module imports, for what is loaded late."""

from __future__ import annotations

from anchordesk.ui.shell.screen import Screen, ScreenContext


class LateScreen(Screen):
    def __init__(self, context: ScreenContext) -> None:
        super().__init__("Late")
        self.subjects: list[object] = []

    def show_subject(self, subject: object) -> None:
        self.subjects.append(subject)
