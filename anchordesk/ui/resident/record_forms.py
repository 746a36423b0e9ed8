"""Opens the forms of a record, and tells what was kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from anchordesk.domain.application import Application
from anchordesk.domain.casework import Action, ActionState, Contact
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.resident import Resident
from anchordesk.services import residents
from anchordesk.services.people_records import Merge
from anchordesk.services.record import ResidentRecord
from anchordesk.services.undoing import take_back_joining
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.kit.tag import Tone
from anchordesk.ui.resident.case_section import resume_one
from anchordesk.ui.resident.change_dialog import changes_of
from anchordesk.ui.resident.note_forms import NoteForms
from anchordesk.ui.resident.resident_work import Reply
from anchordesk.ui.shell.screen import ScreenContext


class RecordForms(NoteForms):
    """One verb for each form. `resume` finds the form that a draft is of."""

    def __init__(self, owner: QWidget, context: ScreenContext) -> None:
        super().__init__(owner, context)
        self.headlines_only: Callable[[], bool] = lambda: False
        self._by_kind: dict[str, Callable[[ResidentRecord], None]] = {
            "note": self.add_note,
            "job": self.record_job,
            "resident": self.edit,
            "action": self.add_action,
            "move": self.move,
            "enrol": self.enrol,
            "wishes": self.change_wishes,
            "equality": self.equality,
            "print_timeline": self.print_timeline,
        }

    def resume(self, key: DraftKey, record: ResidentRecord) -> None:
        """Open the form that a draft is of."""
        if key.kind == "change_note":
            noted = [item.event for item in record.timeline if isinstance(item.event, Contact)]
            resume_one(self._context, key, noted, self.change_note)
        else:
            self._by_kind[key.kind](record)

    def record_job(self, record: ResidentRecord, application: Application | None = None) -> None:
        """Record a job that was started, and offer to move the stage as well."""
        from anchordesk.ui.resident.job_dialog import JobDialog  # noqa: PLC0415

        dialog = JobDialog(self._owner, self.work, self._context.drafts, record.resident.id)
        if application is not None:
            dialog.begin_from(application)

        def kept() -> None:
            saved, undone = self.tr("Job saved on this laptop."), self.tr("Job taken out again.")
            self._offer_undo(dialog.changes, saved, undone)
            in_work = self._first_stage_in_work(record)
            if in_work is not None:
                self._context.shell.tell(
                    self.tr("Job saved on this laptop. The stage is a record of its own."),
                    Tone.OK,
                    self.tr("Move the stage as well"),
                    lambda: self.move(record, in_work),
                )

        self._open(dialog, kept)

    @staticmethod
    def _first_stage_in_work(record: ResidentRecord) -> str | None:
        """The stage of having started, for who is on a pathway and not there yet."""
        pathway, enrolment = record.pathway, record.enrolment
        if pathway is None or enrolment is None or not pathway.has_stage(enrolment.stage):
            return None
        if pathway.stage(enrolment.stage).in_work:
            return None
        return next((stage.code for stage in pathway.stages if stage.in_work), None)

    def end_job(self, job: JobOutcome) -> None:
        """Record the last day of a job."""
        from anchordesk.ui.resident.small_dialogs import EndJobDialog  # noqa: PLC0415

        dialog = EndJobDialog(self._owner, self.work, job)
        self._open_undoable(
            dialog, self.tr("Last day saved on this laptop."), self.tr("The job goes on as before.")
        )

    def edit(self, record: ResidentRecord) -> None:
        """Amend what is known of the resident."""
        from anchordesk.ui.resident.resident_dialog import ResidentDialog  # noqa: PLC0415

        dialog = ResidentDialog(self._owner, self.work, self._context.drafts, record.resident)
        dialog.open_asked.connect(lambda one: self._context.shell.go("resident", one))
        words = self.tr("Changes saved on this laptop.")
        self._open(dialog, lambda: self._offer_details(record.resident, dialog, words))

    def merge(self, record: ResidentRecord) -> None:
        """Merge another record of the same person into this one, with Undo."""
        from anchordesk.ui.resident.merge_dialog import MergeDialog  # noqa: PLC0415 - seldom wanted

        dialog = MergeDialog(self._owner, self.work, record.resident)

        def merged() -> None:
            done = dialog.merge
            if done is None:
                return
            words = self.tr("{reference} was merged into this record. Saved on this laptop.")
            self._context.shell.tell_undoable(
                words.format(reference=done.gone_reference), lambda: self.undo_merge(done)
            )

        self._open(dialog, merged)

    def undo_merge(self, merge: Merge) -> None:
        """Take a merge back: both records are there again."""
        words = self.tr("Merge undone. {reference} is a record of its own again.")
        self.work.undo_merge(merge, self.reply(words.format(reference=merge.gone_reference)))

    def equality(self, record: ResidentRecord) -> None:
        """Ask the questions of equality monitoring; that the answers are shown is kept first."""
        from anchordesk.ui.resident.equality_dialog import EqualityDialog  # noqa: PLC0415

        def show(resident: object) -> None:
            if isinstance(resident, Resident):
                drafts = self._context.drafts
                dialog = EqualityDialog(self._owner, self.work, drafts, resident)
                words = self.tr("Answers saved on this laptop.")
                self._open(dialog, lambda: self._offer_details(resident, dialog, words))

        reply = Reply(self, show, self._context.shell.tell_notice)
        self.work.read_equality(record.resident.id, reply)

    def show_audit(self, record: ResidentRecord) -> None:
        """Show who did what to the record that is written down in the audit trail."""
        from anchordesk.ui.resident.audit_dialog import AuditDialog  # noqa: PLC0415

        dialog = AuditDialog(self._owner)
        reply = Reply(dialog, dialog.show_events, dialog.show_problem)
        self.work.audit_of(record.resident.id, reply)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_history(self, record: ResidentRecord, *, apart: bool = False) -> None:
        """Show what the fields held before; of equality monitoring only if asked `apart`."""
        from anchordesk.ui.resident.history_dialog import open_history  # noqa: PLC0415

        open_history(self._owner, self._context, record.resident.id, apart=apart)

    def show_earlier_answers(self, record: ResidentRecord) -> None:
        """Show what equality monitoring held before."""
        self.show_history(record, apart=True)

    def enrol(self, record: ResidentRecord) -> None:
        """Enrol on a pathway."""
        from anchordesk.ui.resident.small_dialogs import EnrolDialog  # noqa: PLC0415

        offered = self._context.workspace.library.offered_pathways
        dialog = EnrolDialog(
            self._owner, self.work, self._context.drafts, record.resident.id, offered
        )

        def enrolled() -> None:
            joined = dialog.result_kept
            words = self.tr("Enrolled. Saved on this laptop.")
            if isinstance(joined, Enrolment):
                undone = self.tr("They are not enrolled there any more.")
                self._tell_undoable(words, lambda w: take_back_joining(w, joined), undone)

        self._open(dialog, enrolled)

    def change_wishes(self, record: ResidentRecord) -> None:
        """Write down what somebody wishes for in a job."""
        from anchordesk.services.opportunities import save_wishes  # noqa: PLC0415
        from anchordesk.ui.opportunities.wishes_dialog import WishesDialog  # noqa: PLC0415

        dialog = WishesDialog(self._owner, self._context, record.resident.id, record.wishes)
        words, undone = self.tr("Wishes saved on this laptop."), self.tr("They are as before.")
        who, before = record.resident.id, record.wishes
        self._open(
            dialog,
            lambda: self._tell_undoable(
                words, lambda workspace: save_wishes(workspace, who, before), undone
            ),
        )

    def add_action(self, record: ResidentRecord) -> None:
        """Keep something to do."""
        from anchordesk.ui.resident.small_dialogs import ActionDialog  # noqa: PLC0415

        dialog = ActionDialog(self._owner, self.work, self._context.drafts, record.resident.id)
        self._open_undoable(
            dialog,
            self.tr("Next action saved on this laptop."),
            self.tr("Next action taken out again."),
        )

    def move(self, record: ResidentRecord, to_stage: str = "") -> None:
        """Move to another stage, with Undo."""
        if record.pathway is None or record.enrolment is None:
            return
        pathway, enrolment = record.pathway, record.enrolment
        from anchordesk.ui.resident.move_dialog import MoveDialog  # noqa: PLC0415

        dialog = MoveDialog(
            *(self._owner, self.work, self._context.drafts, pathway, enrolment, record.resident)
        )
        if to_stage:
            dialog.stage.choose(to_stage)

        def moved() -> None:
            words = self.tr("Moved to {stage}. Saved on this laptop.")
            if not pathway.has_stage(dialog.to_stage):
                words = self.tr("{stage}. Saved on this laptop.")
            self._context.shell.tell_undoable(
                words.format(stage=pathway.title_of(dialog.to_stage)),
                lambda: self.work.reverse_last_move(
                    enrolment.id,
                    self.tr("Move made by mistake, undone"),
                    self.reply(self.tr("Move undone. The timeline shows both moves.")),
                ),
            )

        self._open(dialog, moved)

    def finish_action(self, action: Action) -> None:
        """Mark an action done, with Undo."""

        def kept(change: object) -> None:
            undone = self.tr("“{words}” is open again.").format(words=action.words)
            done = self.tr("Done: {words}").format(words=action.words)
            self._offer_undo(changes_of(change), done, undone)
            self._context.shell.records_changed()

        self.work.set_action_state(
            action.id, ActionState.DONE, Reply(self, kept, self._context.shell.tell_notice)
        )

    def print_timeline(self, record: ResidentRecord) -> None:
        """Choose what of the timeline is printed; begins as the timeline is shown."""
        from anchordesk.ui.resident.print_timeline_dialog import (  # noqa: PLC0415 - seldom wanted
            PrintTimelineDialog,
        )

        who, only = record.resident.id, self.headlines_only()
        dialog = PrintTimelineDialog(self._owner, self._context, who, headlines=only)
        words = self.tr("Timeline saved as a PDF. It is not protected: delete it when printed.")
        self._open(dialog, lambda: self._context.shell.tell(words))

    def reply(self, words: str) -> Reply:
        """Return a reply that tells `words` and has the screens read again."""

        def done(_result: object) -> None:
            self._context.shell.tell(words)
            self._context.shell.records_changed()

        return Reply(self, done, self._context.shell.tell_notice)

    def _offer_details(self, before: Resident, dialog: FormDialog, words: str) -> None:
        after = dialog.result_kept
        if isinstance(after, Resident):
            undone = self.tr("They are as they were before.")
            self._tell_undoable(words, lambda w: residents.put_back(w, before, after), undone)

    def _tell_undoable(
        self, words: str, take_back: Callable[[Workspace], object], undone: str
    ) -> None:
        reply = self.reply(undone)
        self._context.shell.tell_undoable(words, lambda: self.work.run(take_back, reply))
