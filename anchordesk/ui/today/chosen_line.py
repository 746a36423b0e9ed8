"""What stands below the Today list: the chosen line's sentence whole, and what must be heeded."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.services.today import TodayLine
from anchordesk.ui.kit.announce import announce
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.kit.tokens import SPACE_1
from anchordesk.ui.today.lines import what_to_do, why
from anchordesk.ui.warnings import warning_of, warnings_at_home


class ChosenLine(QWidget):
    """Hidden while no line is chosen."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_1)
        self._warning = Words("", LabelLook.PROBLEM)
        self._why = Words("", LabelLook.MUTED)
        layout.addWidget(self._warning)
        layout.addWidget(self._why)

    def show_line(self, line: TodayLine | None, today: date) -> None:
        """Show a line; a warning that was not there before is read out."""
        self.setVisible(line is not None)
        if line is None:
            self._warning.clear()
            return
        self._why.setText(f"{what_to_do(line)}. {why(line, today)}.")
        warnings = (warning_of(line.resident), *warnings_at_home(line.at_home))
        warning = " ".join(words for words in warnings if words)
        if warning and warning != self._warning.text():
            announce(self._warning, warning)
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
