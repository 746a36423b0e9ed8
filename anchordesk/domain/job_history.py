"""What a recorded job was before: which field held what, and why a job was taken out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.field_history import FieldChange, in_words
from anchordesk.domain.identifiers import OutcomeId
from anchordesk.domain.outcome import JobOutcome, JobTerms

NEVER_CHANGE = ("id", "resident_id", "recorded_at", "worker", "later_terms")
WHEN_AND_WHO = ("from_day", "recorded_at", "worker")


class JobFate(TitledCode):
    """What became of a job."""

    CORRECTED = "corrected", "Corrected"
    TAKEN_OUT = "taken_out", "Taken out"
    PUT_BACK = "put_back", "Put back"


@dataclass(frozen=True, slots=True)
class JobChange:
    """One field of a job that was changed, or that the job was taken out or put back.

    Attributes:
        job: Role and employer, as they were then.
        change: Of which field; its name is empty unless the job was corrected. That of later
            terms begins with their day: “2026-05-14.pay_pence_per_hour”.
        reason: Why the job was taken out; empty for all else.
    """

    job_id: OutcomeId
    job: str
    fate: JobFate
    change: FieldChange
    reason: str
    changed_at: datetime
    worker: str


def job_title(job: JobOutcome) -> str:
    """Return “Porter, City Hospital”."""
    return f"{job.role}, {job.employer}" if job.role else job.employer


def changed_job_fields(before: JobOutcome, after: JobOutcome) -> tuple[FieldChange, ...]:
    """Return the fields in which two states of a job differ, those of later terms by their day."""
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return tuple(
        FieldChange(name, old.get(name, ""), new.get(name, ""))
        for name in dict.fromkeys((*old, *new))
        if old.get(name, "") != new.get(name, "")
    )


def whole_job(job: JobOutcome) -> str:
    """Return everything that is known of a job in a line, as it is kept when it is taken out."""
    return "; ".join(words for _, words in _leaves(job) if words)


def terms_field(name: str) -> tuple[date | None, str]:
    """Return the day of the terms that a field belongs to, None for the job's own, and its name."""
    day, dot, rest = name.partition(".")
    return (date.fromisoformat(day), rest) if dot else (None, name)


def _leaves(job: JobOutcome) -> Iterator[tuple[str, str]]:
    for field in fields(job):
        if field.name not in NEVER_CHANGE:
            yield field.name, in_words(getattr(job, field.name))
    for terms in job.later_terms:
        for field in fields(JobTerms):
            if field.name not in WHEN_AND_WHO:
                words = in_words(getattr(terms, field.name))
                yield f"{terms.from_day.isoformat()}.{field.name}", words
