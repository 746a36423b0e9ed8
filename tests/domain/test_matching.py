"""Matching: conditions are never outweighed, the order is stable, and reasons agree with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.job_quality import Verdict
from anchordesk.domain.match_reason import Side, weight_of
from anchordesk.domain.match_reasons import MatchingKnowledge
from anchordesk.domain.matching import (
    Fit,
    Weights,
    match,
    rank_opportunities,
    rank_seekers,
)
from anchordesk.domain.offer_quality import judge_offer, living_wage_of
from anchordesk.domain.opportunity import (
    Opportunity,
    OpportunityKind,
    Requirement,
    Shift,
)
from anchordesk.domain.outcome import Contract, NhsBand, PayPlace
from anchordesk.domain.reference import read_reference
from anchordesk.domain.transferable_skills import SkillsFileError, read_skills
from anchordesk.domain.ward_places import WardFileError, WardPlace, by_name, read_wards
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes, WorkWishesRefusedError
from anchordesk.settings import resource_path

TODAY = date(2026, 11, 28)
SKILLS_FILE = resource_path("skills") / "transferable-skills.toml"
WARDS = by_name(
    (
        WardPlace("Edgbaston", "Birmingham", 52.462, -1.931),
        WardPlace("Selly Oak", "Birmingham", 52.440, -1.936),
        WardPlace("Sutton Four Oaks", "Birmingham", 52.588, -1.828),
    )
)
KNOWLEDGE = MatchingKnowledge(
    today=TODAY,
    skills=read_skills(SKILLS_FILE.read_text("utf-8"), SKILLS_FILE.name),
    wards=WARDS,
)
PORTER = Opportunity(
    id="UHB-2231",
    kind=OpportunityKind.VACANCY,
    employer="City Hospital",
    role="Porter",
    family=JobFamily.FACILITIES,
    places_open=6,
    published_on=date(2026, 11, 2),
    closes_on=date(2026, 12, 18),
    occupation="9262",
    nhs_band=NhsBand.BAND_2,
    pay_place=PayPlace.OUTSIDE_LONDON,
    least_hours=Decimal("22.5"),
    most_hours=Decimal("37.5"),
    shifts=(Shift.DAYS, Shift.WEEKENDS),
    contract=Contract.PERMANENT,
    ward="Edgbaston",
    must=(Requirement.RIGHT_TO_WORK, Requirement.DBS),
    guaranteed_interview=True,
)
WAITER = JobSeeker(
    ResidentId(UUID(int=7)),
    WorkWishes(
        families=(JobFamily.FACILITIES,),
        least_hours=Decimal(20),
        most_hours=Decimal(30),
        shifts=(Shift.DAYS, Shift.EVENINGS),
        most_miles=5,
        has=(Requirement.RIGHT_TO_WORK, Requirement.DBS),
    ),
    occupation="9264",
    ward="selly  oak",
)

hours = st.none() | st.integers(1, 60).map(Decimal)
requirements = st.lists(st.sampled_from(Requirement), unique=True).map(tuple)
shifts = st.lists(st.sampled_from(Shift), unique=True).map(tuple)
wards = st.sampled_from(["", "Edgbaston", "Selly Oak", "Sutton Four Oaks", "Elsewhere"])
occupations = st.sampled_from(["", "9264", "9262", "6131", "5434"])


@st.composite
def wishes(draw: st.DrawFn) -> WorkWishes:
    least, most = draw(hours), draw(hours)
    if least is not None and most is not None and least > most:
        least, most = most, least
    has = draw(requirements)
    lacks = tuple(r for r in draw(requirements) if r not in has)
    return WorkWishes(
        families=draw(st.lists(st.sampled_from(JobFamily), unique=True).map(tuple)),
        least_hours=least,
        most_hours=most,
        shifts=draw(shifts),
        most_miles=draw(st.none() | st.integers(1, 20)),
        least_pay_pence=draw(st.none() | st.integers(900, 2000)),
        has=has,
        lacks=lacks,
    )


@st.composite
def seekers(draw: st.DrawFn) -> list[JobSeeker]:
    count = draw(st.integers(1, 4))
    return [
        JobSeeker(ResidentId(UUID(int=number + 1)), draw(wishes()), draw(occupations), draw(wards))
        for number in range(count)
    ]


@st.composite
def opportunities(draw: st.DrawFn) -> list[Opportunity]:
    return [
        replace(
            PORTER,
            id=f"V-{number}",
            family=draw(st.sampled_from(JobFamily)),
            places_open=draw(st.integers(0, 2)),
            closes_on=draw(st.none() | st.dates(date(2026, 11, 20), date(2026, 12, 20))),
            published_on=draw(st.dates(date(2026, 9, 1), date(2026, 11, 20))),
            occupation=draw(occupations),
            pay_pence_per_hour=draw(st.none() | st.integers(1000, 1800)),
            shifts=draw(shifts),
            ward=draw(wards),
            must=draw(requirements),
            helps=draw(requirements),
            guaranteed_interview=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 5)))
    ]


def said(seeker: JobSeeker, opportunity: Opportunity) -> str:
    return "\n".join(r.words for r in match(seeker, opportunity, KNOWLEDGE).reasons)


def test_the_reasons_are_sentences_with_the_facts() -> None:
    found = match(WAITER, PORTER, KNOWLEDGE)
    words = said(WAITER, PORTER)
    assert found.fit is Fit.READY
    assert "The kind of work they want: Facilities and catering." in words
    assert "Brings: Looking after people who are waiting or upset;" in words
    assert "22.5 to 37.5 hours a week fit what they want." in words
    assert "Days fit; weekends do not." in words
    assert "2 miles from ward to ward, as the crow flies." in words
    assert "An interview is guaranteed." in words
    assert "Needed, and there: DBS check." in words


def test_what_is_not_known_is_asked() -> None:
    unasked = JobSeeker(ResidentId(UUID(int=1)))
    found = match(unasked, PORTER, KNOWLEDGE)
    assert found.fit is Fit.ASK_FIRST
    assert "Needed: DBS check. Ask." in said(unasked, PORTER)
    assert [r.words for r in found.reasons if r.points] == ["An interview is guaranteed."]


@pytest.mark.parametrize(
    ("opportunity", "why"),
    [
        (replace(PORTER, closes_on=date(2026, 11, 27)), "It closed on 27 November 2026."),
        (replace(PORTER, places_open=0), "No places are left."),
        (replace(PORTER, shifts=(Shift.NIGHTS,)), "Only nights, which they cannot do."),
        (replace(PORTER, must=(Requirement.ENGLISH,)), "not there yet: English for work."),
    ],
)
def test_a_condition_that_fails_says_not_yet_and_why(opportunity: Opportunity, why: str) -> None:
    lacking = replace(WAITER, wishes=replace(WAITER.wishes, lacks=(Requirement.ENGLISH,)))
    assert match(lacking, opportunity, KNOWLEDGE).fit is Fit.NOT_YET
    assert why in said(lacking, opportunity)


def test_open_needs_are_said_and_weigh_nothing() -> None:
    needing = replace(WAITER, open_needs=("Childcare", "Housing"))
    assert "Still open: Childcare, Housing." in said(needing, PORTER)
    assert match(needing, PORTER, KNOWLEDGE).points == match(WAITER, PORTER, KNOWLEDGE).points


@given(seekers(), opportunities())
@settings(deadline=None)
def test_a_hard_condition_is_never_broken(people: list[JobSeeker], jobs: list[Opportunity]) -> None:
    for seeker in people:
        ranked = rank_opportunities(seeker, jobs, KNOWLEDGE)
        assert {m.opportunity.id for m in ranked} == {job.id for job in jobs}
        fits = [found.fit for found in ranked]
        ready_or_ask = [fit is not Fit.NOT_YET for fit in fits]
        assert ready_or_ask == sorted(ready_or_ask, reverse=True)
        possible = [fit for fit in fits if fit is not Fit.NOT_YET]
        assert possible == sorted(possible, key=lambda fit: fit is not Fit.READY)
        for found in ranked:
            lacks = set(found.opportunity.must) & set(seeker.wishes.lacks)
            if lacks or found.opportunity.is_closed(TODAY):
                assert found.fit is Fit.NOT_YET
            if found.fit is Fit.READY:
                assert set(found.opportunity.must) <= set(seeker.wishes.has)


@given(seekers(), opportunities(), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_does_not_depend_on_the_order_of_the_lists(
    people: list[JobSeeker], jobs: list[Opportunity], chance: Random
) -> None:
    shuffled_jobs, shuffled_people = list(jobs), list(people)
    chance.shuffle(shuffled_jobs)
    chance.shuffle(shuffled_people)
    for seeker in people:
        assert rank_opportunities(seeker, jobs, KNOWLEDGE) == rank_opportunities(
            seeker, shuffled_jobs, KNOWLEDGE
        )
    for job in jobs:
        assert rank_seekers(people, job, KNOWLEDGE) == rank_seekers(shuffled_people, job, KNOWLEDGE)


@given(seekers(), opportunities())
@settings(deadline=None)
def test_the_reasons_shown_are_the_order(people: list[JobSeeker], jobs: list[Opportunity]) -> None:
    weights = Weights(jobs, KNOWLEDGE)
    for seeker in people:
        shown = [match(seeker, job, KNOWLEDGE) for job in jobs]
        ready = [found.fit is Fit.READY for found in shown]
        perhaps = [found.fit is not Fit.NOT_YET for found in shown]
        assert weights.could_apply([seeker, seeker], Fit.READY) == [2 * each for each in ready]
        assert weights.could_apply([seeker], Fit.ASK_FIRST) == perhaps
        assert weights.could_apply_somewhere(seeker) == any(ready)
        assert weights.of(seeker) == [sum(map(weight_of, m.reasons)) for m in shown]
        for found in shown:
            assert found.points == sum(r.points for r in found.reasons)
            assert all(r.points == 0 for r in found.reasons if r.side is not Side.PREFERENCE)
            assert all(
                (r.points > 0) == (r.verdict is Verdict.YES)
                for r in found.reasons
                if r.side is Side.PREFERENCE
            )


def test_an_nhs_job_is_compared_with_the_real_living_wage() -> None:
    tables = {
        table.code: table
        for path in sorted(resource_path("reference").glob("*.toml"))
        for table in [read_reference(path.read_text("utf-8"), path.name)]
    }
    day = date(2026, 1, 15)
    verdict, why = living_wage_of(PORTER, tables, day)
    assert verdict is Verdict.NO
    assert "NHS band 2 began at £12.51 an hour" in why
    paid = replace(PORTER, pay_pence_per_hour=1400)
    assert living_wage_of(paid, tables, day)[0] is Verdict.YES
    later = judge_offer(PORTER, tables, date(2027, 4, 15))
    assert later.judgements[0].verdict is Verdict.NOT_KNOWN
    assert later.warnings


def test_pay_below_what_they_need_counts_against_it() -> None:
    needing = replace(WAITER, wishes=replace(WAITER.wishes, least_pay_pence=1345))
    assert "£12.60 an hour; they need £13.45." in said(
        needing, replace(PORTER, pay_pence_per_hour=1260)
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"least_hours": Decimal(30), "most_hours": Decimal(20)},
        {"most_hours": Decimal(200)},
        {"most_miles": 0},
        {"least_pay_pence": 0},
        {"has": (Requirement.DBS,), "lacks": (Requirement.DBS,)},
    ],
)
def test_wishes_that_cannot_be_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(WorkWishesRefusedError):
        replace(WorkWishes(), **wrong)  # type: ignore[arg-type]  # one field each


def test_wrong_lists_of_wards_and_skills_name_the_place() -> None:
    text = 'source = "s"\nlicence = "l"\n[[wards]]\nname = "A"\ndistrict = "D"\n'
    with pytest.raises(WardFileError, match="in ward 1, “latitude” must be degrees"):
        read_wards(text + "latitude = 91\nlongitude = 0", "wards.toml")
    ward = "latitude = 52.4\nlongitude = -1.9\n"
    with pytest.raises(WardFileError, match="twice"):
        read_wards(text + ward + '[[wards]]\nname = "a"\ndistrict = "D"\n' + ward, "wards.toml")
    with pytest.raises(SkillsFileError, match="four figures"):
        read_skills(
            'source = "s"\n[[skills]]\ntitle = "t"\nlearned_in = ["1"]\nwanted_in = ["9262"]', "s"
        )
