"""What use cases ask of the records about imports: what one adds or changes, and takes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from anchordesk.domain.identifiers import ImportId, ResidentId
from anchordesk.domain.outcome import JobOutcome
from anchordesk.domain.pathway import Enrolment, StageMove
from anchordesk.domain.resident import Resident
from anchordesk.services.progress import Progress, no_progress


@dataclass(frozen=True, slots=True)
class NewCase:
    """Everything that one row of an import adds."""

    resident: Resident
    enrolment: Enrolment | None = None
    moves: tuple[StageMove, ...] = ()
    outcome: JobOutcome | None = None


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """An import that was carried out, so that it can be undone as one.

    Attributes:
        residents: How many were added, or changed.
        changes: How many fields of residents were changed; None where residents were added.
    """

    id: ImportId
    file_name: str
    imported_at: datetime
    residents: int
    undone_at: datetime | None = None
    changes: int | None = None


class ImportReading(Protocol):
    """What is known of imports, and of residents whom a file is compared with."""

    def imports(self) -> tuple[ImportBatch, ...]:
        """Return the imports, newest first."""

    def saved_mappings(self) -> tuple[str, ...]:
        """Return the saved import mappings as JSON text, newest first."""

    def everybody(self) -> Iterator[Resident]:
        """Yield every resident, in the order of adding."""

    def is_reference_of_other(self, resident_id: ResidentId, reference: str) -> bool:
        """Tell whether another resident has this reference."""


class ImportChanging(Protocol):
    """Keeps imports, and takes them back."""

    def add_import(
        self, batch: ImportBatch, cases: Sequence[NewCase], progress: Progress = no_progress
    ) -> None:
        """Keep all cases of an import. Raises DuplicateReferenceError, and what progress raises."""

    def add_batch(self, batch: ImportBatch) -> None:
        """Keep an import that changes residents and adds none."""

    def changes_of_import(
        self, import_id: ImportId
    ) -> Mapping[ResidentId, Mapping[str, tuple[str, str]]]:
        """Return what an import changed: of each resident, by field, the words before and after."""

    def undo_import(self, import_id: ImportId, undone_at: datetime) -> int:
        """Take an import's residents back and return how many went. Raises NotFoundError."""

    def save_mapping(self, name: str, mapping_json: str, saved_at: datetime) -> None:
        """Keep a mapping under its name, replacing an older one."""
