"""How long matching takes: a whole caseload against all vacancies of a network."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from uuid import UUID

import pytest

from anchordesk.adapters.resource_library import load_library
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.match_reason import weight_of
from anchordesk.domain.match_reasons import MatchingKnowledge, reasons_for
from anchordesk.domain.matching import Weights
from anchordesk.domain.offer_quality import living_wage_of
from anchordesk.domain.opportunity import (
    Opportunity,
    OpportunityKind,
    Requirement,
    Shift,
)
from anchordesk.domain.transferable_skills import read_skills
from anchordesk.domain.ward_places import WardPlace, by_name
from anchordesk.domain.work_wishes import JobSeeker, WorkWishes
from anchordesk.settings import resource_path

pytestmark = pytest.mark.benchmark

MANY = 500
PLAIN_PAIRS = 5_000


def test_five_hundred_residents_and_vacancies() -> None:
    chance = Random(7)
    wards = [WardPlace(f"Ward {n}", "City", 52.4 + n / 500, -1.9 + n / 700) for n in range(69)]
    text = (resource_path("skills") / "transferable-skills.toml").read_text("utf-8")
    today, reference = date(2026, 11, 28), load_library(resource_path()).reference
    knowledge = MatchingKnowledge(
        today,
        read_skills(text, "skills"),
        by_name(wards),
        cache(lambda job: living_wage_of(job, reference, today)),
    )
    jobs = [_job(number, chance) for number in range(MANY)]
    people = [_seeker(number, chance) for number in range(MANY)]

    began = time.process_time()
    weights = Weights(jobs, knowledge)
    ranked = [weights.best_first(person) for person in people]
    ours = time.process_time() - began

    began = time.process_time()
    pairs = [(chance.choice(people), chance.choice(jobs)) for _ in range(PLAIN_PAIRS)]
    for person, job in pairs:
        sum(map(weight_of, reasons_for(person, job, knowledge)))
    plain = (time.process_time() - began) * MANY * MANY / PLAIN_PAIRS
    sys.stdout.write(
        f"\n{MANY} residents x {MANY} vacancies ranked: {ours * 1000:.0f} ms of the "
        "processor (at most 200); "
        f"pair by pair {plain * 1000:.0f} ms, ratio {ours / plain:.3f}\n"
    )
    assert all(len(order) == MANY for order in ranked)


def _job(number: int, chance: Random) -> Opportunity:
    return Opportunity(
        id=f"V-{number}",
        kind=OpportunityKind.VACANCY,
        employer="E",
        role="R",
        family=chance.choice(list(JobFamily)),
        places_open=chance.randrange(6),
        published_on=date(2026, 11, 1),
        closes_on=chance.choice([None, date(2026, 12, 1 + number % 28)]),
        occupation=chance.choice(["9262", "6131", "9223", "4216"]),
        pay_pence_per_hour=chance.randrange(1200, 1600, 5),
        least_hours=Decimal(chance.randrange(10, 30)),
        most_hours=Decimal(37),
        shifts=tuple(chance.sample(list(Shift), 2)),
        ward=f"Ward {chance.randrange(69)}",
        must=tuple(chance.sample(list(Requirement), 2)),
    )


def _seeker(number: int, chance: Random) -> JobSeeker:
    held = chance.sample(list(Requirement), 4)
    wishes = WorkWishes(
        families=(chance.choice(list(JobFamily)),),
        least_hours=Decimal(chance.choice([16, 20, 30])),
        shifts=tuple(shift for shift in Shift if chance.random() < 0.6),
        most_miles=chance.choice([2, 5, 10]),
        least_pay_pence=chance.choice([None, 1260, 1345]),
        has=tuple(r for r in Requirement if r in held[:3]),
        lacks=(held[3],),
    )
    occupation = chance.choice(["9264", "9265", "5434", ""])
    seeker = JobSeeker(ResidentId(UUID(int=number + 1)), wishes, occupation)
    return replace(seeker, ward=f"Ward {chance.randrange(69)}")
