"""The plan: goals, the actions that lead to them, and the day on which it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.agreed_plan import AgreedPlan, Signature, planned_now
from anchordesk.domain.casework import ActionState
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, AgreedPlanId, GoalId, ResidentId
from anchordesk.domain.plan import Goal, GoalState, PlanRefusedError, SupportPlan
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.action_chains import keep_chain
from anchordesk.services.casework import NextAction, plan_action
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@door(UseCase.CHANGE_RECORDS)
def add_action(
    workspace: Workspace,
    resident_id: ResidentId,
    wanted: NextAction,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep something new to do, as `casework.plan_action` does, and return it as a change."""
    return Change(None, plan_action(workspace, resident_id, wanted, draft=draft))


@door(UseCase.CHANGE_RECORDS)
def set_action_state(workspace: Workspace, action_id: ActionId, state: ActionState) -> Change:
    """Say how far an action is. What follows it by the pathway comes, or goes again, with it.

    Raises:
        NotFoundError: if there is no such action.
    """
    with workspace.records.changing() as change:
        before = change.action(action_id)
        after = before.become(state, workspace.now())
        change.keep(after)
        followed = keep_chain(workspace, change, before, after)
    return Change(before, after, followed=followed)


@door(UseCase.CHANGE_RECORDS)
def move_action(workspace: Workspace, action_id: ActionId, due_on: date) -> Change:
    """Put an action off to another day, or bring it forward.

    Raises:
        NotFoundError: if there is no such action.
    """
    with workspace.records.changing() as change:
        before = change.action(action_id)
        after = replace(before, due_on=due_on)
        change.keep(after)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def amend_action(
    workspace: Workspace,
    action_id: ActionId,
    wanted: NextAction,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep other words, another day, owner or goal of an action.

    Raises:
        CaseworkRefusedError: if it says nothing.
        NotFoundError: if there is no such action.
    """
    with workspace.records.changing() as change:
        before = change.action(action_id)
        after = replace(
            before,
            words=tidy_line(wanted.words),
            due_on=wanted.due_on,
            owner=tidy_line(wanted.owner) or before.owner,
            by_resident=wanted.by_resident,
            goal_id=wanted.goal_id,
        )
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def add_goal(
    workspace: Workspace, resident_id: ResidentId, words: str, *, draft: DraftKey | None = None
) -> Change:
    """Write down what a resident wants to reach.

    Raises:
        PlanRefusedError: if it says nothing.
        NotFoundError: if there is no such resident.
    """
    goal = Goal(
        GoalId(workspace.identifiers.new_id()), resident_id, tidy_line(words), workspace.worker
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.keep(goal)
        forget_with(change, draft)
    return Change(None, goal)


@door(UseCase.CHANGE_RECORDS)
def set_goal_state(workspace: Workspace, goal: Goal, state: GoalState) -> Change:
    """Say how a goal stands."""
    after = replace(goal, state=state)
    with workspace.records.changing() as change:
        change.keep(after)
    return Change(goal, after)


@dataclass(frozen=True, slots=True)
class Signed:
    """On which days the two signed, and the worker's name as typed.

    Attributes:
        worker: This desk's own worker if empty.
        resident_on: None for today; `worker_on` likewise.
    """

    worker: str = ""
    resident_on: date | None = None
    worker_on: date | None = None


SIGNED_TODAY = Signed()


@door(UseCase.CHANGE_RECORDS)
def agree_plan(
    workspace: Workspace,
    resident_id: ResidentId,
    review_on: date,
    agreed_by: str,
    signed: Signed = SIGNED_TODAY,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Record that the plan was agreed, and when it is looked at again.

    Where the resident agreed, the plan is kept as it stands now; earlier ones stay as they were.

    Args:
        agreed_by: The resident's name as typed; empty where only the worker made the plan.

    Raises:
        PlanRefusedError: if the review is not after today, or a day of signing is in the future.
        NotFoundError: if there is no such resident.
    """
    today = workspace.clock.today()
    if review_on <= today:
        raise PlanRefusedError(
            "The plan must be looked at again after today.",
            what_to_do="Enter a later day, such as one in six weeks.",
        )
    resident = Signature(tidy_line(agreed_by), signed.resident_on or today)
    worker = Signature(tidy_line(signed.worker) or workspace.worker, signed.worker_on or today)
    if max(resident.on, worker.on) > today:
        raise PlanRefusedError("The day of signing must not be in the future.")
    agreed_on = max(resident.on, worker.on) if resident.name else today
    plan = SupportPlan(resident_id, agreed_on, review_on, resident.name, workspace.worker)
    with workspace.records.changing() as change:
        change.resident(resident_id)
        before = change.support_plan(resident_id)
        change.keep(plan)
        kept: tuple[Change, ...] = ()
        if resident.name:
            agreed = AgreedPlan(
                id=AgreedPlanId(workspace.identifiers.new_id()),
                resident_id=resident_id,
                goals=planned_now(change.goals(resident_id), change.actions(resident_id)),
                review_on=review_on,
                resident=resident,
                by_worker=worker,
                worker=workspace.worker,
            )
            change.keep(agreed)
            kept = (Change(None, agreed),)
        forget_with(change, draft)
        after = change.support_plan(resident_id)
    return Change(before, after, followed=kept)
