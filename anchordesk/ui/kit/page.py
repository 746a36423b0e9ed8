"""A centred column for the pages before unlock: unlock and first run. It scrolls if it must."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from anchordesk.ui.kit.labels import Card, IconLabel, LabelLook, Words
from anchordesk.ui.kit.theme import current_theme, dress
from anchordesk.ui.kit.tokens import SPACE_2, SPACE_3, SPACE_5, SPACE_6


class CentredPage(QScrollArea):
    """Put widgets into `body`; the column is `width` wide and grows with the text."""

    def __init__(self, width: int) -> None:
        super().__init__()
        dress(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("look", "page")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        card = Card()
        card.setFixedWidth(min(current_theme().px(width), 940))
        self.body = card.body
        self.body.setContentsMargins(SPACE_6, SPACE_5, SPACE_6, SPACE_6)
        self.body.setSpacing(SPACE_3)
        brand = QHBoxLayout()
        brand.setSpacing(SPACE_2)
        brand.addWidget(IconLabel("anchor", size=24))
        brand.addWidget(Words("AnchorDesk", LabelLook.PAGE_TITLE, wraps=False))
        brand.addStretch(1)
        self.body.addLayout(brand)
        outer.addStretch(2)
        # Stretches, not an alignment: a layout measures wrapped text wrongly under alignment.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setWidget(ground)
