"""Files of vacancies: what is read, and where they are wrong."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.job_kinds import JobFamily
from anchordesk.domain.opportunity import (
    STALE_AFTER_DAYS,
    Opportunity,
    OpportunityKind,
    OpportunityRefusedError,
    Requirement,
    Shift,
)
from anchordesk.domain.opportunity_file import OpportunityFileError, read_opportunities
from anchordesk.domain.opportunity_writing import write_opportunities
from anchordesk.domain.outcome import NhsBand

PORTER = """
[[opportunities]]
id = "UHB-2231"
employer = "City Hospital"
role = "Porter"
family = "facilities"
occupation = "9262"
nhs_band = "band_2"
pay_place = "uk"
least_hours = 22.5
most_hours = 37.5
shifts = ["days", "weekends"]
contract = "permanent"
place = "Queen's site, Edgbaston"
ward = "Edgbaston"
places_open = 6
published_on = 2026-11-02
closes_on = 2026-12-18
must = ["right_to_work", "dbs"]
helps = ["driving_licence"]
guaranteed_interview = true
how_to_apply = "Ask the hospital's community team; no form needed."
"""


def test_a_vacancy_is_read_whole() -> None:
    (porter,) = read_opportunities(PORTER, "jobs.toml")
    assert porter.kind is OpportunityKind.VACANCY
    assert (porter.id, porter.employer, porter.role) == ("UHB-2231", "City Hospital", "Porter")
    assert porter.family is JobFamily.FACILITIES
    assert porter.nhs_band is NhsBand.BAND_2
    assert (porter.least_hours, porter.most_hours) == (Decimal("22.5"), Decimal("37.5"))
    assert porter.shifts == (Shift.DAYS, Shift.WEEKENDS)
    assert porter.must == (Requirement.RIGHT_TO_WORK, Requirement.DBS)
    assert porter.closes_on == date(2026, 12, 18)
    assert porter.guaranteed_interview


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('role = "Porter"', "", "“role”"),
        ('family = "facilities"', 'family = "fun"', "administration, facilities, care, other"),
        ("places_open = 6", "places_open = -1", "whole number from 0"),
        ("least_hours = 22.5", "least_hours = 40", "least hours a week are more"),
        ("least_hours = 22.5", 'least_hours = "many"', "number of hours"),
        ("least_hours = 22.5", "least_hours = inf", "number of hours"),
        ("closes_on = 2026-12-18", "closes_on = 2026-10-01", "closes before"),
        ('occupation = "9262"', 'occupation = "926"', "four figures"),
        ('must = ["right_to_work", "dbs"]', 'must = ["charm"]', "right_to_work, dbs"),
        ('role = "Porter"', 'role = "Porter"\nsalary = 3', "“salary” is not a known setting"),
        ('role = "Porter"', 'role = "Por\\u202eter"', "one line"),
        ("[[opportunities]]", "[opportunities]", "opportunities"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(old: str, new: str, said: str) -> None:
    with pytest.raises(OpportunityFileError) as refused:
        read_opportunities(PORTER.replace(old, new), "jobs.toml")
    assert "jobs.toml" in str(refused.value)
    assert said in str(refused.value)


def test_a_reference_stands_once() -> None:
    with pytest.raises(OpportunityFileError, match="“UHB-2231” is there twice"):
        read_opportunities(PORTER + PORTER, "jobs.toml")


def test_an_empty_list_withdraws_all() -> None:
    assert read_opportunities("opportunities = []", "jobs.toml") == ()


@given(st.integers(-5, 400))
def test_a_vacancy_without_a_closing_day_goes_stale(days: int) -> None:
    (porter,) = read_opportunities(PORTER.replace("closes_on = 2026-12-18", ""), "jobs.toml")
    day = porter.published_on + timedelta(days)
    assert porter.is_stale(day) == (days > STALE_AFTER_DAYS)
    assert not porter.is_closed(day)


def test_a_vacancy_closes_after_its_last_day_and_when_it_is_full() -> None:
    (porter,) = read_opportunities(PORTER, "jobs.toml")
    assert not porter.is_closed(date(2026, 12, 18))
    assert porter.is_closed(date(2026, 12, 19))
    (full,) = read_opportunities(PORTER.replace("places_open = 6", "places_open = 0"), "jobs.toml")
    assert full.is_closed(date(2026, 11, 3))


def test_pay_is_bounded() -> None:
    with pytest.raises(OpportunityRefusedError):
        Opportunity(
            id="1",
            kind=OpportunityKind.VACANCY,
            employer="e",
            role="r",
            family=JobFamily.CARE,
            places_open=1,
            published_on=date(2026, 1, 1),
            pay_pence_per_hour=100_000,
        )


LINES = st.text(
    st.characters(categories=("L", "N", "P", "S"), include_characters=" "), min_size=1, max_size=60
).map(lambda text: " ".join(text.split()))
WORDED = LINES.filter(bool)


@given(
    st.builds(
        Opportunity,
        id=WORDED,
        kind=st.sampled_from(OpportunityKind),
        employer=WORDED,
        role=WORDED,
        family=st.sampled_from(JobFamily),
        places_open=st.integers(0, 9_999),
        published_on=st.dates(date(2020, 1, 1), date(2029, 1, 1)),
        closes_on=st.none() | st.dates(date(2029, 1, 1), date(2031, 1, 1)),
        pay_pence_per_hour=st.none() | st.integers(1, 99_999),
        least_hours=st.none() | st.decimals(1, 20, places=2),
        most_hours=st.none() | st.decimals(20, 168, places=1),
        shifts=st.lists(st.sampled_from(Shift), unique=True).map(tuple),
        must=st.lists(st.sampled_from(Requirement), unique=True).map(tuple),
        ward=LINES,
        guaranteed_interview=st.booleans(),
        how_to_apply=LINES,
    )
)
def test_what_is_written_reads_back_as_it_was(job: Opportunity) -> None:
    assert read_opportunities(write_opportunities((job,)), "jobs.toml") == (job,)
