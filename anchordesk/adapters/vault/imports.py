"""Answers what is asked of imports, and keeps what they add or change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from anchordesk.adapters.vault.case_rows import (
    Values,
    first_stamps,
    folded_reference,
    read_resident,
)
from anchordesk.adapters.vault.exchange_rows import import_values, read_import
from anchordesk.adapters.vault.import_storage import keep_import, take_import_back
from anchordesk.adapters.vault.resident_rows import (
    BESIDE,
    changes_by_import,
    residents_joined,
)
from anchordesk.adapters.vault.tables import import_mappings, imports, residents
from anchordesk.adapters.vault.values import Stamp, moment_text
from anchordesk.domain.identifiers import ImportId, ResidentId
from anchordesk.domain.resident import Resident
from anchordesk.services.import_records import ImportBatch, NewCase
from anchordesk.services.progress import Progress, no_progress

ROWS_AT_ONCE = 500


class StoredImports:
    """Meets the port ImportReading on one connection."""

    _connection: Connection

    def imports(self) -> tuple[ImportBatch, ...]:
        """Return the imports, newest first."""
        found = select(imports).order_by(imports.c.imported_at.desc(), imports.c.position.desc())
        return tuple(read_import(row) for row in self._connection.execute(found))

    def saved_mappings(self) -> tuple[str, ...]:
        """Return the saved import mappings as JSON text, newest first."""
        kept = import_mappings.c
        found = select(kept.mapping_json).order_by(kept.saved_at.desc(), kept.position.desc())
        return tuple(self._connection.execute(found).scalars())

    def everybody(self) -> Iterator[Resident]:
        """Yield every resident, in the order of adding."""
        kept = residents.c
        found = (
            select(residents, *BESIDE)
            .select_from(residents_joined())
            .where(kept.deleted_at.is_(None))
            .order_by(kept.position)
        )
        for row in self._connection.execute(found, execution_options={"yield_per": ROWS_AT_ONCE}):
            yield read_resident(row)

    def is_reference_of_other(self, resident_id: ResidentId, reference: str) -> bool:
        """Tell whether another resident has this reference."""
        kept = residents.c
        other = select(kept.position).where(
            kept.reference_folded == folded_reference(reference),
            kept.deleted_at.is_(None),
            kept.id != resident_id.bytes,
        )
        return self._connection.execute(other).first() is not None


class ChangingImports(StoredImports):
    """Meets the port ImportChanging on one connection."""

    def _stamp(self) -> Stamp:
        raise NotImplementedError

    def add_import(
        self, batch: ImportBatch, cases: Sequence[NewCase], progress: Progress = no_progress
    ) -> None:
        """Keep all cases of an import, or none. Raises DuplicateReferenceError."""
        keep_import(self._connection, batch, cases, self._stamp(), progress)

    def add_batch(self, batch: ImportBatch) -> None:
        """Keep an import that changes residents and adds none."""
        values = {**import_values(batch), **first_stamps(self._stamp())}
        self._connection.execute(insert(imports), values)

    def changes_of_import(
        self, import_id: ImportId
    ) -> Mapping[ResidentId, Mapping[str, tuple[str, str]]]:
        """Return what an import changed: of each resident, by field, the words before and after."""
        return changes_by_import(self._connection, import_id)

    def undo_import(self, import_id: ImportId, undone_at: datetime) -> int:
        """Take back the residents of an import whom nobody has worked on; return how many went.

        Raises NotFoundError.
        """
        return take_import_back(self._connection, import_id, undone_at)

    def save_mapping(self, name: str, mapping_json: str, saved_at: datetime) -> None:
        """Keep a mapping under its name, replacing an older one."""
        values: Values = {
            "name": name,
            "mapping_json": mapping_json,
            "saved_at": moment_text(saved_at),
        }
        statement = insert(import_mappings).values(**values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["name"],
                set_={name: statement.excluded[name] for name in values if name != "name"},
            )
        )
