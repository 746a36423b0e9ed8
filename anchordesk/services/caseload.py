"""The caseload as a list to look through."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from anchordesk.domain.roles import UseCase
from anchordesk.domain.text import searchable
from anchordesk.services.doors import door
from anchordesk.services.library import Library
from anchordesk.services.records import CaseloadRow
from anchordesk.services.workspace import Workspace

NOT_ENROLLED = "Not enrolled"
LEFT_AS_IT_IS = "Leave as it is"
"""Stands in place of the stage of somebody who asked for that; the filter calls them so, too."""


@dataclass(frozen=True, slots=True)
class CaseloadEntry:
    """A row of the caseload with what people read.

    Attributes:
        stage_title: Short title of the stage, "Left: …" with the reason, "Not enrolled", or "Leave
            as it is".
        in_work: Whether the stage is one after the job started.
        search_text: Everything that search looks through at once, searchable.
    """

    row: CaseloadRow
    stage_title: str
    in_work: bool
    search_text: str


class StageWords(NamedTuple):
    """How a stage is shown: its short title, whether it is one in work, and is one at all."""

    title: str
    in_work: bool
    is_stage: bool = False


@door(UseCase.READ_RECORDS)
def list_caseload(workspace: Workspace) -> tuple[CaseloadEntry, ...]:
    """Return every resident of this desk, by name.

    Of those who asked to be left as they are there is their name alone; `matching` leaves them out
    unless they are looked for.
    """
    with workspace.records.reading() as reading:
        rows = reading.caseload()
    stages = {key: _stage_words(workspace.library, key) for key in {_stage_of(r) for r in rows}}
    return tuple(_entry(row, stages[_stage_of(row)]) for row in rows)


def _stage_of(row: CaseloadRow) -> tuple[str | None, str | None]:
    return row.pathway_code, row.stage


def _stage_words(library: Library, key: tuple[str | None, str | None]) -> StageWords:
    pathway_code, code = key
    if pathway_code is None or code is None:
        return StageWords(NOT_ENROLLED, in_work=False)
    pathway = library.newest_pathway(pathway_code)
    if not pathway.has_stage(code):
        return StageWords(pathway.title_of(code), in_work=False)
    stage = pathway.stage(code)
    return StageWords(stage.short_title, stage.in_work, is_stage=True)


def _entry(row: CaseloadRow, stage: StageWords) -> CaseloadEntry:
    if row.left_as_it_is:
        # No more than is needed to find them by name and to see why they are in no other list.
        bare = replace(
            row, pathway_code=None, stage=None, next_action="", due_on=None, stage_since=None
        )
        named = searchable(f"{row.name} {row.reference}")
        return CaseloadEntry(bare, LEFT_AS_IT_IS, in_work=False, search_text=named)
    if not stage.is_stage and row.stage_since is not None:
        # Since they left, they are at no stage.
        row = replace(row, stage_since=None)
    words = f"{row.name} {row.reference} {row.next_action} {stage.title}"
    return CaseloadEntry(row, stage.title, stage.in_work, searchable(words))
