from __future__ import annotations

from datetime import timedelta

from anchordesk.domain.identifiers import ResidentId
from anchordesk.domain.pathway import Enrolment
from anchordesk.services import pathways, residents
from anchordesk.services.board import Board, BoardPlace, board_of, pathway_of_board, read_stages
from anchordesk.services.caseload import list_caseload
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.workspace import Workspace

HOSPITALITY, COUNCIL = "hospitality-to-health", "council-apprenticeships"


def somebody(workspace: Workspace, given: str) -> ResidentId:
    return residents.add(workspace, ResidentDetails(given_name=given, family_name="Rees")).id


def enrolled(workspace: Workspace, who: ResidentId, code: str) -> Enrolment:
    joined = workspace.clock.today() - timedelta(days=20)
    return pathways.enrol(workspace, who, code, joined)


def the_board(workspace: Workspace, wanted: str = "") -> Board:
    stages = read_stages(workspace)
    pathway = pathway_of_board(workspace, stages, wanted)
    assert pathway is not None
    return board_of(pathway, list_caseload(workspace), stages)


def names_on(board: Board) -> dict[str, list[str]]:
    return {
        column.title: [card.row.name for card in column.cards]
        for column in board.columns
        if column.cards
    }


def test_every_stage_has_a_column_and_who_left_stands_last(worker: Workspace) -> None:
    here, gone = somebody(worker, "Here"), somebody(worker, "Gone")
    somebody(worker, "Nowhere")
    enrolled(worker, here, HOSPITALITY)
    left = enrolled(worker, gone, HOSPITALITY)
    pathway = worker.library.newest_pathway(HOSPITALITY)
    pathways.move_stage(worker, left.id, pathway.exits[0].code, worker.clock.today())
    board = the_board(worker)
    titles = [column.title for column in board.columns]
    assert titles == [*(stage.short_title for stage in pathway.stages), "Left"]
    assert names_on(board) == {
        pathway.first_stage.short_title: ["Here Rees"],
        "Left": ["Gone Rees"],
    }
    assert board.columns[-1].place is BoardPlace.LEFT
    assert board.people == 2


def test_somebody_on_two_pathways_stands_on_the_board_of_each(worker: Workspace) -> None:
    both = somebody(worker, "Both")
    enrolled(worker, both, HOSPITALITY)
    enrolled(worker, both, COUNCIL)
    enrolled(worker, somebody(worker, "Other"), HOSPITALITY)
    assert list(names_on(the_board(worker)).values()) == [["Both Rees", "Other Rees"]]
    assert list(names_on(the_board(worker, COUNCIL)).values()) == [["Both Rees"]]


def test_without_enrolments_there_is_no_board(worker: Workspace) -> None:
    somebody(worker, "Nowhere")
    assert pathway_of_board(worker, read_stages(worker), "") is None
