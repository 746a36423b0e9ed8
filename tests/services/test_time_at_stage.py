"""How long people are at their stage: in the list, its filter and order, the board and the file."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anchordesk.domain.identifiers import ResidentId
from anchordesk.services import pathways, residents
from anchordesk.services.board import as_on_pathway, read_stages
from anchordesk.services.caseload import list_caseload
from anchordesk.services.caseload_export import entries_for, sheet_of
from anchordesk.services.export_columns import ExportColumn
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.wanted import Order, Wanted
from anchordesk.services.workspace import Workspace

PATHWAY = "hospitality-to-health"


def enrolled(worker: Workspace, name: str, days: int) -> ResidentId:
    who = residents.add(worker, ResidentDetails(given_name=name)).id
    pathways.enrol(worker, who, PATHWAY, worker.clock.today() - timedelta(days=days))
    return who


@pytest.fixture
def peopled(worker: Workspace) -> Workspace:
    for name, days in (("Ana", 31), ("Ben", 30), ("Cem", 90), ("Dee", 100)):
        enrolled(worker, name, days)
    residents.add(worker, ResidentDetails(given_name="Eve"))
    dee = next(line.row.resident_id for line in list_caseload(worker) if line.row.name == "Dee")
    with worker.records.reading() as reading:
        (on,) = reading.enrolments(dee)
    pathways.move_stage(worker, on.id, "left_moved_away", worker.clock.today())
    return worker


def names(worker: Workspace, wanted: Wanted) -> list[str]:
    return [line.row.name for line in entries_for(worker, wanted)]


def test_more_than_so_many_days_at_a_stage_leaves_out_who_is_at_none(peopled: Workspace) -> None:
    assert names(peopled, Wanted(stage_days=30)) == ["Ana", "Cem"]
    assert names(peopled, Wanted(stage_days=29)) == ["Ana", "Ben", "Cem"]
    assert names(peopled, Wanted(stage_days=90)) == []
    assert Wanted(stage_days=30).narrowed


def test_the_longest_at_a_stage_come_first(peopled: Workspace) -> None:
    in_order = names(peopled, Wanted(order=Order.TIME_AT_STAGE))
    assert in_order == ["Cem", "Ana", "Ben", "Dee", "Eve"]


def test_a_move_begins_the_time_anew(peopled: Workspace) -> None:
    ana = next(line.row.resident_id for line in list_caseload(peopled) if line.row.name == "Ana")
    with peopled.records.reading() as reading:
        (on,) = reading.enrolments(ana)
    pathways.move_stage(peopled, on.id, "training", peopled.clock.today(), "Agreed")
    assert names(peopled, Wanted(stage_days=14)) == ["Ben", "Cem"]


def test_the_file_tells_the_day_and_the_days(peopled: Workspace) -> None:
    columns = {ExportColumn.NAME, ExportColumn.STAGE_SINCE, ExportColumn.STAGE_DAYS}
    rows = {row[0]: row[1:] for row in sheet_of(peopled, list_caseload(peopled), columns).rows}
    assert rows["Ana"] == (date(2026, 10, 23), "31")
    assert rows["Dee"] == rows["Eve"] == (None, "")


def test_a_board_counts_the_time_on_its_own_pathway(worker: Workspace) -> None:
    who = enrolled(worker, "Ana", 40)
    alone = enrolled(worker, "Ben", 20)
    today = worker.clock.today()
    pathways.enrol(worker, who, "general-employability", today - timedelta(days=5))
    lines, stages = list_caseload(worker), read_stages(worker)

    def days(code: str) -> dict[ResidentId, int]:
        on_board = as_on_pathway(worker.library.newest_pathway(code), lines, stages)
        return {
            line.row.resident_id: (today - line.row.stage_since).days
            for line in on_board
            if line.row.stage_since is not None
        }

    assert days(PATHWAY) == {who: 40, alone: 20}
    general = worker.library.newest_pathway("general-employability")
    assert days("general-employability")[who] == 5
    assert as_on_pathway(general, lines, stages) is lines, "nothing is made anew where all is so"
