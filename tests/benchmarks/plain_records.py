"""Two desks with the same residents: one encrypted, one in the clear through the same code.

The plain one is the same SQLite inside SQLCipher, opened without a key, so that what differs is
the encryption and not the version or the build. It exists in benchmarks only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlcipher3 import dbapi2

from anchordesk.adapters.carriers import CarriedFolder, HubCarrier
from anchordesk.adapters.documents.action_plan_pdf import ActionPlans
from anchordesk.adapters.documents.reading import SpreadsheetFiles
from anchordesk.adapters.documents.writing import ReturnFiles
from anchordesk.adapters.resource_library import load_library
from anchordesk.adapters.system import SystemClock, SystemIdentifiers
from anchordesk.adapters.vault.case_rows import action_values, contact_values, first_stamps
from anchordesk.adapters.vault.engine import PRAGMAS, RECORDS_FILE, KeyedConnections, keyed_engine
from anchordesk.adapters.vault.schema import migrate
from anchordesk.adapters.vault.tables import actions, contacts
from anchordesk.adapters.vault.unit_of_work import SqlCipherRecords
from anchordesk.adapters.vault.values import Stamp
from anchordesk.domain.pathway import Enrolment
from anchordesk.services.import_records import NewCase
from anchordesk.services.library import Library
from anchordesk.services.records import Records
from anchordesk.services.workspace import Workspace
from anchordesk.settings import resource_path
from tests.adapters.vault.throwaway import (
    NOON,
    a_contact,
    a_job,
    a_move,
    a_profile,
    a_resident,
    an_action,
    an_enrolment,
    an_import,
)
from tests.ui.made_up_desk import NAMES

KEY = b"k" * 32
CONTACTS_EACH = 14
"""With an enrolment, two moves, a job and two actions: 20 events a resident."""
ROWS_AT_A_TIME = 20_000
NOTE = "Rang about the interview on Thursday; needs the bus fare and somebody to watch the baby."


class PlainConnections(KeyedConnections):
    """Connections to a file in the clear, set up alike in all else."""

    def __call__(self) -> dbapi2.Connection:
        connection = dbapi2.connect(str(self.path), isolation_level=None, check_same_thread=False)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        return connection


@dataclass(frozen=True)
class Side:
    """A file of records and how it is opened.

    Attributes:
        keyed: Whether it is encrypted.
    """

    folder: Path
    keyed: bool

    @property
    def file(self) -> Path:
        return self.folder / RECORDS_FILE

    def connections(self, *, may_create: bool = False) -> KeyedConnections:
        kind = KeyedConnections if self.keyed else PlainConnections
        return kind(self.file, KEY, may_create=may_create)

    def make(self) -> None:
        self.folder.mkdir(parents=True)
        migrate(self.connections(may_create=True))

    def open(self) -> SqlCipherRecords:
        return SqlCipherRecords(self.connections(), None, SystemClock())


def made_up_cases(count: int) -> list[NewCase]:
    """People with an enrolment, two moves and a job each; the same names come again."""
    pathway = a_library().offered_pathways[0]
    stages = [stage.code for stage in pathway.stages]
    cases = []
    for number in range(count):
        given = NAMES[number % len(NAMES)].split()[0]
        family = NAMES[number * 7 // len(NAMES) % len(NAMES)].split()[1]
        resident = replace(a_resident(f"HH-{number}", given), family_name=family)
        stage = stages[number % len(stages)]
        enrolment: Enrolment = replace(
            an_enrolment(resident.id, stage),
            pathway_code=pathway.code,
            pathway_version=pathway.version,
        )
        moves = (a_move(enrolment.id, None, stages[0]), a_move(enrolment.id, stages[0], stage))
        cases.append(NewCase(resident, enrolment, moves, a_job(resident.id)))
    return cases


def fill(side: Side, cases: Sequence[NewCase]) -> None:
    """Keep everybody with 20 events each, the contacts in the order in which life brings them."""
    records = side.open()
    with records.changing() as change:
        change.save_profile(a_profile())
        change.add_import(an_import(len(cases)), cases)
    records.close()
    connections = side.connections()
    engine = keyed_engine(connections)
    with engine.begin() as connection:
        for values in _in_parts(_contacts(cases)):
            connection.execute(insert(contacts), values)
        for values in _in_parts(_actions(cases)):
            connection.execute(insert(actions), values)
    with engine.connect() as connection:
        _settle(connection)
    engine.dispose()


def a_workspace(records: Records) -> Workspace:
    """An open workspace on records that need no passphrase."""
    with records.reading() as look:
        profile = look.profile()
    return Workspace(
        records=records,
        profile=profile,
        library=a_library(),
        clock=SystemClock(),
        identifiers=SystemIdentifiers(),
        sheets=SpreadsheetFiles(),
        return_writer=ReturnFiles(resource_path("fonts")),
        hub_transport=HubCarrier(),
        open_envelope_folder=CarriedFolder,
        plan_writer=ActionPlans(fonts=resource_path("fonts")),
    )


def a_library() -> Library:
    return load_library(resource_path())


def _settle(connection: Connection) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.rollback()
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _contacts(cases: Sequence[NewCase]) -> Iterator[dict[str, object]]:
    order = random.Random(1)
    stamps = first_stamps(Stamp(NOON, "Sam"))
    for turn in range(CONTACTS_EACH):
        for case in order.sample(cases, len(cases)):
            contact = a_contact(case.resident.id, NOTE)
            contact = replace(contact, happened_at=NOON - timedelta(days=100 - turn))
            yield {**contact_values(contact), **stamps}


def _actions(cases: Sequence[NewCase]) -> Iterator[dict[str, object]]:
    stamps = first_stamps(Stamp(NOON, "Sam"))
    for case in cases:
        for day in (5, 9):
            yield {**action_values(an_action(case.resident.id, day=day)), **stamps}


def _in_parts(rows: Iterator[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    part: list[dict[str, object]] = []
    for row in rows:
        part.append(row)
        if len(part) == ROWS_AT_A_TIME:
            yield part
            part = []
    if part:
        yield part
