"""A line of text that offers what may be meant, such as an official code; other words are fine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from anchordesk.ui.kit.theme import current_dressing

MOST_OFFERED = 12

Suggest = Callable[[str], Sequence[str]]


class SuggestField(QLineEdit):
    """Down goes into the list that opens while typing, Enter takes a line of it."""

    def __init__(self, suggest: Suggest, text: str = "") -> None:
        super().__init__(text)
        self.setCursorPosition(0)
        self._suggest = suggest
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        # What `suggest` returns is offered as it is: it searches better than by beginnings.
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_OFFERED)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(self.tr("Suggestions"))
        self.textEdited.connect(self._on_edited)
        # Set after the connection above, the completer opens on lines that are up to date.
        self.setCompleter(completer)

    @property
    def offered(self) -> list[str]:
        """The lines that are offered now."""
        return self._offered.stringList()

    def suggest_from(self, suggest: Suggest) -> None:
        """Offer from elsewhere, for example once the places in use are known."""
        self._suggest = suggest

    def _on_edited(self, words: str) -> None:
        popup, dressing = self.completer().popup(), current_dressing()
        # A window of its own, that would stay without the look of this one.
        if popup is not None and dressing is not None and popup.styleSheet() != dressing.sheet:
            popup.setStyleSheet(dressing.sheet)
        self._offered.setStringList(list(self._suggest(words))[:MOST_OFFERED])


def containing(options: Sequence[str]) -> Suggest:
    """Return a suggestion of the options in which what is typed begins a word."""

    def suggest(words: str) -> list[str]:
        wanted = words.casefold().split()
        return [
            option
            for option in options
            if wanted
            and all(any(p.startswith(w) for p in option.casefold().split()) for w in wanted)
        ]

    return suggest
