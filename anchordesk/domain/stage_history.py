"""What remains of an enrolment's moves when those made by mistake are taken out.

A mistake is mended by a move that names the one it reverses. Both stay in the history; nothing
that is worked out from the moves counts either of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from anchordesk.domain.pathway import Enrolment, PathwayRefusedError, StageMove


def moves_that_count(moves: Sequence[StageMove]) -> list[StageMove]:
    """Return the moves without those that were reversed, and without those that reverse."""
    reversed_ids = {move.reverses for move in moves if move.reverses is not None}
    return [move for move in moves if move.reverses is None and move.id not in reversed_ids]


def last_move(moves: Sequence[StageMove]) -> StageMove:
    """Return the move that can be reversed.

    Raises:
        PathwayRefusedError: if there is none: joining cannot be reversed.
    """
    counting = moves_that_count(moves)
    if not counting or counting[-1].from_stage is None:
        raise PathwayRefusedError("There is no move to undo.")
    return counting[-1]


def before_last_move(enrolment: Enrolment, moves: Sequence[StageMove]) -> Enrolment:
    """Return an enrolment as it stood before its last move that counts.

    Raises:
        PathwayRefusedError: if there is none.
    """
    stage = last_move(moves).from_stage
    if stage is None:
        raise PathwayRefusedError("There is no move to undo.")
    before = moves_that_count(moves)[:-1]
    since = before[-1].moved_on if before else None
    return replace(enrolment, stage=stage, stage_since=since)
