"""Opens the forms of the caseload screen, and tells what was kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import NEW_RESIDENT, DraftKey
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.records import CaseloadRow
from anchordesk.ui.resident.change_dialog import ChangeDialog, offer_undo
from anchordesk.ui.resident.note_dialog import NoteDialog
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import ScreenContext

SESSION_FORM = "session"


class CaseloadForms(QObject):
    """One verb for each form. Those that are seldom wanted are loaded when they are."""

    def __init__(self, owner: QWidget, context: ScreenContext, work: ResidentWork) -> None:
        super().__init__(owner)
        self._owner, self._context, self._work = owner, context, work

    @staticmethod
    def needs_caseload(key: DraftKey) -> bool:
        """Tell whether the form of a draft lists the caseload."""
        return key.form == SESSION_FORM

    def resume(
        self, key: DraftKey, shown: Sequence[CaseloadEntry], everybody: Sequence[CaseloadEntry]
    ) -> None:
        """Go on with a resident who was being added, or with a register."""
        if key == NEW_RESIDENT:
            self.add_resident()
        elif key.form == SESSION_FORM:
            self.session(shown, everybody)

    def add_resident(self) -> None:
        """Add somebody, and open their record."""
        from anchordesk.ui.resident.resident_dialog import ResidentDialog  # noqa: PLC0415

        shell = self._context.shell
        dialog = ResidentDialog(self._owner, self._work, self._context.drafts)

        def kept() -> None:
            if dialog.kept_id is not None:
                shell.go("resident", dialog.kept_id)
                dialog.offer_undo(self, shell)

        dialog.kept.connect(kept)
        dialog.open_asked.connect(lambda one: shell.go("resident", one))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def note(self, row: CaseloadRow) -> None:
        """Write down a contact with somebody of the list."""
        dialog = NoteDialog.about_resident(
            self._owner, self._work, self._context.drafts, row.resident_id, row.name
        )
        words, undone = self.tr("Note saved on this laptop."), self.tr("Note taken out again.")
        self._open(dialog, words, undone)

    def session(self, shown: Sequence[CaseloadEntry], everybody: Sequence[CaseloadEntry]) -> None:
        """Keep the register of a session with several residents."""
        from anchordesk.ui.caseload.session_dialog import SessionDialog  # noqa: PLC0415

        drafts = self._context.drafts
        asked = [line for line in everybody if not line.row.left_as_it_is]
        here = [line for line in shown if not line.row.left_as_it_is]
        dialog = SessionDialog(self._owner, self._work, drafts, here, asked)
        words = self.tr("Register saved on this laptop, to the record of each of them.")
        self._open(dialog, words, self.tr("The register is taken out of their records again."))

    def export(self, shown: Sequence[CaseloadEntry]) -> None:
        """Save whom the list shows as a spreadsheet."""
        from anchordesk.ui.caseload.export_dialog import export_dialog  # noqa: PLC0415

        dialog = export_dialog(self._owner, self._work, shown)
        told = self.tr("Saved: {name}")
        dialog.written.connect(
            lambda name, left_out: self._context.shell.tell(
                f"{told.format(name=name)} {left_out}".strip()
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self, dialog: ChangeDialog, words: str, undone: str) -> None:
        def kept() -> None:
            offer_undo(self, self._context.shell, self._work, dialog.changes, words, undone)
            self._context.shell.records_changed()

        dialog.kept.connect(kept)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
