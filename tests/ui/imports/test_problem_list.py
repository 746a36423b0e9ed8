"""A file with thousands of rows to fix is shown without going through them again for each cell."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from anchordesk.domain.import_cells import RowProblem
from anchordesk.domain.import_mapping import ImportMapping
from anchordesk.services.imports import ImportCheck
from anchordesk.ui.imports.check_step import CheckStep
from anchordesk.ui.imports.problem_list import problem_lines
from anchordesk.ui.imports.state import ImportState
from tests.ui.sync.real_desk import ChosenFiles
from tests.ui.sync.screen_frame import load_look

HEADER = ("Name", "Born", "Postcode")


class Watched(tuple[RowProblem, ...]):
    """Counts how often somebody went through it."""

    times = 0

    def __iter__(self) -> Iterator[RowProblem]:
        Watched.times += 1
        return super().__iter__()


def checked(problems: tuple[RowProblem, ...]) -> ImportCheck:
    return ImportCheck(
        file_name="people.csv",
        mapping=ImportMapping("people", ()),
        ready=(),
        problems=problems,
        duplicates=(999,),
        lacking=(),
        notices=(),
        header=HEADER,
        left_out={problem.row: ("Elif", "31.02.1984", "CF1O") for problem in problems},
    )


def test_a_line_names_the_columns_of_every_problem_of_its_row() -> None:
    found = checked(
        (
            RowProblem(2, ("Born",), "No date."),
            RowProblem(2, ("Postcode",), "No postcode."),
            RowProblem(3, (), "Neither name nor reference."),
        )
    )
    lines = problem_lines(found)
    assert [(line.row, line.about) for line in lines] == [
        (2, {"Born", "Postcode"}),
        (2, {"Born", "Postcode"}),
        (3, frozenset()),
        (999, frozenset()),
    ]


def test_cells_are_shown_without_a_look_at_the_other_rows(qapp: QApplication) -> None:
    load_look(qapp)
    problems = Watched(RowProblem(row, ("Born",), "No date.") for row in range(2, 300))
    found = checked(problems)
    state = ImportState(check=found, problems=problem_lines(found), mapping=found.mapping)
    model = SimpleNamespace(state=state, pathway=None, want_whole=lambda **_: None)
    step = CheckStep(cast("Any", model), ChosenFiles())
    before = Watched.times
    step.show_state()
    table = step.table.model()
    shown = [table.index(row, 2).data(Qt.ItemDataRole.DisplayRole) for row in range(298)]
    assert shown == ["31.02.1984"] * 298
    assert Watched.times == before
    step.deleteLater()
