"""How good a job is on a day: when it began, or later, with the reason for each judgement.

What is not known is never taken for yes or no. An NHS job is no Real Living Wage job by being one:
its band's pay is compared like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.dates import long_date
from anchordesk.domain.job_pay import NHS_PAY_BANDS, pay_on
from anchordesk.domain.job_progression import advances, before_these
from anchordesk.domain.outcome import Contract, JobOutcome, NhsBand, PayPlace
from anchordesk.domain.reference import DatedRate, ReferenceTable

REAL_LIVING_WAGE = "real-living-wage"
NATIONAL_LIVING_WAGE = "national-living-wage"
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
        warnings: Tables that were wanted and end before that day.
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
    on: date | None = None,
) -> JobQuality:
    """Judge a job on the terms, and by the tables, of a day.

    Args:
        earlier: The resident's other jobs; those that began before count for progression.
        age: In completed years on that day; None where not known.
        on: The day; that on which it began if it is None.
    """
    day = on or job.started_on
    held = replace(job, later_terms=()) if day is None else job.on(day)
    warnings = [
        f"The table “{table.title}” ends on {long_date(table.holds_until)}. "
        "Ask for a newer AnchorDesk."
        for table in tables.values()
        if _wants(table, held) and day and table.is_out_of_date(day)
    ]
    judgements = (
        _living_wage(held, day, tables),
        _legal_minimum(held, day, tables, age),
        _secure(held),
        _hours(held),
        _progression(job, day, earlier, tables),
    )
    return JobQuality(judgements, tuple(warnings))


def _wants(table: ReferenceTable, job: JobOutcome) -> bool:
    if table.code == NHS_PAY_BANDS:
        return job.pay_pence_per_hour is None and job.nhs_band is not NhsBand.NONE
    return True


def _living_wage(
    job: JobOutcome, day: date | None, tables: Mapping[str, ReferenceTable]
) -> Judgement:
    aspect = Aspect.REAL_LIVING_WAGE
    if day is None:
        return _unknown(aspect, "The day they started is not known.")
    pay, said = pay_on(job, day, tables)
    if pay is None:
        return _unknown(aspect, said)
    table = tables.get(REAL_LIVING_WAGE)
    places = ("uk", "london") if job.place is PayPlace.NOT_KNOWN else (job.place.value,)
    rates = [table.rate_on(day, place) for place in places] if table else []
    if not rates or None in rates:
        return _unknown(aspect, f"There is no rate for {long_date(day)}.")
    needed = [rate.pence_per_hour for rate in rates if rate is not None]
    source = f" ({rates[0].source})" if rates[0] is not None else ""
    if pay >= max(needed):
        return Judgement(aspect, Verdict.YES, f"{said}; {pounds(max(needed))} is needed{source}.")
    if pay < min(needed):
        return Judgement(aspect, Verdict.NO, f"{said}; {pounds(min(needed))} is needed{source}.")
    return _unknown(aspect, f"{said}; it is enough outside London and not in London.")


def _legal_minimum(
    job: JobOutcome, day: date | None, tables: Mapping[str, ReferenceTable], age: int | None
) -> Judgement:
    aspect = Aspect.LEGAL_MINIMUM
    table = tables.get(NATIONAL_LIVING_WAGE)
    rate: DatedRate | None = None
    if table is not None and day is not None:
        rate = table.rate_on(day, ADULT_RATE)
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


def _progression(
    job: JobOutcome,
    day: date | None,
    earlier: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
) -> Judgement:
    aspect = Aspect.PROGRESSION
    found = None if day is None else before_these(job, day, earlier)
    if day is None or found is None:
        return _unknown(aspect, "No earlier job or terms are recorded to compare with.")
    began = [terms.from_day for terms in job.later_terms if terms.from_day <= day]
    now = began[-1] if began else day
    changed, known = advances(*found, job.on(now), now, tables)
    if not known:
        return _unknown(aspect, "Neither pay, hours nor NHS band of before and after are known.")
    if not changed:
        return Judgement(aspect, Verdict.NO, "Pay, hours and band are as before.")
    rose = [one.rose for one in changed]
    verdict = Verdict.YES if all(rose) else Verdict.PARTLY if any(rose) else Verdict.NO
    words = "; ".join(f"{one.gain.title_text} {one.after}, after {one.before}" for one in changed)
    return Judgement(aspect, verdict, f"{words}.")


def _unknown(aspect: Aspect, reason: str) -> Judgement:
    return Judgement(aspect, Verdict.NOT_KNOWN, reason)
