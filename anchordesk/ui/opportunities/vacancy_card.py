"""The card of the vacancy that is chosen: its quality with the reason, and how to apply."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from anchordesk.services.opportunities import Vacancy
from anchordesk.ui.kit.labels import Card, LabelLook, Words, clear_layout
from anchordesk.ui.kit.tag import Tag
from anchordesk.ui.kit.tokens import SPACE_1, SPACE_2
from anchordesk.ui.opportunities.lines import about, quality_badge


class VacancyCard(QScrollArea):
    """Shows one vacancy; scrolls where the text is larger than the room for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The chosen vacancy"))
        self._card = Card()
        holder = QWidget()
        holder.setProperty("look", "clear")
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._card)
        outer.addStretch(1)
        self._body = QVBoxLayout()
        self._body.setSpacing(SPACE_1)
        self._card.body.addLayout(self._body)
        self.setWidget(holder)

    def show_vacancy(self, vacancy: Vacancy | None) -> None:
        """Show a vacancy, or nothing."""
        clear_layout(self._body)
        self.setVisible(vacancy is not None)
        if vacancy is None:
            return
        job = vacancy.opportunity
        self._body.addWidget(Words(f"{job.role}, {job.employer}", LabelLook.HEADING))
        badge, tone, reason = quality_badge(vacancy)
        row = QWidget()
        in_row = QHBoxLayout(row)
        in_row.setContentsMargins(0, 0, 0, 0)
        in_row.setSpacing(SPACE_2)
        in_row.addWidget(Tag(badge, tone), 0, Qt.AlignmentFlag.AlignTop)
        in_row.addWidget(Words(reason, LabelLook.MUTED), 1)
        self._body.addWidget(row)
        for line in about(vacancy):
            self._body.addWidget(Words(line))
