"""What the section Jobs says of one job: its terms, how good they are, and what can be done."""

from __future__ import annotations

from collections.abc import Iterator

from anchordesk.domain.job_history import job_title
from anchordesk.domain.job_progression import Advance, WorkProgression
from anchordesk.domain.outcome import Evidence, JobOutcome
from anchordesk.services.job_review import LaterQuality
from anchordesk.ui.resident.job_words import quality_lines
from anchordesk.ui.resident.timeline_words import terms_words
from anchordesk.ui.words import long_date, translate, translated


def evidence_words(job: JobOutcome) -> str:
    """Return what was seen of a job, or that nothing was."""
    if job.evidence is Evidence.NONE:
        return translate("jobs", "No evidence seen yet.")
    return translate("jobs", "Evidence: {what}.").format(what=translated(job.evidence.title_text))


def later_lines(later: LaterQuality) -> Iterator[str]:
    """Yield the terms of a later day, and how good the job is by them."""
    if later.by_rates:
        yield translate("jobs", "By the rates of today, with the terms as they are recorded:")
    else:
        day = long_date(later.from_day)
        yield translate("jobs", "From {day}: {terms}").format(day=day, terms=terms_words(later.job))
    yield from quality_lines(later.quality)


def progression_lines(found: WorkProgression) -> Iterator[str]:
    """Yield what rose or fell since the first job, then step by step."""
    if found.overall:
        told = translate("jobs", "Since the start of the first job: {what}.")
        yield told.format(what=_advance_words(found.overall))
    for step in found.steps:
        told = (
            translate("jobs", "{day}, next job, {job}: {what}.")
            if step.next_job
            else translate("jobs", "{day}, {job}: {what}.")
        )
        day, job = long_date(step.on), job_title(step.job)
        yield told.format(day=day, job=job, what=_advance_words(step.advances))


def _advance_words(found: tuple[Advance, ...]) -> str:
    return ", ".join(
        (
            translate("jobs", "{what} rose from {before} to {after}")
            if one.rose
            else translate("jobs", "{what} fell from {before} to {after}")
        ).format(what=translated(one.gain.title_text), before=one.before, after=one.after)
        for one in found
    )
