"""A finished action starts the next one of its pathway, and takes it back when it was not done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.identifiers import EnrolmentId, ResidentId
from anchordesk.services import pathways, plans, residents
from anchordesk.services.casework import NextAction
from anchordesk.services.residents import ResidentDetails
from anchordesk.services.today import list_today
from anchordesk.services.undoing import take_back
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock

BOOK, RING = "Book the place on the course", "Ring the day before the course"
ASK = "Ask how the course is going"


@pytest.fixture
def in_training(worker: Workspace) -> tuple[ResidentId, EnrolmentId]:
    who = residents.add(worker, ResidentDetails(given_name="Elif")).id
    today = worker.clock.today()
    enrolled = pathways.enrol(worker, who, "hospitality-to-health", today).id
    pathways.move_stage(worker, enrolled, "training", today, "Agreed")
    return who, enrolled


def actions_of(worker: Workspace, who: ResidentId) -> list[Action]:
    with worker.records.reading() as reading:
        return sorted(reading.actions(who), key=lambda action: action.id)


def words_open(worker: Workspace, who: ResidentId) -> list[str]:
    return [a.words.split(":")[0] for a in actions_of(worker, who) if a.state.is_open]


def finish(worker: Workspace, who: ResidentId, state: ActionState = ActionState.DONE) -> Action:
    """Close the newest action."""
    action = actions_of(worker, who)[-1]
    plans.set_action_state(worker, action.id, state)
    return action


def test_each_action_that_is_done_brings_the_next_with_its_day(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId], clock: StandingClock
) -> None:
    who, _ = in_training
    assert words_open(worker, who) == [BOOK]
    clock.move(days=3)
    finish(worker, who)
    assert words_open(worker, who) == [RING]
    assert actions_of(worker, who)[-1].due_on == clock.today() + timedelta(days=7)
    clock.move(days=7)
    (line,) = list_today(worker).lines
    assert (line.what.startswith(RING), line.after) == (True, BOOK)
    finish(worker, who)
    assert words_open(worker, who) == [ASK]
    finish(worker, who)
    assert words_open(worker, who) == []


def test_undoing_done_takes_the_untouched_next_away(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId]
) -> None:
    who, _ = in_training
    (book,) = before = actions_of(worker, who)
    done = plans.set_action_state(worker, book.id, ActionState.DONE)
    take_back(worker, (done,))
    assert actions_of(worker, who) == before
    # The same by choosing the state, and that can be undone as well.
    plans.set_action_state(worker, book.id, ActionState.DONE)
    with_next = actions_of(worker, who)
    open_again = plans.set_action_state(worker, book.id, ActionState.STARTED)
    assert words_open(worker, who) == [BOOK]
    take_back(worker, (open_again,))
    assert actions_of(worker, who) == with_next


@pytest.mark.parametrize("how", ["undo", "choose"])
def test_a_next_action_that_was_changed_stays_and_comes_no_second_time(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId], how: str
) -> None:
    who, _ = in_training
    book = actions_of(worker, who)[0]
    done = plans.set_action_state(worker, book.id, ActionState.DONE)
    ring = actions_of(worker, who)[-1]
    plans.amend_action(worker, ring.id, NextAction("Ring Elif on Monday", date(2027, 1, 4)))
    if how == "undo":
        take_back(worker, (done,))
    else:
        plans.set_action_state(worker, book.id, ActionState.STARTED)
    assert words_open(worker, who) == [BOOK, "Ring Elif on Monday"]
    plans.set_action_state(worker, book.id, ActionState.DONE)
    assert words_open(worker, who) == ["Ring Elif on Monday"]


def test_what_was_not_needed_starts_nothing(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId]
) -> None:
    who, _ = in_training
    finish(worker, who, ActionState.NOT_NEEDED)
    assert words_open(worker, who) == []
    book = finish(worker, who)
    assert words_open(worker, who) == [RING]
    plans.set_action_state(worker, book.id, ActionState.NOT_NEEDED)
    assert words_open(worker, who) == []


@pytest.mark.parametrize("how", ["left", "moved by mistake"])
def test_nothing_follows_on_a_pathway_that_is_over(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId], how: str
) -> None:
    who, enrolled = in_training
    if how == "left":
        pathways.move_stage(worker, enrolled, "left_moved_away", worker.clock.today())
    else:
        pathways.reverse_last_move(worker, enrolled, "A mistake")
    finish(worker, who)
    assert words_open(worker, who) == []


def test_a_move_taken_back_ends_the_whole_chain(
    worker: Workspace, in_training: tuple[ResidentId, EnrolmentId]
) -> None:
    who, enrolled = in_training
    finish(worker, who)
    pathways.reverse_last_move(worker, enrolled, "A mistake")
    assert words_open(worker, who) == []
