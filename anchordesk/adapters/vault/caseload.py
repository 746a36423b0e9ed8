"""Reads the whole caseload in six statements, however many residents there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from sys import intern
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Result, func, select

from anchordesk.adapters.vault.address_warnings import heeded_at_addresses, heeded_together
from anchordesk.adapters.vault.case_rows import read_alerts
from anchordesk.adapters.vault.cover_storage import read_covered
from anchordesk.adapters.vault.resident_tables import resident_particulars
from anchordesk.adapters.vault.restriction import asked_to_be_left
from anchordesk.adapters.vault.tables import actions, contacts, enrolments, residents
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.domain.resident import name_to_show
from anchordesk.services.finding_records import AtStage
from anchordesk.services.records import CaseloadRow

ROWS_AT_A_TIME = 1000


def read_caseload(connection: Connection) -> tuple[CaseloadRow, ...]:
    """Return every resident who is not deleted, by name, then reference.

    Tables are read from end to end: by an index, each row would be another page to decrypt.
    """
    enrolled = _newest_enrolments(connection)
    due = _next_actions(connection)
    met = _last_contacts(connection)
    heeded = all_safety_instructions(connection)
    covered = read_covered(connection)
    left_as_they_are = asked_to_be_left(connection)
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
        )
        .where(kept.deleted_at.is_(None))
        .order_by(kept.position)
    )
    rows = []
    for key, given, family, preferred, reference, worker, alerts in _in_parts(found):
        pathway_code, stage, since = enrolled.pop(key, (None, None, None))
        words, due_on = due.pop(key, ("", None))
        last_contact = met.pop(key, None)
        resident_id = ResidentId(UUID(bytes=key))
        rows.append(
            CaseloadRow(
                resident_id=resident_id,
                name=name_to_show(given, family, preferred, reference),
                reference=reference,
                pathway_code=pathway_code,
                stage=stage,
                next_action=words,
                due_on=None if due_on is None else date.fromisoformat(due_on),
                last_contact=None if last_contact is None else datetime.fromisoformat(last_contact),
                worker=intern(worker),
                alerts=read_alerts(alerts),
                safety_instruction=heeded.pop(key, ""),
                cover_for=covered[resident_id].name if resident_id in covered else "",
                left_as_it_is=resident_id in left_as_they_are,
                stage_since=since,
            )
        )
    # Every page of the list was read once: keeping them costs 2 MB a connection.
    connection.exec_driver_sql("PRAGMA shrink_memory")
    # By name, then by reference. One key at a time takes a third of the memory of pairs.
    rows.sort(key=lambda row: row.reference.casefold())
    rows.sort(key=lambda row: row.name.casefold())
    return tuple(rows)


def read_stages_by_pathway(connection: Connection) -> dict[str, dict[ResidentId, AtStage]]:
    """Return at which stage of each pathway everybody is, by their newest enrolment on it."""
    kept = enrolments.c
    in_order = select(kept.pathway_code, kept.resident_id, kept.id, kept.stage, kept.stage_since)
    days: dict[str, date] = {}
    found: dict[str, dict[ResidentId, AtStage]] = {}
    for code, key, enrolment, stage, since in _in_parts(
        connection.execute(in_order.order_by(kept.position))
    ):
        day = _day(since, days)
        at = AtStage(EnrolmentId(UUID(bytes=enrolment)), intern(stage), day)
        found.setdefault(intern(code), {})[ResidentId(UUID(bytes=key))] = at
    return found


def _newest_enrolments(connection: Connection) -> dict[bytes, tuple[str, str, date | None]]:
    kept = enrolments.c
    columns = (kept.resident_id, kept.pathway_code, kept.stage, kept.stage_since)
    found = _in_parts(connection.execute(select(*columns).order_by(kept.position)))
    days: dict[str, date] = {}
    return {
        key: (intern(code), intern(stage), _day(since, days)) for key, code, stage, since in found
    }


def _day(text: str | None, known: dict[str, date]) -> date | None:
    """Return a day of a column; the same day is one value, however many came to a stage on it."""
    if text is None:
        return None
    found = known.get(text)
    if found is None:
        found = known[text] = date.fromisoformat(text)
    return found


def _next_actions(connection: Connection) -> dict[bytes, tuple[str, str]]:
    kept = actions.c
    open_ones = (
        select(kept.resident_id, kept.words, kept.due_on)
        .where(kept.done_at.is_(None))
        .order_by(kept.position)
    )
    first_due: dict[bytes, tuple[str, str]] = {}
    for key, words, due_on in _in_parts(connection.execute(open_ones)):
        known = first_due.get(key)
        if known is None or due_on < known[1]:
            first_due[key] = (words, due_on)
    return first_due


def _last_contacts(connection: Connection) -> dict[bytes, str]:
    kept = contacts.c
    latest = select(kept.resident_id, func.max(kept.happened_at)).group_by(kept.resident_id)
    return {key: moment for key, moment in _in_parts(connection.execute(latest))}  # noqa: C416 - for mypy


def all_safety_instructions(connection: Connection) -> dict[bytes, str]:
    """Return what must be heeded before a visit, by the key of whoever has such a line.

    Also what is known of their address, whoever of those who live there it was said of.
    """
    kept = resident_particulars.c
    told = select(kept.resident_id, kept.safety_instruction).where(kept.safety_instruction != "")
    found = dict(_in_parts(connection.execute(told)))
    for key, words in heeded_at_addresses(connection).items():
        found[key] = heeded_together(found.get(key, ""), words)
    return found


def _in_parts(found: Result[Any]) -> Iterator[Any]:
    """Yield the rows of a result, fetched by the thousand: fast, and little at a time."""
    for part in found.partitions(ROWS_AT_A_TIME):
        yield from part
