"""Asking a supervisor to approve a plan or a closure, and writing down what they said.

Nothing waits for it: the case goes on, with or without an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.approval import (
    Approval,
    ApprovalOf,
    ApprovalRefusedError,
    ApprovalState,
)
from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ActionId, ApprovalId, ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

_TO_ASK = {
    ApprovalOf.PLAN: "Ask {name} to approve the plan",
    ApprovalOf.CLOSURE: "Ask {name} to approve closing the case",
}
_TO_CHANGE = {
    ApprovalOf.PLAN: "Change the plan as {name} said, and ask again",
    ApprovalOf.CLOSURE: "See to what {name} said before the case is closed",
}


@dataclass(frozen=True, slots=True)
class ApprovalWanted:
    """What a worker asks for.

    Attributes:
        note: What the supervisor is to look at; may be empty.
        remind_on: When Today brings it up, as for the next supervision; None if never.
    """

    about: ApprovalOf
    asked_of: str
    note: str = ""
    remind_on: date | None = None


@dataclass(frozen=True, slots=True)
class ApprovalSaid:
    """What a supervisor answered."""

    state: ApprovalState
    by: str
    on: date
    words: str = ""


@door(UseCase.CHANGE_RECORDS)
def ask(
    workspace: Workspace,
    resident_id: ResidentId,
    wanted: ApprovalWanted,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Keep that approval is asked for, and an action that reminds of it.

    Raises:
        ApprovalRefusedError: if it does not say of whom, or the same is waited for already.
        NotFoundError: if there is no such resident.
    """
    asked_of = tidy_line(wanted.asked_of)
    reminder = None
    if wanted.remind_on is not None and asked_of:
        words = _TO_ASK[wanted.about].format(name=asked_of)
        reminder = _action(workspace, resident_id, words, wanted.remind_on)
    asked = Approval(
        id=ApprovalId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        about=wanted.about,
        asked_on=workspace.clock.today(),
        asked_of=asked_of,
        worker=workspace.worker,
        note=tidy(wanted.note),
        action_id=None if reminder is None else reminder.id,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        if any(one.waits and one.about is wanted.about for one in change.approvals(resident_id)):
            raise ApprovalRefusedError(
                "An answer to this is waited for already.",
                what_to_do="Write that answer down, or take the request back.",
            )
        made = [item for item in (asked, reminder) if item is not None]
        for item in made:
            change.keep(item)
        forget_with(change, draft)
    return tuple(Change(None, item) for item in made)


@door(UseCase.CHANGE_RECORDS)
def answer(
    workspace: Workspace, approval: Approval, said: ApprovalSaid, *, draft: DraftKey | None = None
) -> tuple[Change, ...]:
    """Keep what the supervisor said. What is sent back becomes an action due today.

    Raises:
        ApprovalRefusedError: if the day is in the future or before the question, it does not say
            who answered, or it was answered already.
    """
    today, by = workspace.clock.today(), tidy_line(said.by)
    if said.on > today:
        raise ApprovalRefusedError("The day must not be in the future.")
    to_do = None
    if said.state is ApprovalState.SENT_BACK and by:
        words = _TO_CHANGE[approval.about].format(name=by)
        to_do = _action(workspace, approval.resident_id, words, today)
    with workspace.records.changing() as change:
        now = _now(change, approval)
        changes = [
            Change(now, now.answered(said.state, by, said.on, tidy(said.words))),
            *_reminder_closed(workspace, change, now, ActionState.DONE),
        ]
        if to_do is not None:
            changes.append(Change(None, to_do))
        _keep(change, changes)
        forget_with(change, draft)
    return tuple(changes)


@door(UseCase.CHANGE_RECORDS)
def take_back_request(workspace: Workspace, approval: Approval) -> tuple[Change, ...]:
    """Keep that approval is no longer asked for.

    Raises:
        ApprovalRefusedError: if it was answered already.
    """
    with workspace.records.changing() as change:
        now = _now(change, approval)
        gone = now.answered(ApprovalState.TAKEN_BACK, "", workspace.clock.today(), "")
        changes = [
            Change(now, gone),
            *_reminder_closed(workspace, change, now, ActionState.NOT_NEEDED),
        ]
        _keep(change, changes)
    return tuple(changes)


def _now(change: RecordsChanging, approval: Approval) -> Approval:
    now = change.item_now(approval)
    if not isinstance(now, Approval):
        raise ApprovalRefusedError("That request is not in the record any more.")
    return now


def _reminder_closed(
    workspace: Workspace, change: RecordsChanging, approval: Approval, state: ActionState
) -> list[Change]:
    found = change.actions(approval.resident_id)
    reminder = next((action for action in found if action.id == approval.action_id), None)
    if reminder is None or not reminder.state.is_open:
        return []
    return [Change(reminder, reminder.become(state, workspace.now()))]


def _keep(change: RecordsChanging, changes: list[Change]) -> None:
    for one in changes:
        if one.after is not None:
            change.keep(one.after)


def _action(workspace: Workspace, resident_id: ResidentId, words: str, due_on: date) -> Action:
    return Action(
        id=ActionId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        words=words,
        due_on=due_on,
        closed_at=None,
        worker=workspace.worker,
        owner=workspace.worker,
    )
