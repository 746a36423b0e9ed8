"""Text that wraps and gives way: it never asks for more height than the window has.

The kit's `Words` ask for the height that they would need in a very narrow column, which makes a
page of several texts taller than a small laptop; these take their height from the width they get.
"""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from anchordesk.ui.kit.labels import Card, LabelLook, Words


class Text(Words):
    """Words in a page of several texts."""

    def __init__(self, words: str = "", look: LabelLook = LabelLook.BODY) -> None:
        super().__init__(words, look)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        self.setSizePolicy(policy)


def headed_card(heading: str) -> Card:
    """Return a card under a heading of one line."""
    card = Card()
    card.body.addWidget(Text(heading, LabelLook.HEADING))
    return card
