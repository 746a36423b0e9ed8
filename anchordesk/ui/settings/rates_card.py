"""The card on the tables of rates: until when each holds, and which is to be renewed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from anchordesk.domain.reference import tables_to_renew
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.rates import reach_words, renewal_words
from anchordesk.ui.shell.screen import ScreenContext


class RatesCard(Card):
    """Looked at anew each time that the settings are shown, as the day goes on."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(self.tr("Rates that jobs are judged by"))
        self._context = context
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        words = self.tr("A newer AnchorDesk brings newer rates. None is guessed.")
        self.body.addWidget(Words(words, LabelLook.SMALL))

    def load(self) -> None:
        """Show until when each table holds."""
        clear_layout(self._lines)
        workspace = self._context.workspace
        today, tables = workspace.clock.today(), workspace.library.reference.values()
        ending = tables_to_renew(tables, today)
        for table in ending:
            self._lines.addWidget(Words(renewal_words(table, today), LabelLook.OVERDUE))
        for table in tables:
            if table not in ending:
                self._lines.addWidget(Words(reach_words(table)))
