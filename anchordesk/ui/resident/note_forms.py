"""Opens the forms of notes and the words of restricted ones; what was done can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.casework import Contact
from anchordesk.services import notes, restricted_notes
from anchordesk.services.record import ResidentRecord
from anchordesk.services.restricted_notes import OpenedNote
from anchordesk.services.undoing import Change
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.resident.change_dialog import ChangeDialog, changes_of, offer_undo
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.resident.timeline import Timeline
from anchordesk.ui.shell.screen import ScreenContext


class NoteForms(QObject):
    """What the forms of a record have in common, and those of its notes."""

    def __init__(self, owner: QWidget, context: ScreenContext) -> None:
        super().__init__(owner)
        self._owner = owner
        self._context = context
        self.work = ResidentWork(context.workspace, context.tasks)

    def heed_notes_of(self, timeline: Timeline) -> None:
        """Do what is asked of the notes of a timeline."""
        timeline.change_asked.connect(self.change_note)
        timeline.read_asked.connect(self.read_note)
        timeline.delete_asked.connect(self.delete_note)

    def add_note(self, record: ResidentRecord) -> None:
        """Write down a contact."""
        resident = record.resident
        dialog = NoteDialog.about_resident(
            self._owner, self.work, self._context.drafts, resident.id, resident.display_name
        )
        self._open_undoable(
            dialog, self.tr("Note saved on this laptop."), self.tr("Note taken out again.")
        )

    def read_note(self, contact: Contact, done: Callable[[object], None]) -> None:
        """Open a restricted note; that it was read is written down first."""
        reply = Reply(self, done, self._context.shell.tell_notice)
        self.work.run(lambda workspace: restricted_notes.read(workspace, contact), reply)

    def change_note(self, contact: Contact) -> None:
        """Change a note; what it was stays readable."""
        if not contact.sealed:
            self._change_note(contact)
            return

        def opened(found: object) -> None:
            if isinstance(found, OpenedNote):
                self._change_note(contact, found.note.note)

        self.read_note(contact, opened)

    def _change_note(self, contact: Contact, words: str | None = None) -> None:
        from anchordesk.ui.resident.change_note_dialog import ChangeNoteDialog  # noqa: PLC0415

        dialog = ChangeNoteDialog(self._owner, self.work, self._context.drafts, contact, words)
        self._open_undoable(
            dialog,
            self.tr("Note changed. The earlier one stays in the record."),
            self.tr("The note is as it was before."),
        )

    def delete_note(self, contact: Contact) -> None:
        """Take a note out of the record, with Undo."""

        def kept(change: object) -> None:
            self._offer_undo(
                changes_of(change), self.tr("Note deleted."), self.tr("The note is there again.")
            )
            self._context.shell.records_changed()

        reply = Reply(self, kept, self._context.shell.tell_notice)
        self.work.run(lambda workspace: notes.delete_note(workspace, contact), reply)

    def _open(self, dialog: FormDialog, kept: Callable[[], None]) -> None:
        dialog.kept.connect(kept)
        dialog.kept.connect(self._context.shell.records_changed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_undoable(self, dialog: ChangeDialog, words: str, undone: str) -> None:
        self._open(dialog, lambda: self._offer_undo(dialog.changes, words, undone))

    def _offer_undo(self, changes: Sequence[Change], words: str, undone: str) -> None:
        offer_undo(self, self._context.shell, self.work, changes, words, undone)
