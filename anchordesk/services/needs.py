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
from anchordesk.services.undoing import Change
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered to the measures of one scale, by code; who did not answer is not there."""

    scale: Scale
    scores: Mapping[str, int]
    rated_on: date
    rated_by: RatedBy


@door(UseCase.CHANGE_RECORDS)
def add_need(
    workspace: Workspace,
    resident_id: ResidentId,
    kind: NeedKind,
    words: str,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Write down what stands in the way, from today.

    Raises:
        NotFoundError: if there is no such resident.
    """
    need = Need(
        id=NeedId(workspace.identifiers.new_id()),
        resident_id=resident_id,
        kind=kind,
        words=tidy_line(words),
        opened_on=workspace.clock.today(),
        worker=workspace.worker,
    )
    with workspace.records.changing() as change:
        change.resident(resident_id)
        change.keep(need)
        forget_with(change, draft)
    return Change(None, need)


@door(UseCase.CHANGE_RECORDS)
def set_need_state(workspace: Workspace, need: Need, state: NeedState) -> Change:
    """Say how a need stands; a resolved one is resolved today."""
    resolved = workspace.clock.today() if state is NeedState.RESOLVED else None
    after = replace(need, state=state, resolved_on=resolved)
    with workspace.records.changing() as change:
        change.keep(after)
    return Change(need, after)


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
