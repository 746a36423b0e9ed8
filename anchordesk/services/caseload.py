"""The caseload as a list to look through."""

from __future__ import annotations

from dataclasses import dataclass

from anchordesk.services.library import Library
from anchordesk.services.records import CaseloadRow
from anchordesk.services.workspace import Workspace

NOT_ENROLLED = "Not enrolled"


@dataclass(frozen=True, slots=True)
class CaseloadEntry:
    """A row of the caseload with what people read.

    Attributes:
        stage_title: Short title of the stage, or "Not enrolled".
        in_work: Whether the stage is one after the job started.
        search_text: Everything that search looks through, case folded.
    """

    row: CaseloadRow
    stage_title: str
    in_work: bool
    search_text: str


def list_caseload(workspace: Workspace) -> tuple[CaseloadEntry, ...]:
    """Return every resident of this desk, by name."""
    with workspace.records.reading() as reading:
        rows = reading.caseload()
    return tuple(_entry(row, workspace.library) for row in rows)


def _entry(row: CaseloadRow, library: Library) -> CaseloadEntry:
    title, in_work = NOT_ENROLLED, False
    if row.pathway_code is not None and row.stage is not None:
        stage = library.newest_pathway(row.pathway_code).stage(row.stage)
        title, in_work = stage.short_title, stage.in_work
    words = (row.name, row.reference, row.next_action, title)
    return CaseloadEntry(row, title, in_work, " ".join(words).casefold())
