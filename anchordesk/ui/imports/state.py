"""Where an import stands: what the import screen shows, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.services.edited_caseload import EditedCaseload
from anchordesk.services.import_fixes import CellFix
from anchordesk.services.import_records import ImportBatch
from anchordesk.services.imports import ImportCheck, SheetLook
from anchordesk.ui.imports.problem_list import ProblemLine
from anchordesk.ui.imports.taken_changes import (
    NOTHING_TAKEN,
    USUALLY,
    ChosenOtherwise,
    TakenChanges,
)
from anchordesk.ui.notices import Notice


class ImportStep(StrEnum):
    """The four steps, in order; of a caseload that comes back, changes are the second."""

    FILE = "file"
    COLUMNS = "columns"
    CHECK = "check"
    CHANGES = "changes"
    DONE = "done"


class ImportWork(StrEnum):
    """What is going on in the background."""

    NONE = "none"
    LOOKING = "looking"
    CHECKING = "checking"
    IMPORTING = "importing"
    UNDOING = "undoing"
    SAVING = "saving"


@dataclass(frozen=True, slots=True)
class KnownMappings:
    """Mappings to choose from: those saved on this desk, newest first, then the shipped ones."""

    mappings: tuple[ImportMapping, ...]
    past: tuple[ImportBatch, ...]


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the import screen shows.

    Attributes:
        known: Mappings to choose from; the guess from the column names is the first.
        past: Imports that were carried out on this desk, newest first.
        problems: The rows that the check leaves out, in the order of the file.
        notice: What went wrong last, until the next thing is asked for.
        saved: The file that was written last.
        undone: How many residents an undo took back; None if nothing was undone.
        fixes: Cells that a person corrected.
        unchecked: Whether something was corrected or explained since the last check.
        only_whole: Whether nothing is imported while a row needs fixing.
        edited: What a caseload that comes back would change.
        choice: Which of its changes are taken.
        chosen_otherwise: What was chosen before a lock, to be chosen again once compared anew.
    """

    step: ImportStep = ImportStep.FILE
    work: ImportWork = ImportWork.NONE
    path: Path | None = None
    look: SheetLook | None = None
    mapping: ImportMapping | None = None
    known: tuple[ImportMapping, ...] = ()
    past: tuple[ImportBatch, ...] = ()
    check: ImportCheck | None = None
    problems: tuple[ProblemLine, ...] = ()
    batch: ImportBatch | None = None
    undone: int | None = None
    saved: Path | None = None
    notice: Notice | None = None
    fixes: tuple[CellFix, ...] = ()
    unchecked: bool = False
    only_whole: bool = False
    edited: EditedCaseload | None = None
    choice: TakenChanges = NOTHING_TAKEN
    chosen_otherwise: ChosenOtherwise = USUALLY
