"""What the fields of a resident held before: who changed which, when, from what to what."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.field_history import FieldChange, KeptChange
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services.residents import put_back
from anchordesk.services.restoring import put_field_back
from anchordesk.ui.kit.buttons import Button, ButtonLook
from anchordesk.ui.kit.cards_dialog import CardsDialog, ReadCard
from anchordesk.ui.resident.field_titles import field_title
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import long_date, long_moment, translate, translated

MOST_SHOWN = 100


class HistoryDialog(CardsDialog):
    """Shows the newest changes; of equality monitoring only if it is asked `apart`.

    Emits `put_back_asked(FieldChange)`; equality monitoring has a form of its own.
    """

    put_back_asked = Signal(object)

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
        self.show_cards(words, [self._card(kept) for kept in changes[:MOST_SHOWN]])

    def _card(self, kept: KeptChange) -> ReadCard:
        aside = f"{long_moment(kept.changed_at)}  ·  {kept.worker}"
        change = kept.change
        card = ReadCard(field_title(change.field), change_words(change), aside)
        if not self._apart:
            again = Button(self.tr("Put back"), look=ButtonLook.LINK)
            spoken = self.tr("Put back: {field}. {words}")
            again.setAccessibleName(
                spoken.format(field=field_title(change.field), words=change_words(change))
            )
            again.clicked.connect(lambda _=False: self.put_back_asked.emit(change))
            card.body.addWidget(again, alignment=Qt.AlignmentFlag.AlignLeft)
        return card


def open_history(
    owner: QWidget, context: ScreenContext, resident_id: ResidentId, *, apart: bool = False
) -> None:
    """Show what the fields held before, and put one back if it is asked for."""
    work = ResidentWork(context.workspace, context.tasks)
    dialog = HistoryDialog(owner, work, resident_id, apart=apart)

    def on_put_back(found: object) -> None:
        if not isinstance(found, tuple):
            return
        before, after = found
        undone = translate("HistoryDialog", "They are as they were before.")

        def on_undone(_nothing: object) -> None:
            context.shell.tell(undone)
            context.shell.records_changed()

        undo = Reply(owner, on_undone, context.shell.tell_notice)
        context.shell.tell_undoable(
            translate("HistoryDialog", "Put back."),
            lambda: work.run(lambda workspace: put_back(workspace, before, after), undo),
        )
        context.shell.records_changed()

    def on_asked(change: FieldChange) -> None:
        dialog.accept()
        reply = Reply(owner, on_put_back, context.shell.tell_notice)
        work.run(lambda workspace: put_field_back(workspace, resident_id, change), reply)

    dialog.put_back_asked.connect(on_asked)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def change_words(change: FieldChange) -> str:
    """Return “From “07700 900123” to “07700 900456”.”"""
    empty = translate("words", "nothing")
    before = f"“{_shown(change.before)}”" if change.before else empty
    after = f"“{_shown(change.after)}”" if change.after else empty
    return translate("words", "From {before} to {after}.").format(before=before, after=after)


def _shown(kept: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", kept):
        return long_date(date.fromisoformat(kept))
    return translated(kept)
