"""Whether work was sustained, by a programme's rule: so many weeks within a window, or earnings.

Days are counted exactly, seven to a week; a day on which several jobs are held has the hours of
all of them. Jobs whose hours or pay are not known count for nothing, and it is said that they did.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.reference import ReferenceTable
from anchordesk.domain.sustained_rules import EarningsRule, SustainedRule, WeeksRule

DAYS = 7
ONE_DAY = timedelta(days=1)
LONGEST_LOOK = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rule is met.

    Attributes:
        met_on: The first day on which it was met; None if it is not yet.
        so_far: Days in work in the window that ends today, or pence earned, rounded down.
        needed: The same, as the rule asks; 0 where no wage is known for it.
        would_be_met_on: The day, if they stay in the jobs they have; None if those do not suffice.
        left_out: How many jobs counted for nothing, as their hours, pay or start are not known.
    """

    rule: SustainedRule
    met_on: date | None
    so_far: int
    needed: int
    would_be_met_on: date | None = None
    left_out: int = 0


def progress(
    rule: SustainedRule, jobs: Sequence[JobOutcome], wage: ReferenceTable | None, today: date
) -> Progress:
    """Return how far a rule is met today by all jobs of a resident.

    Args:
        wage: The National Living Wage, for a rule on earnings.
    """
    match rule:
        case WeeksRule():
            return _by_weeks(rule, jobs, today)
        case EarningsRule():
            return _by_earnings(rule, jobs, wage, today)


def _by_weeks(rule: WeeksRule, jobs: Sequence[JobOutcome], today: date) -> Progress:
    known = [job for job in jobs if job.started_on and job.hours_per_week is not None]
    window, needed = rule.window_weeks * DAYS, rule.weeks * DAYS
    inside: deque[date] = deque()
    met_on: date | None = None
    so_far = 0
    for day in _days(known, today + timedelta(days=window)):
        while inside and (day - inside[0]).days >= window:
            inside.popleft()
        held = [job.hours_per_week for job in known if _holds(job, day)]
        if held and sum(hours for hours in held if hours is not None) >= rule.least_hours:
            inside.append(day)
        if met_on is None and len(inside) >= needed:
            met_on = day
        if day == today:
            so_far = len(inside)
    found = Progress(rule, met_on, so_far, needed, None, len(jobs) - len(known))
    return _on_day(found, today)


def _by_earnings(
    rule: EarningsRule, jobs: Sequence[JobOutcome], wage: ReferenceTable | None, today: date
) -> Progress:
    known = [
        job
        for job in jobs
        if job.started_on and job.hours_per_week is not None and job.pay_pence_per_hour is not None
    ]
    left_out = len(jobs) - len(known)
    first = min((job.started_on for job in known if job.started_on), default=today)
    rate = None if wage is None else wage.rate_on(first, rule.wage_applies_to)
    if rate is None:
        return Progress(rule, None, 0, 0, None, left_out)
    needed = Fraction(rule.hours_per_week) * rule.weeks * rate.pence_per_hour
    earned, so_far = Fraction(0), Fraction(0)
    met_on: date | None = None
    for day in _days(known, today + timedelta(weeks=rule.weeks)):
        earned += sum((_pence_a_day(job) for job in known if _holds(job, day)), Fraction(0))
        if met_on is None and earned >= needed:
            met_on = day
        if day == today:
            so_far = earned
    return _on_day(Progress(rule, met_on, int(so_far), int(needed), None, left_out), today)


def _on_day(found: Progress, today: date) -> Progress:
    """A day that is still to come is one on which the rule would be met."""
    if found.met_on is None or found.met_on <= today:
        return found
    return replace(found, met_on=None, would_be_met_on=found.met_on)


def _pence_a_day(job: JobOutcome) -> Fraction:
    if job.hours_per_week is None or job.pay_pence_per_hour is None:
        return Fraction(0)
    return Fraction(job.hours_per_week) * job.pay_pence_per_hour / DAYS


def _holds(job: JobOutcome, day: date) -> bool:
    if job.started_on is None or day < job.started_on:
        return False
    return job.ended_on is None or day <= job.ended_on


def _days(jobs: Sequence[JobOutcome], until: date) -> Iterator[date]:
    """Yield every day from the first start, ten years back at most."""
    starts = [job.started_on for job in jobs if job.started_on is not None]
    day = max(min(starts, default=until + ONE_DAY), until - LONGEST_LOOK)
    while day <= until:
        yield day
        day += ONE_DAY
