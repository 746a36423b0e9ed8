"""Taking a move back restores what stood before it, and everything worked out from it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anchordesk.domain.identifiers import EnrolmentId, ResidentId, StageMoveId
from anchordesk.domain.milestones import next_check
from anchordesk.domain.pathway import Enrolment, PathwayRefusedError, StageMove
from anchordesk.domain.pathway_file import read_pathway
from anchordesk.domain.stage_history import before_last_move, last_move, moves_that_count
from anchordesk.settings import resource_path

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
BEGUN = date(2026, 1, 5)
PATH = resource_path("pathways", "hospitality-to-health.toml")
PATHWAY = read_pathway(PATH.read_text("utf-8"), PATH.name)
ENROLMENT = Enrolment(
    EnrolmentId(UUID(int=1)), ResidentId(UUID(int=2)), PATHWAY.code, 1, "referral", BEGUN, BEGUN
)
CODES = [*(s.code for s in PATHWAY.stages), *(e.code for e in PATHWAY.exits)]


class History:
    """An enrolment and its moves, as the use cases keep them."""

    def __init__(self) -> None:
        self.now = ENROLMENT
        self.moves = [self._move(None, "referral", BEGUN)]

    def go(self, stage: str, day: date) -> None:
        self.moves.append(self._move(self.now.stage, stage, day))
        self.now = Enrolment(
            ENROLMENT.id, ENROLMENT.resident_id, PATHWAY.code, 1, stage, BEGUN, day
        )

    def take_back(self) -> None:
        mistake = last_move(self.moves)
        before = before_last_move(self.now, self.moves)
        day = mistake.moved_on or BEGUN
        self.moves.append(self._move(self.now.stage, before.stage, day, mistake.id))
        self.now = before

    def _move(
        self, start: str | None, end: str, day: date, back: StageMoveId | None = None
    ) -> StageMove:
        number = len(self.moves) if hasattr(self, "moves") else 0
        identifier = StageMoveId(UUID(int=number))
        return StageMove(identifier, ENROLMENT.id, start, end, day, "", NOON, "S", back)


def test_joining_cannot_be_taken_back() -> None:
    with pytest.raises(PathwayRefusedError, match="no move to undo"):
        last_move(History().moves)


steps = st.lists(st.tuples(st.sampled_from(CODES), st.integers(0, 30)), max_size=8)


@given(steps, steps)
def test_taking_moves_back_restores_the_state_and_its_checks(
    kept: list[tuple[str, int]], mistaken: list[tuple[str, int]]
) -> None:
    history, day = History(), BEGUN
    for stage, later in kept:
        day += timedelta(days=later)
        history.go(stage, day)
    before = history.now
    counted = moves_that_count(history.moves)
    check = next_check(PATHWAY, before.stage, history.moves)
    for stage, later in mistaken:
        day += timedelta(days=later)
        history.go(stage, day)
    for _ in mistaken:
        history.take_back()
    assert history.now == before
    assert moves_that_count(history.moves) == counted
    assert next_check(PATHWAY, history.now.stage, history.moves) == check
    assert len(history.moves) == 1 + len(kept) + 2 * len(mistaken), "nothing is erased"
