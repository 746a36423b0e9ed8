"""Keeps a whole import in a few statements, and takes it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from anchordesk.adapters.vault.attachment_tables import attachments
from anchordesk.adapters.vault.case_rows import (
    Values,
    enrolment_values,
    first_stamps,
    outcome_values,
    resident_values,
    stage_move_values,
)
from anchordesk.adapters.vault.casework_tables import TABLES_OF_RESIDENTS
from anchordesk.adapters.vault.concern_tables import concern_entries
from anchordesk.adapters.vault.engine import wide_cache
from anchordesk.adapters.vault.exchange_rows import import_values
from anchordesk.adapters.vault.job_tables import job_changes
from anchordesk.adapters.vault.resident_rows import equality_values, particular_values
from anchordesk.adapters.vault.resident_tables import equality_monitoring, resident_particulars
from anchordesk.adapters.vault.tables import (
    actions,
    contacts,
    drafts,
    enrolments,
    imports,
    outcomes,
    residents,
    stage_moves,
)
from anchordesk.adapters.vault.values import Stamp, moment_text
from anchordesk.domain.identifiers import ImportId
from anchordesk.services.errors import DuplicateReferenceError, NotFoundError
from anchordesk.services.import_records import ImportBatch, NewCase
from anchordesk.services.progress import Progress, no_progress

ROWS_AT_A_TIME = 1_000


def keep_import(
    connection: Connection,
    batch: ImportBatch,
    cases: Sequence[NewCase],
    stamp: Stamp,
    progress: Progress = no_progress,
) -> None:
    """Keep an import and all its cases.

    Args:
        progress: Told how many rows of how many are written. If it raises, nothing is.

    Raises:
        DuplicateReferenceError: if a reference is there twice or in use; nothing is written.
    """
    with wide_cache(connection):
        _keep_import(connection, batch, cases, stamp, progress)


def _keep_import(
    connection: Connection,
    batch: ImportBatch,
    cases: Sequence[NewCase],
    stamp: Stamp,
    progress: Progress,
) -> None:
    stamps = first_stamps(stamp)
    people = [
        {**resident_values(case.resident), "import_id": batch.id.bytes, **stamps} for case in cases
    ]
    _refuse_used_references(connection, people)
    insert_all(connection, imports, [{**import_values(batch), **stamps}])
    particulars = [particular_values(case.resident) for case in cases]
    written: tuple[tuple[Table, Sequence[Values]], ...] = (
        (residents, people),
        (equality_monitoring, [{**equality_values(case.resident), **stamps} for case in cases]),
        (resident_particulars, [values for values in particulars if values is not None]),
        (
            enrolments,
            [
                {**enrolment_values(case.enrolment, batch.id), **stamps}
                for case in cases
                if case.enrolment is not None
            ],
        ),
        (
            stage_moves,
            [
                {**stage_move_values(move, batch.id), **stamps, "worker": move.worker}
                for case in cases
                for move in case.moves
            ],
        ),
        (
            outcomes,
            [
                {**outcome_values(case.outcome, batch.id), **stamps, "worker": case.outcome.worker}
                for case in cases
                if case.outcome is not None
            ],
        ),
    )
    done, whole = 0, sum(len(rows) for _, rows in written)
    for table, rows in written:
        for begin in range(0, len(rows), ROWS_AT_A_TIME):
            progress(done, whole)
            part = rows[begin : begin + ROWS_AT_A_TIME]
            insert_all(connection, table, part)
            done += len(part)
    progress(done, whole)


def take_import_back(connection: Connection, import_id: ImportId, undone_at: datetime) -> int:
    """Mark an import's residents as deleted, unless somebody has worked on them since.

    Returns how many went. Raises NotFoundError if there is no such import.
    """
    moment = moment_text(undone_at)
    known = connection.execute(
        update(imports)
        .where(imports.c.id == import_id.bytes)
        .values(
            undone_at=func.coalesce(imports.c.undone_at, moment),
            updated_at=moment,
            revision=imports.c.revision + 1,
        )
    )
    if known.rowcount == 0:
        raise NotFoundError("That import is not in this vault.")
    gone = connection.execute(
        update(residents)
        .where(
            residents.c.import_id == import_id.bytes,
            residents.c.deleted_at.is_(None),
            residents.c.revision == 1,
            *(~added for added in _added_since(import_id)),
        )
        .values(deleted_at=moment, updated_at=moment, revision=residents.c.revision + 1)
    )
    connection.execute(
        delete(drafts).where(
            drafts.c.subject.in_(
                select(residents.c.id).where(
                    residents.c.import_id == import_id.bytes, residents.c.deleted_at.is_not(None)
                )
            )
        )
    )
    return gone.rowcount


def _added_since(import_id: ImportId) -> tuple[ColumnElement[bool], ...]:
    """What shows that somebody has worked on a resident after the import."""
    later_move = (
        select(stage_moves.c.position)
        .join(enrolments, enrolments.c.id == stage_moves.c.enrolment_id)
        .where(enrolments.c.resident_id == residents.c.id, _not_from(stage_moves, import_id))
    )
    changed_enrolment = select(enrolments.c.position).where(
        enrolments.c.resident_id == residents.c.id,
        or_(_not_from(enrolments, import_id), enrolments.c.revision > 1),
    )
    later_job = select(outcomes.c.position).where(
        outcomes.c.resident_id == residents.c.id, _not_from(outcomes, import_id)
    )
    a_contact = select(contacts.c.position).where(contacts.c.resident_id == residents.c.id)
    an_action = select(actions.c.position).where(actions.c.resident_id == residents.c.id)
    attached = select(attachments.c.position).where(attachments.c.resident_id == residents.c.id)
    in_the_file = (
        select(table.c.position).where(table.c.resident_id == residents.c.id)
        for table in (*TABLES_OF_RESIDENTS, concern_entries, job_changes)
    )
    shown = (
        *(later_move, changed_enrolment, later_job, a_contact, an_action, attached),
        *in_the_file,
    )
    return tuple(exists(found) for found in shown)


def _not_from(table: Table, import_id: ImportId) -> ColumnElement[bool]:
    return table.c.import_id.is_distinct_from(import_id.bytes)


def _refuse_used_references(connection: Connection, people: Sequence[Values]) -> None:
    counted = Counter(person["reference_folded"] for person in people)
    kept = residents.c
    in_use = set(
        connection.execute(select(kept.reference_folded).where(kept.deleted_at.is_(None))).scalars()
    )
    if len(counted) < len(people) or not in_use.isdisjoint(counted):
        raise DuplicateReferenceError


def insert_all(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert rows by one prepared statement."""
    if rows:
        connection.execute(insert(table), rows)
