"""Makes the board of the caseload when somebody first asks for it: most days nobody does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from anchordesk.domain.identifiers import ResidentId
from anchordesk.ui.resident.resident_work import ResidentWork
from anchordesk.ui.shell.screen import ScreenContext

if TYPE_CHECKING:
    from anchordesk.ui.caseload.board import BoardView


def late_board(
    context: ScreenContext,
    work: ResidentWork,
    move: Callable[[ResidentId, str], None],
    column: QVBoxLayout,
    below: QWidget,
) -> BoardView:
    """Return a hidden board that was put into a column, above what is `below`."""
    from anchordesk.ui.caseload.board import BoardView  # noqa: PLC0415

    board = BoardView(work.today, context.workspace.worker)
    board.opened.connect(lambda one: context.shell.go("resident", one))
    board.move_asked.connect(move)
    board.hide()
    column.insertWidget(column.indexOf(below), board, 1)
    return board
