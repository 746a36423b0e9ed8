"""Stretches of a job with the same terms: the hours and pay that held on each day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from anchordesk.domain.job_pay import pay_on
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.reference import ReferenceTable
from anchordesk.domain.sustained_rules import PayFloor

ONE_DAY = timedelta(days=1)
AgeOn = Callable[[date], int | None]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in one job on the same terms.

    Attributes:
        last: None while they hold on.
        pay: In pence an hour as recorded; None where not known.
        too_low: Whether the pay was below the floor of a rule on the day the terms began.
        pay_to_show: Whether a floor applies, and what an hour pays is not known.
    """

    job: JobOutcome
    first: date
    last: date | None
    hours: Decimal | None
    pay: int | None
    too_low: bool = False
    pay_to_show: bool = False

    def holds(self, day: date) -> bool:
        """Tell whether these terms held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


def stretches(
    jobs: Sequence[JobOutcome],
    tables: Mapping[str, ReferenceTable],
    floor: PayFloor | None = None,
    age_on: AgeOn = lambda _: None,
) -> tuple[Stretch, ...]:
    """Return the stretches of all jobs of which the start is known.

    A floor is compared on the day on which terms began: where the wage rises later, an employer
    must follow, and nobody writes that down.
    """
    return tuple(found for job in jobs for found in _of_job(job, tables, floor, age_on))


def _of_job(
    job: JobOutcome,
    tables: Mapping[str, ReferenceTable],
    floor: PayFloor | None,
    age_on: AgeOn,
) -> Iterator[Stretch]:
    if job.started_on is None:
        return
    firsts = [job.started_on, *(terms.from_day for terms in job.later_terms)]
    lasts = [*(day - ONE_DAY for day in firsts[1:]), job.ended_on]
    for first, last in zip(firsts, lasts, strict=True):
        held = job.on(first)
        least = _least(floor, first, tables, age_on)
        pays = None if least is None else pay_on(held, first, tables)[0]
        yield Stretch(
            job=held,
            first=first,
            last=last,
            hours=held.hours_per_week,
            pay=held.pay_pence_per_hour,
            too_low=least is not None and pays is not None and pays < least,
            pay_to_show=least is not None and pays is None,
        )


def _least(
    floor: PayFloor | None, day: date, tables: Mapping[str, ReferenceTable], age_on: AgeOn
) -> int | None:
    """The floor on a day; None where there is none, or it is not known for that age or day."""
    table = None if floor is None else tables.get(floor.table)
    age = age_on(day)
    if floor is None or table is None or age is None or age < floor.from_age:
        return None
    rate = table.rate_on(day, floor.applies_to)
    return None if rate is None else rate.pence_per_hour
