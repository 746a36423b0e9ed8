"""Add or edit a resident: what a worker types once and amends later."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from anchordesk.domain.draft import NEW_RESIDENT, DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.services import residents
from anchordesk.services.places_in_use import PlacesInUse
from anchordesk.services.residents import ResidentDetails, details_of
from anchordesk.ui.drafts import Drafts
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.form import Problem
from anchordesk.ui.kit.labels import LabelLook, Words
from anchordesk.ui.notices import Notice
from anchordesk.ui.resident.duplicate_box import DuplicateBox, DuplicateWatch
from anchordesk.ui.resident.resident_fields import ResidentFields
from anchordesk.ui.resident.resident_work import Reply, ResidentWork
from anchordesk.ui.resident.work_fields import WorkFields
from anchordesk.ui.shell.screen import Shell
from anchordesk.ui.words import translate


class ResidentDialog(FormDialog):
    """Adds a resident, or amends `resident`; `kept_id` tells who after saving.

    Emits `open_asked(ResidentId)` for the record of somebody who is there already.
    """

    open_asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        work: ResidentWork,
        drafts: Drafts,
        resident: Resident | None = None,
    ) -> None:
        title = (
            translate("dialogs", "Add resident")
            if resident is None
            else translate("dialogs", "Edit resident")
        )
        super().__init__(parent, title, translate("dialogs", "Save resident"))
        self._work = work
        self._resident = resident
        self.kept_id: ResidentId | None = None
        before = ResidentDetails() if resident is None else details_of(resident)
        self.duplicates = DuplicateBox()
        self.form.body.addWidget(self.duplicates)
        self.fields = ResidentFields(self.form, before)
        self.form.body.addWidget(Words(self.tr("Work now"), LabelLook.HEADING))
        self.work_fields = WorkFields(self.form, work.library, before.work, before.sector_left)
        key = NEW_RESIDENT if resident is None else DraftKey("resident", resident.id)
        self.keep_draft_of(drafts, key, {**self.fields.drafted, **self.work_fields.drafted})
        self.fields.lines["given_name"].setFocus()
        subject = None if resident is None else resident.id
        DuplicateWatch(self.duplicates, work, subject, self.fields.lines, self.fields.birth)
        self.duplicates.open_asked.connect(self._on_open)
        work.places_in_use(Reply(self, self._on_places, self._on_no_places))

    def save(self) -> None:
        """Check and keep the resident."""
        problems: list[Problem] = []
        details = self.fields.read(self._work.today(), problems)
        work, sector = self.work_fields.read(self._work.today(), problems)
        if problems:
            self.form.show_problems(problems)
            return
        details = replace(details, work=work, sector_left=sector)
        self.begin_saving()
        reply = replace(Reply.of_form(self), done=self._on_kept, failed=self._on_not_kept)
        if self._resident is None:
            self._work.add_resident(details, reply, not_these=self.duplicates.dismissed)
        else:
            self._work.amend_resident(
                self._resident.id, details, reply, not_these=self.duplicates.dismissed
            )

    def offer_undo(self, owner: QObject, shell: Shell) -> None:
        """Say that the resident was added, and offer to take that back, when the form is gone."""
        added, work = self.result_kept, self._work
        undone = self.tr("The resident is not on the caseload any more.")

        def gone(_nothing: object) -> None:
            shell.go("caseload")
            shell.tell(undone)

        reply = Reply(owner, gone, shell.tell_notice)
        if isinstance(added, Resident):
            shell.tell_undoable(
                self.tr("Resident added. Saved on this laptop."),
                lambda: work.run(lambda w: residents.take_back_adding(w, added), reply),
            )

    def _on_open(self, resident_id: ResidentId) -> None:
        """Leave the form, whose draft stays, and ask for the record that is there already."""
        self.reject()
        self.open_asked.emit(resident_id)

    def _on_places(self, places: object) -> None:
        if isinstance(places, PlacesInUse):
            self.fields.offer(places)

    def _on_no_places(self, _notice: Notice) -> None:
        """Nothing is offered then; whatever is typed can be saved."""

    def _on_kept(self, resident: object) -> None:
        if isinstance(resident, Resident):
            self.kept_id = resident.id
        self.saved(resident)

    def _on_not_kept(self, notice: Notice) -> None:
        self.not_saved(notice)
        if notice.code == "duplicate-reference":
            self.form.show_problems([Problem("reference", notice.words)])
