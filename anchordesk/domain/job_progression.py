"""How somebody got on in work: pay, hours and NHS band, within one job and from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from anchordesk.domain.amounts import plain_number, pounds
from anchordesk.domain.categories import TitledCode
from anchordesk.domain.job_pay import pay_on
from anchordesk.domain.outcome import JobOutcome, NhsBand
from anchordesk.domain.reference import ReferenceTable

Tables = Mapping[str, ReferenceTable]
_BANDS = list(NhsBand)


class Gain(TitledCode):
    """What can rise, or fall."""

    PAY = "pay", "Pay an hour"
    HOURS = "hours", "Hours a week"
    BAND = "band", "NHS pay band"


@dataclass(frozen=True, slots=True)
class Advance:
    """One thing that rose or fell.

    Attributes:
        before: In words, as `after`: “£12.60”, “16”, “NHS band 2”.
    """

    gain: Gain
    before: str
    after: str
    rose: bool


@dataclass(frozen=True, slots=True)
class StepInWork:
    """What changed on one day: with new terms, or with the next job.

    Attributes:
        job: The one that has these terms; as it was on that day.
        next_job: Whether it is another job than before.
    """

    on: date
    job: JobOutcome
    next_job: bool
    advances: tuple[Advance, ...]


@dataclass(frozen=True, slots=True)
class WorkProgression:
    """How somebody got on since their first job.

    Attributes:
        steps: By day, those alone with which something rose or fell.
        overall: What is higher or lower now than at the start of the first job.
    """

    steps: tuple[StepInWork, ...] = ()
    overall: tuple[Advance, ...] = ()


def advances(
    before: JobOutcome, on_before: date, after: JobOutcome, on_after: date, tables: Tables
) -> tuple[tuple[Advance, ...], bool]:
    """Return what rose and fell between two sets of terms, and whether anything was comparable.

    Args:
        on_before: The day on which they began, as `on_after`: by its table an NHS band is read.
    """
    found: list[Advance] = []
    old, new = pay_on(before, on_before, tables)[0], pay_on(after, on_after, tables)[0]
    pay_known = old is not None and new is not None
    if old is not None and new is not None and old != new:
        found.append(Advance(Gain.PAY, pounds(old), pounds(new), new > old))
    fewer, more = before.hours_per_week, after.hours_per_week
    hours_known = fewer is not None and more is not None
    if fewer is not None and more is not None and fewer != more:
        words = plain_number(fewer), plain_number(more)
        found.append(Advance(Gain.HOURS, *words, more > fewer))
    band, next_band = before.nhs_band, after.nhs_band
    bands_known = NhsBand.NONE not in (band, next_band)
    if bands_known and band is not next_band:
        rose = _BANDS.index(next_band) > _BANDS.index(band)
        found.append(Advance(Gain.BAND, band.title_text, next_band.title_text, rose))
    return tuple(found), pay_known or hours_known or bands_known


def progression(jobs: Sequence[JobOutcome], tables: Tables) -> WorkProgression:
    """Return how somebody got on over all their jobs of which the start is known."""
    all_terms = list(_all_terms(jobs))
    steps = []
    for (on_before, before), (on_after, after) in pairwise(all_terms):
        found, _ = advances(before, on_before, after, on_after, tables)
        if found:
            steps.append(StepInWork(on_after, after, before.id != after.id, found))
    if not steps:
        return WorkProgression()
    (first_day, first), (last_day, last) = all_terms[0], all_terms[-1]
    overall, _ = advances(first, first_day, last, last_day, tables)
    return WorkProgression(tuple(steps), overall)


def before_these(
    job: JobOutcome, day: date, earlier: Sequence[JobOutcome]
) -> tuple[JobOutcome, date] | None:
    """Return with what the terms of a day are compared, and its day; None if there is nothing.

    That is the start of the same job once its terms have changed, else the job before as it
    was when this one began.
    """
    started = job.started_on
    if started is None:
        return None
    if any(terms.from_day <= day for terms in job.later_terms):
        return job.on(started), started
    begun = [
        (other.started_on, other)
        for other in earlier
        if other.id != job.id and other.started_on is not None and other.started_on < started
    ]
    if not begun:
        return None
    its_start, last = max(begun, key=lambda one: one[0])
    days = [terms.from_day for terms in last.later_terms if terms.from_day < started]
    began = days[-1] if days else its_start
    return last.on(began), began


def _all_terms(jobs: Sequence[JobOutcome]) -> Iterator[tuple[date, JobOutcome]]:
    """Yield every set of terms with its first day, in the order of days."""
    found = [
        (day, job.on(day))
        for job in jobs
        if job.started_on is not None
        for day in (job.started_on, *(terms.from_day for terms in job.later_terms))
    ]
    yield from sorted(found, key=lambda one: one[0])
