"""How good the job behind a vacancy is, as far as the vacancy says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.job_pay import hourly_pay
from anchordesk.domain.job_quality import Aspect, JobQuality, Judgement, Verdict, judge
from anchordesk.domain.opportunity import Opportunity
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.reference import ReferenceTable

OF_AN_OFFER = (Aspect.REAL_LIVING_WAGE, Aspect.SECURE)
_NOBODY = UUID(int=0)


def judge_offer(
    opportunity: Opportunity, tables: Mapping[str, ReferenceTable], today: date
) -> JobQuality:
    """Judge pay and contract of a vacancy, on the day the work begins or else today.

    What depends on the person (hours wanted, progression, the minimum for their age) is left out.
    """
    judged = judge(_as_job(opportunity, today), (), tables, age=None)
    return JobQuality(
        tuple(found for found in judged.judgements if found.aspect in OF_AN_OFFER), judged.warnings
    )


def pay_of(
    opportunity: Opportunity, tables: Mapping[str, ReferenceTable], today: date
) -> int | None:
    """Return what an hour pays in pence: as offered, or as its NHS band begins by the table."""
    return hourly_pay(_as_job(opportunity, today), tables)


def _as_job(opportunity: Opportunity, today: date) -> JobOutcome:
    day = opportunity.starts_on or today
    return JobOutcome(
        id=OutcomeId(_NOBODY),
        resident_id=ResidentId(_NOBODY),
        employer=opportunity.employer,
        role=opportunity.role,
        started_on=day,
        pay_pence_per_hour=opportunity.pay_pence_per_hour,
        hours_per_week=opportunity.least_hours,
        contract=opportunity.contract,
        recorded_at=datetime.combine(day, time(), UTC),
        worker="",
        place=opportunity.pay_place,
        nhs_band=opportunity.nhs_band,
    )


def living_wage_of(
    opportunity: Opportunity, tables: Mapping[str, ReferenceTable], today: date
) -> tuple[Verdict, str]:
    """Return whether a vacancy pays a Real Living Wage, and the sentence that says why."""
    found: Judgement = judge_offer(opportunity, tables, today).judgements[0]
    return found.verdict, found.reason
