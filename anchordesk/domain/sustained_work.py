"""Whether work was sustained, by a programme's rule: so many weeks within a window, or earnings.

Days are counted exactly, seven to a week; a day on which several jobs are held has the hours of
all of them, each by the terms of that day. What is not known counts for nothing, and it is said
so; where a rule names a least pay or evidence, what is still to be shown is said as well.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from anchordesk.domain.job_quality import NATIONAL_LIVING_WAGE
from anchordesk.domain.job_stretches import ONE_DAY, AgeOn, Stretch, stretches
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.reference import ReferenceTable
from anchordesk.domain.sustained_gaps import (
    Missing,
    Reason,
    ToShow,
    hours_counted,
    missing_between,
    still_to_show,
)
from anchordesk.domain.sustained_rules import EarningsRule, SustainedRule, WeeksRule

DAYS = 7
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
        missing: While it is not met: days since the first start that did not count, in stretches,
            of the window that ends today or, for earnings, of all time.
        to_show: Of the jobs that counted, what the programme asks for and nobody has entered.
    """

    rule: SustainedRule
    met_on: date | None
    so_far: int
    needed: int
    would_be_met_on: date | None = None
    left_out: int = 0
    missing: tuple[Missing, ...] = ()
    to_show: tuple[ToShow, ...] = ()


def progress(
    rule: SustainedRule,
    jobs: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
    today: date,
    age_on: AgeOn = lambda _: None,
) -> Progress:
    """Return how far a rule is met today by all jobs of a resident.

    Args:
        tables: Dated tables of rates: for a least pay, and for a rule on earnings.
        age_on: The resident's age on a day, in completed years; None where not known.
    """
    match rule:
        case WeeksRule():
            return _by_weeks(rule, jobs, tables, today, age_on)
        case EarningsRule():
            return _by_earnings(rule, jobs, tables, today)


def _by_weeks(
    rule: WeeksRule,
    jobs: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
    today: date,
    age_on: AgeOn,
) -> Progress:
    held = stretches(jobs, tables, rule.pay_floor, age_on)
    window, needed = rule.window_weeks * DAYS, rule.weeks * DAYS
    inside: deque[date] = deque()
    met_on: date | None = None
    so_far = 0
    for day in _days(held, today + timedelta(days=window)):
        while inside and (day - inside[0]).days >= window:
            inside.popleft()
        if hours_counted(held, day) >= rule.least_hours:
            inside.append(day)
        if met_on is None and len(inside) >= needed:
            met_on = day
        if day == today:
            so_far = len(inside)
    found = Progress(rule, met_on, so_far, needed, None, _left_out(jobs, held, pay=False))
    found = _on_day(found, today)
    end = found.met_on or today
    begin = end - timedelta(days=window) + ONE_DAY

    def why(day: date) -> tuple[Reason, Decimal] | None:
        hours = hours_counted(held, day)
        if hours >= rule.least_hours:
            return None
        on_day = [one for one in held if one.holds(day)]
        if not on_day:
            return Reason.NO_JOB, Decimal(0)
        if any(one.hours is None for one in on_day):
            return Reason.NOT_KNOWN, Decimal(0)
        if sum(one.hours for one in on_day if one.hours is not None) >= rule.least_hours:
            return Reason.PAY_TOO_LOW, hours
        return Reason.TOO_FEW_HOURS, hours

    return replace(
        found,
        missing=() if found.met_on else missing_between(_days(held, today, begin), why),
        to_show=still_to_show(rule.evidence, held, begin, end),
    )


def _by_earnings(
    rule: EarningsRule,
    jobs: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
    today: date,
) -> Progress:
    held = stretches(jobs, tables)
    known = [one for one in held if one.hours is not None and one.pay is not None]
    left_out = _left_out(jobs, held, pay=True)
    first = min((one.first for one in known), default=today)
    wage = tables.get(NATIONAL_LIVING_WAGE)
    rate = None if wage is None else wage.rate_on(first, rule.wage_applies_to)
    if rate is None:
        return Progress(rule, None, 0, 0, None, left_out)
    needed = Fraction(rule.hours_per_week) * rule.weeks * rate.pence_per_hour
    earned, so_far = Fraction(0), Fraction(0)
    met_on: date | None = None
    for day in _days(known, today + timedelta(weeks=rule.weeks)):
        earned += sum((_pence_a_day(one) for one in known if one.holds(day)), Fraction(0))
        if met_on is None and earned >= needed:
            met_on = day
        if day == today:
            so_far = earned
    found = _on_day(Progress(rule, met_on, int(so_far), int(needed), None, left_out), today)

    def why(day: date) -> tuple[Reason, Decimal] | None:
        on_day = [one for one in held if one.holds(day)]
        if any(one.hours is not None and one.pay is not None for one in on_day):
            return None
        return (Reason.NOT_KNOWN if on_day else Reason.NO_JOB), Decimal(0)

    return replace(
        found,
        missing=() if found.met_on else missing_between(_days(held, today), why),
        to_show=still_to_show(rule.evidence, known, date.min, found.met_on or today),
    )


def _on_day(found: Progress, today: date) -> Progress:
    """A day that is still to come is one on which the rule would be met."""
    if found.met_on is None or found.met_on <= today:
        return found
    return replace(found, met_on=None, would_be_met_on=found.met_on)


def _left_out(jobs: Iterable[JobOutcome], held: Iterable[Stretch], *, pay: bool) -> int:
    """How many jobs count for nothing, or not with all their terms."""
    unknown = {one.job.id for one in held if one.hours is None or (pay and one.pay is None)}
    return sum(job.started_on is None or job.id in unknown for job in jobs)


def _pence_a_day(one: Stretch) -> Fraction:
    if one.hours is None or one.pay is None:
        return Fraction(0)
    return Fraction(one.hours) * one.pay / DAYS


def _days(held: Iterable[Stretch], until: date, begin: date = date.min) -> Iterator[date]:
    """Yield every day from the first start, or a later begin, ten years back at most."""
    firsts = [one.first for one in held]
    day = max(min(firsts, default=until + ONE_DAY), until - LONGEST_LOOK, begin)
    while day <= until:
        yield day
        day += ONE_DAY
