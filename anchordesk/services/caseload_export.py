"""The caseload as a spreadsheet: what the list shows, in the columns that were chosen.

The file is not encrypted, so it holds no more than is asked for, and nothing of notes, contact
details or equality monitoring.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.roles import UseCase
from anchordesk.services.at_risk import EVERYBODY, people_at_risk
from anchordesk.services.audit import note_alone
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.document_records import EndingWatch
from anchordesk.services.documents import all_stages
from anchordesk.services.doors import door
from anchordesk.services.files import write_whole_file
from anchordesk.services.library import Library
from anchordesk.services.people_sheet import (
    AboutColumn,
    AboutSheet,
    PeopleSheet,
    SheetCell,
    SheetKind,
)
from anchordesk.services.policy import ExportKind
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.view_counts import entries_shown
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

NOT_ENCRYPTED = (
    "The file is not encrypted: whoever has it can read it. Keep it where only you can open it, "
    "and delete it when you no longer need it."
)


class ExportRefusedError(RefusedError):
    """The caseload cannot be saved so."""

    code = "export-refused"


TEXT, DAY = "Words", "A day"


class ExportColumn(Enum):
    """What can stand in the file: code, the column's title, what it holds, and how."""

    NAME = "name", "Resident", "Preferred or first name with the family name.", TEXT
    REFERENCE = "reference", "Reference", "The organisation's own reference.", TEXT
    PATHWAY = "pathway", "Pathway", "The pathway they joined last.", TEXT
    STAGE = "stage", "Stage", "Where they are on it, or why they left.", TEXT
    NEXT_ACTION = "next-action", "Next action", "What is to be done first.", TEXT
    DUE = "due", "Due", "By when it is to be done.", DAY
    LAST_CONTACT = "last-contact", "Last contact", "When somebody was in touch last.", DAY
    WORKER = "worker", "Worker", "Who works with them.", TEXT
    ALERTS = "alerts", "Alerts", "Alerts and the safety instruction, between semicolons.", TEXT
    DOCUMENT = (
        *("document", "Next document to end"),
        *("The attached document that ends first, or has ended, and nobody saw to.", TEXT),
    )
    DOCUMENT_ENDS = "document-ends", "Document ends on", "The last day that it holds.", DAY

    def __init__(self, code: str, title_text: str, meaning: str, form: str) -> None:
        self.code = code
        self.title_text = title_text
        self.meaning = meaning
        self.form = form


OF_DOCUMENTS = frozenset({ExportColumn.DOCUMENT, ExportColumn.DOCUMENT_ENDS})
# Alerts tell of health or danger, documents of immigration or convictions: they go only where
# somebody asks for them.
USUAL_COLUMNS = tuple(
    column for column in ExportColumn if column not in OF_DOCUMENTS | {ExportColumn.ALERTS}
)
SCHEMA_VERSION = 2
"""Raised when a column is added, taken away or comes to hold something else."""


@door(UseCase.EXPORT_RECORDS)
def entries_for(workspace: Workspace, wanted: Wanted) -> tuple[CaseloadEntry, ...]:
    """Return the lines that the list shows when this is asked for."""
    risks = people_at_risk(workspace) if wanted.at_risk else {}
    return entries_shown(workspace, wanted, list_caseload(workspace), risks)


@door(UseCase.EXPORT_RECORDS)
def sheet_of(
    workspace: Workspace, entries: Sequence[CaseloadEntry], columns: Collection[ExportColumn]
) -> PeopleSheet:
    """Return the table of some lines, in their order; columns in theirs.

    Who asked that their record is left as it is stands in no file while that is open.

    Raises:
        ExportRefusedError: if no column is chosen.
    """
    chosen = [column for column in ExportColumn if column in columns]
    if not chosen:
        raise ExportRefusedError("No column is chosen.", what_to_do="Choose at least one.")
    with workspace.records.reading() as reading:
        kept_in = people_left_as_they_are(reading)
    leaving = [entry for entry in entries if entry.row.resident_id not in kept_in]
    cells = [_CELLS[column] for column in chosen]
    ends = _first_ends(workspace) if OF_DOCUMENTS & set(chosen) else {}
    known = _Known(workspace.library, ends)
    return PeopleSheet(
        title="Caseload",
        columns=tuple(column.title_text for column in chosen),
        rows=tuple(tuple(cell(known, entry) for cell in cells) for entry in leaving),
        about=_about(workspace, chosen, len(entries) - len(leaving)),
    )


@door(UseCase.EXPORT_RECORDS)
def write_caseload(workspace: Workspace, sheet: PeopleSheet, path: Path) -> Path:
    """Write the table to a file that only its owner can open, whole or not at all.

    It is written down in the audit trail first.

    Raises:
        AgainstPolicyError: if IT lets no such files be saved here.
        ExportRefusedError: if the file's name ends in no kind that can be written.
        StorageError: if it cannot be written.
    """
    kind = SheetKind.of(path)
    if kind is None:
        endings = ", ".join(kind.ending for kind in SheetKind)
        raise ExportRefusedError(
            f"A file called “{path.name}” cannot be written.",
            what_to_do=f"Choose a name that ends in one of {endings}.",
        )
    workspace.read_policy().refuse_export(ExportKind.CASELOAD)
    content = workspace.sheets.laid_out(sheet, kind)
    note_alone(
        workspace,
        AuditAction.CASELOAD_EXPORTED,
        format=kind.ending.removeprefix("."),
        people=len(sheet.rows),
    )
    write_whole_file(path, content, private=True)
    return path


@dataclass(frozen=True, slots=True)
class _Known:
    """What cells are made of beside the line itself."""

    library: Library
    ends: Mapping[ResidentId, Document]


def _about(workspace: Workspace, columns: Sequence[ExportColumn], left_out: int) -> AboutSheet:
    day = long_date(workspace.clock.today())
    return AboutSheet(
        (
            *([left_out_words(left_out)] if left_out else []),
            f"Made by AnchorDesk on {day} by {workspace.worker}, "
            f"{workspace.profile.organisation_name}.",
            f"Caseload, columns of version {SCHEMA_VERSION}. An empty cell is not known, or there "
            "is nothing.",
            NOT_ENCRYPTED,
        ),
        tuple(AboutColumn(one.title_text, one.code, one.meaning, one.form) for one in columns),
    )


def left_out_words(number: int) -> str:
    """Say how many are not in the file, since they asked that their record is left as it is."""
    people = "1 person is" if number == 1 else f"{number} people are"
    return f"{people} not in this file: they asked that their record is left as it is."


def _first_ends(workspace: Workspace) -> Mapping[ResidentId, Document]:
    """Return of each resident the document that ends first of those that nobody saw to."""
    watches = tuple(EndingWatch(kind, date.max, date.max) for kind in DocumentKind)
    stages = all_stages(workspace)
    with workspace.records.reading() as reading:
        found, _ = reading.documents_ending(watches, stages, EVERYBODY)
    first: dict[ResidentId, Document] = {}
    for one in found:
        first.setdefault(one.resident.id, one.document)
    return first


def _document(known: _Known, entry: CaseloadEntry) -> str:
    document = known.ends.get(entry.row.resident_id)
    return "" if document is None else document.kind.title_text


def _document_ends(known: _Known, entry: CaseloadEntry) -> SheetCell:
    document = known.ends.get(entry.row.resident_id)
    return None if document is None else document.ends_on


def _pathway_title(known: _Known, entry: CaseloadEntry) -> str:
    code = entry.row.pathway_code
    return "" if code is None else known.library.newest_pathway(code).title


def _last_contact(entry: CaseloadEntry) -> SheetCell:
    last = entry.row.last_contact
    return None if last is None else last.astimezone().date()


def _alerts(entry: CaseloadEntry) -> str:
    told = [*(alert.title_text for alert in entry.row.alerts), entry.row.safety_instruction]
    return "; ".join(words for words in told if words)


_CELLS: Mapping[ExportColumn, Callable[[_Known, CaseloadEntry], SheetCell]] = {
    ExportColumn.NAME: lambda _, entry: entry.row.name,
    ExportColumn.REFERENCE: lambda _, entry: entry.row.reference,
    ExportColumn.PATHWAY: _pathway_title,
    ExportColumn.STAGE: lambda _, entry: entry.stage_title,
    ExportColumn.NEXT_ACTION: lambda _, entry: entry.row.next_action,
    ExportColumn.DUE: lambda _, entry: entry.row.due_on,
    ExportColumn.LAST_CONTACT: lambda _, entry: _last_contact(entry),
    ExportColumn.WORKER: lambda _, entry: entry.row.worker,
    ExportColumn.ALERTS: lambda _, entry: _alerts(entry),
    ExportColumn.DOCUMENT: _document,
    ExportColumn.DOCUMENT_ENDS: _document_ends,
}
