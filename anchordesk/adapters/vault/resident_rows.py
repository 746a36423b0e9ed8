"""Particulars and equality monitoring of residents, and the history of their fields, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Row, delete, insert, select

from anchordesk.adapters.vault.resident_tables import (
    equality_monitoring,
    field_changes,
    resident_particulars,
)
from anchordesk.adapters.vault.tables import residents
from anchordesk.adapters.vault.values import (
    Stamp,
    day_text,
    moment_text,
    read_code,
    read_day,
    read_id,
)
from anchordesk.domain.categories import Disability, EthnicityGroup, Sex
from anchordesk.domain.equality import (
    ActivityLimits,
    Answer,
    Caring,
    EqualityMonitoring,
    Ethnicity,
    Religion,
    SexualOrientation,
)
from anchordesk.domain.field_history import FieldChange, KeptChange
from anchordesk.domain.identifiers import ImportId, ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.work_situation import (
    NOTHING_KNOWN,
    EmploymentStatus,
    RedundancyRisk,
    WorkSituation,
)

Values = Mapping[str, object]

_APART = ("position", "resident_id", "created_at", "updated_at", "worker", "revision")
# Every column of the two tables beside residents; `particular` tells whether there is a row.
BESIDE: tuple[ColumnElement[Any], ...] = (
    *(column for column in equality_monitoring.c if column.name not in _APART),
    *(column for column in resident_particulars.c if column.name not in _APART),
    resident_particulars.c.position.label("particular"),
)
PARTICULARS = frozenset(c.name for c in resident_particulars.c if c.name not in _APART)


def residents_joined() -> FromClause:
    """Return residents with equality monitoring, and with particulars where there are any."""
    beside = resident_particulars.c.resident_id == residents.c.id
    return residents.join(
        equality_monitoring, equality_monitoring.c.resident_id == residents.c.id
    ).outerjoin(resident_particulars, beside)


def equality_values(resident: Resident) -> Values:
    """Return the columns of a resident's equality monitoring, without stamps."""
    kept = resident.equality
    return {
        "resident_id": resident.id.bytes,
        "ethnicity_group": kept.ethnicity_group.value,
        "sex": kept.sex.value,
        "disability": kept.disability.value,
        "ethnicity": kept.ethnicity.value,
        "lasting_condition": kept.lasting_condition.value,
        "activity_limits": kept.activity_limits.value,
        "same_gender": kept.same_gender.value,
        "religion": kept.religion.value,
        "sexual_orientation": kept.sexual_orientation.value,
        "caring": kept.caring.value,
        "care_experienced": kept.care_experienced.value,
    }


def read_equality(row: Row[Any]) -> EqualityMonitoring:
    """Return equality monitoring; rows from before a question hold nothing in its column."""
    unasked = "not_known"
    return EqualityMonitoring(
        ethnicity_group=read_code(EthnicityGroup, row.ethnicity_group),
        sex=read_code(Sex, row.sex),
        disability=read_code(Disability, row.disability),
        ethnicity=read_code(Ethnicity, row.ethnicity or unasked),
        lasting_condition=read_code(Answer, row.lasting_condition or unasked),
        activity_limits=read_code(ActivityLimits, row.activity_limits or unasked),
        same_gender=read_code(Answer, row.same_gender or unasked),
        religion=read_code(Religion, row.religion or unasked),
        sexual_orientation=read_code(SexualOrientation, row.sexual_orientation or unasked),
        caring=read_code(Caring, row.caring or unasked),
        care_experienced=read_code(Answer, row.care_experienced or unasked),
    )


def particular_columns(resident: Resident) -> Values:
    """Return the columns of a resident's particulars, whether or not anything is known."""
    work = resident.work
    return {
        "safety_instruction": resident.safety_instruction,
        "do_not_contact_at": resident.do_not_contact_at,
        "safe_times": resident.safe_times,
        "address": resident.address,
        "tenancy_reference": resident.tenancy_reference,
        "language": resident.language,
        "communication_needs": resident.communication_needs,
        "employment_status": work.status.value,
        "occupation": work.occupation,
        "occupation_code": work.occupation_code,
        "industry_code": work.industry_code,
        "redundancy_risk": work.redundancy_risk.value,
        "benefits": work.benefits,
        "needs_interpreter": int(resident.needs_interpreter),
        "redundancy_by": day_text(work.redundancy_by),
        "hours_per_week": None if work.hours_per_week is None else str(work.hours_per_week),
        "pay_pence_per_hour": work.pay_pence_per_hour,
    }


def particular_values(resident: Resident) -> Values | None:
    """Return the row of a resident's particulars; None where nothing of them is known."""
    columns = particular_columns(resident)
    return {"resident_id": resident.id.bytes, **columns} if _says_something(columns) else None


def _says_something(columns: Values) -> bool:
    unpaid = columns["pay_pence_per_hour"] == 0
    return unpaid or any(value not in ("", "not_known", 0, None) for value in columns.values())


def read_work(row: Row[Any]) -> WorkSituation:
    """Return the work situation of a joined row."""
    if row.particular is None:
        return NOTHING_KNOWN
    hours = row.hours_per_week
    return WorkSituation(
        status=read_code(EmploymentStatus, row.employment_status),
        occupation=row.occupation,
        occupation_code=row.occupation_code,
        industry_code=row.industry_code,
        redundancy_risk=read_code(RedundancyRisk, row.redundancy_risk),
        redundancy_by=read_day(row.redundancy_by),
        hours_per_week=None if hours is None else Decimal(hours),
        pay_pence_per_hour=row.pay_pence_per_hour,
        benefits=row.benefits,
    )


def put_particulars(connection: Connection, resident_id: ResidentId, columns: Values) -> None:
    """Keep a resident's particulars in place of what was known; other columns are left out."""
    kept = resident_particulars
    connection.execute(delete(kept).where(kept.c.resident_id == resident_id.bytes))
    values = {name: columns[name] for name in columns if name in PARTICULARS}
    if _says_something(values):
        connection.execute(insert(kept), {"resident_id": resident_id.bytes, **values})


def words_in_use(connection: Connection, column: Column[str]) -> tuple[str, ...]:
    """Return what a column of residents holds, each once, in order."""
    kept = residents.c.deleted_at.is_(None)
    found = select(column).where(kept, column != "").distinct().order_by(column)
    return tuple(connection.execute(found).scalars())


def keep_changes(
    connection: Connection,
    resident_id: ResidentId,
    changes: Sequence[FieldChange],
    stamp: Stamp,
    import_id: ImportId | None = None,
) -> None:
    """Append what was changed to the history of a resident's fields, and by which import."""
    at = moment_text(stamp.at)
    rows = [
        {
            "resident_id": resident_id.bytes,
            "field": change.field,
            "before": change.before,
            "after": change.after,
            "changed_at": at,
            "worker": stamp.worker,
            "import_id": None if import_id is None else import_id.bytes,
        }
        for change in changes
    ]
    if rows:
        connection.execute(insert(field_changes), rows)


def changes_by_import(
    connection: Connection, import_id: ImportId
) -> dict[ResidentId, dict[str, tuple[str, str]]]:
    """Return what an import changed: of each resident, by field, the words before and after."""
    kept = field_changes.c
    found: dict[ResidentId, dict[str, tuple[str, str]]] = {}
    for row in connection.execute(select(field_changes).where(kept.import_id == import_id.bytes)):
        of_one = found.setdefault(ResidentId(read_id(row.resident_id)), {})
        of_one[row.field] = (row.before, row.after)
    return found


def changes_of(connection: Connection, resident_id: ResidentId) -> tuple[KeptChange, ...]:
    """Return what was changed of a resident, newest first."""
    kept = field_changes.c
    found = select(field_changes).where(kept.resident_id == resident_id.bytes)
    return tuple(
        KeptChange(
            FieldChange(row.field, row.before, row.after),
            datetime.fromisoformat(row.changed_at),
            row.worker,
        )
        for row in connection.execute(found.order_by(kept.position.desc()))
    )
