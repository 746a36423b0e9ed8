"""Why a rule on sustained work is not met yet: which days did not count, what is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.job_stretches import ONE_DAY, Stretch
from anchordesk.domain.outcome import Evidence, JobOutcome


class Reason(TitledCode):
    """Why a day did not count."""

    NO_JOB = "no_job", "No job"
    TOO_FEW_HOURS = "too_few_hours", "Too few hours"
    PAY_TOO_LOW = "pay_too_low", "Pay below the least of the rule"
    NOT_KNOWN = "not_known", "Hours or pay not known"


class Shown(TitledCode):
    """What a programme wants to be shown."""

    EVIDENCE = "evidence", "Evidence"
    PAY = "pay", "What an hour pays"


@dataclass(frozen=True, slots=True)
class Missing:
    """Days that did not count, one after the other and for one reason.

    Attributes:
        hours: Hours a week that counted on them.
    """

    reason: Reason
    first: date
    last: date
    hours: Decimal

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class ToShow:
    """Something that is not entered of a job that counted."""

    what: Shown
    job: JobOutcome


def hours_counted(held: Iterable[Stretch], day: date) -> Decimal:
    """Return the hours a week that count on a day: known ones, at no less than the least pay."""
    counting = (one.hours for one in held if one.holds(day) and not one.too_low)
    return sum((hours for hours in counting if hours is not None), Decimal(0))


def missing_between(
    days: Iterable[date], why: Callable[[date], tuple[Reason, Decimal] | None]
) -> tuple[Missing, ...]:
    """Return the stretches of days that did not count.

    Args:
        days: One after the other.
        why: The reason for a day with the hours that counted; None for a day that did count.
    """
    found: list[Missing] = []
    for day in days:
        reason = why(day)
        if reason is None:
            continue
        last = found[-1] if found else None
        if last is not None and (last.reason, last.hours) == reason and last.last + ONE_DAY == day:
            found[-1] = Missing(last.reason, last.first, day, last.hours)
        else:
            found.append(Missing(reason[0], day, day, reason[1]))
    return tuple(found)


def still_to_show(
    evidence: tuple[Evidence, ...], held: Iterable[Stretch], begin: date, end: date
) -> tuple[ToShow, ...]:
    """Return what is not entered of the jobs of which a day from `begin` to `end` counted."""
    counted = [
        one
        for one in held
        if one.hours is not None
        and not one.too_low
        and one.first <= end
        and (one.last is None or one.last >= begin)
    ]
    found = [ToShow(Shown.PAY, one.job) for one in counted if one.pay_to_show]
    if evidence:
        jobs = {one.job.id: one.job for one in counted}
        lacking = (job for job in jobs.values() if job.evidence not in evidence)
        found += [ToShow(Shown.EVIDENCE, job) for job in lacking]
    return tuple(found)
