"""What one record holds once another of the same person is merged into it.

The record that is kept says what it says; only what it leaves open is filled from the other.
Alerts of both stay: a warning must not be lost.
"""

from __future__ import annotations

from dataclasses import fields, replace

from anchordesk.domain.categories import TitledCode
from anchordesk.domain.equality import EqualityMonitoring
from anchordesk.domain.resident import Resident
from anchordesk.domain.work_situation import WorkSituation

OWN = ("id", "reference", "registered_on", "alerts", "equality", "work", "sector_left")
TOGETHER = ("ethnicity_group", "ethnicity"), ("disability", "lasting_condition", "activity_limits")


def merged(kept: Resident, gone: Resident) -> Resident:
    """Return the kept record with what it left open filled from the other."""
    filled = {
        field.name: getattr(gone, field.name)
        for field in fields(Resident)
        if field.name not in OWN and _is_open(getattr(kept, field.name))
    }
    if kept.date_of_birth is not None:
        filled.pop("recorded_age", None)
    industry = kept if kept.sector_left or kept.work.industry_code else gone
    work = replace(_work(kept.work, gone.work), industry_code=industry.work.industry_code)
    return replace(
        kept,
        **filled,
        registered_on=min(kept.registered_on, gone.registered_on),
        alerts=tuple(dict.fromkeys((*kept.alerts, *gone.alerts))),
        equality=_equality(kept.equality, gone.equality),
        work=work,
        sector_left=industry.sector_left,
    )


def _work(kept: WorkSituation, gone: WorkSituation) -> WorkSituation:
    job = kept if kept.occupation or kept.occupation_code else gone
    filled = {
        field.name: getattr(gone, field.name)
        for field in fields(WorkSituation)
        if _is_open(getattr(kept, field.name))
    }
    filled |= {"occupation": job.occupation, "occupation_code": job.occupation_code}
    return replace(kept, **filled)


def _equality(kept: EqualityMonitoring, gone: EqualityMonitoring) -> EqualityMonitoring:
    """Answers that hang together are taken from one record or from the other."""
    bound = {name for group in TOGETHER for name in group}
    filled = {
        field.name: getattr(gone, field.name)
        for field in fields(EqualityMonitoring)
        if field.name not in bound and _is_open(getattr(kept, field.name))
    }
    for group in TOGETHER:
        if all(_is_open(getattr(kept, name)) for name in group):
            filled |= {name: getattr(gone, name) for name in group}
    return replace(kept, **filled)


def _is_open(value: object) -> bool:
    if isinstance(value, TitledCode):
        return not value.asked
    return value in ("", None) or value is False
