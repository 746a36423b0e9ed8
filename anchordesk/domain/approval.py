"""A supervisor's approval of a plan, or of closing a case: asked for, and what they said.

It is optional and stops nothing: a worker goes on offline while it is waited for. It is kept where
the case is, as the worker wrote it down; no other desk sees it before the case is handed over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ActionId, ApprovalId, ResidentId
from anchordesk.domain.plan import SupportPlan

LONGEST_WORDS = 2000


class ApprovalRefusedError(RefusedError):
    """An approval cannot be kept as entered."""

    code = "approval-refused"


class ApprovalOf(TitledCode):
    """What is to be approved."""

    PLAN = "plan", "The plan"
    CLOSURE = "closure", "Closing the case"


class ApprovalState(TitledCode):
    """What the supervisor said."""

    WAITING = "waiting", "Waiting for an answer"
    APPROVED = "approved", "Approved"
    SENT_BACK = "sent_back", "Sent back with changes to make"
    TAKEN_BACK = "taken_back", "No longer asked for"


@dataclass(frozen=True, slots=True)
class Approval:
    """One request for approval.

    Attributes:
        asked_of: The supervisor's name, as typed.
        note: What they are to look at; may be empty.
        answered_on: None while it is waited for.
        answered_by: Who answered: often, but not always, who was asked.
        answer: What they said, in a few words; may be empty.
        action_id: What reminds the worker to ask; None if nothing does.
    """

    id: ApprovalId
    resident_id: ResidentId
    about: ApprovalOf
    asked_on: date
    asked_of: str
    worker: str
    note: str = ""
    state: ApprovalState = ApprovalState.WAITING
    answered_on: date | None = None
    answered_by: str = ""
    answer: str = ""
    action_id: ActionId | None = None

    def __post_init__(self) -> None:
        if not self.asked_of:
            raise ApprovalRefusedError("Enter whose approval you ask for.")
        if max(len(self.note), len(self.answer)) > LONGEST_WORDS:
            raise ApprovalRefusedError(f"A text can hold {LONGEST_WORDS:,} characters here.")
        if (self.state is ApprovalState.WAITING) is not (self.answered_on is None):
            raise ApprovalRefusedError("Enter the day of the answer.")
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise ApprovalRefusedError("The answer cannot come before the question.")
        said = self.state in (ApprovalState.APPROVED, ApprovalState.SENT_BACK)
        if said and not self.answered_by:
            raise ApprovalRefusedError("Enter who answered.")

    @property
    def waits(self) -> bool:
        """Whether no answer came yet."""
        return self.state is ApprovalState.WAITING

    def answered(self, state: ApprovalState, by: str, on: date, answer: str) -> Approval:
        """Return it with what was said.

        Raises:
            ApprovalRefusedError: if it was answered already, or the answer cannot be.
        """
        if not self.waits:
            raise ApprovalRefusedError("This was answered already.")
        return replace(self, state=state, answered_by=by, answered_on=on, answer=answer)

    def is_older_than(self, plan: SupportPlan | None) -> bool:
        """Tell whether a plan was agreed anew after it was approved."""
        approved_on = self.answered_on if self.state is ApprovalState.APPROVED else None
        if self.about is not ApprovalOf.PLAN or approved_on is None or plan is None:
            return False
        return plan.agreed_on > approved_on
