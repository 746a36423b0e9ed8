"""A worker's month at random, whole and with the services broken: each fault must be noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

from anchordesk.domain import application
from anchordesk.domain.application import ApplicationState
from anchordesk.domain.appointment import Appointment
from anchordesk.domain.casework import Action, ActionState
from anchordesk.domain.errors import AnchorDeskError
from anchordesk.domain.milestones import latest_start
from anchordesk.domain.stage_history import before_last_move
from anchordesk.services import (
    casework,
    consents,
    notes,
    pathways,
    referrals,
    residents,
    today,
    today_watches,
)
from anchordesk.services.undoing import Change, take_back
from tests.services import month_of_work
from tests.services.month_of_work import play_at_random, play_by_heart

Fault = Callable[[], Any]


def nothing(*_told: object, **_named: object) -> None:
    """Do not check; do not do."""


def every_move_is_allowed() -> Any:
    return patch.object(pathways, "check_move", nothing)


def a_check_may_be_recorded_early() -> Any:
    return patch.object(pathways, "check_not_early", nothing)


def nobody_is_judged() -> Any:
    return patch.object(pathways, "judge_move", nothing)


def a_stage_plans_nothing() -> Any:
    return patch.object(pathways, "_planned", lambda *_: iter(()))


def what_a_mistaken_move_planned_stays_to_do() -> Any:
    become = Action.become

    def kept_open(action: Action, state: ActionState, now: Any) -> Action:
        return action if state is ActionState.NOT_NEEDED else become(action, state, now)

    return patch.object(Action, "become", kept_open)


def going_back_forgets_since_when() -> Any:
    def forgetful(now: Any, moves: Any) -> Any:
        return replace(before_last_move(now, moves), stage_since=now.stage_since)

    return patch.object(pathways, "before_last_move", forgetful)


def nobody_counts_as_enrolled() -> Any:
    return patch.object(pathways, "has_left", lambda *_: True)


def consent_is_not_asked() -> Any:
    return patch.object(referrals, "require", nothing)


def nobody_is_told_of_a_no() -> Any:
    return patch.object(consents, "_plan_what_follows", lambda *_: [])


def only_a_part_is_undone() -> Any:
    return patch.object(month_of_work, "take_back", lambda work, all_: take_back(work, all_[:1]))


def undoing_overwrites() -> Any:
    def careless(work: Any, changes: Any) -> None:
        with work.records.changing() as change:
            for one in reversed(changes):
                if one.before is None:
                    change.take_away(one.like)
                else:
                    change.keep(one.before)

    return patch.object(month_of_work, "take_back", careless)


def a_deleted_note_stays() -> Any:
    return patch.object(notes, "delete_note", lambda _, contact: Change(contact, None))


def an_application_goes_anywhere() -> Any:
    return patch.object(application, "next_states", lambda _: tuple(ApplicationState))


def a_job_may_end_tomorrow() -> Any:
    def unchecked(work: Any, job: Any, ended_on: Any) -> Change:
        ended = replace(job, ended_on=ended_on)
        with work.records.changing() as change:
            change.keep(ended)
        return Change(job, ended)

    return patch.object(casework, "end_job", unchecked)


def an_appointment_took_place_before_it_began() -> Any:
    return patch.object(Appointment, "closed", lambda one, state, _: replace(one, state=state))


def nobody_misses_a_lone_worker() -> Any:
    return patch.object(Appointment, "return_is_missing", lambda *_: False)


def checks_appear_a_day_late() -> Any:
    return patch.object(
        today_watches, "latest_start", lambda *of: latest_start(*of) - timedelta(days=1)
    )


def the_last_day_of_the_week_is_left_out() -> Any:
    return patch.object(today, "COMING_DAYS", 6)


def changed_details_cannot_be_put_back() -> Any:
    return patch.object(residents, "put_back", nothing)


@contextmanager
def what_is_refused_is_kept_in_part() -> Iterator[None]:
    """The stage is written before the move is judged, in a transaction of its own."""
    move_stage = pathways.move_stage

    def hasty(work: Any, enrolment_id: Any, to_stage: str, *rest: Any, **named: Any) -> Any:
        try:
            return move_stage(work, enrolment_id, to_stage, *rest, **named)
        except AnchorDeskError:
            with work.records.changing() as change:
                change.save_enrolment(replace(change.enrolment(enrolment_id), stage=to_stage))
            raise

    with patch.object(pathways, "move_stage", hasty):
        yield


FAULTS: tuple[Fault, ...] = (
    every_move_is_allowed,
    a_check_may_be_recorded_early,
    nobody_is_judged,
    a_stage_plans_nothing,
    what_a_mistaken_move_planned_stays_to_do,
    going_back_forgets_since_when,
    nobody_counts_as_enrolled,
    consent_is_not_asked,
    nobody_is_told_of_a_no,
    only_a_part_is_undone,
    undoing_overwrites,
    a_deleted_note_stays,
    an_application_goes_anywhere,
    a_job_may_end_tomorrow,
    an_appointment_took_place_before_it_began,
    nobody_misses_a_lone_worker,
    checks_appear_a_day_late,
    the_last_day_of_the_week_is_left_out,
    changed_details_cannot_be_put_back,
    what_is_refused_is_kept_in_part,
)


def test_a_month_of_work() -> None:
    play_at_random(8, 25)


def test_a_month_in_which_every_rule_has_its_turn() -> None:
    play_by_heart()


@pytest.mark.slow
@pytest.mark.parametrize("fault", FAULTS)
def test_a_month_notices_a_fault(fault: Fault) -> None:
    with fault(), pytest.raises((AssertionError, AnchorDeskError)):
        play_by_heart()
