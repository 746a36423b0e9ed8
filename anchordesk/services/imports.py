"""Importing a spreadsheet of residents: look, check, carry out, undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from anchordesk.domain.audit import AuditAction
from anchordesk.domain.draft import DraftKey
from anchordesk.domain.errors import RefusedError
from anchordesk.domain.identifiers import ImportId
from anchordesk.domain.import_cells import RowProblem
from anchordesk.domain.import_guess import fitting_mapping, guess_mapping
from anchordesk.domain.import_mapping import Field, ImportMapping, MappingRefusedError
from anchordesk.domain.import_mapping_file import read_mapping, write_mapping
from anchordesk.domain.import_row import ImportedRow, read_row
from anchordesk.domain.roles import UseCase
from anchordesk.services.audit import note
from anchordesk.services.doors import door
from anchordesk.services.drafts import forget_with
from anchordesk.services.edited_caseload import take_back
from anchordesk.services.errors import SpreadsheetError
from anchordesk.services.export_columns import comes_back
from anchordesk.services.import_cases import StageNotKnownError, new_case
from anchordesk.services.import_fixes import CellFix, UnknownWord, by_row, unknown_words
from anchordesk.services.import_records import ImportBatch, NewCase
from anchordesk.services.progress import Progress, no_progress
from anchordesk.services.workspace import Workspace

MOST_ROWS = 50_000
SAMPLE_ROWS = 3
PROGRESS_STEP = 500


@dataclass(frozen=True, slots=True)
class SheetLook:
    """A first look at a spreadsheet.

    Attributes:
        sample: The first rows, cells in the order of the header.
        suggested: The saved or shipped mapping that fits, else one guessed from the names.
        notices: What a person should know, such as the encoding that was guessed.
    """

    path: Path
    header: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]
    suggested: ImportMapping
    notices: tuple[str, ...]

    @property
    def comes_back(self) -> bool:
        """Whether it is a caseload that was saved here, to be compared with the records."""
        return comes_back(self.header)


@dataclass(frozen=True, slots=True)
class ImportCheck:
    """What an import would do; nothing has been changed yet.

    Attributes:
        ready: The cases that will be added.
        problems: Rows that cannot be, and why.
        duplicates: Numbers of rows whose reference is in the vault or earlier in the file.
        lacking: Sentences on what the file does not have, and how AnchorDesk goes on.
        unknown: Words that the lists do not have, in the order of the fields.
        header: The columns of the file.
        left_out: The cells of each row with a problem, in the order of the header.
    """

    file_name: str
    mapping: ImportMapping
    ready: tuple[NewCase, ...]
    problems: tuple[RowProblem, ...]
    duplicates: tuple[int, ...]
    lacking: tuple[str, ...]
    notices: tuple[str, ...]
    unknown: tuple[UnknownWord, ...] = ()
    header: tuple[str, ...] = ()
    left_out: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def enrolled(self) -> int:
        """How many of the ready cases are enrolled on a pathway."""
        return sum(case.enrolment is not None for case in self.ready)

    @property
    def with_job(self) -> int:
        """How many of the ready cases have a job."""
        return sum(case.outcome is not None for case in self.ready)


@door(UseCase.IMPORT)
def look(workspace: Workspace, path: Path) -> SheetLook:
    """Look at a spreadsheet's columns and first rows, and suggest a mapping.

    Raises:
        SpreadsheetError: if it cannot be read.
    """
    with workspace.records.reading() as reading:
        saved = [read_mapping(text, "saved mapping") for text in reading.saved_mappings()]
    with workspace.sheets.open(path) as sheet:
        sample: list[tuple[str, ...]] = []
        for _, cells in sheet.rows():
            sample.append(cells)
            if len(sample) == SAMPLE_ROWS:
                break
        header, notices = sheet.header, sheet.notices
    pathways = workspace.library.offered_pathways
    suggested = fitting_mapping(header, [*saved, *workspace.library.mappings]) or guess_mapping(
        header, pathways[0].code if pathways else ""
    )
    return SheetLook(path, header, tuple(sample), suggested, notices)


@door(UseCase.IMPORT)
def check(
    workspace: Workspace,
    path: Path,
    mapping: ImportMapping,
    progress: Progress | None = None,
    fixes: Sequence[CellFix] = (),
) -> ImportCheck:
    """Read every row by the mapping and say what an import would do. Changes nothing.

    Fixes take the place of what the file holds; the file itself stays as it is.

    Raises:
        SpreadsheetError: if the file cannot be read or has too many rows.
        MappingRefusedError: if the mapping names columns or a pathway that are not there.
    """
    pathway = workspace.library.newest_pathway(mapping.pathway) if mapping.pathway else None
    with workspace.records.reading() as reading:
        taken = set(reading.references())
    today = workspace.clock.today()
    ready: list[NewCase] = []
    problems: list[RowProblem] = []
    duplicates: list[int] = []
    left_out: dict[int, tuple[str, ...]] = {}
    fixed = by_row(fixes)
    with workspace.sheets.open(path) as sheet:
        _refuse_missing_columns(mapping, sheet.header)
        header = sheet.header
        for number, row in _rows(header, sheet.rows(), progress):
            row.update(fixed.get(number, {}))
            imported = read_row(mapping, number, row, today)
            if not isinstance(imported, ImportedRow):
                problems.extend(imported)
                left_out[number] = tuple(row[name] for name in header)
                continue
            reference = imported.reference or _made_reference(number, taken)
            if reference.casefold() in taken:
                duplicates.append(number)
                continue
            try:
                case = new_case(workspace, imported, reference, pathway, today)
            except RefusedError as problem:
                problems.append(_row_problem(number, mapping, problem))
                left_out[number] = tuple(row[name] for name in header)
                continue
            taken.add(reference.casefold())
            ready.append(case)
        notices = sheet.notices
    return ImportCheck(
        file_name=path.name,
        mapping=mapping,
        ready=tuple(ready),
        problems=tuple(problems),
        duplicates=tuple(duplicates),
        lacking=_lacking(mapping),
        notices=notices,
        unknown=unknown_words(mapping, problems, header, left_out),
        header=header,
        left_out=left_out,
    )


@door(UseCase.IMPORT)
def carry_out(
    workspace: Workspace,
    checked: ImportCheck,
    *,
    draft: DraftKey | None = None,
    only_whole: bool = False,
    progress: Progress = no_progress,
) -> ImportBatch:
    """Add every ready case in one transaction: all of them, or none.

    With `only_whole`, nothing is added while any row has a problem.

    The draft of it, if one is named, is forgotten in the same transaction.

    Args:
        progress: Told how many records of how many are written. If it raises, nothing is added.

    Raises:
        DuplicateReferenceError: if a reference was taken since the check; nothing is added.
        MappingRefusedError: if no row is ready, or some are not and all were wanted.
        StorageError: nothing is added.
    """
    if not checked.ready:
        raise MappingRefusedError("No row of this file is ready to import.")
    if only_whole and checked.problems:
        raise MappingRefusedError(
            "Some rows of this file need fixing, and all or none were to be imported.",
            what_to_do="Correct them, or import the rows that are ready.",
        )
    mapping = replace(checked.mapping, header=checked.header)
    batch = ImportBatch(
        id=ImportId(workspace.identifiers.new_id()),
        file_name=checked.file_name,
        imported_at=workspace.now(),
        residents=len(checked.ready),
    )
    with workspace.records.changing() as change:
        change.add_import(batch, checked.ready, progress)
        name = _name_for(mapping, change.saved_mappings())
        change.save_mapping(name, write_mapping(replace(mapping, name=name)), workspace.now())
        note(workspace, change, AuditAction.IMPORTED, residents=batch.residents)
        forget_with(change, draft)
    return batch


def _name_for(mapping: ImportMapping, kept: Sequence[str]) -> str:
    """Return the mapping's name, or one like it where that is kept for files of another shape."""
    shapes = {known.name: known.header for known in (read_mapping(text, "") for text in kept)}
    name, number = mapping.name, 1
    while shapes.get(name, mapping.header) not in (mapping.header, ()):
        number += 1
        name = f"{mapping.name} ({number})"
    return name


@door(UseCase.IMPORT)
def undo(workspace: Workspace, import_id: ImportId) -> int:
    """Take an import back; residents worked on since stay. Return how many went.

    Of an import that changed residents, what nobody changed since is put back; of how many.

    Raises:
        NotFoundError: if there is no such import.
    """
    with workspace.records.changing() as change:
        gone = change.undo_import(import_id, workspace.now())
        gone += take_back(workspace, change, import_id)
        note(workspace, change, AuditAction.IMPORT_UNDONE, residents=gone)
    return gone


def _rows(
    header: tuple[str, ...],
    rows: Iterator[tuple[int, tuple[str, ...]]],
    progress: Progress | None,
) -> Iterator[tuple[int, dict[str, str]]]:
    for done, (number, cells) in enumerate(rows):
        if done == MOST_ROWS:
            raise SpreadsheetError(
                f"This file has more than {MOST_ROWS:,} rows, the most that one import takes.",
                what_to_do="Split it into smaller files and import them one after another.",
            )
        if progress is not None and done % PROGRESS_STEP == 0:
            progress(done, None)
        yield number, dict(zip(header, cells, strict=True))


def _row_problem(number: int, mapping: ImportMapping, problem: RefusedError) -> RowProblem:
    rule = mapping.rule(Field.STAGE) if isinstance(problem, StageNotKnownError) else None
    columns = rule.columns if rule is not None else ()
    unknown_in = None if rule is None else Field.STAGE
    return RowProblem(number, columns, f"{problem.what_happened} {problem.what_to_do}", unknown_in)


def _refuse_missing_columns(mapping: ImportMapping, header: tuple[str, ...]) -> None:
    missing = [column for column in mapping.columns if column not in header]
    if missing:
        raise MappingRefusedError(
            f"This file has no column “{missing[0]}”, which the mapping wants.",
            what_to_do="Choose another mapping, or say which column is what.",
        )


def _made_reference(number: int, taken: set[str]) -> str:
    reference = f"ROW-{number}"
    while reference.casefold() in taken:
        reference += "-2"
    return reference


def _lacking(mapping: ImportMapping) -> tuple[str, ...]:
    has = {rule.field for rule in mapping.rules}
    sentences = []
    if not has & {Field.GIVEN_NAME, Field.FAMILY_NAME}:
        sentences.append("No names: residents are shown by their reference.")
    if Field.REFERENCE not in has:
        sentences.append("No references: AnchorDesk makes one from the row number.")
    if mapping.number_rows:
        sentences.append(
            "Rows with neither reference nor name are known by their number alone: importing this "
            "file a second time makes everybody a second time."
        )
    if Field.DATE_OF_BIRTH not in has:
        ages = "the age in the file is kept" if Field.AGE in has else "ages are not known"
        sentences.append(f"No dates of birth: {ages}.")
    if Field.ENROLLED in has and Field.ENROLLED_ON not in has:
        sentences.append("No joining dates: returns count them under “Date not known”.")
    if Field.GOT_JOB in has and Field.JOB_STARTED_ON not in has:
        sentences.append("No job start dates: the jobs are kept without a day.")
    if Field.JOB_PAY in has and Field.JOB_PAY_UNIT not in has:
        sentences.append(
            "Pay without a unit, such as 12.60, is taken as pay an hour; above £50 the row needs "
            "fixing."
        )
    return tuple(sentences)
