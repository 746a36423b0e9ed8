"""Reads the whole caseload in four statements, however many residents there are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import Connection, func, select

from anchordesk.adapters.vault.case_rows import read_alerts
from anchordesk.adapters.vault.tables import actions, contacts, enrolments, residents
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.services.records import CaseloadRow

_NOBODY = ResidentId(UUID(int=0))
_ANY_DAY = datetime(1, 1, 1, tzinfo=UTC).date()


def read_caseload(connection: Connection) -> tuple[CaseloadRow, ...]:
    """Return every resident who is not deleted, by name, then reference."""
    enrolled = _newest_enrolments(connection)
    due = _next_actions(connection)
    met = _last_contacts(connection)
    kept = residents.c
    found = connection.execute(
        select(
            kept.id,
            kept.given_name,
            kept.family_name,
            kept.preferred_name,
            kept.reference,
            kept.worker,
            kept.alerts,
        ).where(kept.deleted_at.is_(None))
    )
    rows = []
    for key, given, family, preferred, reference, worker, alerts in found:
        enrolment_id, pathway_code, stage = enrolled.get(key, (None, None, None))
        words, due_on = due.get(key, ("", None))
        last_contact = met.get(key)
        rows.append(
            CaseloadRow(
                resident_id=ResidentId(UUID(bytes=key)),
                name=_display_name(given, family, preferred, reference),
                reference=reference,
                enrolment_id=None
                if enrolment_id is None
                else EnrolmentId(UUID(bytes=enrolment_id)),
                pathway_code=pathway_code,
                stage=stage,
                next_action=words,
                due_on=None if due_on is None else date.fromisoformat(due_on),
                last_contact=None if last_contact is None else datetime.fromisoformat(last_contact),
                worker=worker,
                alerts=read_alerts(alerts),
            )
        )
    rows.sort(key=lambda row: (row.name.casefold(), row.reference.casefold()))
    return tuple(rows)


def _display_name(given: str, family: str, preferred: str, reference: str) -> str:
    """The resident's own rule for the name to show."""
    return Resident(
        id=_NOBODY,
        reference=reference,
        registered_on=_ANY_DAY,
        given_name=given,
        family_name=family,
        preferred_name=preferred,
    ).display_name


def _newest_enrolments(connection: Connection) -> dict[bytes, tuple[bytes, str, str]]:
    kept = enrolments.c
    # SQLite takes the other columns from the row that holds the maximum.
    newest = select(
        kept.resident_id, kept.id, kept.pathway_code, kept.stage, func.max(kept.position)
    ).group_by(kept.resident_id)
    return {key: (found, code, stage) for key, found, code, stage, _ in connection.execute(newest)}


def _next_actions(connection: Connection) -> dict[bytes, tuple[str, str]]:
    kept = actions.c
    first_due = (
        select(kept.resident_id, kept.words, func.min(kept.due_on))
        .where(kept.done_at.is_(None))
        .group_by(kept.resident_id)
    )
    return {key: (words, due_on) for key, words, due_on in connection.execute(first_due)}


def _last_contacts(connection: Connection) -> dict[bytes, str]:
    kept = contacts.c
    latest = select(kept.resident_id, func.max(kept.happened_at)).group_by(kept.resident_id)
    return {key: moment for key, moment in connection.execute(latest)}  # noqa: C416 - for mypy
