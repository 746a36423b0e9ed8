"""Quick note, from anywhere: who, which kind, the words, what follows; all of it by keyboard."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import Draft, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.resident.change_dialog import offer_undo
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.resident_field import ResidentField
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import ScreenContext, Shell

QUICK_NOTE = DraftKey("quick_note")


class QuickNoteDialog(NoteDialog):
    """A note that begins with the question whom it is about."""

    def __init__(self, parent: QWidget, context: ScreenContext) -> None:
        self.who = ResidentField(context.workspace, context.tasks)
        work = ResidentWork(context.workspace, context.tasks)
        super().__init__(parent, work, context.drafts, QUICK_NOTE)
        self.who.chosen.connect(self._on_chosen)
        (self.who if self.who.value() is None else self.kind).setFocus()

    def add_who(self) -> None:
        """Ask whom it is about."""
        self.form.add("who", self.tr("&Resident"), self.who)

    def about(self) -> ResidentId | None:
        """Return who is chosen."""
        who = self.who.value()
        return None if who is None else who.id

    @property
    def about_name(self) -> str:
        """The name of who is chosen."""
        who = self.who.value()
        return "" if who is None else who.name

    def offer_undo(self, owner: QObject, shell: Shell, words: str) -> None:
        """Say that the note was saved, and offer to take it back, when this form is gone too."""
        undone = self.tr("Note taken out again.")
        offer_undo(owner, shell, self._work, self.changes, words, undone)

    def who_is_missing(self) -> Problem:
        """Return what to say while nobody is chosen."""
        return Problem("who", self.tr("Choose the resident that the note is about."))

    def save(self) -> None:
        """Check and keep the note, once it is known whom it is about."""
        if not self.who.put_off(self.save):
            super().save()

    def choices_to_keep(self) -> tuple[tuple[str, str], ...]:
        """Keep whom it is about as well."""
        about = self.about()
        return *super().choices_to_keep(), ("about", "" if about is None else about.hex)

    def restore_choices(self, draft: Draft) -> None:
        """Choose the resident again."""
        super().restore_choices(draft)
        if draft.answer("about"):
            self.who.choose(ResidentId(UUID(hex=draft.answer("about"))))

    def _on_chosen(self) -> None:
        self.keep_choices()
        self.kind.setFocus()
