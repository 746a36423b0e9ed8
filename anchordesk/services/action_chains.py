"""What follows an action by itself once it is done, and goes again if it was not done after all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.identifiers import ActionId
from anchordesk.domain.pathway import Pathway, StageAction
from anchordesk.domain.stage_history import moves_that_count
from anchordesk.services.pathways import pathway_of
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


def keep_chain(
    workspace: Workspace, change: RecordsChanging, before: Action, after: Action
) -> tuple[Change, ...]:
    """Start what follows an action that is done now; end what followed one that is not any more.

    What somebody has changed since, or begun, stays. An action that is not needed starts nothing.

    Args:
        before: The action as it was; `after` as it is kept already.
    """
    was_done, is_done = before.state is ActionState.DONE, after.state is ActionState.DONE
    if was_done is is_done:
        return ()
    pathway = _pathway_still_followed(workspace, change, after)
    if is_done:
        return tuple(_start(workspace, change, pathway, after))
    return tuple(_end(change, pathway, before))


def _start(
    workspace: Workspace, change: RecordsChanging, pathway: Pathway | None, done: Action
) -> Iterator[Change]:
    if pathway is None:
        return
    there = {one.step for one in _followers(change, done)}
    for step in pathway.actions_after(done.step):
        if step.code not in there:
            new_id = ActionId(workspace.identifiers.new_id())
            action = _action(step, done, new_id, workspace.worker)
            change.add_action(action)
            yield Change(None, action)


def _end(change: RecordsChanging, pathway: Pathway | None, was_done: Action) -> Iterator[Change]:
    steps = () if pathway is None else pathway.actions_after(was_done.step)
    for action in _followers(change, was_done):
        made = [_action(step, was_done, action.id, action.worker) for step in steps]
        if action in made:
            change.take_away(action)
            yield Change(action, None)


def _followers(change: RecordsChanging, action: Action) -> list[Action]:
    return [one for one in change.actions(action.resident_id) if one.follows == action.id]


def _pathway_still_followed(
    workspace: Workspace, change: RecordsChanging, action: Action
) -> Pathway | None:
    """The pathway that planned an action; None where its move was a mistake, or they left."""
    moves = change.stage_moves(action.resident_id)
    move = next((one for one in moves if one.id == action.made_by_move), None)
    if move is None or not action.step:
        return None
    same = [one for one in moves if one.enrolment_id == move.enrolment_id]
    enrolment = change.enrolment(move.enrolment_id)
    pathway = pathway_of(workspace, enrolment)
    if move not in moves_that_count(same) or not pathway.has_stage(enrolment.stage):
        return None
    return pathway


def _action(step: StageAction, done: Action, action_id: ActionId, worker: str) -> Action:
    """What follows an action, as it is made."""
    if done.closed_at is None:
        raise ValueError("an action that is done is closed")
    return Action(
        id=action_id,
        resident_id=done.resident_id,
        words=step.words,
        due_on=done.closed_at.astimezone().date() + timedelta(days=step.due_in_days),
        closed_at=None,
        worker=worker,
        owner=done.owner,
        by_resident=step.by_resident,
        goal_id=done.goal_id,
        made_by_move=done.made_by_move,
        step=step.code,
        follows=done.id,
    )
