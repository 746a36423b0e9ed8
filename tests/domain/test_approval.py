"""An approval is asked for, answered once, and never before it was asked for."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.approval import Approval, ApprovalOf, ApprovalRefusedError, ApprovalState
from anchordesk.domain.identifiers import ApprovalId, ResidentId
from anchordesk.domain.plan import SupportPlan

WHO = ResidentId(UUID(int=1))
ASKED = date(2026, 11, 23)
ANSWERS = [state for state in ApprovalState if state is not ApprovalState.WAITING]


def asked(about: ApprovalOf = ApprovalOf.PLAN) -> Approval:
    return Approval(ApprovalId(UUID(int=2)), WHO, about, ASKED, "Priya", "Sam")


@given(st.sampled_from(ANSWERS), st.integers(-30, 30))
def test_an_answer_comes_once_and_not_before_the_question(state: ApprovalState, days: int) -> None:
    day = ASKED + timedelta(days=days)
    if days < 0:
        with pytest.raises(ApprovalRefusedError, match="before the question"):
            asked().answered(state, "Priya", day, "")
        return
    once = asked().answered(state, "Priya", day, "Good")
    assert not once.waits
    with pytest.raises(ApprovalRefusedError, match="already"):
        once.answered(state, "Priya", day, "Good")


def test_it_names_who_was_asked_and_who_answered() -> None:
    with pytest.raises(ApprovalRefusedError, match="whose approval"):
        Approval(ApprovalId(UUID(int=2)), WHO, ApprovalOf.PLAN, ASKED, "", "Sam")
    with pytest.raises(ApprovalRefusedError, match="who answered"):
        asked().answered(ApprovalState.APPROVED, "", ASKED, "")
    assert asked().answered(ApprovalState.TAKEN_BACK, "", ASKED, "").answered_by == ""


@given(st.sampled_from(ApprovalOf), st.sampled_from(ANSWERS), st.integers(0, 20))
def test_only_an_approved_plan_is_outdated_and_only_by_a_later_agreement(
    about: ApprovalOf, state: ApprovalState, later: int
) -> None:
    answered = asked(about).answered(state, "Priya", ASKED, "")
    agreed_on = ASKED + timedelta(days=later)
    plan = SupportPlan(WHO, agreed_on, agreed_on + timedelta(days=42), "Ana", "Sam")
    outdated = about is ApprovalOf.PLAN and state is ApprovalState.APPROVED and later > 0
    assert answered.is_older_than(plan) is outdated
    assert not answered.is_older_than(None)
