"""Changes a note: its kind, words, place and length. What it was stays readable."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QWidget

from anchordesk.domain.casework import Contact
from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.services import notes
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.fields import LongText
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.change_dialog import ChangeDialog
from anchordesk.ui.resident.note_dialog import KindField, SensitivityField
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.words import translate


class ChangeNoteDialog(ChangeDialog):
    """A note that was meanwhile changed elsewhere is not overwritten."""

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        contact: Contact,
        words: str | None = None,
    ) -> None:
        """Show a note; `words` are those of a restricted one, which was opened for it."""
        super().__init__(
            parent, translate("dialogs", "Change note"), translate("dialogs", "Save note")
        )
        self._work, self._contact = work, contact
        self.kind = self.form.add("kind", self.tr("Kind of contact"), KindField())
        self.kind.choose(contact.kind)
        self.text = self.form.add("text", self.tr("&Note"), LongText(6))
        self.text.setPlainText(contact.note if words is None else words)
        self.sensitivity = self.form.add(
            "sensitivity", self.tr("&Who reads it"), SensitivityField(self.kind)
        )
        self.sensitivity.choose(contact.sensitivity)
        minutes = "" if contact.minutes is None else str(contact.minutes)
        self.place, self.minutes = QLineEdit(contact.place), QLineEdit(minutes)
        self.form.add_side_by_side(
            self.form.labelled("place", self.tr("P&lace"), self.place),
            self.form.labelled("minutes", self.tr("M&inutes"), self.minutes),
        )
        self.keep_draft_of(
            drafts,
            DraftKey.of_one("change_note", contact.resident_id, contact.id),
            {"text": self.text, "place": self.place, "minutes": self.minutes},
        )
        self.kind.chosen.connect(self.keep_choices)
        self.sensitivity.currentIndexChanged.connect(lambda _: self.keep_choices())
        self.text.setFocus()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Return the kind of contact, and who reads it."""
        return self.kind.as_answer(), self.sensitivity.as_answer()

    def restore_choices(self, draft: Draft) -> None:
        """Choose the kind of contact again, and who reads it."""
        self.kind.put_answer(draft)
        self.sensitivity.put_answer(draft)

    def save(self) -> None:
        """Check and keep the changed note."""
        problems = []
        words = self.minutes.text().strip()
        if not self.text.toPlainText().strip():
            problems.append(Problem("text", self.tr("Write a few words about the contact.")))
        if words and not words.isdecimal():
            told = self.tr("Enter the minutes as a whole number. For example, 45.")
            problems.append(Problem("minutes", told))
        if problems:
            self.form.show_problems(problems)
            return
        before, key = self._contact, self.draft_key
        after = replace(
            before,
            kind=self.kind.value(),
            note=self.text.toPlainText(),
            place=self.place.text(),
            minutes=int(words) if words else None,
            sensitivity=self.sensitivity.sensitivity(),
            sealed=b"",
        )
        self.begin_saving()
        self._work.run(
            lambda workspace: notes.amend_note(workspace, before, after, draft=key),
            Reply.of_form(self),
        )
