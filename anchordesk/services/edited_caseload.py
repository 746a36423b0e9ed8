"""Takes back a caseload that was saved as a spreadsheet and changed there.

Nothing is overwritten unseen: each changed cell is shown beside what the record holds, and where
the record was changed since the file was saved, it stays unless somebody takes the file's word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.editable_fields import EditableField, text_of, with_text
from anchordesk.domain.identifiers import ImportId, ResidentId
from anchordesk.domain.import_cells import RowProblem
from anchordesk.domain.import_mapping import MappingRefusedError
from anchordesk.domain.resident import Resident
from anchordesk.domain.roles import UseCase
from anchordesk.domain.row_versions import marking_secret
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.edited_comparison import (
    LEFT_AS_IT_IS,
    OF_A_COLLEAGUE,
    Comparison,
    EditKey,
    FieldEdit,
)
from anchordesk.services.errors import NotFoundError, SpreadsheetError
from anchordesk.services.export_columns import column_called
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.records import RecordsChanging, RecordsReading
from anchordesk.services.rights import people_left_as_they_are
from anchordesk.services.undoing import ChangedSinceError
from anchordesk.services.workspace import Workspace

MOST_ROWS = 50_000
PROGRESS_STEP = 500


@dataclass(frozen=True, slots=True)
class EditedCaseload:
    """What a file that came back would change; nothing has been changed yet.

    Attributes:
        problems: Rows of which nothing is taken, and why.
        not_taken: Changed cells of columns that are shown only.
        unchanged: How many rows say what was saved, or what the record holds.
    """

    file_name: str
    edits: tuple[FieldEdit, ...]
    problems: tuple[RowProblem, ...]
    not_taken: tuple[RowProblem, ...]
    unchanged: int
    notices: tuple[str, ...] = ()

    @property
    def clean(self) -> frozenset[EditKey]:
        """The edits that nobody has to choose about."""
        return frozenset(edit.key for edit in self.edits if not edit.both)


@door(UseCase.IMPORT)
def compare(workspace: Workspace, path: Path, progress: Progress = no_progress) -> EditedCaseload:
    """Compare a file that was saved here with the records. Changes nothing.

    Raises:
        SpreadsheetError: if the file cannot be read or has too many rows.
    """
    with workspace.records.reading() as reading:
        people = {one.id: one for one in reading.everybody()}
        stay = who_stays(reading)
    with workspace.sheets.open(path) as sheet:
        columns = [column_called(title) for title in sheet.header]
        rows = [
            (number, {c: cell for c, cell in zip(columns, cells, strict=True) if c is not None})
            for number, cells in _bounded(sheet.rows(), progress)
        ]
        notices = sheet.notices
    found = Comparison(people, stay, marking_secret(workspace.profile.tie_break_key), rows)
    for done, (number, row) in enumerate(rows):
        if done % PROGRESS_STEP == 0:
            progress(done, len(rows))
        found.take_row(number, row)
    return EditedCaseload(
        file_name=path.name,
        edits=tuple(found.edits),
        problems=tuple(found.problems),
        not_taken=tuple(found.not_taken),
        unchanged=found.unchanged,
        notices=notices,
    )


@door(UseCase.IMPORT)
def take_changes(
    workspace: Workspace,
    edited: EditedCaseload,
    taken: Collection[EditKey],
    *,
    draft: DraftKey | None = None,
    only_whole: bool = False,
    progress: Progress = no_progress,
) -> ImportBatch:
    """Change the records as chosen cells of the file say, in one transaction: all, or none.

    Args:
        taken: The edits to carry out; of all others the record stays as it is.
        only_whole: Change nothing while a row cannot be taken.
        progress: Told how many residents of how many are changed. If it raises, none is.

    Raises:
        MappingRefusedError: if nothing is chosen, or all rows were wanted and some cannot be taken.
        ChangedSinceError: if a record is not any more as it was compared; nothing is changed.
        DuplicateReferenceError, StorageError: nothing is changed.
    """
    if only_whole and edited.problems:
        raise MappingRefusedError(
            "Some rows of this file cannot be taken, and all or none were wanted.",
            what_to_do="Mend them in the file, or take the rows that are ready.",
        )
    by_person: dict[ResidentId, list[FieldEdit]] = {}
    for edit in edited.edits:
        if edit.key in taken:
            by_person.setdefault(edit.resident_id, []).append(edit)
    if not by_person:
        raise MappingRefusedError("No change of this file is chosen, so nothing was changed.")
    batch = ImportBatch(
        id=ImportId(workspace.identifiers.new_id()),
        file_name=edited.file_name,
        imported_at=workspace.now(),
        residents=len(by_person),
        changes=sum(len(edits) for edits in by_person.values()),
    )
    with workspace.records.changing() as change:
        if not who_stays(change).keys().isdisjoint(by_person):
            raise _changed_since()
        change.add_batch(batch)
        for done, (resident_id, edits) in enumerate(by_person.items()):
            progress(done, len(by_person))
            change.save_resident(_changed(change, resident_id, edits), batch.id)
        note(workspace, change, AuditAction.CHANGES_IMPORTED, residents=batch.residents)
        forget_with(change, draft)
    return batch


def take_back(workspace: Workspace, change: RecordsChanging, import_id: ImportId) -> int:
    """Put back what a file changed, where nobody has changed it since; return of how many people.

    Who asked that their record is left as it is keeps it as it is.
    """
    stay = who_stays(change)
    count = 0
    for resident_id, changes in change.changes_of_import(import_id).items():
        if resident_id in stay:
            continue
        with suppress(NotFoundError):
            before = change.resident(resident_id)
            after = before
            for field, (was, became) in changes.items():
                free = field != "reference" or not change.is_reference_of_other(resident_id, was)
                if text_of(after, EditableField(field)) == became and free:
                    after = with_text(after, EditableField(field), was)
            if after != before:
                change.save_resident(after)
                count += 1
    return count


def who_stays(reading: RecordsReading) -> Mapping[ResidentId, str]:
    """Return whose details no file may change, and why."""
    return {
        **dict.fromkeys(reading.covers.covered_for(), OF_A_COLLEAGUE),
        **dict.fromkeys(people_left_as_they_are(reading), LEFT_AS_IT_IS),
    }


def _changed(
    change: RecordsChanging, resident_id: ResidentId, edits: Collection[FieldEdit]
) -> Resident:
    try:
        person = change.resident(resident_id)
    except NotFoundError:
        raise _changed_since() from None
    for edit in edits:
        field = edit.column.field
        if field is None or text_of(person, field) != edit.desk:
            raise _changed_since()
        person = with_text(person, field, edit.file)
    return person


def _changed_since() -> ChangedSinceError:
    return ChangedSinceError(
        "A record was changed after the file was compared with it. Nothing was changed.",
        what_to_do="Compare the file again, and look at the changes once more.",
    )


def _bounded(
    rows: Iterator[tuple[int, tuple[str, ...]]], progress: Progress
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for done, row in enumerate(rows):
        if done == MOST_ROWS:
            raise SpreadsheetError(
                f"This file has more than {MOST_ROWS:,} rows, the most that one import takes.",
                what_to_do="Split it into smaller files and import them one after another.",
            )
        if done % PROGRESS_STEP == 0:
            progress(done, None)
        yield row
