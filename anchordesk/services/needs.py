"""Writing down what stands in a resident's way, and what they answer to measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import NeedId, RatingId, ResidentId
from anchordesk.domain.needs import (
    Need,
    NeedKind,
    NeedRefusedError,
    NeedState,
    RatedBy,
    Rating,
    Scale,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy_line
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.errors import NotFoundError
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace

SEVERITIES = "need-severity"
"""Code of the list of words for how much something stands in the way."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to the measures of one scale, by code; who did not answer is not there."""

    scale: Scale
    scores: Mapping[str, int]
    rated_on: date
    rated_by: RatedBy


@dataclass(frozen=True, slots=True)
class NeedDetails:
    """What a form says of a need.

    Attributes:
        noticed_on: None for today.
        since: From when the state holds, where it is no longer open; None for today.
    """

    kind: NeedKind
    words: str = ""
    severity: str = ""
    noticed_on: date | None = None
    state: NeedState = NeedState.OPEN
    since: date | None = None


@door(UseCase.CHANGE_RECORDS)
def add_need(
    workspace: Workspace,
    resident_id: ResidentId,
    kind: NeedKind,
    words: str,
    *,
    severity: str = "",
    noticed_on: date | None = None,
    draft: DraftKey | None = None,
) -> Change:
    """Write down what stands in the way, from today or the day on which it was noticed.

    Raises:
        NeedRefusedError: if the day is in the future, or the severity is not on the list.
        NotFoundError: if there is no such resident.
    """
    need = Need(
        id=NeedId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        kind=kind,
        words=tidy_line(words),
        opened_on=noticed_on or workspace.clock.today(),
        worker=workspace.worker,
        severity=severity,
    )
    _check(workspace, need, before=None)
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.keep(need)
        forget_with(change, draft)
    return Change(None, need)


@door(UseCase.CHANGE_RECORDS)
def amend_need(
    workspace: Workspace, need: Need, details: NeedDetails, *, draft: DraftKey | None = None
) -> Change:
    """Keep other words, another severity, day or state of a need; what it was stays readable.

    Raises:
        NeedRefusedError: if a day is in the future or before another, or the severity is not on
            the list.
        NotFoundError: if the need is not there any more.
    """
    today = workspace.clock.today()
    with workspace.records.changing() as change:
        before = _now(change, need)
        since = details.since or today
        told = replace(
            before,
            kind=details.kind,
            words=tidy_line(details.words),
            severity=details.severity,
            opened_on=details.noticed_on or before.opened_on,
            # They are set anew below: in between no order of days is to be kept.
            state=NeedState.OPEN,
            worked_on_from=None,
            resolved_on=None,
        )
        worked_on = before.worked_on_from if details.state is NeedState.RESOLVED else None
        after = replace(told, worked_on_from=worked_on).become(details.state, since)
        _check(workspace, after, before)
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


@door(UseCase.CHANGE_RECORDS)
def set_need_state(workspace: Workspace, need: Need, state: NeedState) -> Change:
    """Say how a need stands from today on.

    Raises:
        NotFoundError: if it is not there any more.
    """
    with workspace.records.changing() as change:
        before = _now(change, need)
        after = before.become(state, workspace.clock.today())
        change.keep(after)
    return Change(before, after)


def _now(change: RecordsChanging, need: Need) -> Need:
    now = change.item_now(need)
    if not isinstance(now, Need):
        raise NotFoundError("That need is not in the record any more.")
    return now


def _check(workspace: Workspace, need: Need, before: Need | None) -> None:
    days = [day for day in (need.opened_on, need.worked_on_from, need.resolved_on) if day]
    if max(days) > workspace.clock.today():
        raise NeedRefusedError("The day must not be in the future.")
    codes = {one.code for one in workspace.library.choices(SEVERITIES).choices}
    known = {"", *codes, "" if before is None else before.severity}
    if need.severity not in known:
        raise NeedRefusedError(
            "How much it stands in the way is not on the list of this AnchorDesk.",
            what_to_do="Choose one of the words on the list.",
        )


@door(UseCase.CHANGE_RECORDS)
def record_answers(
    workspace: Workspace,
    resident_id: ResidentId,
    answers: Answers,
    *,
    draft: DraftKey | None = None,
) -> tuple[Change, ...]:
    """Keep answers to the measures of a scale.

    Raises:
        NeedRefusedError: if nothing was answered, a score is not on the scale, or the day is in
            the future.
        NotFoundError: if there is no such resident.
    """
    if not answers.scores:
        raise NeedRefusedError("Choose at least one number.")
    if answers.rated_on > workspace.clock.today():
        raise NeedRefusedError("The day must not be in the future.")
    ratings = [
        _rating(workspace, resident_id, answers, measure, score)
        for measure, score in answers.scores.items()
    ]
    with workspace.records.changing() as change:
        change.resident(resident_id)
        for rating in ratings:
            change.keep(rating)
        forget_with(change, draft)
    return tuple(Change(None, rating) for rating in ratings)


def _rating(
    workspace: Workspace, resident_id: ResidentId, answers: Answers, measure: str, score: int
) -> Rating:
    scale = answers.scale
    if scale.measure(measure) is None:
        raise NeedRefusedError(f"“{scale.title}” does not ask that.")
    scale.check_score(score)
    return Rating(
        id=RatingId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        scale=scale.code,
        measure=measure,
        score=score,
        rated_on=answers.rated_on,
        rated_by=answers.rated_by,
        worker=workspace.worker,
    )
