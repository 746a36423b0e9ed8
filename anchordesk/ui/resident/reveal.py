"""Shows the words of one restricted note for a moment: read when asked for, and kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from anchordesk.domain.casework import Contact, EarlierContact
from anchordesk.services.restricted_notes import OpenedNote
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.timeline_words import hidden_words
from anchordesk.ui.words import moment, translate

Ask = Callable[[Contact, Callable[[object], None]], None]


class Reveal(Button):
    """The button of a card: Show asks for the words, Hide takes them off the screen.

    They go as well when the timeline is left, and with the window when the vault is locked.
    """

    def __init__(
        self, contact: Contact, column: QVBoxLayout, ask: Ask, today: date, about: str
    ) -> None:
        super().__init__("", look=ButtonLook.LINK)
        self._contact, self._ask, self._today, self._about = contact, ask, today, about
        self.shown = Words("")
        self._earlier = Words("", LabelLook.MUTED)
        for words in (self.shown, self._earlier):
            words.hide()
            column.addWidget(words)
        self.clicked.connect(lambda _=False: self._on_clicked())
        self.conceal()

    def conceal(self) -> None:
        """Take the words off the screen, and out of its memory."""
        for words in (self.shown, self._earlier):
            words.clear()
            words.hide()
        self._name(self.tr("Show"), self.tr("Show restricted note: {note}"))

    def _on_clicked(self) -> None:
        if self.shown.isHidden():
            self._ask(self._contact, self._on_read)
        else:
            self.conceal()

    def _on_read(self, found: object) -> None:
        # The timeline may have been left while the words were on their way.
        if not isinstance(found, OpenedNote) or not self.isVisible():
            return
        self.shown.setText(found.note.note)
        self.shown.show()
        before = [earlier_words(one, self._today) for one in found.earlier]
        self._earlier.setText("\n\n".join(before))
        self._earlier.setVisible(bool(before))
        self._name(self.tr("Hide"), self.tr("Hide restricted note: {note}"))

    def _name(self, words: str, spoken: str) -> None:
        self.setText(words)
        self.setAccessibleName(spoken.format(note=self._about))


def earlier_words(earlier: EarlierContact, today: date) -> str:
    """Return what a note was until somebody changed it."""
    until = translate("words", "Until {when}, when {who} changed it: {note}")
    contact = earlier.contact
    note = hidden_words(contact.sensitivity) if contact.sealed else contact.note
    return until.format(when=moment(earlier.changed_at, today), who=earlier.changed_by, note=note)
