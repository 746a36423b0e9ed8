"""The caseload as a board of one pathway: a column for each stage, with who is at it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Pathway
from anchordesk.domain.roles import UseCase
from anchordesk.services.caseload import CaseloadEntry
from anchordesk.services.doors import door
from anchordesk.services.finding_records import AtStage
from anchordesk.services.workspace import Workspace

Stages = Mapping[str, Mapping[ResidentId, AtStage]]


class BoardPlace(StrEnum):
    """Columns that are no stage of the pathway's newest version."""

    LEFT = "left"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column, its cards in the order that was asked for.

    Attributes:
        stage: Code of the stage; None for those columns that are none.
        move_to: Code to move to by putting a card here; empty where that cannot be done.
    """

    title: str
    stage: str | None
    place: BoardPlace | None
    move_to: str
    in_work: bool
    cards: tuple[CaseloadEntry, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of a pathway, in its order, those who left last."""

    pathway: Pathway
    columns: tuple[BoardColumn, ...]

    @property
    def people(self) -> int:
        """How many cards there are."""
        return sum(len(column.cards) for column in self.columns)

    @property
    def cards(self) -> tuple[CaseloadEntry, ...]:
        """Every card, column by column."""
        return tuple(card for column in self.columns for card in column.cards)


@door(UseCase.READ_RECORDS)
def read_stages(workspace: Workspace) -> Stages:
    """Return at which stage of which pathway everybody is, those who left among them."""
    with workspace.records.reading() as reading:
        return reading.stages_by_pathway()


def pathway_of_board(workspace: Workspace, stages: Stages, wanted: str) -> Pathway | None:
    """Return the wanted pathway, else the one with most people; None where nobody is on any."""
    if wanted:
        return workspace.library.newest_pathway(wanted)
    fullest = max(stages, key=lambda code: (len(stages[code]), code), default="")
    return workspace.library.newest_pathway(fullest) if fullest else None


def as_on_pathway(
    pathway: Pathway, lines: tuple[CaseloadEntry, ...], stages: Stages
) -> tuple[CaseloadEntry, ...]:
    """Return the lines with the time at the stage of a pathway, not at that joined last.

    Where nobody is on several, they are the very same lines.
    """
    on_pathway = stages.get(pathway.code, {})
    known = {stage.code for stage in pathway.stages}
    other: dict[int, CaseloadEntry] = {}
    for number, line in enumerate(lines):
        at = on_pathway.get(line.row.resident_id)
        since = at.since if at is not None and at.stage in known else None
        if at is not None and since != line.row.stage_since and not line.row.left_as_it_is:
            other[number] = replace(line, row=replace(line.row, stage_since=since))
    if not other:
        return lines
    return tuple(other.get(number, line) for number, line in enumerate(lines))


def board_of(pathway: Pathway, lines: Iterable[CaseloadEntry], stages: Stages) -> Board:
    """Put those lines that are on a pathway into its columns; their order is kept."""
    cards: dict[str, list[CaseloadEntry]] = {stage.code: [] for stage in pathway.stages}
    left: list[CaseloadEntry] = []
    earlier: list[CaseloadEntry] = []
    on_pathway = stages.get(pathway.code, {})
    exits = {reason.code for reason in pathway.exits}
    for line in lines:
        at = on_pathway.get(line.row.resident_id)
        if at is not None:
            cards.get(at.stage, left if at.stage in exits else earlier).append(line)
    columns = [
        BoardColumn(
            *(stage.short_title, stage.code, None, stage.code, stage.in_work),
            tuple(cards[stage.code]),
        )
        for stage in pathway.stages
    ]
    if earlier:
        columns.append(
            BoardColumn("Earlier stages", None, BoardPlace.EARLIER, "", False, tuple(earlier))
        )
    if pathway.exits:
        way_out = pathway.exits[0].code
        columns.append(BoardColumn("Left", None, BoardPlace.LEFT, way_out, False, tuple(left)))
    return Board(pathway, tuple(columns))
