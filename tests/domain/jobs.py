"""A job as counting sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from anchordesk.domain.case_history import RecordedJob
from anchordesk.domain.identifiers import OutcomeId, ResidentId
from anchordesk.domain.outcome import Contract, JobOutcome


def job(
    started_on: date | None,
    *,
    ended_on: date | None = None,
    recorded_on: date | None = None,
    pay: int | None = None,
    contract: Contract = Contract.NOT_KNOWN,
) -> RecordedJob:
    made = JobOutcome(
        id=OutcomeId(UUID(int=1)),
        resident_id=ResidentId(UUID(int=1)),
        employer="Trust",
        role="",
        started_on=started_on,
        pay_pence_per_hour=pay,
        hours_per_week=None,
        contract=contract,
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        worker="",
        ended_on=ended_on,
    )
    return RecordedJob(made, recorded_on)
