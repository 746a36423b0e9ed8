"""Which check of a pathway falls due next, and on which day.

Checks are worked out from the moves and never stored: a check appears by itself, moves when a
date is put right, and is gone when the stage that records it is reached. A week has seven days,
whatever the clocks do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from anchordesk.domain.dates import long_date
from anchordesk.domain.pathway import Milestone, Pathway, PathwayRefusedError, StageMove
from anchordesk.domain.stage_history import moves_that_count


@dataclass(frozen=True, slots=True)
class DueCheck:
    """A check that waits to be recorded.

    Attributes:
        counted_from: The day from which its weeks are counted.
    """

    milestone: Milestone
    counted_from: date

    @property
    def due_on(self) -> date:
        """The day on which the weeks are full."""
        return due_day(self.milestone, self.counted_from)


def due_day(milestone: Milestone, counted_from: date) -> date:
    """Return the day on which a milestone's weeks are full."""
    return counted_from + timedelta(weeks=milestone.weeks)


def latest_start(milestone: Milestone, due_by: date) -> date:
    """Return the last day to have begun on, if the milestone is due by a day."""
    return due_by - timedelta(weeks=milestone.weeks)


def stages_from(pathway: Pathway, code: str) -> tuple[str, ...]:
    """Return the codes of a stage and of all that come after it."""
    return tuple(stage.code for stage in pathway.stages[pathway.position(code) :])


def next_milestone(pathway: Pathway, stage: str) -> Milestone | None:
    """Return the milestone that somebody at a stage comes to next; None for who has left."""
    if not pathway.has_stage(stage):
        return None
    place = pathway.position(stage)
    for milestone in pathway.milestones:
        if pathway.position(milestone.after) <= place < pathway.position(milestone.stage):
            return milestone
    return None


def counted_from(pathway: Pathway, milestone: Milestone, moves: Sequence[StageMove]) -> date | None:
    """Return the day from which a milestone's weeks are counted.

    It is the day of the last move that came to the milestone's first stage, or past it, from
    before. Going back and coming again begins anew.

    Args:
        moves: Those of one enrolment, in the order in which they were recorded.

    Returns:
        None where that day is not known, or the stage was never reached.
    """
    beyond = stages_from(pathway, milestone.after)
    counting = moves_that_count(moves)
    arrivals = [m for m in counting if m.to_stage in beyond and m.from_stage not in beyond]
    return arrivals[-1].moved_on if arrivals else None


def next_check(pathway: Pathway, stage: str, moves: Sequence[StageMove]) -> DueCheck | None:
    """Return the check that somebody at a stage comes to next, or None.

    Where the day from which it counts is not known, no day can be given and there is none.
    """
    milestone = next_milestone(pathway, stage)
    since = None if milestone is None else counted_from(pathway, milestone, moves)
    return None if milestone is None or since is None else DueCheck(milestone, since)


def check_not_early(
    pathway: Pathway, to_stage: str, moved_on: date, reason: str, moves: Sequence[StageMove]
) -> None:
    """Check that a stage which records a check is not reached before its weeks are full.

    Raises:
        PathwayRefusedError: if it is, and no reason is given.
    """
    for milestone in pathway.milestones:
        since = counted_from(pathway, milestone, moves) if milestone.stage == to_stage else None
        if since is not None and moved_on < due_day(milestone, since) and not reason:
            due = long_date(due_day(milestone, since))
            raise PathwayRefusedError(
                f"{milestone.weeks} weeks are full on {due}, counted from {long_date(since)}.",
                what_to_do=f"Enter {due} or a later day, or write why it is recorded earlier.",
            )
