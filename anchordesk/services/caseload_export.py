"""The caseload as a spreadsheet: what the list shows, in the columns that were chosen.

The file is not encrypted, so it holds no more than is asked for, and nothing of notes, contact
details or equality monitoring. With a key and a version in each row it can come back changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.dates import long_date
from anchordesk.domain.document import Document, DocumentKind
from anchordesk.domain.editable_fields import EditableField, text_of
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.row_versions import marking_secret, version_of
from anchordesk.domain.text import tidy_line
from anchordesk.services.at_risk import EVERYBODY, people_at_risk
from anchordesk.services.audit import note_alone
from anchordesk.services.caseload import CaseloadEntry, list_caseload
from anchordesk.services.document_records import EndingWatch
from anchordesk.services.documents import all_stages
from anchordesk.services.doors import door
from anchordesk.services.export_columns import (
    MARKS,
    OF_DOCUMENTS,
    SCHEMA_VERSION,
    ExportColumn,
)
from anchordesk.services.exported_needs import unresolved_needs
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
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.view_counts import entries_shown
from anchordesk.services.wanted import Wanted
from anchordesk.services.workspace import Workspace

NOT_ENCRYPTED = (
    "The file is not encrypted: whoever has it can read it. Keep it where only you can open it, "
    "and delete it when you no longer need it."
)

COMES_BACK = (
    "Cells of some columns can be changed and brought back: choose Import residents, and this "
    "file. Leave the names of the columns, the keys and the versions as they are."
)


class ExportRefusedError(RefusedError):
    """The caseload cannot be saved so."""

    code = "export-refused"


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
    told = [column for column in ExportColumn if column in columns and column not in MARKS]
    if not told:
        raise ExportRefusedError("No column is chosen.", what_to_do="Choose at least one.")
    # One without the other is of no use.
    chosen = [*told, *(sorted(MARKS, key=list(ExportColumn).index) if MARKS & set(columns) else ())]
    with_fields = any(column.field not in {None, EditableField.REFERENCE} for column in told)
    with workspace.records.reading() as reading:
        kept_in = people_left_as_they_are(reading)
        people = {one.id: one for one in reading.everybody()} if with_fields else {}
    leaving = [entry for entry in entries if entry.row.resident_id not in kept_in]
    ends = _first_ends(workspace) if OF_DOCUMENTS & set(chosen) else {}
    needs = unresolved_needs(workspace) if ExportColumn.NEEDS in chosen else {}
    known = _Known(workspace.library, workspace.clock.today(), ends, people, needs)
    secret = marking_secret(workspace.profile.tie_break_key) if MARKS & set(columns) else None
    return PeopleSheet(
        title="Caseload",
        columns=tuple(column.title_text for column in chosen),
        rows=tuple(_row(known, told, entry, secret) for entry in leaving),
        about=_about(workspace, chosen, len(entries) - len(leaving)),
    )


@door(UseCase.EXPORT_RECORDS)
def write_caseload(
    workspace: Workspace, sheet: PeopleSheet, path: Path, progress: Progress = no_progress
) -> Path:
    """Write the table to a file that only its owner can open, whole or not at all.

    It is written down in the audit trail first.

    Args:
        progress: Told of the rows; ends it by raising, with no file and nothing written down.

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
    content = workspace.sheets.laid_out(sheet, kind, progress)
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
    today: date
    ends: Mapping[ResidentId, Document]
    people: Mapping[ResidentId, Resident]
    needs: Mapping[ResidentId, str]

    def field(self, entry: CaseloadEntry, field: EditableField) -> str:
        """Return what a field of a resident holds; nothing of one who went meanwhile."""
        person = self.people.get(entry.row.resident_id)
        return "" if person is None else text_of(person, field)


def _row(
    known: _Known, columns: Sequence[ExportColumn], entry: CaseloadEntry, secret: bytes | None
) -> tuple[SheetCell, ...]:
    """Return the cells of a row; with a secret, its key and the marks of its cells at their end."""
    cells = tuple(_CELLS[column](known, entry) for column in columns)
    if secret is None:
        return cells
    key = entry.row.resident_id
    marked = {
        column.code: cell.isoformat() if isinstance(cell, date) else tidy_line(str(cell or ""))
        for column, cell in zip(columns, cells, strict=True)
    }
    return (*cells, str(key), version_of(secret, key, marked))


def _about(workspace: Workspace, columns: Sequence[ExportColumn], left_out: int) -> AboutSheet:
    day = long_date(workspace.clock.today())
    return AboutSheet(
        (
            *([left_out_words(left_out)] if left_out else []),
            f"Made by AnchorDesk on {day} by {workspace.worker}, "
            f"{workspace.profile.organisation_name}.",
            f"Caseload, columns of version {SCHEMA_VERSION}. An empty cell is not known, or there "
            "is nothing.",
            *([COMES_BACK] if MARKS & set(columns) else []),
            NOT_ENCRYPTED,
        ),
        tuple(
            AboutColumn(one.title_text, one.code, one.meaning, one.form + _comes_back(one))
            for one in columns
        ),
    )


def _comes_back(column: ExportColumn) -> str:
    return "" if column.field is None else "; a change can be brought back"


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


def _days_at_stage(known: _Known, entry: CaseloadEntry) -> str:
    since = entry.row.stage_since
    return "" if since is None else str((known.today - since).days)


def _last_contact(entry: CaseloadEntry) -> SheetCell:
    last = entry.row.last_contact
    return None if last is None else last.astimezone().date()


def _alerts(entry: CaseloadEntry) -> str:
    told = [*(alert.title_text for alert in entry.row.alerts), entry.row.safety_instruction]
    return "; ".join(words for words in told if words)


def _of_field(field: EditableField | None) -> Callable[[_Known, CaseloadEntry], SheetCell]:
    return lambda known, entry: "" if field is None else known.field(entry, field)


_CELLS: Mapping[ExportColumn, Callable[[_Known, CaseloadEntry], SheetCell]] = {
    ExportColumn.NAME: lambda _, entry: entry.row.name,
    ExportColumn.REFERENCE: lambda _, entry: entry.row.reference,
    ExportColumn.PATHWAY: _pathway_title,
    ExportColumn.STAGE: lambda _, entry: entry.stage_title,
    ExportColumn.STAGE_SINCE: lambda _, entry: entry.row.stage_since,
    ExportColumn.STAGE_DAYS: _days_at_stage,
    ExportColumn.NEXT_ACTION: lambda _, entry: entry.row.next_action,
    ExportColumn.DUE: lambda _, entry: entry.row.due_on,
    ExportColumn.LAST_CONTACT: lambda _, entry: _last_contact(entry),
    ExportColumn.WORKER: lambda _, entry: entry.row.worker,
    ExportColumn.ALERTS: lambda _, entry: _alerts(entry),
    ExportColumn.NEEDS: lambda known, entry: known.needs.get(entry.row.resident_id, ""),
    ExportColumn.DOCUMENT: _document,
    ExportColumn.DOCUMENT_ENDS: _document_ends,
    **{
        column: _of_field(column.field)
        for column in ExportColumn
        if column.field not in {None, EditableField.REFERENCE}
    },
}
