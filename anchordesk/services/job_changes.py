"""Putting a recorded job right, new terms within it, evidence that came later, and taking it out.

Every field keeps its history. Returns that were approved stay as they are; what a correction
changes of them is made as a revision (`corrections.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from anchordesk.domain.draft import DraftKey
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.job_history import JobChange
from anchordesk.domain.outcome import (
    Contract,
    Evidence,
    JobOutcome,
    JobTerms,
    NhsBand,
    OutcomeRefusedError,
)
from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import tidy, tidy_line
from anchordesk.services.casework import JobDetails, job_from
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.pathways import pathway_of
from anchordesk.services.records import RecordsChanging
from anchordesk.services.undoing import Change, ChangedSinceError
from anchordesk.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TermsDetails:
    """What a form says about the terms of a job from a day on."""

    from_day: date
    role: str = ""
    pay_pence_per_hour: int | None = None
    hours_per_week: Decimal | None = None
    contract: Contract = Contract.NOT_KNOWN
    nhs_band: NhsBand = NhsBand.NONE


@dataclass(frozen=True, slots=True)
class StandsAt:
    """A stage in work that somebody stands at, though no job of theirs is recorded."""

    stage_title: str
    pathway_title: str


@dataclass(frozen=True, slots=True)
class JobTakenOut:
    """That a job is taken out, and what does not follow by itself.

    Attributes:
        stands_at: Returns count these as having started a job, until the stage is moved.
    """

    change: Change
    stands_at: tuple[StandsAt, ...]


@door(UseCase.CHANGE_RECORDS)
def correct_job(
    workspace: Workspace,
    before: JobOutcome,
    details: JobDetails,
    *,
    draft: DraftKey | None = None,
) -> Change:
    """Keep what was wrong or missing of a job, as if it had been recorded so; terms stay.

    Args:
        before: The job as it was shown when somebody began to correct it.

    Raises:
        OutcomeRefusedError: if the employer is missing, or days, pay or hours are impossible, or
            its later terms would not lie within it.
        ChangedSinceError: if it was changed or taken out meanwhile.
    """
    return _kept(workspace, before, job_from(workspace, details, before), draft)


@door(UseCase.CHANGE_RECORDS)
def put_terms(
    workspace: Workspace,
    before: JobOutcome,
    details: TermsDetails,
    *,
    instead_of: date | None = None,
    draft: DraftKey | None = None,
) -> Change:
    """Keep terms that hold in a job from a day on.

    Args:
        instead_of: The day of the terms that these correct; None for new ones.

    Raises:
        OutcomeRefusedError: if the day is not within the job or in the future, other terms begin
            on it, or nothing changes by them.
        ChangedSinceError: if the job was changed or taken out meanwhile.
    """
    if details.from_day > workspace.clock.today():
        raise OutcomeRefusedError(
            "The day from which the terms hold is in the future.",
            what_to_do="Record them when they hold.",
        )
    terms = JobTerms(
        from_day=details.from_day,
        role=tidy_line(details.role),
        pay_pence_per_hour=details.pay_pence_per_hour,
        hours_per_week=details.hours_per_week,
        contract=details.contract,
        nhs_band=details.nhs_band,
        recorded_at=workspace.now(),
        worker=workspace.worker,
    )
    others = _without(before, instead_of)
    job = replace(before, later_terms=tuple(sorted((*others, terms), key=lambda t: t.from_day)))
    if job.on(details.from_day) == replace(before, later_terms=others).on(details.from_day):
        raise OutcomeRefusedError(
            "Nothing is different from the terms before.",
            what_to_do="Change what is different from that day on, or press Cancel.",
        )
    return _kept(workspace, before, job, draft)


@door(UseCase.CHANGE_RECORDS)
def take_terms_out(
    workspace: Workspace, before: JobOutcome, from_day: date, *, draft: DraftKey | None = None
) -> Change:
    """Take out terms that were recorded by mistake; those before hold on.

    Raises:
        ChangedSinceError: if the job was changed or taken out meanwhile.
    """
    job = replace(before, later_terms=_without(before, from_day))
    return _kept(workspace, before, job, draft)


@door(UseCase.CHANGE_RECORDS)
def add_evidence(workspace: Workspace, before: JobOutcome, evidence: Evidence) -> Change:
    """Keep what was seen that shows a job.

    Raises:
        ChangedSinceError: if the job was changed or taken out meanwhile.
    """
    return _kept(workspace, before, replace(before, evidence=evidence), None)


@door(UseCase.CHANGE_RECORDS)
def take_job_out(
    workspace: Workspace, before: JobOutcome, reason: str, *, draft: DraftKey | None = None
) -> JobTakenOut:
    """Take out a job that was recorded by mistake; its history keeps it, with the reason.

    Raises:
        OutcomeRefusedError: if no reason is given.
        ChangedSinceError: if it was changed or taken out meanwhile.
    """
    words = tidy(reason)
    if not words:
        raise OutcomeRefusedError(
            "Write why the job is taken out.",
            what_to_do="A few words are enough, such as “Recorded for the wrong person”.",
        )
    with workspace.records.changing() as change:
        _refuse_changed(change, before)
        change.take_away(before, words)
        left = _stages_without_a_job(workspace, change, before.resident_id)
        forget_with(change, draft)
    return JobTakenOut(Change(before, None), left)


@door(UseCase.READ_RECORDS)
def job_history(workspace: Workspace, resident_id: ResidentId) -> tuple[JobChange, ...]:
    """Return what a resident's jobs were before, also of those taken out, newest first."""
    with workspace.records.reading() as reading:
        return reading.job_changes(resident_id)


def _kept(
    workspace: Workspace, before: JobOutcome, after: JobOutcome, draft: DraftKey | None
) -> Change:
    with workspace.records.changing() as change:
        _refuse_changed(change, before)
        change.keep(after)
        forget_with(change, draft)
    return Change(before, after)


def _refuse_changed(change: RecordsChanging, before: JobOutcome) -> None:
    if change.item_now(before) != before:
        raise ChangedSinceError(
            "This job was changed or taken out meanwhile.",
            what_to_do="Close the form and look at the job again. What you typed is kept.",
        )


def _without(job: JobOutcome, day: date | None) -> tuple[JobTerms, ...]:
    return tuple(terms for terms in job.later_terms if terms.from_day != day)


def _stages_without_a_job(
    workspace: Workspace, change: RecordsChanging, resident_id: ResidentId
) -> tuple[StandsAt, ...]:
    if change.outcomes(resident_id):
        return ()
    found = []
    for enrolment in change.enrolments(resident_id):
        pathway = pathway_of(workspace, enrolment)
        if pathway.has_stage(enrolment.stage) and pathway.stage(enrolment.stage).in_work:
            found.append(StandsAt(pathway.stage(enrolment.stage).title, pathway.title))
    return tuple(found)
