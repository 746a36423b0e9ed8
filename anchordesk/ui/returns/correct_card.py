"""Corrections of an approved return: how to begin one, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from anchordesk.services.prepared_return import CorrectedFigure
from anchordesk.services.return_document import HIDDEN
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.returns.view_model import ReturnsViewModel
from anchordesk.ui.words import count, translate

SHOWN = 12


class CorrectCard(Card):
    """Says when an approved return can be corrected, and begins a new revision."""

    def __init__(self, model: ReturnsViewModel) -> None:
        super().__init__()
        self.correct = Button(self.tr("Prepare a correction"), icon_name="pencil")
        self.correct.clicked.connect(model.correct)
        words = Words(
            self.tr(
                "Was something wrong, or entered late? A correction is a new revision. Whoever has "
                "both could subtract them, so figures that changed by few people are hidden in it."
            ),
            LabelLook.MUTED,
        )
        row = row_of(words, self.correct)
        row.setStretch(0, 1)
        self.body.addLayout(row)


def corrected_figures(figures: Sequence[CorrectedFigure]) -> QWidget:
    """Return a card that lists what a correction changes."""
    card = Card(translate("returns", "What this correction changes"))
    lines = [
        translate("returns", "{figure}: {before} becomes {now}").format(
            figure=figure.title, before=_words(figure.before), now=_words(figure.now)
        )
        for figure in figures[:SHOWN]
    ]
    if len(figures) > SHOWN:
        more = count(len(figures) - SHOWN, "figure", "figures")
        lines.append(translate("returns", "and {more} more").format(more=more))
    card.body.addWidget(Words("\n".join(lines)))
    return card


def _words(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:,}"
