"""Reads and keeps jobs with their later terms, and what they were before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from anchordesk.adapters.vault.case_rows import Values, read_outcome
from anchordesk.adapters.vault.job_tables import job_changes, job_terms
from anchordesk.adapters.vault.tables import outcomes, residents
from anchordesk.adapters.vault.values import Stamp, moment_text, read_code, read_id
from anchordesk.domain.field_history import FieldChange
from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.job_history import (
    JobChange,
    JobFate,
    changed_job_fields,
    job_title,
    whole_job,
)
from anchordesk.domain.outcome import Contract, JobOutcome, JobTerms, NhsBand

_NO_FIELD = ""


class StoredJobs:
    """Meets what CaseworkReading asks about jobs."""

    _connection: Connection

    def outcomes(self, resident_id: ResidentId) -> tuple[JobOutcome, ...]:
        """Return a resident's jobs, newest first; those without a start day last."""
        kept = outcomes.c
        mine = (kept.resident_id == resident_id.bytes, residents.c.deleted_at.is_(None))
        jobs = select(outcomes).join(residents, residents.c.id == kept.resident_id).where(*mine)
        newest_first = jobs.order_by(kept.started_on.desc().nulls_last(), kept.position.desc())
        terms: defaultdict[bytes, list[JobTerms]] = defaultdict(list)
        of_them = (
            select(job_terms)
            .join(outcomes, kept.id == job_terms.c.outcome_id)
            .where(kept.resident_id == resident_id.bytes)
            .order_by(job_terms.c.from_day)
        )
        for row in self._connection.execute(of_them):
            terms[row.outcome_id].append(_read_terms(row))
        return tuple(
            read_outcome(row, terms[row.id]) for row in self._connection.execute(newest_first)
        )

    def job_changes(self, resident_id: ResidentId) -> tuple[JobChange, ...]:
        """Return what a resident's jobs were before, also of jobs taken out, newest first."""
        kept = job_changes.c
        found = select(job_changes).join(residents, residents.c.id == kept.resident_id)
        mine = found.where(
            kept.resident_id == resident_id.bytes, residents.c.deleted_at.is_(None)
        ).order_by(kept.position.desc())
        return tuple(_read_change(row) for row in self._connection.execute(mine))


def keep_terms(connection: Connection, job: JobOutcome) -> None:
    """Keep the later terms of a job in place of what was there."""
    drop_terms(connection, job)
    rows = [_terms_values(job.id, terms) for terms in job.later_terms]
    if rows:
        connection.execute(insert(job_terms), rows)


def drop_terms(connection: Connection, job: JobOutcome) -> None:
    """Take the later terms of a job away."""
    connection.execute(delete(job_terms).where(job_terms.c.outcome_id == job.id.bytes))


def note_kept(
    connection: Connection, before: JobOutcome | None, job: JobOutcome, stamp: Stamp
) -> None:
    """Append to the history what is changed of a job, or that one is back; nothing of a new one."""
    if before is not None:
        _append(connection, job, JobFate.CORRECTED, changed_job_fields(before, job), "", stamp)
        return
    known = select(job_changes.c.position).where(job_changes.c.job_id == job.id.bytes).limit(1)
    if connection.execute(known).first() is not None:
        back = FieldChange(_NO_FIELD, "", whole_job(job))
        _append(connection, job, JobFate.PUT_BACK, (back,), "", stamp)


def note_taken_out(connection: Connection, job: JobOutcome, reason: str, stamp: Stamp) -> None:
    """Append to the history that a job is taken out, and all that was known of it."""
    gone = FieldChange(_NO_FIELD, whole_job(job), "")
    _append(connection, job, JobFate.TAKEN_OUT, (gone,), reason, stamp)


def _append(  # noqa: PLR0917 - what a line of the history says
    connection: Connection,
    job: JobOutcome,
    fate: JobFate,
    changes: Sequence[FieldChange],
    reason: str,
    stamp: Stamp,
) -> None:
    rows = [
        {
            "job_id": job.id.bytes,
            "resident_id": job.resident_id.bytes,
            "job": job_title(job),
            "fate": fate.value,
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "reason": reason,
            "changed_at": moment_text(stamp.at),
            "worker": stamp.worker,
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(job_changes), rows)


def _terms_values(job_id: OutcomeId, terms: JobTerms) -> Values:
    hours = terms.hours_per_week
    return {
        "outcome_id": job_id.bytes,
        "from_day": terms.from_day.isoformat(),
        "role": terms.role,
        "pay_pence_per_hour": terms.pay_pence_per_hour,
        "hours_per_week": None if hours is None else str(hours),
        "contract": terms.contract.value,
        "nhs_band": terms.nhs_band.value,
        "recorded_at": moment_text(terms.recorded_at),
        "worker": terms.worker,
    }


def _read_terms(row: Row[Any]) -> JobTerms:
    hours = row.hours_per_week
    return JobTerms(
        from_day=date.fromisoformat(row.from_day),
        role=row.role,
        pay_pence_per_hour=row.pay_pence_per_hour,
        hours_per_week=None if hours is None else Decimal(hours),
        contract=read_code(Contract, row.contract),
        nhs_band=read_code(NhsBand, row.nhs_band),
        recorded_at=datetime.fromisoformat(row.recorded_at),
        worker=row.worker,
    )


def _read_change(row: Row[Any]) -> JobChange:
    return JobChange(
        job_id=OutcomeId(read_id(row.job_id)),
        job=row.job,
        fate=read_code(JobFate, row.fate),
        change=FieldChange(row.field, row.before, row.after),
        reason=row.reason,
        changed_at=datetime.fromisoformat(row.changed_at),
        worker=row.worker,
    )
