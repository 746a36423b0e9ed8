"""A plan that was agreed stays as it was agreed; earlier ones can be read and printed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from anchordesk.domain.agreed_plan import AgreedPlan
from anchordesk.domain.casework import ActionState
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.plan import PlanRefusedError
from anchordesk.services import access_pack, casework, plans, residents
from anchordesk.services.action_plan import lay_out_plan, write_plan
from anchordesk.services.casework import NextAction
from anchordesk.services.plan_document import PlanStyle
from anchordesk.services.plans import Signed
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

SIX_WEEKS = timedelta(days=42)
BOTH = ("I agree with this plan: Ana Moss\nDate: ", "My worker: Sam Kaur\nDate: ")


@pytest.fixture
def ana(worker: Workspace) -> ResidentId:
    who = residents.add(worker, ResidentDetails(given_name="Ana", family_name="Moss")).id
    plans.add_goal(worker, who, "Work on the buses")
    casework.plan_action(worker, who, NextAction("Ring the garage", worker.clock.today()))
    return who


def agree(worker: Workspace, who: ResidentId) -> None:
    plans.agree_plan(worker, who, worker.clock.today() + SIX_WEEKS, "Ana Moss", Signed("Sam Kaur"))


def agreed(worker: Workspace, who: ResidentId) -> tuple[AgreedPlan, ...]:
    with worker.records.reading() as reading:
        return reading.agreed_plans(who)


def change_everything(worker: Workspace, who: ResidentId) -> None:
    with worker.records.reading() as reading:
        (goal,), (action,) = reading.goals(who), reading.actions(who)
    later = NextAction("Ring the depot", worker.clock.today() + SIX_WEEKS, goal_id=goal.id)
    plans.amend_action(worker, action.id, later)
    plans.add_goal(worker, who, "A flat of her own")


@pytest.mark.parametrize("style", list(PlanStyle))
def test_what_was_agreed_reads_the_same_whatever_is_changed_later(
    worker: Workspace, ana: ResidentId, clock: StandingClock, style: PlanStyle, tmp_path: Path
) -> None:
    agree(worker, ana)
    (first,) = agreed(worker, ana)
    words = lay_out_plan(worker, ana, style, first.id).words
    assert all(line in words for line in ("Work on the buses", "Ring the garage", *BOTH))
    change_everything(worker, ana)
    clock.move(days=7)
    agree(worker, ana)
    second, kept = agreed(worker, ana)
    assert kept == first
    assert lay_out_plan(worker, ana, style, first.id).words == words
    newer = lay_out_plan(worker, ana, style, second.id)
    for line in ("Work on the buses", "Ring the depot", "A flat of her own", *BOTH):
        assert line in newer.words, "the new version starts from the last one"
    path = write_plan(worker, newer, tmp_path / "plan.pdf")
    printed = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert printed.split() == newer.words.split()


def test_names_stand_under_the_plan_only_while_it_is_what_they_agreed_to(
    worker: Workspace, ana: ResidentId
) -> None:
    agree(worker, ana)
    with worker.records.reading() as reading:
        (action,) = reading.actions(ana)
    plans.set_action_state(worker, action.id, ActionState.DONE)
    as_agreed = lay_out_plan(worker, ana, PlanStyle.PLAIN).words
    assert all(line in as_agreed for line in BOTH), "what is done was agreed to"
    change_everything(worker, ana)
    words = lay_out_plan(worker, ana, PlanStyle.PLAIN).words
    assert not any(line in words for line in BOTH)
    assert "It has changed since it was agreed on Monday 23 November 2026." in words
    assert words.count("....") > 4


def test_each_signs_on_a_day_of_their_own_and_none_in_the_future(
    worker: Workspace, ana: ResidentId
) -> None:
    today = worker.clock.today()
    day, other = today - timedelta(days=3), today - timedelta(days=1)
    plans.agree_plan(worker, ana, today + SIX_WEEKS, "Ana Moss", Signed("Sam Kaur", day, other))
    (plan,) = agreed(worker, ana)
    assert (plan.resident.on, plan.by_worker.on, plan.agreed_on) == (day, other, other)
    late = Signed("Sam Kaur", today + timedelta(days=1))
    with pytest.raises(PlanRefusedError, match="future"):
        plans.agree_plan(worker, ana, today + SIX_WEEKS, "Ana Moss", late)
    plans.agree_plan(worker, ana, today + SIX_WEEKS, "")
    assert agreed(worker, ana) == (plan,), "without the resident nothing is agreed"


def test_undoing_an_agreement_takes_its_plan_away(worker: Workspace, ana: ResidentId) -> None:
    done = plans.agree_plan(worker, ana, worker.clock.today() + SIX_WEEKS, "Ana Moss")
    take_back(worker, (done,))
    with worker.records.reading() as reading:
        assert (reading.support_plan(ana), reading.agreed_plans(ana)) == (None, ())


def test_agreed_plans_are_in_the_copy_of_what_is_kept(worker: Workspace, ana: ResidentId) -> None:
    agree(worker, ana)
    pack = access_pack.build(worker, ana)
    said = [line.value for entry in pack.entries for line in entry.lines]
    assert any("Work on the buses" in value and "Ring the garage" in value for value in said)
    assert "Ana Moss" in said
