"""What the fields of a resident held before: who changed which, when, from what to what."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtWidgets import QWidget

from anchordesk.domain.field_history import FieldChange, KeptChange
from anchordesk.domain.identifiers import ResidentId
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import long_date, long_moment, translate, translated

MOST_SHOWN = 100


class HistoryDialog(CardsDialog):
    """Shows the newest changes; of equality monitoring only if it is asked `apart`."""

    def __init__(
        self, parent: QWidget, work: ResidentWork, resident_id: ResidentId, *, apart: bool = False
    ) -> None:
        earlier_answers = translate("HistoryDialog", "Earlier answers")
        title = earlier_answers if apart else translate("HistoryDialog", "Earlier details")
        super().__init__(parent, title)
        self._apart = apart
        look = work.equality_history if apart else work.field_history
        look(resident_id, Reply(self, self._show, self.show_problem))

    def _show(self, found: object) -> None:
        changes = [
            kept
            for kept in (found if isinstance(found, tuple) else ())
            if isinstance(kept, KeptChange) and kept.change.is_apart is self._apart
        ]
        words = self.tr("Newest first.") if changes else self.tr("Nothing was changed yet.")
        if len(changes) > MOST_SHOWN:
            words = self.tr("The newest {count} changes.").format(count=MOST_SHOWN)
        self.show_cards(words, [_card(kept) for kept in changes[:MOST_SHOWN]])


def change_words(change: FieldChange) -> str:
    """Return “From “07700 900123” to “07700 900456”.”"""
    empty = translate("words", "nothing")
    before = f"“{_shown(change.before)}”" if change.before else empty
    after = f"“{_shown(change.after)}”" if change.after else empty
    return translate("words", "From {before} to {after}.").format(before=before, after=after)


def _card(kept: KeptChange) -> ReadCard:
    aside = f"{long_moment(kept.changed_at)}  ·  {kept.worker}"
    return ReadCard(field_title(kept.change.field), change_words(kept.change), aside)


def _shown(kept: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", kept):
        return long_date(date.fromisoformat(kept))
    return translated(kept)
