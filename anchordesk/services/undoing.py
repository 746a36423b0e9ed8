"""Taking back what was just done: things stand again as before, unless they were changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import EnrolmentId, ResidentId, StageMoveId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment
from anchordesk.domain.roles import UseCase
from anchordesk.domain.stage_history import last_move
from anchordesk.services.casework_records import CaseItem
from anchordesk.services.doors import door
from anchordesk.services.pathways import take_back_move
from anchordesk.services.records import RecordsChanging
from anchordesk.services.workspace import Workspace


class ChangedSinceError(RefusedError):
    """What is to be taken back is not as it was left."""

    code = "changed-since"


@dataclass(frozen=True, slots=True)
class MoveMade:
    """A move of a stage that something else brought with it.

    Attributes:
        stage_title: Of the stage they are at now.
    """

    enrolment_id: EnrolmentId
    move_id: StageMoveId
    stage_title: str
    pathway_title: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after something was done; None where it was not there.

    Attributes:
        moved: The move of a stage that came with it, and is taken back with it.
        followed: What came or went by itself because of it, and is taken back with it unless
            somebody has changed it since.
    """

    before: CaseItem | None
    after: CaseItem | None
    moved: MoveMade | None = None
    followed: tuple[Change, ...] = ()

    @property
    def like(self) -> CaseItem:
        """The thing, as it was on one of the two sides."""
        found = self.after if self.after is not None else self.before
        if found is None:
            raise ValueError("a change is of something")
        return found


@door(UseCase.CHANGE_RECORDS)
def take_back(workspace: Workspace, changes: Sequence[Change]) -> None:
    """Put everything back as it was before, in one transaction, the newest change first.

    Raises:
        ChangedSinceError: if one of the things was changed since; then nothing is put back.
    """
    with workspace.records.changing() as change:
        for one in reversed(changes):
            if change.item_now(one.like) != one.after:
                raise _changed_since()
            if one.moved is not None:
                _take_back_move(workspace, change, one.like.resident_id, one.moved)
            if one.before is None and _was_asked_about(change, one.like):
                raise _changed_since()
            for other in one.followed:
                if change.item_now(other.like) == other.after:
                    _put_back(change, other)
            _put_back(change, one)


@door(UseCase.CHANGE_RECORDS)
def take_back_joining(workspace: Workspace, enrolment: Enrolment) -> None:
    """Take back that somebody was enrolled, by mistake and just now.

    Raises:
        ChangedSinceError: if they were moved since; then the move is taken back first.
    """
    with workspace.records.changing() as change:
        known = change.enrolments(enrolment.resident_id)
        moves = [
            move
            for move in change.stage_moves(enrolment.resident_id)
            if move.enrolment_id == enrolment.id
        ]
        if enrolment not in known or len(moves) != 1:
            raise _changed_since()
        change.remove_enrolment(enrolment.id)


def _put_back(change: RecordsChanging, one: Change) -> None:
    if one.before is None:
        change.take_away(one.like)
    else:
        change.keep(one.before)


def _take_back_move(
    workspace: Workspace, change: RecordsChanging, resident_id: ResidentId, moved: MoveMade
) -> None:
    made = [m for m in change.stage_moves(resident_id) if m.enrolment_id == moved.enrolment_id]
    if not made or last_move(made).id != moved.move_id:
        raise _changed_since()
    take_back_move(workspace, change, moved.enrolment_id)


def _was_asked_about(change: RecordsChanging, item: CaseItem) -> bool:
    """Whether a resident said something of a job: it would be lost with the job."""
    if not isinstance(item, JobOutcome):
        return False
    return any(one.outcome_id == item.id for one in change.good_work_checks(item.resident_id))


def _changed_since() -> ChangedSinceError:
    return ChangedSinceError(
        "It was changed since, so it cannot be undone.",
        what_to_do="Open the record and put it right there.",
    )
