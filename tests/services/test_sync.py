"""Delivering the outbox: nothing is lost, nothing is called received without the hub's receipt."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from anchordesk.domain.period import Quarter
from anchordesk.services import imports, returns, sync
from anchordesk.services.exchange_records import OutboxItem, OutboxState
from anchordesk.services.ports import HubReply
from anchordesk.services.workspace import Workspace
from tests.fakes.clock import StandingClock
from tests.fakes.hub_transport import FakeHub, Mood


@pytest.fixture
def waiting(joined: Workspace, nsw_file: Path) -> Workspace:
    """A lead's desk with one approved return in its outbox."""
    look = imports.look(joined, nsw_file)
    imports.carry_out(joined, imports.check(joined, nsw_file, look.suggested))
    returns.approve(joined, returns.prepare(joined, "caseload-summary", Quarter(2026, 4)))
    return joined


def only_item(workspace: Workspace) -> OutboxItem:
    (item,) = sync.status(workspace).items
    return item


def test_a_receipt_settles_an_item_and_it_is_not_sent_again(
    waiting: Workspace, hub: FakeHub
) -> None:
    assert sync.status(waiting).headline.startswith("1 item is waiting to be sent.")
    delivery = sync.send_to_hub(waiting)
    assert [item.state for item in delivery.stored] == [OutboxState.STORED]
    assert only_item(waiting).receipt is not None
    sync.send_to_hub(waiting, now_please=True)
    assert len(hub.asked) == 1
    assert sync.status(waiting).headline.startswith(
        "Nothing is waiting. Last received by the network 23 November 2026"
    )


@pytest.mark.parametrize("mood", [Mood.OFF, Mood.LYING, Mood.FORGETFUL, Mood.BUSY])
def test_without_a_true_receipt_it_waits_and_the_same_bytes_go_again(
    waiting: Workspace, hub: FakeHub, clock: StandingClock, mood: Mood
) -> None:
    before = only_item(waiting)
    hub.mood = mood
    sync.send_to_hub(waiting)
    after = only_item(waiting)
    assert after.state is OutboxState.WAITING
    assert after.problem
    assert after.receipt is None
    assert after.next_attempt_at is not None
    hub.mood = Mood.ON
    clock.move(hours=1)
    sync.send_to_hub(waiting)
    assert only_item(waiting).state is OutboxState.STORED
    assert hub.stored == {before.digest: before.body}


def test_a_lying_answer_is_named_as_such(waiting: Workspace, hub: FakeHub) -> None:
    hub.mood = Mood.LYING
    sync.send_to_hub(waiting)
    assert "not the hub's receipt" in only_item(waiting).problem


def test_what_is_not_due_is_not_sent_until_asked(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    hub.mood = Mood.BUSY
    sync.send_to_hub(waiting)
    hub.mood = Mood.ON
    clock.move(seconds=60)
    assert sync.send_to_hub(waiting).stored == ()
    assert len(hub.asked) == 1
    clock.move(seconds=31)
    assert len(sync.send_to_hub(waiting).stored) == 1


def test_send_now_does_not_wait(waiting: Workspace, hub: FakeHub) -> None:
    hub.mood = Mood.BUSY
    sync.send_to_hub(waiting)
    hub.mood = Mood.ON
    assert len(sync.send_to_hub(waiting, now_please=True).stored) == 1


def test_a_refusal_is_held_for_a_person_and_can_be_tried_again(
    waiting: Workspace, hub: FakeHub
) -> None:
    hub.mood = Mood.REFUSING
    sync.send_to_hub(waiting)
    held = only_item(waiting)
    assert held.state is OutboxState.HELD
    assert sync.status(waiting).headline.startswith("1 item needs you.")
    hub.mood = Mood.ON
    assert sync.send_to_hub(waiting, now_please=True).stored == ()
    sync.try_again(waiting, held)
    assert len(sync.send_to_hub(waiting).stored) == 1


def test_a_clock_set_back_by_years_does_not_stop_delivery(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    hub.mood = Mood.OFF
    sync.send_to_hub(waiting)
    hub.mood = Mood.ON
    clock.move(days=-3650)
    assert len(sync.send_to_hub(waiting).stored) == 1


@pytest.mark.parametrize("years", [3, -10])
def test_a_clock_that_jumps_while_the_hub_answers_does_not_stop_delivery(
    waiting: Workspace,
    hub: FakeHub,
    clock: StandingClock,
    monkeypatch: pytest.MonkeyPatch,
    years: int,
) -> None:
    send = hub.send

    def jump_and_send(*arguments: str | bytes, **named: bool | bytes) -> HubReply:
        clock.move(days=365 * years)
        return send(*arguments, **named)  # type: ignore[arg-type]

    hub.mood = Mood.OFF
    with monkeypatch.context() as jumping:
        jumping.setattr(hub, "send", jump_and_send)
        sync.send_to_hub(waiting)
    before = only_item(waiting)
    assert before.state is OutboxState.WAITING
    hub.mood = Mood.ON
    clock.move(days=-365 * years)
    assert len(sync.send_to_hub(waiting, now_please=years > 0).stored) == 1
    assert only_item(waiting).digest == before.digest


def test_after_an_hour_of_failures_all_arrives_and_the_hub_was_not_stormed(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    before = only_item(waiting)
    hub.mood = Mood.OFF
    for _ in range(60 * 12):
        sync.send_to_hub(waiting)
        clock.move(seconds=5)
    assert 4 <= len(hub.asked) <= 60, "a look every five seconds is not a request every time"
    hub.mood = Mood.ON
    clock.move(minutes=30)
    assert [item.digest for item in sync.send_to_hub(waiting).stored] == [before.digest]
    assert list(hub.stored) == [before.digest]


def test_an_item_left_in_the_middle_of_sending_goes_out_the_next_time(
    waiting: Workspace, hub: FakeHub
) -> None:
    with waiting.records.changing() as change:
        change.settle(replace(only_item(waiting), state=OutboxState.SENDING))
    assert len(sync.send_to_hub(waiting).stored) == 1


def test_waits_grow_but_never_beyond_half_an_hour(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    hub.mood = Mood.OFF
    for _ in range(40):
        sync.send_to_hub(waiting, now_please=True)
        due = only_item(waiting).next_attempt_at
        assert due is not None
        assert clock.now() < due <= clock.now() + sync.LONGEST_WAIT


def test_a_desk_without_a_hub_says_that_it_works_on_its_own(lead: Workspace) -> None:
    assert sync.send_to_hub(lead).stored == ()
    assert sync.status(lead).headline.startswith("This desk works on its own.")


def test_the_next_try_is_when_the_oldest_is_due_since_the_others_wait_behind_it(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    hub.mood = Mood.BUSY
    sync.send_to_hub(waiting)
    newer = replace(
        only_item(waiting),
        id=waiting.identifiers.new_id(),
        digest="0" * 64,
        next_attempt_at=None,
        attempts=0,
    )
    with waiting.records.changing() as change:
        change.add_to_outbox(newer)
    clock.move(seconds=5)
    due = sync.status(waiting).next_attempt_at
    assert due is not None
    assert due > clock.now()
    assert sync.send_to_hub(waiting).stored == ()
    assert len(hub.asked) == 1


def test_trying_again_twice_takes_no_receipt_back(waiting: Workspace, hub: FakeHub) -> None:
    hub.mood = Mood.REFUSING
    sync.send_to_hub(waiting)
    held = only_item(waiting)
    hub.mood = Mood.ON
    sync.try_again(waiting, held)
    sync.send_to_hub(waiting)
    assert sync.try_again(waiting, held).state is OutboxState.STORED
    assert only_item(waiting).receipt is not None


def test_the_first_wait_is_at_most_five_seconds(
    waiting: Workspace, hub: FakeHub, clock: StandingClock
) -> None:
    hub.mood = Mood.OFF
    sync.send_to_hub(waiting)
    due = only_item(waiting).next_attempt_at
    assert due is not None
    assert clock.now() + timedelta(seconds=1) <= due <= clock.now() + timedelta(seconds=5)
