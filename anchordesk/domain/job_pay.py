"""What an hour in a job pays on a day: as recorded, or as its NHS band began by the table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from anchordesk.domain.amounts import pounds
from anchordesk.domain.dates import long_date
from anchordesk.domain.outcome import JobOutcome, NhsBand
from anchordesk.domain.reference import ReferenceTable

NHS_PAY_BANDS = "nhs-pay-bands"


def hourly_pay(job: JobOutcome, tables: Mapping[str, ReferenceTable]) -> int | None:
    """Return what a job pays in pence an hour at its start."""
    if job.pay_pence_per_hour is not None or job.started_on is None:
        return job.pay_pence_per_hour
    return pay_on(job, job.started_on, tables)[0]


def pay_on(
    job: JobOutcome, day: date, tables: Mapping[str, ReferenceTable]
) -> tuple[int | None, str]:
    """Return the pay an hour in pence with its words, or None with why it is not known.

    Args:
        job: With the terms that are asked for.
        day: By whose table an NHS band is read.
    """
    if job.pay_pence_per_hour is not None:
        return job.pay_pence_per_hour, f"Pay is {pounds(job.pay_pence_per_hour)} an hour"
    if job.nhs_band is NhsBand.NONE:
        return None, "The pay is not known."
    table = tables.get(NHS_PAY_BANDS)
    rate = None if table is None else table.rate_on(day, job.nhs_band.value)
    if rate is None:
        return None, f"There is no pay of {job.nhs_band.title_text} for {long_date(day)}."
    words = f"{job.nhs_band.title_text} began at {pounds(rate.pence_per_hour)} an hour"
    return rate.pence_per_hour, words
