"""How good a job is, judged on the day it began, with the reason for each judgement.

What is not known is never taken for yes or no. An NHS job is no Real Living Wage job by being one:
its band's pay is compared like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import long_date
from anchordesk.domain.outcome import Contract, JobOutcome, NhsBand, PayPlace
from anchordesk.domain.reference import DatedRate, ReferenceTable

REAL_LIVING_WAGE = "real-living-wage"
NATIONAL_LIVING_WAGE = "national-living-wage"
NHS_PAY_BANDS = "nhs-pay-bands"
ADULT_RATE = "21_and_over"
HOURS_NEAR = Decimal(2)


class Aspect(TitledCode):
    """What is looked at."""

    REAL_LIVING_WAGE = "real_living_wage", "Real Living Wage"
    LEGAL_MINIMUM = "legal_minimum", "Legal minimum"
    SECURE = "secure", "Secure contract"
    HOURS = "hours", "Hours wanted"
    PROGRESSION = "progression", "Progression"


class Verdict(TitledCode):
    """How it is judged."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "Not known"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One aspect, judged; `reason` is a sentence with the figures."""

    aspect: Aspect
    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class JobQuality:
    """A job, judged.

    Attributes:
        warnings: Tables that were wanted and end before the day the job began.
    """

    judgements: tuple[Judgement, ...]
    warnings: tuple[str, ...] = ()

    def verdict(self, aspect: Aspect) -> Verdict:
        """Return how an aspect was judged."""
        return next(found.verdict for found in self.judgements if found.aspect is aspect)


def judge(
    job: JobOutcome,
    earlier: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
    age: int | None,
) -> JobQuality:
    """Judge a job.

    Args:
        earlier: The resident's other jobs; those that began before count for progression.
        age: In completed years on the day the job began; None where not known.
    """
    warnings = [
        f"The table “{table.title}” ends on {long_date(table.holds_until)}. "
        "Ask for a newer AnchorDesk."
        for table in tables.values()
        if _wants(table, job) and job.started_on and table.is_out_of_date(job.started_on)
    ]
    judgements = (
        _living_wage(job, tables),
        _legal_minimum(job, tables, age),
        _secure(job),
        _hours(job),
        _progression(job, earlier),
    )
    return JobQuality(judgements, tuple(warnings))


def _wants(table: ReferenceTable, job: JobOutcome) -> bool:
    if table.code == NHS_PAY_BANDS:
        return job.pay_pence_per_hour is None and job.nhs_band is not NhsBand.NONE
    return True


def _living_wage(job: JobOutcome, tables: Mapping[str, ReferenceTable]) -> Judgement:
    aspect = Aspect.REAL_LIVING_WAGE
    if job.started_on is None:
        return _unknown(aspect, "The day they started is not known.")
    pay, said = _hourly_pay(job, job.started_on, tables)
    if pay is None:
        return _unknown(aspect, said)
    table = tables.get(REAL_LIVING_WAGE)
    places = ("uk", "london") if job.place is PayPlace.NOT_KNOWN else (job.place.value,)
    rates = [table.rate_on(job.started_on, place) for place in places] if table else []
    if not rates or None in rates:
        return _unknown(aspect, f"There is no rate for {long_date(job.started_on)}.")
    needed = [rate.pence_per_hour for rate in rates if rate is not None]
    source = f" ({rates[0].source})" if rates[0] is not None else ""
    if pay >= max(needed):
        return Judgement(aspect, Verdict.YES, f"{said}; {pounds(max(needed))} is needed{source}.")
    if pay < min(needed):
        return Judgement(aspect, Verdict.NO, f"{said}; {pounds(min(needed))} is needed{source}.")
    return _unknown(aspect, f"{said}; it is enough outside London and not in London.")


def hourly_pay(job: JobOutcome, tables: Mapping[str, ReferenceTable]) -> int | None:
    """Return what a job pays in pence an hour: as recorded, or where its NHS band began."""
    if job.pay_pence_per_hour is not None or job.started_on is None:
        return job.pay_pence_per_hour
    return _hourly_pay(job, job.started_on, tables)[0]


def _hourly_pay(
    job: JobOutcome, day: date, tables: Mapping[str, ReferenceTable]
) -> tuple[int | None, str]:
    """Return the pay an hour in pence with its words, or None with why it is not known."""
    if job.pay_pence_per_hour is not None:
        return job.pay_pence_per_hour, f"Pay is {pounds(job.pay_pence_per_hour)} an hour"
    if job.nhs_band is NhsBand.NONE:
        return None, "The pay is not known."
    table = tables.get(NHS_PAY_BANDS)
    rate = None if table is None else table.rate_on(day, job.nhs_band.value)
    if rate is None:
        return None, f"There is no pay of {job.nhs_band.title_text} for {long_date(day)}."
    words = f"{job.nhs_band.title_text} began at {pounds(rate.pence_per_hour)} an hour"
    return rate.pence_per_hour, words


def _legal_minimum(
    job: JobOutcome, tables: Mapping[str, ReferenceTable], age: int | None
) -> Judgement:
    aspect = Aspect.LEGAL_MINIMUM
    table = tables.get(NATIONAL_LIVING_WAGE)
    rate: DatedRate | None = None
    if table is not None and job.started_on is not None:
        rate = table.rate_on(job.started_on, ADULT_RATE)
    if job.contract is Contract.APPRENTICESHIP:
        return _unknown(aspect, "Apprentices have a rate of their own.")
    if job.pay_pence_per_hour is None or rate is None:
        return _unknown(aspect, "The pay, or the rate of that day, is not known.")
    said = f"Pay is {pounds(job.pay_pence_per_hour)} an hour; the National Living Wage was "
    said += f"{pounds(rate.pence_per_hour)} ({rate.source})."
    if job.pay_pence_per_hour >= rate.pence_per_hour:
        return Judgement(aspect, Verdict.YES, said)
    if age is None or age < 21:
        return _unknown(aspect, f"{said} Under 21 the minimum is lower.")
    return Judgement(aspect, Verdict.NO, said)


def _secure(job: JobOutcome) -> Judgement:
    match job.contract:
        case Contract.PERMANENT:
            return Judgement(Aspect.SECURE, Verdict.YES, "The contract is permanent.")
        case Contract.FIXED_TERM:
            return Judgement(Aspect.SECURE, Verdict.PARTLY, "The contract ends on a fixed day.")
        case Contract.APPRENTICESHIP:
            words = "An apprenticeship is secure until it ends."
            return Judgement(Aspect.SECURE, Verdict.PARTLY, words)
        case Contract.BANK | Contract.ZERO_HOURS:
            return Judgement(Aspect.SECURE, Verdict.NO, "No hours are guaranteed.")
        case Contract.NOT_KNOWN:
            return _unknown(Aspect.SECURE, "The kind of contract is not known.")


def _hours(job: JobOutcome) -> Judgement:
    hours, wanted = job.hours_per_week, job.hours_wanted
    if hours is None or wanted is None:
        return _unknown(Aspect.HOURS, "The hours, or the hours wanted, are not known.")
    words = f"{plain_number(hours)} hours a week; {plain_number(wanted)} were wanted."
    verdict = Verdict.YES if abs(hours - wanted) <= HOURS_NEAR else Verdict.NO
    return Judgement(Aspect.HOURS, verdict, words)


def _progression(job: JobOutcome, earlier: Sequence[JobOutcome]) -> Judgement:
    started, pay = job.started_on, job.pay_pence_per_hour
    before = [
        other
        for other in earlier
        if other.id != job.id and started and other.started_on and other.started_on < started
    ]
    if not before:
        return _unknown(Aspect.PROGRESSION, "No earlier job is recorded to compare with.")
    last = max(before, key=lambda other: other.started_on or date.min)
    if pay is None or last.pay_pence_per_hour is None:
        return _unknown(Aspect.PROGRESSION, "The pay of this job or the one before is not known.")
    words = f"{pounds(pay)} an hour, after {pounds(last.pay_pence_per_hour)}."
    verdict = Verdict.YES if pay > last.pay_pence_per_hour else Verdict.NO
    return Judgement(Aspect.PROGRESSION, verdict, words)


def _unknown(aspect: Aspect, reason: str) -> Judgement:
    return Judgement(aspect, Verdict.NOT_KNOWN, reason)
