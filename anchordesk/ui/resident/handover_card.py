"""The card Handover of a record: how the last one stands, and the way to offer this case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import handover
from anchordesk.services.handover import HandoverShown
from anchordesk.services.handover_checklist import OFFER_FORM, Checklist, checklist
from anchordesk.services.handover_records import Direction, HandoverState
from anchordesk.ui.kit.buttons import Button
from anchordesk.ui.kit.labels import Card, LabelLook, Words, row_of
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.shell.screen import ScreenContext
from anchordesk.ui.words import short_date, translate


class HandoverCard(Card):
    """Reads by itself, since few look at it.

    Args:
        sent: Called when something was queued for a colleague.
    """

    FORMS = (OFFER_FORM,)

    def __init__(self, context: ScreenContext, sent: Callable[[], None]) -> None:
        super().__init__(translate("record", "Handover"))
        self._context, self._sent = context, sent
        self._work = ResidentWork(context.workspace, context.tasks)
        self._resident_id: ResidentId | None = None
        self._resuming = False
        self._found: Checklist | None = None
        self.state = Words("", LabelLook.MUTED)
        self.body.addWidget(self.state)
        self.hand_over = Button(self.tr("Hand over this case"), icon_name="send")
        self.hand_over.clicked.connect(self._on_hand_over)
        self.take_back = Button(self.tr("Take it back"), icon_name="undo-2")
        self.take_back.clicked.connect(self._on_take_back)
        row = row_of(self.hand_over, self.take_back)
        row.addStretch(1)
        self.body.addLayout(row)
        self._show(None)

    def show_resident(self, resident_id: ResidentId) -> None:
        """Read how a resident's handover stands."""
        if resident_id != self._resident_id:
            self._show(None)
        self._resident_id = resident_id

        def known(found: object) -> None:
            if isinstance(found, Checklist) and resident_id == self._resident_id:
                self._show(found)
                self._open_resumed()

        reply = Reply(self, known, self._context.shell.tell_notice)
        self._work.run(lambda workspace: checklist(workspace, resident_id), reply)

    def resume(self, key: DraftKey) -> None:
        """Open the form that a draft is of, once it is read how the handover stands."""
        if key.subject is not None:
            self._resuming = True
            self.show_resident(ResidentId(key.subject))

    def _show(self, found: Checklist | None) -> None:
        self._found = found
        before = None if found is None else found.before
        is_offered = before is not None and before.handover.state is HandoverState.OFFERED
        has_colleague = found is not None and bool(found.colleagues)
        self.hand_over.setVisible(has_colleague and not is_offered)
        self.take_back.setVisible(is_offered)
        if before is not None:
            self.state.setText(state_words(before))
        elif has_colleague:
            self.state.setText(self.tr("Nobody was asked yet to take this case over."))
        else:
            self.state.setText(
                self.tr("A colleague can take a case over once you both stand in the list on Team.")
            )

    def _on_hand_over(self) -> None:
        from anchordesk.ui.resident.hand_over_dialog import HandOverDialog  # noqa: PLC0415

        if self._resident_id is None or self._found is None:
            return
        drafts = self._context.drafts
        dialog = HandOverDialog(self.window(), self._work, drafts, self._resident_id, self._found)
        dialog.kept.connect(self._on_offered)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_resumed(self) -> None:
        wanted, self._resuming = self._resuming, False
        if wanted and not self.hand_over.isHidden():
            self._on_hand_over()

    def _on_offered(self) -> None:
        words = self.tr("Offered. The case is yours until your colleague accepts.")
        self._context.shell.tell(words)
        self._changed()

    def _on_take_back(self) -> None:
        before = None if self._found is None else self._found.before
        if before is None:
            return

        def done(_: object) -> None:
            self._context.shell.tell(self.tr("Taken back. The case stays in your caseload."))
            self._changed()
            self.hand_over.setFocus(Qt.FocusReason.OtherFocusReason)

        reply = Reply(self, done, self._context.shell.tell_notice)
        self._work.run(lambda workspace: handover.take_back(workspace, before.handover.id), reply)

    def _changed(self) -> None:
        self._sent()
        if self._resident_id is not None:
            self.show_resident(self._resident_id)


def state_words(shown: HandoverShown) -> str:
    """Say how a handover of a case that is here stands, in a sentence or two."""
    kept = shown.handover
    day = short_date(kept.changed_at.astimezone().date())
    name = shown.colleague_name or translate("record", "A colleague")
    match kept.state:
        case HandoverState.OFFERED:
            told = translate("record", "Offered to {name} on {day}. It is yours until they accept.")
        case HandoverState.DECLINED:
            told = translate("record", "{name} declined on {day}. The case stayed here.")
        case HandoverState.TAKEN_BACK:
            told = translate("record", "The offer to {name} was taken back on {day}.")
        case HandoverState.DONE if kept.direction is Direction.COMING:
            told = translate("record", "Taken over from {name} on {day}.")
        case HandoverState.ACCEPTED | HandoverState.SENT | HandoverState.DONE:
            told = translate("record", "On its way to {name} since {day}.")
    return f"{told.format(name=name, day=day)} {kept.reason}".strip()
