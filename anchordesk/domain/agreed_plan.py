"""A plan as it was agreed: what stood in it on that day, and who put their name to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from anchordesk.domain.casework import Action
from anchordesk.domain.identifiers import AgreedPlanId, ResidentId
from anchordesk.domain.plan import Goal, GoalState, PlanRefusedError


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """Something to be done, as the plan says it.

    Attributes:
        owner: The worker who does it, or sees that the resident does.
    """

    words: str
    owner: str
    by_resident: bool
    due_on: date


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal with its steps, in their order.

    Attributes:
        words: Empty for steps that serve no goal.
    """

    words: str
    steps: tuple[PlannedStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A name that was typed in place of a signature, and the day it was given."""

    name: str
    on: date


@dataclass(frozen=True, slots=True)
class AgreedPlan:
    """One version of the plan. It is never changed: another agreement is another version.

    Attributes:
        resident: Signed by the resident; `by_worker` likewise.
        worker: Who recorded it.
    """

    id: AgreedPlanId
    resident_id: ResidentId
    goals: tuple[PlannedGoal, ...]
    review_on: date
    resident: Signature
    by_worker: Signature
    worker: str

    def __post_init__(self) -> None:
        if not self.resident.name or not self.by_worker.name:
            raise PlanRefusedError(
                "A plan is agreed when both have put their names to it.",
                what_to_do="Type the resident's name and the worker's.",
            )
        if self.review_on <= self.agreed_on:
            raise PlanRefusedError(
                "The plan must be looked at again after the day it was agreed.",
                what_to_do="Enter a later day for the review.",
            )

    @property
    def agreed_on(self) -> date:
        """The day on which the second of the two signed."""
        return max(self.resident.on, self.by_worker.on)

    @property
    def steps(self) -> int:
        """How many steps it has."""
        return sum(len(goal.steps) for goal in self.goals)

    def not_in_it(self, goals: Sequence[PlannedGoal]) -> tuple[str, ...]:
        """Return what stands in a later plan and was not agreed, or not like this, in its words."""
        agreed = set(_parts(self.goals))
        return tuple(words for key, words in _named(goals) if key not in agreed)


def planned_now(goals: Iterable[Goal], actions: Sequence[Action]) -> tuple[PlannedGoal, ...]:
    """Return the plan as it stands: open goals with their open actions, then the other actions."""
    still_open = [goal for goal in goals if goal.state is GoalState.OPEN]
    to_do = [action for action in actions if action.state.is_open]
    known = {goal.id for goal in still_open}
    found = [
        PlannedGoal(goal.words, _steps(one for one in to_do if one.goal_id == goal.id))
        for goal in still_open
    ]
    loose = _steps(one for one in to_do if one.goal_id not in known)
    return (*found, PlannedGoal("", loose)) if loose else tuple(found)


def _steps(actions: Iterable[Action]) -> tuple[PlannedStep, ...]:
    return tuple(PlannedStep(a.words, a.owner, a.by_resident, a.due_on) for a in actions)


def _parts(goals: Sequence[PlannedGoal]) -> Iterator[object]:
    return (key for key, _ in _named(goals))


def _named(goals: Sequence[PlannedGoal]) -> Iterator[tuple[object, str]]:
    """Yield each goal and step, by what makes it the same, with its words."""
    for goal in goals:
        if goal.words:
            yield goal.words, goal.words
        for step in goal.steps:
            yield step, step.words
