"""How good a job is, by place and date; NHS pay is compared, never assumed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.job_progression import Gain, progression
from anchordesk.domain.job_quality import Aspect, JobQuality, Verdict, judge
from anchordesk.domain.outcome import Contract, JobOutcome, JobTerms, NhsBand, PayPlace
from anchordesk.domain.reference import ReferenceFileError, read_reference, tables_to_renew
from anchordesk.settings import resource_path

TABLES = {
    table.code: table
    for path in sorted(resource_path("reference").glob("*.toml"))
    for table in [read_reference(path.read_text("utf-8"), path.name)]
}
JOB = JobOutcome(
    id=OutcomeId(UUID(int=1)),
    resident_id=ResidentId(UUID(int=2)),
    employer="City Hospital",
    role="Porter",
    started_on=date(2026, 11, 2),
    pay_pence_per_hour=1345,
    hours_per_week=Decimal(30),
    contract=Contract.PERMANENT,
    recorded_at=datetime(2026, 11, 3, tzinfo=UTC),
    worker="S",
    place=PayPlace.OUTSIDE_LONDON,
    hours_wanted=Decimal(30),
)


def judged(job: JobOutcome, *earlier: JobOutcome, age: int | None = 30) -> JobQuality:
    return judge(job, earlier, TABLES, age)


def living_wage(job: JobOutcome) -> Verdict:
    return judged(job).verdict(Aspect.REAL_LIVING_WAGE)


@pytest.mark.parametrize(
    ("pay", "place", "day", "verdict"),
    [
        (1345, PayPlace.OUTSIDE_LONDON, date(2026, 5, 1), Verdict.YES),
        (1344, PayPlace.OUTSIDE_LONDON, date(2026, 5, 1), Verdict.NO),
        (1260, PayPlace.OUTSIDE_LONDON, date(2026, 4, 30), Verdict.YES),
        (1345, PayPlace.LONDON, date(2026, 11, 2), Verdict.NO),
        (1480, PayPlace.NOT_KNOWN, date(2026, 11, 2), Verdict.YES),
        (1400, PayPlace.NOT_KNOWN, date(2026, 11, 2), Verdict.NOT_KNOWN),
        (1344, PayPlace.NOT_KNOWN, date(2026, 11, 2), Verdict.NO),
        (2000, PayPlace.LONDON, date(2027, 5, 1), Verdict.NOT_KNOWN),
        (2000, PayPlace.LONDON, date(2020, 1, 1), Verdict.NOT_KNOWN),
    ],
)
def test_the_real_living_wage_is_that_of_the_place_and_the_day(
    pay: int, place: PayPlace, day: date, verdict: Verdict
) -> None:
    job = replace(JOB, pay_pence_per_hour=pay, place=place, started_on=day)
    assert living_wage(job) is verdict


def test_an_nhs_band_is_compared_and_band_2_did_not_pay_it() -> None:
    band = replace(
        JOB, pay_pence_per_hour=None, nhs_band=NhsBand.BAND_2, started_on=date(2025, 9, 1)
    )
    found = judged(band)
    assert found.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.NO
    assert "£12.51" in found.judgements[0].reason
    assert "£12.60" in found.judgements[0].reason
    assert living_wage(replace(band, nhs_band=NhsBand.BAND_3)) is Verdict.YES


def test_a_band_whose_table_has_ended_is_not_known_and_says_so() -> None:
    band = replace(JOB, pay_pence_per_hour=None, nhs_band=NhsBand.BAND_3)
    found = judged(replace(band, started_on=date(2027, 4, 1)))
    assert found.verdict(Aspect.REAL_LIVING_WAGE) is Verdict.NOT_KNOWN
    assert (
        "The table “NHS pay bands in England” ends on 31 March 2027. Ask for a newer AnchorDesk."
        in found.warnings
    )
    assert judged(band).warnings == ()
    assert judged(JOB).warnings == ()


@pytest.mark.parametrize(
    ("year", "band", "annual"),
    [
        (2025, "band_2", 24465),
        (2025, "band_3", 24937),
        (2025, "band_4", 27485),
        (2026, "band_2", 25272),
        (2026, "band_3", 25760),
        (2026, "band_4", 28392),
    ],
)
def test_an_hour_of_a_band_is_its_printed_salary_over_the_hours_of_a_year(
    year: int, band: str, annual: int
) -> None:
    """52 1/7 weeks of 37.5 hours: the sum gives the hourly rates that were printed for 2025/26."""
    hours = Decimal("37.5") * 365 / 7
    rate = TABLES["nhs-pay-bands"].rate_on(date(year, 4, 1), band)
    assert rate is not None
    assert rate.pence_per_hour == round(annual * 100 / hours)


def test_tables_are_told_of_from_four_weeks_before_they_end() -> None:
    def told(day: date) -> list[str]:
        return [table.code for table in tables_to_renew(TABLES.values(), day)]

    assert told(date(2027, 3, 3)) == []
    assert told(date(2027, 3, 4)) == ["nhs-pay-bands", "national-living-wage"]
    assert told(date(2030, 1, 1))[-1] == "real-living-wage"


def test_pay_below_the_legal_minimum_is_told_from_21_on_and_not_of_apprentices() -> None:
    low = replace(JOB, pay_pence_per_hour=1200)
    assert judged(low).verdict(Aspect.LEGAL_MINIMUM) is Verdict.NO
    assert judged(low, age=20).verdict(Aspect.LEGAL_MINIMUM) is Verdict.NOT_KNOWN
    assert judged(low, age=None).verdict(Aspect.LEGAL_MINIMUM) is Verdict.NOT_KNOWN
    learning = replace(low, contract=Contract.APPRENTICESHIP)
    assert judged(learning).verdict(Aspect.LEGAL_MINIMUM) is Verdict.NOT_KNOWN


@pytest.mark.parametrize(
    ("contract", "verdict"),
    [
        (Contract.PERMANENT, Verdict.YES),
        (Contract.FIXED_TERM, Verdict.PARTLY),
        (Contract.BANK, Verdict.NO),
        (Contract.ZERO_HOURS, Verdict.NO),
        (Contract.NOT_KNOWN, Verdict.NOT_KNOWN),
    ],
)
def test_bank_and_zero_hours_are_not_secure(contract: Contract, verdict: Verdict) -> None:
    assert judged(replace(JOB, contract=contract)).verdict(Aspect.SECURE) is verdict


def test_hours_are_compared_with_those_wanted() -> None:
    assert judged(JOB).verdict(Aspect.HOURS) is Verdict.YES
    assert judged(replace(JOB, hours_wanted=Decimal(37))).verdict(Aspect.HOURS) is Verdict.NO
    assert judged(replace(JOB, hours_wanted=None)).verdict(Aspect.HOURS) is Verdict.NOT_KNOWN


def test_progression_is_more_pay_than_in_the_job_before() -> None:
    before = replace(
        JOB, id=OutcomeId(UUID(int=9)), started_on=date(2025, 1, 1), pay_pence_per_hour=1144
    )
    later = replace(before, started_on=date(2026, 12, 1))
    assert judged(JOB, before).verdict(Aspect.PROGRESSION) is Verdict.YES
    assert judged(JOB, later).verdict(Aspect.PROGRESSION) is Verdict.NOT_KNOWN
    assert judged(JOB, JOB).verdict(Aspect.PROGRESSION) is Verdict.NOT_KNOWN


FIRST = replace(JOB, started_on=date(2025, 9, 1), pay_pence_per_hour=1260)


def later_terms(day: date, pay: int | None, hours: int, band: NhsBand) -> JobTerms:
    return JobTerms(
        *(day, "Porter", pay, Decimal(hours), Contract.BANK, band),
        recorded_at=JOB.recorded_at,
        worker="S",
    )


def test_a_job_is_judged_on_each_day_by_its_terms_and_by_the_rates_of_that_day() -> None:
    job = replace(FIRST, later_terms=(later_terms(date(2026, 9, 1), 1345, 20, NhsBand.NONE),))
    days = {
        date(2025, 9, 1): (Verdict.YES, Verdict.YES),
        date(2026, 5, 1): (Verdict.NO, Verdict.YES),  # the rate rose, the pay did not
        date(2026, 8, 31): (Verdict.NO, Verdict.YES),
        date(2026, 9, 1): (Verdict.YES, Verdict.NO),
    }
    for day, verdicts in days.items():
        found = judge(job, (), TABLES, 30, day)
        aspects = (Aspect.REAL_LIVING_WAGE, Aspect.SECURE)
        assert tuple(found.verdict(aspect) for aspect in aspects) == verdicts, day
    assert judge(job, (), TABLES, 30).verdict(Aspect.REAL_LIVING_WAGE) is Verdict.YES


def test_progression_is_pay_hours_and_band_within_a_job_and_between_jobs() -> None:
    band_2 = replace(FIRST, pay_pence_per_hour=None, nhs_band=NhsBand.BAND_2)
    job = replace(band_2, later_terms=(later_terms(date(2026, 4, 1), None, 20, NhsBand.BAND_3),))
    within = judge(job, (), TABLES, 30, date(2026, 4, 1)).judgements[-1]
    # More an hour in a higher band, on fewer hours than before.
    assert within.verdict is Verdict.PARTLY
    assert within.reason == (
        "Pay an hour £13.17, after £12.51; Hours a week 20, after 30; "
        "NHS pay band NHS band 3, after NHS band 2."
    )
    following = replace(
        JOB, id=OutcomeId(UUID(int=9)), started_on=date(2026, 8, 3), hours_per_week=Decimal(20)
    )
    assert judged(following, job).verdict(Aspect.PROGRESSION) is Verdict.YES
    found = progression([following, job], TABLES)
    told = [(step.on, step.next_job, len(step.advances)) for step in found.steps]
    assert told == [(date(2026, 4, 1), False, 3), (date(2026, 8, 3), True, 1)]
    assert [(one.gain, one.before, one.after, one.rose) for one in found.overall] == [
        (Gain.PAY, "£12.51", "£13.45", True),
        (Gain.HOURS, "30", "20", False),
    ]
    assert progression([JOB], TABLES).steps == ()


def test_nothing_known_is_judged_nothing() -> None:
    bare = replace(
        JOB,
        started_on=None,
        pay_pence_per_hour=None,
        hours_per_week=None,
        contract=Contract.NOT_KNOWN,
    )
    assert {found.verdict for found in judged(bare).judgements} == {Verdict.NOT_KNOWN}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("holds_until = 2027-03-31", "holds_until = 2020-01-01"), "begins after"),
        (("from_day = 2024-04-01", "from_day = 2025-04-01"), "same day"),
        (("from_day = 2024-04-01", 'from_day = "2024-04-01"'), "must be a day"),
        (("pence_per_hour = 1144", "pence_per_hour = 11.44"), "pence_per_hour"),
        (('source = "GOV', 'page = "GOV'), "“page”"),
    ],
)
def test_a_wrong_table_is_named_with_its_file(change: tuple[str, str], told: str) -> None:
    text = resource_path("reference", "national-living-wage.toml").read_text("utf-8")
    with pytest.raises(ReferenceFileError, match=told) as refused:
        read_reference(text.replace(*change, 1), "mine.toml")
    assert "mine.toml" in str(refused.value)
