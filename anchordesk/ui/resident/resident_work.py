"""What the window asks of a resident's record: one verb for each use case, run in its lane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from PySide6.QtCore import QObject

from anchordesk.domain.casework import ActionState, ContactKind
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.eligibility import RightToWork
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.identifiers import ActionId, EnrolmentId, ResidentId
from anchordesk.domain.likeness import Person
from anchordesk.domain.local_time import local_moment
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.sensitivity import Sensitivity
from anchordesk.services import (
    audit,
    casework,
    duplicates,
    merging,
    pathways,
    places_in_use,
    plans,
    residents,
)
from anchordesk.services.casework import JobDetails, NewContact, NextAction
from anchordesk.services.duplicates import KnownPeople
from anchordesk.services.library import Library
from anchordesk.services.people_records import Merge
from anchordesk.services.progress import Progress
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import Change, take_back
from anchordesk.services.workspace import Workspace
from anchordesk.ui.kit.dialog import FormDialog
from anchordesk.ui.notices import Notice
from anchordesk.ui.tasks import Lane, Tasks

MIDDAY = time(12)


@dataclass(frozen=True, slots=True)
class Reply:
    """Where the answer goes, on the main thread.

    Attributes:
        kept: Called in the lane as soon as the records hold the change.
        draft: What is forgotten in the transaction that keeps the change.
    """

    receiver: QObject
    done: Callable[[object], None]
    failed: Callable[[Notice], None]
    kept: Callable[[], None] = lambda: None
    draft: DraftKey | None = None

    @classmethod
    def of_form(cls, form: FormDialog) -> Reply:
        """Return the reply that goes to a form, and ends its draft."""
        return cls(form, form.saved, form.not_saved, form.draft_is_saved, form.draft_key)


@dataclass(frozen=True, slots=True)
class NewNote:
    """A contact as the dialog gives it; no day means now."""

    kind: ContactKind
    text: str
    day: date | None = None
    next_action: NextAction | None = None
    place: str = ""
    minutes: int | None = None
    sensitivity: Sensitivity = Sensitivity.ORDINARY


class ResidentWork:
    """The verbs. Each returns at once; the reply comes later."""

    def __init__(self, workspace: Workspace, tasks: Tasks) -> None:
        self._workspace = workspace
        self._tasks = tasks

    @property
    def library(self) -> Library:
        """The definitions and lists of codes of this desk."""
        return self._workspace.library

    def today(self) -> date:
        """Return today, where the laptop is."""
        return self._workspace.clock.today()

    def add_note(self, resident_id: ResidentId, note: NewNote, reply: Reply) -> None:
        """Record a contact, and what is to follow from it; the reply's result is the changes."""
        happened_at = None
        if note.day is not None and note.day != self.today():
            # Only the day is known; midday keeps it that day in every time zone of the UK.
            happened_at = local_moment(note.day, MIDDAY)
        self._run(
            lambda: casework.write_note(
                self._workspace,
                resident_id,
                NewContact(
                    note.kind,
                    note.text,
                    happened_at,
                    place=note.place,
                    minutes=note.minutes,
                    next_action=note.next_action,
                    sensitivity=note.sensitivity,
                ),
                draft=reply.draft,
            ),
            reply,
        )

    def plan_action(self, resident_id: ResidentId, wanted: NextAction, reply: Reply) -> None:
        """Keep something to do; the reply's result is the change."""
        self._run(
            lambda: plans.add_action(self._workspace, resident_id, wanted, draft=reply.draft),
            reply,
        )

    def set_action_state(self, action_id: ActionId, state: ActionState, reply: Reply) -> None:
        """Say how far an action is; the reply's result is the change."""
        self._run(lambda: plans.set_action_state(self._workspace, action_id, state), reply)

    def take_back(self, changes: Sequence[Change], reply: Reply) -> None:
        """Put things back as they were."""
        self._run(lambda: take_back(self._workspace, changes), reply)

    def record_job(self, resident_id: ResidentId, job: JobDetails, reply: Reply) -> None:
        """Record a job that was started; the reply's result is the change."""
        self._run(
            lambda: Change(
                None, casework.record_job(self._workspace, resident_id, job, draft=reply.draft)
            ),
            reply,
        )

    def end_job(self, job: JobOutcome, ended_on: date, reply: Reply) -> None:
        """Record the last day of a job; the reply's result is the change."""
        self._run(lambda: casework.end_job(self._workspace, job, ended_on), reply)

    def enrol(
        self, resident_id: ResidentId, pathway_code: str, enrolled_on: date, reply: Reply
    ) -> None:
        """Enrol on a pathway."""
        self._run(
            lambda: pathways.enrol(
                self._workspace, resident_id, pathway_code, enrolled_on, draft=reply.draft
            ),
            reply,
        )

    def move_stage(  # noqa: PLR0917 - what a move is made of
        self,
        enrolment_id: EnrolmentId,
        to_stage: str,
        moved_on: date,
        reason: str,
        reply: Reply,
        right_to_work: RightToWork,
    ) -> None:
        """Move to another stage."""
        self._run(
            lambda: pathways.move_stage(
                self._workspace,
                enrolment_id,
                to_stage,
                moved_on,
                reason,
                right_to_work=right_to_work,
                draft=reply.draft,
            ),
            reply,
        )

    def reverse_last_move(self, enrolment_id: EnrolmentId, reason: str, reply: Reply) -> None:
        """Take back the last move."""
        self._run(lambda: pathways.reverse_last_move(self._workspace, enrolment_id, reason), reply)

    def add_resident(
        self,
        details: ResidentDetails,
        reply: Reply,
        *,
        not_these: frozenset[ResidentId] = frozenset(),
    ) -> None:
        """Add a resident, who is none of `not_these`; the reply's result is the resident."""
        self._run(
            lambda: residents.add(self._workspace, details, draft=reply.draft, not_these=not_these),
            reply,
        )

    def amend_resident(
        self,
        resident_id: ResidentId,
        details: ResidentDetails,
        reply: Reply,
        *,
        not_these: frozenset[ResidentId] = frozenset(),
    ) -> None:
        """Keep changed details; the reply's result is the resident."""
        self._run(
            lambda: residents.amend(
                self._workspace, resident_id, details, draft=reply.draft, not_these=not_these
            ),
            reply,
        )

    def run(self, use_case: Callable[[Workspace], object], reply: Reply) -> None:
        """Run any use case on the open vault."""
        self._run(lambda: use_case(self._workspace), reply)

    def write_for(
        self, form: FormDialog, write: Callable[[Workspace, Progress], object]
    ) -> Callable[[], None]:
        """Write a file for a form, which says how far that is; return what stops it."""
        task = self._tasks.run_with_progress(
            Lane.RECORDS,
            lambda progress: write(self._workspace, progress),
            receiver=form,
            done=form.saved,
            failed=form.not_saved,
            progress=form.busy.progress,
            stopped=form.not_written,
        )
        return task.stop

    def known_people(self, resident_id: ResidentId | None, reply: Reply) -> None:
        """Get everybody ready to be compared; the reply's result is `KnownPeople`."""
        self._run(lambda: duplicates.known_people(self._workspace, resident_id), reply)

    def compare(self, known: KnownPeople, person: Person, reply: Reply) -> None:
        """Look for people alike; the reply's result is a tuple of `Match`."""
        self._run(lambda: known.like(person), reply)

    def preview_merge(self, kept_id: ResidentId, reference: str, reply: Reply) -> None:
        """Look at what a merge would do; the reply's result is a `MergePreview`."""
        self._run(lambda: merging.preview(self._workspace, kept_id, reference), reply)

    def merge(self, kept_id: ResidentId, gone_id: ResidentId, reply: Reply) -> None:
        """Merge one record into another; the reply's result is the `Merge`."""
        self._run(lambda: merging.merge(self._workspace, kept_id, gone_id), reply)

    def undo_merge(self, merge: Merge, reply: Reply) -> None:
        """Take a merge back."""
        self._run(lambda: merging.undo(self._workspace, merge.kept_id, merge.id), reply)

    def amend_equality(
        self, resident_id: ResidentId, answers: EqualityMonitoring, reply: Reply
    ) -> None:
        """Keep the answers of equality monitoring."""
        self._run(
            lambda: residents.amend_equality(
                self._workspace, resident_id, answers, draft=reply.draft
            ),
            reply,
        )

    def read_equality(self, resident_id: ResidentId, reply: Reply) -> None:
        """Read the answers of equality monitoring; the reply's result is the `Resident`."""
        self._run(lambda: residents.read_equality(self._workspace, resident_id), reply)

    def equality_history(self, resident_id: ResidentId, reply: Reply) -> None:
        """Look for earlier answers; the reply's result is a tuple of `KeptChange`."""
        self._run(lambda: residents.equality_history(self._workspace, resident_id), reply)

    def audit_of(self, resident_id: ResidentId, reply: Reply) -> None:
        """Look for who did what; the reply's result is a tuple of `AuditEvent`."""
        self._run(lambda: audit.about(self._workspace, resident_id), reply)

    def places_in_use(self, reply: Reply) -> None:
        """Look for the wards and landlords in use; the reply's result is `PlacesInUse`."""
        self._run(lambda: places_in_use.places_in_use(self._workspace), reply)

    def field_history(self, resident_id: ResidentId, reply: Reply) -> None:
        """Look for what was changed; the reply's result is a tuple of `KeptChange`."""
        self._run(lambda: residents.field_history(self._workspace, resident_id), reply)

    def _run(self, work: Callable[[], object], reply: Reply) -> None:
        def whole() -> object:
            result = work()
            reply.kept()
            return result

        self._tasks.run(
            Lane.RECORDS, whole, receiver=reply.receiver, done=reply.done, failed=reply.failed
        )
