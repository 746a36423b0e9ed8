"""The card on what the organisation has settled for this computer; hidden where that is nothing."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from anchordesk.services.policy import Policy, settled_lines
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.tasks import Lane
from anchordesk.ui.words import translated


class PolicyCard(Card):
    """Says what is set by the organisation, read anew each time that the settings are shown."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(self.tr("Set by your organisation"))
        self._context = context
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.hide()

    def load(self) -> None:
        """Read what is settled."""
        self._context.tasks.run(
            Lane.RECORDS,
            self._context.workspace.read_policy,
            receiver=self,
            done=self._show,
            failed=self._context.shell.tell_notice,
        )

    def _show(self, policy: Policy) -> None:
        clear_layout(self._lines)
        lines = settled_lines(policy)
        for title, answer in lines:
            self._lines.addWidget(Words(f"{translated(title)}: {answer}"))
        if lines:
            words = self.tr("Only your IT support can change these.")
            self._lines.addWidget(Words(words, LabelLook.SMALL))
        self.setVisible(bool(lines))
