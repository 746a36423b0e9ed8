"""Offers one case to a colleague, with a checklist: what goes along, and what stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import handover
from anchordesk.services.handover_checklist import OFFER_FORM, Checklist
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.fields import Choice
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import count, translate

LONGEST_NOTE = 1000


class HandOverDialog(FormDialog):
    """Emits `kept` once the case is offered."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident_id: ResidentId,
        found: Checklist,
    ) -> None:
        super().__init__(
            parent,
            translate("record", "Hand over this case"),
            translate("record", "Offer to colleague"),
        )
        self._work, self._resident_id = work, resident_id
        self.colleague = self.form.add("colleague", self.tr("&Colleague"), Choice())
        for member in found.colleagues:
            self.colleague.add_option(member.name, member.key_id)
        self.note = self.form.add_line("note", self.tr("&Note for your colleague"))
        self.note.setMaxLength(LONGEST_NOTE)
        key = DraftKey(OFFER_FORM, resident_id)
        self.keep_draft_of(drafts, key, {"note": self.note, "colleague": self.colleague})
        for heading, lines in (
            (self.tr("This goes along"), _goes_along(found)),
            (self.tr("This stays here, or is not sent"), _stays(found)),
            (self.tr("What happens next"), _next_steps()),
        ):
            self.form.body.addWidget(Words(heading, LabelLook.HEADING))
            self.form.body.addWidget(Words("\n".join(f"• {line}" for line in lines)))
        self.colleague.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Offer the case."""
        colleague, note = self.colleague.value(), self.note.text().strip()
        if not isinstance(colleague, str):
            self.form.show_problems([Problem("colleague", self.tr("Choose a colleague."))])
            return
        self.begin_saving()
        who, key = [self._resident_id], self.draft_key
        self._work.run(
            lambda workspace: handover.offer(workspace, who, colleague, note, draft=key),
            Reply.of_form(self),
        )


def _goes_along(found: Checklist) -> tuple[str, ...]:
    counted = (
        count(found.notes, "note", "notes"),
        count(found.open_actions, "open action", "open actions"),
        count(found.alerts, "alert", "alerts"),
        count(found.jobs, "job", "jobs"),
    )
    consents = translate("record", "Consents as they were asked and answered: {n} stand").format(
        n=found.consents
    )
    concerns = count(found.concerns, "safeguarding concern", "safeguarding concerns")
    return (
        translate("record", "The record: details with their history, pathway, needs and plan"),
        ", ".join(counted),
        count(found.attachments, "photo or PDF", "photos and PDFs"),
        consents,
        *((concerns,) if found.concerns else ()),
    )


def _stays(found: Checklist) -> tuple[str, ...]:
    lines = [
        translate(
            "record", "When and to whom it went, and who did what here; no resident is named."
        ),
        translate("record", "Requests about their rights, with the proof that you answered."),
        translate("record", "How they count in quarters that are over: groups, without a name."),
    ]
    if found.half_typed:
        words = translate(
            "record", "Something about them is half typed and does not go. Finish it first."
        )
        lines.insert(0, words)
    return tuple(lines)


def _next_steps() -> tuple[str, ...]:
    return (
        translate("record", "Your colleague sees the name, alerts, open actions and your note."),
        translate(
            "record", "Until they accept, the case is yours, and you can take the offer back."
        ),
        translate("record", "Once their desk has it all, it is deleted from this laptop for good."),
    )
