"""Enrolling residents on a pathway and moving them along it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.eligibility import EligibilityCheck, RightToWork
from anchordesk.domain.identifiers import ActionId, EnrolmentId, ResidentId, StageMoveId
from anchordesk.domain.milestones import check_not_early
from anchordesk.domain.pathway import (
    Enrolment,
    ExitReason,
    Pathway,
    PathwayRefusedError,
    Stage,
    StageMove,
    check_move,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.stage_history import before_last_move, last_move
from anchordesk.domain.text import tidy
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.eligibility import judge_move, keep_findings
from anchordesk.services.records import RecordsChanging
from anchordesk.services.rights import refuse_restricted
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def enrol(
    workspace: Workspace,
    resident_id: ResidentId,
    pathway_code: str,
    enrolled_on: date,
    *,
    draft: DraftKey | None = None,
) -> Enrolment:
    """Enrol a resident on the newest version of a pathway, at its first stage.

    The draft of it, if one is named, is forgotten in the same transaction.

    Raises:
        NotFoundError: if there is no such resident.
        PathwayRefusedError: if the day is in the future, or they are on this pathway already and
            have not left it.
    """
    with workspace.records.changing() as change:
        change.resident(resident_id)
        enrolment = join(workspace, change, resident_id, pathway_code, enrolled_on)
        forget_with(change, draft)
    return enrolment


def join(
    workspace: Workspace,
    change: RecordsChanging,
    resident_id: ResidentId,
    pathway_code: str,
    enrolled_on: date,
) -> Enrolment:
    """Enrol a resident in a transaction that is under way.

    Raises:
        PathwayRefusedError: as for `enrol`.
    """
    pathway = workspace.library.newest_pathway(pathway_code)
    if enrolled_on > workspace.clock.today():
        raise PathwayRefusedError("The day of joining cannot be in the future.")
    enrolment = Enrolment(
        id=EnrolmentId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        pathway_code=pathway.code,
        pathway_version=pathway.version,
        stage=pathway.first_stage.code,
        enrolled_on=enrolled_on,
        stage_since=enrolled_on,
    )
    before = change.enrolments(resident_id)
    if any(e.pathway_code == pathway.code and not has_left(workspace, e) for e in before):
        raise PathwayRefusedError(f"They are on “{pathway.title}” already.")
    change.add_enrolment(enrolment)
    change.add_stage_move(_move(workspace, enrolment, None, enrolled_on, ""))
    return enrolment


@door(UseCase.CHANGE_RECORDS)
def move_stage(
    workspace: Workspace,
    enrolment_id: EnrolmentId,
    to_stage: str,
    moved_on: date,
    reason: str = "",
    *,
    right_to_work: RightToWork = RightToWork.NOT_ASKED,
    draft: DraftKey | None = None,
) -> Enrolment:
    """Move a resident to another stage of their pathway, or out of it with its reason to leave.

    Where the move comes to the stage at which eligibility is judged, or passes it, the rules are
    judged and what was found is kept. What the pathway plans for the new stage is planned; the
    draft of the move is forgotten. All of it is one transaction.

    Args:
        reason: Needed too where a rule of eligibility is not met: why they go on all the same.
        right_to_work: What was seen of it, if the rules ask for it.

    Raises:
        NotFoundError: if there is no such enrolment.
        PathwayRefusedError: if the move, its day or a missing reason do not fit.
        EligibilityRefusedError: naming the rules that are not met, if there is no reason.
    """
    with workspace.records.changing() as change:
        before = change.enrolment(enrolment_id)
        after, _ = make_move(workspace, change, before, to_stage, moved_on, reason, right_to_work)
        forget_with(change, draft)
    return after


def make_move(  # noqa: PLR0917 - what a move is, in a transaction that is under way
    workspace: Workspace,
    change: RecordsChanging,
    before: Enrolment,
    to_stage: str,
    moved_on: date,
    reason: str,
    right_to_work: RightToWork = RightToWork.NOT_ASKED,
) -> tuple[Enrolment, StageMove]:
    """Check a move and make it, with what the pathway plans for that stage.

    Raises:
        PathwayRefusedError, EligibilityRefusedError: as for `move_stage`.
        RequestRefusedError: where they asked that their record is left as it is.
    """
    # Before anything is asked for that would not help.
    refuse_restricted(change, before.resident_id)
    reason = tidy(reason)
    pathway = pathway_of(workspace, before)
    check_move(pathway, before, to_stage, moved_on, reason, workspace.clock.today())
    made = [m for m in change.stage_moves(before.resident_id) if m.enrolment_id == before.id]
    check_not_early(pathway, to_stage, moved_on, reason, made)
    if pathway.is_judged_on(before.stage, to_stage):
        judge_move(workspace, change, before, pathway, right_to_work, reason)
    after = replace(before, stage=to_stage, stage_since=moved_on)
    move = _move(workspace, after, before.stage, moved_on, reason)
    change.save_enrolment(after)
    change.add_stage_move(move)
    for action in _planned(workspace, pathway, after.resident_id, move):
        change.add_action(action)
    return after, move


@door(UseCase.CHANGE_RECORDS)
def reverse_last_move(
    workspace: Workspace, enrolment_id: EnrolmentId, reason: str = ""
) -> Enrolment:
    """Take back the last move of an enrolment: it stands as before, and both moves stay.

    What was planned because of the move, and is still open, is not needed any more.

    Raises:
        NotFoundError: if there is no such enrolment.
        PathwayRefusedError: if there is no move but that of joining.
    """
    with workspace.records.changing() as change:
        return take_back_move(workspace, change, enrolment_id, reason)


@door(UseCase.CHANGE_RECORDS)
def check_eligibility(
    workspace: Workspace,
    enrolment_id: EnrolmentId,
    right_to_work: RightToWork,
    *,
    draft: DraftKey | None = None,
) -> EligibilityCheck:
    """Judge the rules of a pathway today without moving anybody, and keep what was found.

    For who came to a later stage by a spreadsheet, or whose circumstances have changed.

    Raises:
        NotFoundError: if there is no such enrolment.
        PathwayRefusedError: if the pathway has no rules.
    """
    with workspace.records.changing() as change:
        enrolment = change.enrolment(enrolment_id)
        pathway = pathway_of(workspace, enrolment)
        if not pathway.eligibility.at_stage:
            raise PathwayRefusedError(f"“{pathway.title}” asks for nothing of who joins.")
        check = keep_findings(workspace, change, enrolment, pathway, right_to_work, "")
        forget_with(change, draft)
    return check


def take_back_move(
    workspace: Workspace, change: RecordsChanging, enrolment_id: EnrolmentId, reason: str = ""
) -> Enrolment:
    """Take back the last move, in a transaction that is under way; see `reverse_last_move`."""
    now = change.enrolment(enrolment_id)
    made = [m for m in change.stage_moves(now.resident_id) if m.enrolment_id == now.id]
    mistake = last_move(made)
    before = before_last_move(now, made)
    day = mistake.moved_on or workspace.clock.today()
    back = _move(workspace, before, now.stage, day, tidy(reason))
    change.save_enrolment(before)
    change.add_stage_move(replace(back, reverses=mistake.id))
    for action in change.actions(now.resident_id):
        if action.made_by_move == mistake.id and action.state.is_open:
            change.keep(action.become(ActionState.NOT_NEEDED, workspace.now()))
    return before


def pathway_of(workspace: Workspace, enrolment: Enrolment) -> Pathway:
    """Return the version of the pathway that an enrolment keeps."""
    return workspace.library.pathway(enrolment.pathway_code, enrolment.pathway_version)


def has_left(workspace: Workspace, enrolment: Enrolment) -> bool:
    """Tell whether somebody has left the pathway that they were enrolled on."""
    return not pathway_of(workspace, enrolment).has_stage(enrolment.stage)


def exits_to_choose(pathway: Pathway, enrolment: Enrolment) -> tuple[ExitReason, ...]:
    """Return the reasons to leave; none for who has left already."""
    return pathway.exits if pathway.has_stage(enrolment.stage) else ()


def stages_to_move_to(pathway: Pathway, enrolment: Enrolment) -> tuple[Stage, ...]:
    """Return every other stage, the usual next ones first."""
    here = enrolment.stage
    usual = set(pathway.stage(here).usual_next) if pathway.has_stage(here) else set()
    others = [stage for stage in pathway.stages if stage.code != enrolment.stage]
    return tuple(sorted(others, key=lambda stage: stage.code not in usual))


def _planned(
    workspace: Workspace, pathway: Pathway, resident_id: ResidentId, move: StageMove
) -> Iterator[Action]:
    """Yield what a stage plans by itself, but not what would be overdue from the start.

    That is so where a move is recorded long after it was made.
    """
    for planned in pathway.actions_on_coming_to(move.to_stage):
        due_on = (move.moved_on or date.min) + timedelta(days=planned.due_in_days)
        if due_on >= workspace.clock.today():
            yield Action(
                id=ActionId(workspace.identifiers.new_id()),
                resident_id=resident_id,
                words=planned.words,
                due_on=due_on,
                closed_at=None,
                worker=workspace.worker,
                owner=workspace.worker,
                by_resident=planned.by_resident,
                made_by_move=move.id,
                step=planned.code,
            )


def _move(
    workspace: Workspace, enrolment: Enrolment, from_stage: str | None, day: date, reason: str
) -> StageMove:
    return StageMove(
        id=StageMoveId(workspace.identifiers.new_id()),
        enrolment_id=enrolment.id,
        from_stage=from_stage,
        to_stage=enrolment.stage,
        moved_on=day,
        reason=reason,
        recorded_at=workspace.now(),
        worker=workspace.worker,
    )
