"""Makes a new vault of what can be read of a damaged one, which is only read.

The damaged file is copied first, block by block, so that neither a disk that fails nor SQLite's own
files beside a database touch it again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from sqlalchemy import Connection, column, delete, func, insert, select, table
from sqlalchemy.dialects import sqlite
from sqlcipher3 import dbapi2

from anchordesk.adapters.keys.slot_files import make_private_file
from anchordesk.adapters.vault.backup import JOURNALS
from anchordesk.adapters.vault.engine import BEGIN, RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.integrity import PAGE, damage_of, tables_in
from anchordesk.adapters.vault.restoring import INCARNATION_BYTES, begin_new_run
from anchordesk.adapters.vault.salvage import DamagedReader, Salvaged, Values, columns_of, salvage
from anchordesk.adapters.vault.schema import NEWEST, refuse_newer, run_migrations
from anchordesk.adapters.vault.stand_ins import Mended, incomplete_references, mend
from anchordesk.adapters.vault.storage_errors import disk_refused
from anchordesk.adapters.vault.tables import desk_profile
from anchordesk.services.errors import RescueRefusedError
from anchordesk.services.rescue_report import RescuedKind, RescueReport

COPY = "damaged.db"
BLOCK_BYTES = 4096
LENGTHENED = 16
VERSION_TABLE = "alembic_version"
SETTINGS = "settings of this desk"
KINDS = {
    "residents": "residents",
    "contacts": "notes of contacts",
    "note_keys": "keys of restricted notes",
    "actions": "next actions",
    "outcomes": "jobs",
    "job_terms": "later terms of jobs",
    "job_changes": "earlier versions of jobs",
    "enrolments": "enrolments on pathways",
    "stage_moves": "moves between stages",
    "enrolment_terms": "workers, funders and rules of pathways",
    "equality_monitoring": "equality monitoring answers",
    "imports": "imports",
    "import_mappings": "saved import settings",
    "tallies": "tallies of colleagues",
    "releases": "approved returns",
    "outbox": "messages to send",
    "colleagues": "colleagues' desks",
    "drafts": "half-typed forms",
    "attachments": "attachments",
    "earlier_contacts": "earlier versions of notes",
    "goals": "goals of plans",
    "support_plans": "plans",
    "agreed_plans": "plans as they were agreed",
    "appointments": "appointments",
    "needs": "needs",
    "need_changes": "what needs said before",
    "ratings": "answers to measures",
    "referrals": "referrals",
    "approvals": "supervisors' approvals",
    "printed_letters": "letters that were printed",
    "applications": "job applications",
    "good_work_checks": "what residents said of their jobs",
    "legal_holds": "holds on records",
    "finding_answers": "that somebody looked at a finding and it is right",
    "application_steps": "steps of job applications",
    "eligibility_checks": "checks of eligibility",
    "attachment_chunks": "parts of attachments",
    "documents": "what documents are and when they end",
    "rights_requests": "requests about rights",
    "audit_events": "events of the audit trail",
    "concern_entries": "writings on safeguarding concerns",
    "address_warnings": "warnings about addresses",
    "breaches": "breaches of personal data",
    "desk_reports": "reports of desks",
}


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged vault, and what the new one is made with.

    Attributes:
        records: Its records file.
    """

    records: Path
    vault_id: UUID
    data_key: bytes = field(repr=False)


def refuse_unfit(damaged: Path, folder: Path) -> None:
    """Check that a rescue would not write into the damaged vault.

    Raises:
        RescueRefusedError: if the new folder is the damaged one or in it.
        OSError: if that cannot be seen.
    """
    source, chosen = damaged.resolve(), folder.resolve()
    if chosen == source or source in chosen.parents:
        raise RescueRefusedError(
            "The new vault cannot be in the folder of the damaged one, which is only read.",
            what_to_do="Choose a new folder, best on another disk.",
        )


def rescue_records(
    damaged: Damaged, folder: Path, now: datetime, random_bytes: Callable[[int], bytes]
) -> RescueReport:
    """Write what can be read into a new records file, complete it, and check it.

    Raises:
        RescueRefusedError: if nothing can be read, or the new file is not whole.
        NotAVaultError: if a newer AnchorDesk made the vault.
        OSError, sqlalchemy.exc.DBAPIError, dbapi2.Error: if a disk fails.
    """
    with ExitStack() as at_the_end:
        copy = folder / COPY
        at_the_end.callback(_remove_copy, copy)
        for ending in ("", "-wal"):
            _copy_what_can_be_read(Path(f"{damaged.records}{ending}"), Path(f"{copy}{ending}"))
        source = KeyedConnections(copy, damaged.data_key, may_create=False)
        at_the_end.callback(source.forget)
        make_private_file(folder / RECORDS_FILE)
        target = KeyedConnections(folder / RECORDS_FILE, damaged.data_key, may_create=False)
        at_the_end.callback(target.forget)
        with closing(_opened(source)) as connection:
            pages, damaged_pages = _look_at_pages(connection)
        with closing(DamagedReader(lambda: source.to_copy(copy, to_write=True))) as reader:
            report = _fill(target, reader, damaged.vault_id, now, random_bytes)
        with closing(target.to_copy(target.path)) as written:
            if damage_of(written):
                raise RescueRefusedError("The new vault was read back, and is not whole.")
    return replace(report, pages=pages, damaged_pages=damaged_pages)


def _opened(source: KeyedConnections) -> dbapi2.Connection:
    """Return a connection to the copy whose list of tables can be read."""
    connection = source.to_copy(source.path, to_write=True)
    try:
        if not _can_list(connection):
            # A file that was cut off is shorter than its first page says, and refused whole.
            connection.close()
            os.truncate(source.path, LENGTHENED * source.path.stat().st_size)
            connection = source.to_copy(source.path, to_write=True)
            if not _can_list(connection):
                raise RescueRefusedError(
                    "The list of tables at the start of the records file is damaged, and nothing "
                    "can be found without it."
                )
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _can_list(connection: dbapi2.Connection) -> bool:
    try:
        return bool(tables_in(connection))
    except dbapi2.DatabaseError:
        return False


def _look_at_pages(connection: dbapi2.Connection) -> tuple[int, tuple[int, ...]]:
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    said = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    numbers = {int(found[1]) for line in said if (found := PAGE.search(line))}
    return pages, tuple(sorted(number for number in numbers if number <= pages))


def _fill(
    target: KeyedConnections,
    reader: DamagedReader,
    vault_id: UUID,
    now: datetime,
    random_bytes: Callable[[int], bytes],
) -> RescueReport:
    engine = keyed_engine(target)
    try:
        with engine.execution_options(**{BEGIN: "IMMEDIATE"}).connect() as connection:
            # What belongs to something that is lost is seen to once all is there.
            _driver_of(connection).execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                found = _salvage_all(reader, connection)
                lost = {name: one.lost for name, one in found.items()}
                mended = mend(connection, vault_id, lost, now)
                incomplete = incomplete_references(connection, lost, mended.torn)
                desks = connection.execute(select(func.count()).select_from(desk_profile))
                new_desk_keys = desks.scalar_one() == 0
        begin_new_run(engine, random_bytes(INCARNATION_BYTES))
    finally:
        engine.dispose()
    return RescueReport((), 0, _kinds(found, mended), incomplete, mended.stand_ins, new_desk_keys)


def _salvage_all(reader: DamagedReader, connection: Connection) -> dict[str, Salvaged]:
    """Make the tables as the damaged vault had them, fill them, and bring them up to date."""
    run_migrations(connection, _version(reader))
    driver = _driver_of(connection)
    names = [name for name in tables_in(driver) if name != VERSION_TABLE]
    found = {name: _salvage_one(reader, driver, name) for name in names}
    run_migrations(connection)
    return found


def _version(reader: DamagedReader) -> str:
    found = reader.rows_of("SELECT version_num FROM alembic_version")
    # A vault is brought up to date whenever it is opened, so the newest is the best guess.
    version = str(found[0][0]) if found else NEWEST
    refuse_newer(version)
    return version


def _salvage_one(reader: DamagedReader, driver: dbapi2.Connection, name: str) -> Salvaged:
    columns = columns_of(reader, name)
    made = driver.execute(f"PRAGMA table_info({name})").fetchall()
    if columns != tuple(row[1] for row in made):
        return Salvaged(0, may_lack_more=True)
    # A migration may have put a row where the vault has one of its own.
    driver.execute(str(delete(table(name))))
    places = insert(table(name, *(column(one) for one in columns)))
    statement = str(places.compile(dialect=sqlite.dialect()))

    def keep(row: Values) -> None:
        driver.execute(statement, row)

    return salvage(reader, name, keep)


def _kinds(found: dict[str, Salvaged], mended: Mended) -> tuple[RescuedKind, ...]:
    kinds: dict[str, RescuedKind] = {}
    for name in (*KINDS, *(other for other in found if other not in KINDS)):
        one = found.get(name)
        if one is None:
            continue
        gone = mended.dropped.get(name, 0)
        words = KINDS.get(name, SETTINGS)
        before = kinds.get(words, RescuedKind(words, 0, 0))
        kinds[words] = RescuedKind(
            words,
            before.rescued + one.rows - gone,
            before.lost + len(one.lost) + gone,
            before.may_lack_more or one.may_lack_more,
        )
    return tuple(kind for kind in kinds.values() if kind != RescuedKind(kind.words, 0, 0))


def _copy_what_can_be_read(source: Path, target: Path) -> None:
    """Copy a file; a block that the disk does not give back becomes an empty one."""
    if not source.exists():
        return
    make_private_file(target)
    with source.open("rb", buffering=0) as read, target.open("rb+") as written:
        length = source.stat().st_size
        for offset in range(0, length, BLOCK_BYTES):
            read.seek(offset)
            try:
                block = read.read(BLOCK_BYTES)
            except OSError:
                block = bytes(min(BLOCK_BYTES, length - offset))
            written.write(block)


def _remove_copy(copy: Path) -> None:
    for ending in ("", *JOURNALS):
        Path(f"{copy}{ending}").unlink(missing_ok=True)


def _driver_of(connection: Connection) -> dbapi2.Connection:
    driver = connection.connection.driver_connection
    if driver is None:
        raise disk_refused()
    return driver
