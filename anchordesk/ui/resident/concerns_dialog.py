"""What safeguarding concerns say, each with all that was written on it, and the way to write on."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.concern import Concern, ConcernEntry
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.words import long_date, moment, translate, translated


class ConcernsDialog(CardsDialog):
    """Emits `write_asked(Concern)`."""

    write_asked = Signal(object)

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, translate("ConcernsDialog", "Safeguarding concerns"))
        self._today = today

    def show_concerns(self, found: object) -> None:
        """Show concerns, open ones first."""
        concerns = [one for one in (found if isinstance(found, tuple) else ()) if _is(one)]
        words = self.tr(
            "Share this with nobody who does not need it to keep somebody safe. That you looked is "
            "written into the audit trail."
        )
        self.show_cards(words, [self._card(one) for one in concerns])

    def _card(self, concern: Concern) -> ReadCard:
        closed_on = concern.words.closed_on
        title = self.tr("Noticed on {day}, open").format(day=long_date(concern.words.noticed_on))
        if closed_on is not None:
            title = self.tr("Noticed on {day}, closed on {closed}").format(
                day=long_date(concern.words.noticed_on), closed=long_date(closed_on)
            )
        newest = concern.entries[-1]
        card = ReadCard(title, concern_words(newest), self._aside(newest))
        for earlier in reversed(concern.entries[:-1]):
            before = self.tr("Written before")
            card.body.addWidget(ReadCard(before, concern_words(earlier), self._aside(earlier)))
        write = Button(self.tr("Write on or close"), icon_name="pencil")
        write.setAccessibleName(self.tr("Write on or close: {concern}").format(concern=title))
        write.clicked.connect(lambda _=False: self.write_asked.emit(concern))
        card.body.addWidget(write, alignment=Qt.AlignmentFlag.AlignLeft)
        return card

    def _aside(self, entry: ConcernEntry) -> str:
        words = self.tr("{when}, by {who}")
        return words.format(when=moment(entry.recorded_at, self._today), who=entry.worker)


def concern_words(entry: ConcernEntry) -> str:
    """Return all that an entry says, a line for each part; what is not known yet says so."""
    words = entry.words
    told = words.told or translate("words", "nobody yet")
    if words.told_on is not None:
        told = f"{told}, {long_date(words.told_on)}"
    review = translate("words", "no day set")
    if words.review_on is not None:
        review = long_date(words.review_on)
    parts = (
        (translate("words", "Seen or said"), words.seen),
        (translate("words", "How serious"), translated(words.level.title_text)),
        (translate("words", "Who was told"), told),
        (translate("words", "Safeguarding lead"), words.lead or translate("words", "nobody yet")),
        (translate("words", "What was done"), words.done or translate("words", "nothing yet")),
        (translate("words", "Decided"), words.decision or translate("words", "nothing yet")),
        (translate("words", "Review on"), review),
        (translate("words", "Outcome"), words.outcome or translate("words", "not known")),
    )
    return "\n".join(f"{title}: {said}" for title, said in parts)


def _is(one: object) -> bool:
    return isinstance(one, Concern)
