"""The plan that a resident and a worker agree on: goals, and when it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import GoalId, ResidentId

LONGEST_GOAL = 500


class PlanRefusedError(RefusedError):
    """A goal or a plan cannot be kept as entered."""

    code = "plan-refused"


class GoalState(TitledCode):
    """How a goal stands."""

    OPEN = "open", "Working towards it"
    REACHED = "reached", "Reached"
    DROPPED = "dropped", "No longer wanted"


@dataclass(frozen=True, slots=True)
class Goal:
    """What the resident wants to reach, in their words."""

    id: GoalId
    resident_id: ResidentId
    words: str
    worker: str
    state: GoalState = GoalState.OPEN

    def __post_init__(self) -> None:
        if not self.words:
            raise PlanRefusedError("Write what the resident wants to reach.")
        if len(self.words) > LONGEST_GOAL:
            raise PlanRefusedError(f"A goal can hold {LONGEST_GOAL} characters.")


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """That a plan was agreed, and when it is to be looked at again.

    Attributes:
        agreed_by: The resident's name as typed in place of a signature; empty while they have
            not agreed.
    """

    resident_id: ResidentId
    agreed_on: date
    review_on: date
    agreed_by: str
    worker: str

    def __post_init__(self) -> None:
        if self.review_on <= self.agreed_on:
            raise PlanRefusedError(
                "The plan must be looked at again after the day it was agreed.",
                what_to_do="Enter a later day for the review.",
            )
