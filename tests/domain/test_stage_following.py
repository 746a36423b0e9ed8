"""A pathway follows an application forward, and nobody by accident."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.application import ApplicationState
from anchordesk.domain.eligibility import NO_RULES
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.pathway import Enrolment, Pathway
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.stage_following import stage_to_follow
from anchordesk.settings import resource_path

TODAY = date(2026, 11, 23)


def shipped(code: str = "hospitality-to-health") -> Pathway:
    path = resource_path("pathways", f"{code}.toml")
    return read_pathway(path.read_text("utf-8"), path.name)


def at(stage: str) -> Enrolment:
    return Enrolment(EnrolmentId(UUID(int=1)), ResidentId(UUID(int=2)), "p", 1, stage, TODAY, TODAY)


def followed(pathway: Pathway, stage: str, state: ApplicationState) -> str | None:
    found = stage_to_follow(pathway, at(stage), state, TODAY)
    return None if found is None else found.code


@pytest.mark.parametrize(
    ("stage", "state", "goes_to"),
    [
        ("training", ApplicationState.APPLIED, "application"),
        ("action_plan", ApplicationState.APPLIED, "application"),
        ("application", ApplicationState.INTERVIEW, "interview"),
        ("interview", ApplicationState.OFFER, "offer"),
        ("offer", ApplicationState.STARTED, "started"),
        # A second application beside an interview, or somebody in work: nobody goes back.
        ("interview", ApplicationState.APPLIED, None),
        ("weeks_13", ApplicationState.STARTED, None),
        ("training", ApplicationState.SHORTLISTED, None),
        ("interview", ApplicationState.NOT_THIS_TIME, None),
        # Nobody said yet whether they are eligible.
        ("referral", ApplicationState.APPLIED, None),
        ("moved_away", ApplicationState.OFFER, None),
    ],
)
def test_where_an_application_brings_somebody(
    stage: str, state: ApplicationState, goes_to: str | None
) -> None:
    assert followed(shipped(), stage, state) == goes_to


def test_without_rules_of_eligibility_the_first_stage_follows_too() -> None:
    pathway = replace(shipped(), eligibility=NO_RULES)
    assert followed(pathway, "referral", ApplicationState.APPLIED) == "application"


def test_who_was_moved_after_the_day_of_the_step_stays() -> None:
    day = TODAY - timedelta(days=1)
    assert stage_to_follow(shipped(), at("training"), ApplicationState.APPLIED, day) is None


@given(
    code=st.sampled_from(
        [
            *("hospitality-to-health", "council-apprenticeships"),
            *("university-entry-roles", "general-employability"),
        ]
    ),
    state=st.sampled_from(list(ApplicationState)),
    place=st.integers(0, 30),
)
def test_on_every_shipped_pathway_it_only_goes_forward(
    code: str, state: ApplicationState, place: int
) -> None:
    pathway = shipped(code)
    here = pathway.stages[place % len(pathway.stages)]
    found = stage_to_follow(pathway, at(here.code), state, TODAY)
    if found is not None:
        assert pathway.position(found.code) > pathway.position(here.code)
        assert found.in_work is (state is ApplicationState.STARTED)
